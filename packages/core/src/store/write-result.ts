import type { WriteBatch, WriteResult } from './graph-store.js';

/** A row of a statement that returns one for each that it has written. */
interface ReturnedRow {
  readonly index: number;
  readonly created: boolean;
  readonly differs?: boolean;
  /** Of a relationship that was let go of and had been there before the run. */
  readonly source?: string | null;
  readonly target?: string;
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
      const released = written.flatMap(({ source, target }) =>
        source == null || target === undefined ? [] : [[source, target] as const],
      );
      return {
        created: written.filter(({ created }) => created === true).length,
        written: written.length,
        unmatched: without(rows.length, indexes),
        conflicting: written.filter(({ differs }) => differs === true).length,
        ...(released.length === 0 ? {} : { released }),
      };
    }
  }
}

function without(length: number, indexes: readonly (number | bigint)[]): readonly number[] {
  const missing = new Set(Array(length).keys());
  for (const index of indexes) missing.delete(Number(index));
  return [...missing];
}
