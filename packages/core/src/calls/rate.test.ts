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
  const rate = adaptiveRate(20);
  expect(await turnsInASecond(rate)).toBeLessThanOrEqual(41);
});

test('throttling lowers it to half of the calls that were too many, however many more were allowed', async () => {
  const rate = adaptiveRate(100);
  for (let call = 0; call < 10; call += 1) await rate.turn();
  rate.onThrottled();
  expect(await turnsInASecond(rate)).toBeLessThanOrEqual(7);
  await vi.advanceTimersByTimeAsync(60_000);
  // Nor has it saved up a burst meanwhile.
  expect(await turnsInASecond(rate)).toBeLessThanOrEqual(11);
});

test('a lowered rate grows by a tenth every second, so that little is not exceeded at once', async () => {
  const rate = adaptiveRate(100);
  for (let call = 0; call < 4; call += 1) await rate.turn();
  rate.onThrottled();
  for (let call = 0; call < 10; call += 1) rate.onSuccess();
  // From two a second to three, and one to begin with.
  expect(await turnsInASecond(rate)).toBeLessThanOrEqual(5);
  for (let call = 0; call < 1_000; call += 1) rate.onSuccess();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await turnsInASecond(rate)).toBeGreaterThan(90);
});

test('throttling halves it, once for all that were under way, and success lets it grow again', async () => {
  const rate = adaptiveRate(40);
  await vi.advanceTimersByTimeAsync(5_000);
  for (let index = 0; index < 10; index += 1) rate.onThrottled();
  const slow = await turnsInASecond(rate);
  expect(slow).toBeGreaterThan(10);
  expect(slow).toBeLessThanOrEqual(23);
  for (let index = 0; index < 2_000; index += 1) rate.onSuccess();
  expect(await turnsInASecond(rate)).toBeGreaterThan(38);
});
