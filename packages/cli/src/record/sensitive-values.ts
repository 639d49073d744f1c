import { createHash } from 'node:crypto';
import type { SchemaModel } from '@cadastre/codegen';
import { emissionOf, type Fetch, type Row, type Source } from '@cadastre/core';

/** Says of a value in an answer, by the names on the way to it, whether a schema declares it sensitive. */
export type IsSensitive = (keys: readonly string[], value: string | number) => boolean;

/** By the schemas' own files, where they are there, and by what the rows keep in the place of a secret. */
export function sensitiveValues(models: readonly SchemaModel[], hashes: ReadonlySet<string>): IsSensitive {
  const paths = models.flatMap(pathsOf).filter((path) => path.length > 0);
  return (keys, value) =>
    hashes.has(createHash('sha256').update(String(value)).digest('hex')) ||
    paths.some((path) => path.every((key, index) => keys[keys.length - path.length + index] === key));
}

function pathsOf(model: SchemaModel): readonly (readonly string[])[] {
  const edges = 'relationships' in model ? model.relationships : [];
  return [model, ...edges].flatMap(({ properties }) =>
    properties.flatMap(({ sensitive, origin }) =>
      sensitive === undefined || origin.kind !== 'path' ? [] : [origin.path.map(({ key }) => key)],
    ),
  );
}

/** The source, with what its rows keep in the place of secrets added to `hashes`. */
export function noteHashes(source: Source, hashes: Set<string>): Source {
  return { ...source, fetches: source.fetches.map((fetch) => noteRows(fetch, hashes)) };
}

function noteRows(fetch: Fetch, hashes: Set<string>): Fetch {
  return {
    ...fetch,
    async *run(context) {
      const { scope, parent } = context as unknown as Readonly<Record<string, unknown>>;
      for await (const yielded of fetch.run(context)) {
        const { schema, record } = emissionOf(fetch, yielded);
        const secrets = schema.properties.filter(({ secret }) => secret === true);
        if (secrets.length > 0) {
          const row = rowOf(() => (schema.map as (...args: unknown[]) => Row)(record, scope, parent));
          for (const { name } of secrets)
            for (const hash of [row?.properties[name] ?? []].flat()) hashes.add(String(hash));
        }
        yield yielded;
      }
    },
  };
}

/** A record that cannot be stored is the engine's to report. */
function rowOf(map: () => Row): Row | undefined {
  try {
    return map();
  } catch {
    return undefined;
  }
}
