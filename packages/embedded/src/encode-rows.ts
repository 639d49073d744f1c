import { CadastreError, type EdgeWrite, type NodeWrite, type Values, type WriteBatch } from '@cadastre/core';
import { encodeValue } from './encode-value.js';

/** The engine lays properties beside its own keys in a result, so a property of such a name would replace them. */
const ENGINE_KEYS = new Set(['_id', '_labels', '_type', '_source', '_target', '__proto__']);

/** The rows of a batch as the engine takes them. A row with a null in a match key is left out: it can match nothing. */
export function encodeRows(batch: WriteBatch): readonly Record<string, unknown>[] {
  if (batch.statement.kind !== 'upsert-edges') return batch.rows.map((row, index) => nodeRow(row as NodeWrite, index));
  const type = batch.statement.type;
  return batch.rows.flatMap((row, index) => edgeRow(row as EdgeWrite, index, type));
}

function nodeRow(row: NodeWrite, index: number): Record<string, unknown> {
  // MERGE with a null key does not fail in the engine: all such rows become one node without an id.
  if (typeof row.id !== 'string' || row.id === '') {
    throw new CadastreError({ code: 'STORE_FAILED', message: `Row ${index} has no id.` });
  }
  return {
    index,
    id: row.id,
    properties: encodeProperties(row.properties, row.id),
    labels: [...(row.labels ?? [])],
    digest: row.digest ?? null,
    edges: row.edges ?? null,
  };
}

function edgeRow(row: EdgeWrite, index: number, type: string): readonly Record<string, unknown>[] {
  const encoded: Record<string, unknown> = {
    index,
    properties: encodeProperties(row.properties ?? {}, type),
    matched: row.match ?? null,
  };
  for (const side of ['from', 'to'] as const) {
    for (const [position, value] of row[side].entries()) {
      if (value === null || value === undefined) return [];
      encoded[`${side}${position}`] = encodeValue(value, type);
    }
  }
  return [encoded];
}

function encodeProperties(properties: Values, owner: string): Record<string, unknown> {
  const encoded: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(properties)) {
    if (ENGINE_KEYS.has(name)) {
      throw new CadastreError({ code: 'STORE_FAILED', message: `No property can have the name ${name} (${owner}).` });
    }
    encoded[name] = encodeValue(value ?? null, `${owner}.${name}`);
  }
  return encoded;
}
