import type { WriteBatch, WriteResult } from './graph-store.js';

/** What came of a batch, from the rows that its compiled statement returns. */
export function writeResult({ statement, rows }: WriteBatch, returned: readonly object[]): WriteResult {
  const [first] = returned as readonly Record<string, unknown>[];
  if (statement.kind === 'create-nodes')
    return { created: rows.length, written: rows.length, unmatched: [], conflicting: 0 };
  if (statement.kind === 'upsert-edges') {
    const indexes = (first?.indexes ?? []) as readonly (number | bigint)[];
    const unmatched = without(rows.length, indexes);
    return { created: Number(first?.created ?? 0), written: indexes.length, unmatched, conflicting: 0 };
  }
  const written = returned as readonly {
    readonly index: number;
    readonly created: boolean;
    readonly differs?: boolean;
  }[];
  return {
    created: written.filter(({ created }) => created === true).length,
    written: written.length,
    unmatched: without(
      rows.length,
      written.map(({ index }) => index),
    ),
    conflicting: written.filter(({ differs }) => differs === true).length,
  };
}

function without(length: number, indexes: readonly (number | bigint)[]): readonly number[] {
  const missing = new Set(Array(length).keys());
  for (const index of indexes) missing.delete(Number(index));
  return [...missing];
}
