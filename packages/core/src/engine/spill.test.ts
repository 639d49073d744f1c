import { readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSpillFolder } from './spill.js';

async function read<T>(chunks: AsyncIterable<readonly T[]>): Promise<(readonly T[])[]> {
  const all: (readonly T[])[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return all;
}

test.each([10, 2_500])('%i items come back in order and whole', async (count) => {
  await using folder = await openSpillFolder();
  const spill = folder.open<unknown>();
  const items = Array.from({ length: count }, (_, index) => ({
    index,
    at: new Date(index),
    big: 2n ** 60n,
    text: 'a\nb',
  }));
  for (let start = 0; start < count; start += 7) await spill.add(items.slice(start, start + 7));
  const chunks = await read(spill.chunks(999));
  expect(chunks.flat()).toEqual(items);
  expect(chunks.every((chunk) => chunk.length <= 999)).toBe(true);
});

test('its files are readable by their owner only, and gone with the folder', async () => {
  const before = new Set(readdirSync(tmpdir()));
  const folder = await openSpillFolder();
  await folder.open<number>().add(Array.from({ length: 1_000 }, (_, index) => index));
  const [name = ''] = readdirSync(tmpdir()).filter(
    (entry) => entry.startsWith('cadastre-') && !before.has(entry) && entry.length === 'cadastre-'.length + 6,
  );
  expect(statSync(join(tmpdir(), name)).mode & 0o777).toBe(0o700);
  await folder[Symbol.asyncDispose]();
  expect(readdirSync(tmpdir())).not.toContain(name);
});
