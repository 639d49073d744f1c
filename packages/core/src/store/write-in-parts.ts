import { CadastreError } from '../errors.js';
import type { GraphStore, WriteBatch, WriteResult } from './graph-store.js';

/**
 * Writes a batch and, where the store has no memory for it, its halves: the same batch again would fail again.
 *
 * @throws CadastreError whatever the store throws; `STORE_MEMORY` when a single row is too much.
 */
export async function writeInParts(store: GraphStore, batch: WriteBatch): Promise<WriteResult> {
  try {
    return await store.write(batch);
  } catch (error) {
    const { length } = batch.rows;
    if (!(error instanceof CadastreError && error.code === 'STORE_MEMORY') || length < 2) throw error;
    const middle = Math.ceil(length / 2);
    const [first, second] = [part(batch, 0, middle), part(batch, middle, length)];
    const [a, b] = [await writeInParts(store, first), await writeInParts(store, second)];
    return {
      created: a.created + b.created,
      written: a.written + b.written,
      unmatched: [...a.unmatched, ...b.unmatched.map((position) => position + middle)],
      conflicting: a.conflicting + b.conflicting,
    };
  }
}

function part(batch: WriteBatch, start: number, end: number): WriteBatch {
  return { ...batch, rows: batch.rows.slice(start, end) } as WriteBatch;
}
