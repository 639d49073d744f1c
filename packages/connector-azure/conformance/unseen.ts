import type { SchemaModel } from '@cadastre/codegen';

/** The properties of each kind of node that no recorded answer has a value of. */
export type Unseen = Readonly<Record<string, readonly string[]>>;

/**
 * Of all kinds that rows came of, the properties whose path leads nowhere in any answer. That of a path that is wrong looks just so: therefore
 * they are listed in unseen.json, and one that is not is a fault.
 *
 * @param seen - `Schema.property` of each that some answer has a value of
 */
export function unseenOf(models: readonly SchemaModel[], seen: ReadonlySet<string>): Unseen {
  const withRows = new Set([...seen].map((property) => property.split('.')[0]));
  const unseen = models
    .filter(({ name }) => withRows.has(name))
    .map(({ name, properties }): [string, readonly string[]] => {
      const ofAnswer = properties.filter(
        ({ origin }) => origin.kind === 'path' && !/^[A-Z]/.test(origin.path[0]?.key ?? ''),
      );
      return [name, ofAnswer.map((each) => each.name).filter((property) => !seen.has(`${name}.${property}`))];
    });
  return Object.fromEntries(unseen.filter(([, properties]) => properties.length > 0));
}

/** What one list has and another lacks, as `Schema.property`. */
export function without(list: Unseen, other: Unseen): readonly string[] {
  return Object.entries(list).flatMap(([name, properties]) =>
    properties.filter((property) => !other[name]?.includes(property)).map((property) => `${name}.${property}`),
  );
}
