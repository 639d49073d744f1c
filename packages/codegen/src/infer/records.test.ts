import { expect, test } from 'vitest';
import { recordsOf } from './records.js';

test.each<[name: string, answer: unknown, within: readonly string[], records: number]>([
  ['a list', [{ id: 1 }, { id: 2 }], [], 2],
  ['one record', { id: 1, tags: ['a'], parts: [{ n: 1 }] }, [], 1],
  ['a list beside a cursor', { Functions: [{ a: 1 }, { a: 2 }], NextMarker: 'x' }, ['Functions'], 2],
  ['a list deeper', { response: { result: { items: [{ a: 1 }] } } }, ['response', 'result', 'items'], 1],
  ['two lists: a record', { a: [{ x: 1 }], b: [{ x: 1 }] }, [], 1],
  ['an object in an object: a record', { size: { width: 1 } }, [], 1],
])('%s', (_, answer, within, count) => {
  const found = recordsOf(answer);
  expect(found).toMatchObject({ within });
  expect(typeof found === 'string' ? 0 : found.records.length).toBe(count);
});

test.each<[unknown, string]>([
  [[], 'is an empty list'],
  [{}, 'is an empty object'],
  [['a'], 'is a list of something other than objects'],
  [[{}, null], 'is a list of something other than objects'],
  [7, 'is neither an object nor a list'],
  [null, 'is neither an object nor a list'],
])('%j has no records', (answer, why) => {
  expect(recordsOf(answer)).toBe(why);
});
