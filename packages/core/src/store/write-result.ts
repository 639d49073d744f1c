import type { WriteBatch, WriteResult } from './graph-store.js';

/** A row of a statement that returns one for each that it has written. */
interface ReturnedRow {
  readonly index: number;
  readonly created: boolean;
  readonly differs?: boolean;
}

/** What came of a batch, from the rows that its compiled statement returns. */
export function writeResult({ statement, rows }: WriteBatch, returned: readonly object[]): WriteResult {
  switch (statement.kind) {
    case 'create-nodes':
      return { created: rows.length, written: rows.length, unmatched: [], conflicting: 0 };
    case 'upsert-edges': {
      const [sum] = returned as readonly { readonly indexes: readonly number[]; readonly created: number }[];
      const { indexes = [], created = 0 } = sum ?? {};
      return {
        created: Number(created),
        written: indexes.length,
        unmatched: without(rows.length, indexes),
        conflicting: 0,
      };
    }
    default: {
      const written = returned as readonly ReturnedRow[];
      const indexes = written.map(({ index }) => index);
      return {
        created: written.filter(({ created }) => created === true).length,
        written: written.length,
        unmatched: without(rows.length, indexes),
        conflicting: written.filter(({ differs }) => differs === true).length,
      };
    }
  }
}

function without(length: number, indexes: readonly (number | bigint)[]): readonly number[] {
  const missing = new Set(Array(length).keys());
  for (const index of indexes) missing.delete(Number(index));
  return [...missing];
}
