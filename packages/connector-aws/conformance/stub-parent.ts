import type { SchemaModel } from '@cadastre/codegen';

/** Values that make a fetch ask about the parent at all. */
const TELLING: Readonly<Record<string, string>> = { region: 'us-east-1', state: 'available', snapshot_type: 'manual' };

/** The partition that is read. */
export const SCOPE = { account: '644160558196', region: 'us-east-1', organization: 'o-recorded0' } as const;

/** A parent for fetches that are run for one at a time. The answers do not depend on it. */
export function stubParent(
  label: string | undefined,
  schemas: readonly SchemaModel[],
): Readonly<Record<string, unknown>> | undefined {
  if (label === undefined) return undefined;
  const properties = schemas
    .filter((schema) => (schema.kind === 'node' ? schema.name === label : schema.for === label))
    .flatMap((schema) => schema.properties);
  const values = properties.map(({ name, type, list }) => [name, list || type !== 'string' ? null : textOf(name)]);
  return { ...Object.fromEntries(values), id: textOf('arn') };
}

function textOf(name: string): string {
  const arn = `arn:aws:recorded:${SCOPE.region}:${SCOPE.account}:recorded`;
  return TELLING[name] ?? (/arn$/.test(name) ? arn : 'recorded');
}
