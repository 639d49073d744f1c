import { expect, test } from 'vitest';
import { allowanceOf } from './allowance.js';

test('an answer of Okta’s says what is left of the limit, by its own clock', () => {
  const headers = new Headers({
    date: 'Mon, 14 Jun 2021 15:06:39 GMT',
    'x-rate-limit-limit': '600',
    'x-rate-limit-remaining': '598',
    'x-rate-limit-reset': '1623683229',
  });
  expect(allowanceOf(headers)).toEqual({ limit: 600, remaining: 598, resetMs: 30_000 });
});
