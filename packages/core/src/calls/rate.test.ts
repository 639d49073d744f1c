import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { adaptiveRate } from './rate.js';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'performance', 'Date', 'hrtime'] }));
afterEach(() => void vi.useRealTimers());

/** How many of many turns come within a second. */
async function turnsInASecond(rate: ReturnType<typeof adaptiveRate>): Promise<number> {
  let turns = 0;
  let open = true;
  const take = async () => {
    while (open) {
      await rate.turn();
      turns += 1;
    }
  };
  const taking = take();
  await vi.advanceTimersByTimeAsync(1_000);
  open = false;
  await vi.advanceTimersByTimeAsync(10_000);
  await taking;
  return turns;
}

test('a burst of one second’s calls may go at once, the others in turn', async () => {
  const rate = adaptiveRate(20, 60_000);
  expect(await turnsInASecond(rate)).toBeLessThanOrEqual(41);
});

test('throttling lowers it to half of the calls that were too many, where fewer were made than it allows', async () => {
  const rate = adaptiveRate(40, 60_000);
  for (let call = 0; call < 30; call += 1) await rate.turn();
  rate.onThrottled();
  expect(await turnsInASecond(rate)).toBeLessThanOrEqual(17);
});

test('a call that is throttled alone does not lower it to nothing, but again and again does', async () => {
  const rate = adaptiveRate(40, 60_000);
  await rate.turn();
  rate.onThrottled();
  expect(await turnsInASecond(rate)).toBeGreaterThan(8);
  for (let times = 0; times < 3; times += 1) {
    await vi.advanceTimersByTimeAsync(2_000);
    rate.onThrottled();
  }
  expect(await turnsInASecond(rate)).toBeLessThanOrEqual(3);
});

test('a lowered rate grows slowly where little is allowed', async () => {
  const rate = adaptiveRate(100, 60_000);
  for (let times = 0; times < 6; times += 1) {
    rate.onThrottled();
    await vi.advanceTimersByTimeAsync(2_000);
  }
  for (let call = 0; call < 5; call += 1) rate.onSuccess();
  expect(await turnsInASecond(rate)).toBeLessThanOrEqual(7);
  for (let call = 0; call < 10_000; call += 1) rate.onSuccess();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await turnsInASecond(rate)).toBeGreaterThan(90);
});

test('throttling halves it, once for all that were under way, and success lets it grow again', async () => {
  const rate = adaptiveRate(40, 60_000);
  await vi.advanceTimersByTimeAsync(5_000);
  for (let index = 0; index < 10; index += 1) rate.onThrottled();
  const slow = await turnsInASecond(rate);
  expect(slow).toBeGreaterThan(10);
  expect(slow).toBeLessThanOrEqual(23);
  for (let index = 0; index < 2_000; index += 1) rate.onSuccess();
  expect(await turnsInASecond(rate)).toBeGreaterThan(38);
});

test('what the provider says is left is spread over the time until its limit begins anew', async () => {
  const rate = adaptiveRate(100, 60_000);
  // 600 a minute, a tenth of which is left to others: 240 in 24 seconds.
  rate.onAllowance({ limit: 600, remaining: 300, resetMs: 24_000 });
  for (let call = 0; call < 10; call += 1) await rate.turn();
  expect(await turnsInASecond(rate)).toBeLessThanOrEqual(12);
  rate.onAllowance({ limit: 600, remaining: 600, resetMs: 1_000 });
  expect(await turnsInASecond(rate)).toBeGreaterThan(90);
});

test('where the provider leaves nothing, nothing is called until its limit begins anew', async () => {
  const rate = adaptiveRate(100, 60_000);
  rate.onAllowance({ limit: 600, remaining: 60, resetMs: 90 });
  let made = false;
  const turn = rate.turn().then(() => {
    made = true;
  });
  await vi.advanceTimersByTimeAsync(80);
  expect(made).toBe(false);
  await vi.advanceTimersByTimeAsync(20);
  await turn;
  expect(made).toBe(true);
});

test('a provider whose clock is wrong closes it for no longer than a retry may wait', async () => {
  const rate = adaptiveRate(100, 50);
  rate.onAllowance({ limit: 600, remaining: 0, resetMs: 86_400_000 });
  let made = false;
  const turn = rate.turn().then(() => {
    made = true;
  });
  await vi.advanceTimersByTimeAsync(40);
  expect(made).toBe(false);
  await vi.advanceTimersByTimeAsync(20);
  await turn;
});

test('whoever waits for a limit to begin anew is let go when the run ends', async () => {
  const rate = adaptiveRate(100, 60_000);
  rate.onAllowance({ limit: 600, remaining: 0, resetMs: 60_000 });
  const abort = new AbortController();
  const turn = rate.turn(abort.signal);
  abort.abort();
  await expect(turn).rejects.toThrow('aborted');
});
