import { expect, test } from 'vitest';
import { formatPath, isListPath, parsePath } from './path.js';

test.each([
  ['Name', [{ key: 'Name', list: false }]],
  [
    'a.b-c.$d',
    [
      { key: 'a', list: false },
      { key: 'b-c', list: false },
      { key: '$d', list: false },
    ],
  ],
  [
    'Tags[].Key',
    [
      { key: 'Tags', list: true },
      { key: 'Key', list: false },
    ],
  ],
  [
    "x.'any.thing'[]",
    [
      { key: 'x', list: false },
      { key: 'any.thing', list: true },
    ],
  ],
])('%s is a path, and is printed as it was', (text, path) => {
  expect(parsePath(text)).toEqual(path);
  expect(formatPath(path)).toBe(text);
});

test.each(['', '.', 'a.', '.a', 'a..b', 'a b', '1a', 'a[0]', 'a[][]', "'a", "''", 'a.constructor', '__proto__', 'a\n'])(
  '%j is no path',
  (text) => {
    expect(parsePath(text)).toBeTypeOf('string');
  },
);

test('a path with [] anywhere gives many values', () => {
  expect(
    isListPath([
      { key: 'a', list: true },
      { key: 'b', list: false },
    ]),
  ).toBe(true);
  expect(isListPath([{ key: 'a', list: false }])).toBe(false);
});
