import { expect, test } from 'vitest';
import { CadastreError } from '../errors.js';
import type { GraphStore, WriteBatch } from './graph-store.js';
import { writeInParts } from './write-in-parts.js';

const OUT_OF_MEMORY = new CadastreError({ code: 'STORE_MEMORY', message: 'no memory' });

/** A store that has memory for so many rows, and the batches that it was asked to write. */
function smallStore(memory: number) {
  const asked: string[] = [];
  const store: Pick<GraphStore, 'write'> = {
    write: async ({ rows }) => {
      asked.push(rows.map((row) => ('id' in row ? row.id : '')).join(''));
      if (rows.length > memory) throw OUT_OF_MEMORY;
      // What is called x is not in the graph.
      const unmatched = rows.flatMap((row, position) => ('id' in row && row.id === 'x' ? [position] : []));
      return { created: rows.length, written: rows.length - unmatched.length, unmatched, conflicting: 1 };
    },
  };
  return { store: store as GraphStore, asked };
}

const batch = (ids: string): WriteBatch => ({
  statement: { kind: 'update-nodes', label: 'Item', properties: [] },
  rows: [...ids].map((id) => ({ id, properties: {} })),
  run: 1,
  partition: 'p',
});

test('a batch that is too large is written in halves, and never again as it was', async () => {
  const { store, asked } = smallStore(2);
  expect(await writeInParts(store, batch('abxdexg'))).toEqual({
    created: 7,
    written: 5,
    unmatched: [2, 5],
    conflicting: 4,
  });
  expect(asked).toEqual(['abxdexg', 'abxd', 'ab', 'xd', 'exg', 'ex', 'g']);
  expect(new Set(asked).size).toBe(asked.length);
});

test('a single row that is too large ends it', async () => {
  await expect(writeInParts(smallStore(0).store, batch('ab'))).rejects.toBe(OUT_OF_MEMORY);
});

test('another error is not mended by a smaller batch', async () => {
  const error = new CadastreError({ code: 'STORE_FAILED', message: 'no' });
  let writes = 0;
  const store = {
    write: async () => {
      writes += 1;
      throw error;
    },
  } as unknown as GraphStore;
  await expect(writeInParts(store, batch('ab'))).rejects.toBe(error);
  expect(writes).toBe(1);
});
