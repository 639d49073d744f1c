import { describe, expect, test } from 'vitest';
import type { ErrorClass, Failure } from '../fetch/outcome.js';
import { delayBeforeRetry } from './retry-rules.js';

const LIMITS = { firstDelayMs: 200, maxDelayMs: 20_000 };
const failure = (errorClass: ErrorClass, retryAfterMs?: number): Failure => ({
  class: errorClass,
  code: 'X',
  message: '',
  ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
});

describe('the retries of each class', () => {
  test.each([
    ['throttled', 8],
    ['transient', 3],
    ['expired', 1],
    ['denied', 0],
    ['unsupported', 0],
    ['gone', 0],
    ['invalid', 0],
    ['bug', 0],
  ] as const)('%s: %i', (errorClass, retries) => {
    const delays = Array.from({ length: 12 }, (_, retry) => delayBeforeRetry(failure(errorClass), retry, LIMITS, 1));
    expect(delays.filter((delay) => delay !== undefined)).toHaveLength(retries);
    expect(delays.slice(retries).every((delay) => delay === undefined)).toBe(true);
  });
});

test('delays double, are wholly random, and have an end', () => {
  const delays = (random: number) =>
    Array.from({ length: 8 }, (_, retry) => delayBeforeRetry(failure('throttled'), retry, LIMITS, random));
  expect(delays(1)).toEqual([200, 400, 800, 1_600, 3_200, 6_400, 12_800, 20_000]);
  expect(delays(0)).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
});

test.each([
  [7_000, 7_000],
  [1e12, 20_000],
  [0, 0],
])('a provider that asks for %i ms is given %i ms at least', (asked, least) => {
  expect(delayBeforeRetry(failure('throttled', asked), 0, LIMITS, 0)).toBe(least);
  expect(delayBeforeRetry(failure('transient', asked), 0, LIMITS, 0.5)).toBe(least + 100);
});
