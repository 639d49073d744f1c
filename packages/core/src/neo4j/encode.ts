import { types } from 'neo4j-driver';
import { CadastreError } from '../errors.js';
import type { Values } from '../model/row.js';
import type { Property } from '../model/schema.js';
import type { EdgeWrite, NodeWrite } from '../statement/statement.js';
import type { QueryParameter, WriteBatch } from '../store/graph-store.js';

/** Somebody's parameters may contain themselves; nobody needs this many levels. */
const MAX_DEPTH = 64;

/**
 * The rows of a batch as the driver takes them. The driver writes every JavaScript number as a float, so integers are passed as bigint,
 * by the type that the schema gives the property. A row with a null in a match key is left out: it can match nothing.
 */
export function encodeRows(batch: WriteBatch): readonly unknown[] {
  const properties = 'properties' in batch.statement ? batch.statement.properties : [];
  const floats = new Set(properties.filter(({ type }) => type === 'float').map(({ name }: Property) => name));
  if (batch.statement.kind === 'create-nodes') {
    return (batch.rows as readonly NodeWrite[]).map(({ id, digest, edges, properties: values }) => {
      const row: unknown[] = [id, digest ?? null, edges ?? null];
      for (const { name } of properties)
        row.push(floats.has(name) ? (values[name] ?? null) : encodeValue(values[name] ?? null));
      return row;
    });
  }
  if (batch.statement.kind !== 'upsert-edges') return encodeNodes(batch.rows as readonly NodeWrite[], floats);
  return (batch.rows as readonly EdgeWrite[]).flatMap((row, index) => {
    if ([...row.from, ...row.to].some((value) => value === null)) return [];
    const ends = [...row.from, ...row.to].map(encodeValue);
    return [[BigInt(index), encodeProperties(row.properties ?? {}, floats), row.match ?? null, ...ends]];
  });
}

/** Rows of nodes, by name. */
export function encodeNodes(
  rows: readonly NodeWrite[],
  floats: ReadonlySet<string>,
): readonly Record<string, unknown>[] {
  return rows.map((row, index) => ({
    index,
    id: row.id,
    properties: encodeProperties(row.properties, floats),
    labels: row.labels ?? [],
    digest: row.digest ?? null,
    edges: row.edges ?? null,
  }));
}

function encodeProperties(properties: Values, floats: ReadonlySet<string>): Record<string, unknown> {
  const encoded: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(properties)) encoded[name] = floats.has(name) ? value : encodeValue(value);
  return encoded;
}

/** A value as the driver takes it: whole numbers become integers, a Date an instant in UTC. */
function encodeValue(value: unknown): unknown {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value;
  if (typeof value === 'bigint' && BigInt.asIntN(64, value) !== value)
    throw unstorable('an integer of more than 64 bits');
  if (value instanceof Date) return encodeDate(value);
  if (Array.isArray(value)) return value.map(encodeValue);
  return value;
}

/** `fromStandardDate` would keep the machine's own zone. */
function encodeDate(date: Date): unknown {
  const year = date.getUTCFullYear();
  if (!(year >= 0 && year <= 9999)) throw unstorable('a datetime that is invalid or outside of the years 0 to 9999');
  return new types.DateTime(
    year,
    date.getUTCMonth() + 1,
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
    date.getUTCMilliseconds() * 1_000_000,
    0,
  );
}

/** The parameters of somebody's query as the driver takes them. Throws `QUERY_REFUSED` for what it would follow for ever. */
export function encodeParameters(parameters: Readonly<Record<string, QueryParameter>>): Record<string, unknown> {
  return encodeMap(parameters, 0);
}

function encodeMap(map: Readonly<Record<string, unknown>>, depth: number): Record<string, unknown> {
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, encodeParameter(value, depth + 1)]));
}

function encodeParameter(value: unknown, depth: number): unknown {
  if (depth > MAX_DEPTH) {
    throw new CadastreError({
      code: 'QUERY_REFUSED',
      message: 'A parameter is nested too deeply, or contains itself.',
      hint: 'Pass plain values.',
    });
  }
  if (Array.isArray(value)) return value.map((element) => encodeParameter(element, depth + 1));
  if (value !== null && typeof value === 'object' && !(value instanceof Date))
    return encodeMap(value as Record<string, unknown>, depth);
  return encodeValue(value);
}

function unstorable(what: string): CadastreError {
  return new CadastreError({ code: 'STORE_FAILED', message: `Neo4j cannot store ${what}.` });
}
