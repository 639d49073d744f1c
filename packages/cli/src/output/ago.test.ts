import { expect, test } from 'vitest';
import { ago } from './ago.js';
import { formatDuration } from './duration.js';

test.each([
  [0, '0 seconds ago'],
  [-5_000, '0 seconds ago'],
  [59_999, '59 seconds ago'],
  [60_000, '1 minute ago'],
  [7_300_000, '2 hours ago'],
  [200 * 86_400_000, '200 days ago'],
])('%d ms ago', (elapsed, words) => {
  expect(ago(1_000_000_000_000 - elapsed, 1_000_000_000_000)).toBe(words);
});

test.each([
  [0.4, '0 ms'],
  [999, '999 ms'],
  [1_000, '1.0 s'],
  [59_999, '60.0 s'],
  [125_000, '2 min 5 s'],
])('%d ms is written', (milliseconds, text) => {
  expect(formatDuration(milliseconds)).toBe(text);
});
