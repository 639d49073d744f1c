import { isRawNode, looksLikeInstant, type TypedProperties } from './decode-value.js';

/** Runs a trusted statement where the query ran. */
type Run = (
  cypher: string,
  parameters: Readonly<Record<string, unknown>>,
) => Promise<readonly Record<string, unknown>[]>;

/** Cypher for the properties of a node or relationship that differ from their text: a datetime does, a string never. */
export function typedKeys(variable: string): string {
  return `[key IN keys(${variable}) WHERE ${variable}[key] <> toString(${variable}[key])] AS typed`;
}

/** Asks which properties are no strings, for the nodes in an answer in which something looks like an instant. */
export async function findTypedProperties(run: Run, rows: readonly object[]): Promise<TypedProperties> {
  const ids = new Set<unknown>();
  for (const row of rows) collect(row, ids);
  if (ids.size === 0) return new Map();
  const found = await run(`MATCH (n) WHERE id(n) IN $ids RETURN id(n) AS id, ${typedKeys('n')}`, { ids: [...ids] });
  return new Map(found.map(({ id, typed }) => [id, new Set(typed as string[])]));
}

function collect(value: object, ids: Set<unknown>): void {
  const inner: unknown[] = Object.values(value);
  if (isRawNode(value) && inner.some(looksLikeInstant)) ids.add(value._id);
  for (const element of inner) if (typeof element === 'object' && element !== null) collect(element, ids);
}
