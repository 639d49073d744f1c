import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { MakeCall } from '../calls/api-call.js';
import { sharedUntil } from './shared-until.js';

const MINUTE_MS = 60_000;
const call: MakeCall = () => Promise.reject(new Error('not called'));

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

/** How often a token that lasts so long has been asked for when it was needed once a minute. */
async function asksInAnHour(minutes: number | undefined): Promise<number> {
  let asks = 0;
  const ask = async () => {
    asks += 1;
    return minutes === undefined ? undefined : Date.now() + minutes * MINUTE_MS;
  };
  const token = sharedUntil(ask, (ends) => ends);
  for (let minute = 0; minute < 60; minute += 1) {
    await token.ready(call);
    const ends = token.current();
    if (ends !== undefined) expect(ends).toBeGreaterThan(Date.now());
    vi.advanceTimersByTime(MINUTE_MS);
  }
  return asks;
}

test.each([
  ['without an end', undefined, 1],
  ['of an hour, five minutes before its end', 60, 2],
  ['of five minutes, at half its time and not before every call', 5, 20],
])('a token %s is renewed', async (_name, minutes, asks) => {
  expect(await asksInAnHour(minutes)).toBe(asks);
});

test('all who wait wait for one answer; a failure is not kept', async () => {
  let asks = 0;
  const token = sharedUntil(
    async () => {
      asks += 1;
      if (asks === 1) throw new Error('no');
      return 'token';
    },
    () => undefined,
  );
  await expect(Promise.all([token.ready(call), token.ready(call)])).rejects.toThrow('no');
  await Promise.all([token.ready(call), token.ready(call)]);
  expect([asks, token.current()]).toEqual([2, 'token']);
  token.forget();
  expect(token.current()).toBe('token');
  await token.ready(call);
  expect(asks).toBe(3);
});
