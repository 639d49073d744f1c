import { expect, test } from 'vitest';
import { readRetryAfter } from './retry-after.js';

const NOW = Date.UTC(2026, 10, 23, 12, 0, 0);

test.each([
  ['7', 7_000],
  [' 0.5 ', 500],
  ['1000000000', 1e12],
  ['Mon, 23 Nov 2026 12:00:30 GMT', 30_000],
  ['Mon, 23 Nov 2026 11:00:00 GMT', 0],
  ['', undefined],
  ['-1', undefined],
  ['soon', undefined],
  ['2026', 2_026_000],
  ['Infinity', undefined],
  [undefined, undefined],
])('%j is %s ms', (header, expected) => {
  expect(readRetryAfter(header, NOW)).toBe(expected);
});
