import { CadastreError, type EdgeWrite, type NodeWrite, type Values, type WriteBatch } from '@cadastre/core';
import { encodeValue } from './encode-value.js';

/** The engine lays properties beside its own keys in a result, so a property of such a name would replace them. */
const ENGINE_KEYS = new Set(['_id', '_labels', '_type', '_source', '_target', '__proto__']);

/** The rows of a batch as the engine takes them. A row with a null in a match key is left out: it can match nothing. */
export function encodeRows(batch: WriteBatch): readonly unknown[] {
  if (batch.statement.kind === 'create-nodes') {
    const names = batch.statement.properties.map(({ name }) => name);
    return batch.rows.map((row, index) => newNodeRow(row as NodeWrite, index, names));
  }
  if (batch.statement.kind !== 'upsert-edges') return batch.rows.map((row, index) => nodeRow(row as NodeWrite, index));
  return edgeRows(batch.rows as readonly EdgeWrite[], batch.statement.type);
}

/** Rows of relationships of a type. */
export function edgeRows(rows: readonly EdgeWrite[], type: string): readonly unknown[] {
  return rows.flatMap((row, index) => edgeRow(row, index, type));
}

// MERGE with a null key does not fail in the engine: all such rows become one node without an id.
function checkId(id: unknown, index: number): void {
  if (typeof id !== 'string' || id === '')
    throw new CadastreError({ code: 'STORE_FAILED', message: `Row ${index} has no id.` });
}

function newNodeRow({ id, digest, edges, properties }: NodeWrite, index: number, names: readonly string[]): unknown[] {
  checkId(id, index);
  const row: unknown[] = [id, digest ?? null, edges ?? null];
  for (const name of names) {
    checkName(name, id);
    row.push(encodeValue(properties[name] ?? null, `${id}.${name}`));
  }
  return row;
}

function checkName(name: string, owner: string): void {
  if (ENGINE_KEYS.has(name))
    throw new CadastreError({ code: 'STORE_FAILED', message: `No property can have the name ${name} (${owner}).` });
}

export function nodeRow(row: NodeWrite, index: number): Record<string, unknown> {
  checkId(row.id, index);
  return {
    index,
    id: row.id,
    properties: encodeProperties(row.properties, row.id),
    labels: [...(row.labels ?? [])],
    digest: row.digest ?? null,
    edges: row.edges ?? null,
  };
}

function edgeRow(row: EdgeWrite, index: number, type: string): readonly unknown[] {
  const encoded: unknown[] = [index, encodeProperties(row.properties ?? {}, type), row.match ?? null];
  for (const value of [...row.from, ...row.to]) {
    if (value === null || value === undefined) return [];
    encoded.push(encodeValue(value, type));
  }
  return [encoded];
}

function encodeProperties(properties: Values, owner: string): Record<string, unknown> {
  const encoded: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(properties)) {
    checkName(name, owner);
    encoded[name] = encodeValue(value ?? null, `${owner}.${name}`);
  }
  return encoded;
}
