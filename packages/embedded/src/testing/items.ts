import type { GraphStore, NodeWrite, UpsertNodes, WriteResult } from '@cadastre/core';

export const ITEMS: UpsertNodes = {
  kind: 'upsert-nodes',
  label: 'Item',
  labels: [],
  conditionalLabels: [],
  properties: [],
};

/** Writes items into the partition `p`. */
export function writeItems(store: GraphStore, rows: readonly (NodeWrite | string)[], run = 1): Promise<WriteResult> {
  const nodes = rows.map((row) => (typeof row === 'string' ? { id: row, properties: {} } : row));
  return store.write({ statement: ITEMS, run, partition: 'p', rows: nodes });
}
