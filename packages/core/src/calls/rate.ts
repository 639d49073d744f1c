import { setTimeout as sleep } from 'node:timers/promises';
import { TokenBucket } from 'limiter';
import type { Allowance } from './allowance.js';

/** Slowest that throttling can make a rate, in calls a second. */
const SLOWEST = 0.5;
/** A burst of throttled answers is one event: calls that were under way when the rate was lowered do not lower it again. */
const SETTLE_MS = 1_000;
/** What one success adds to a lowered rate: about a call a second every second, and a quarter where so little is allowed that this would be too much. */
const growth = (rate: number): number => Math.min(rate / 4, 1 / rate);

/** This part of what a provider allows is left to its other clients. */
const LEFT_TO_OTHERS = 0.1;

/** A rate that follows what the provider allows. */
export interface Rate {
  /** Resolves when the next call may be made; rejects when the signal is aborted while it waits for a limit to begin anew. */
  turn(signal?: AbortSignal): Promise<void>;
  /** Lowers the rate to half of what was too much: the calls of the last second, where there were fewer than it allows. */
  onThrottled(): void;
  /** Lets it grow again. */
  onSuccess(): void;
  /** Spreads what is left of the provider's limit over the time until it begins anew; where nothing is left, waits until then. */
  onAllowance(allowance: Allowance): void;
}

/**
 * Makes a rate that starts at `perSecond` calls a second and never goes above it.
 *
 * @param maxWaitMs - it is never closed for longer, whatever the provider says: a clock that is wrong must not stop a run
 */
export function adaptiveRate(perSecond: number, maxWaitMs: number): Rate {
  const bucket = new TokenBucket({ bucketSize: 1, tokensPerInterval: 1, interval: 'second' });
  /** The rate that throttling has left. */
  let adapted = perSecond;
  /** The rate that the provider's own figures allow, and until when nothing is allowed. */
  let allowed = perSecond;
  let closedUntil = 0;
  let loweredAt = Number.NEGATIVE_INFINITY;
  /** When the calls of the last second were made. */
  const turns: number[] = [];

  function setRate(): void {
    const rate = Math.min(adapted, allowed);
    if (rate === bucket.tokensPerInterval) return;
    bucket.drip();
    bucket.tokensPerInterval = rate;
    // A burst of one second, and at least of one call.
    bucket.bucketSize = Math.max(1, rate);
    bucket.content = Math.min(bucket.content, bucket.bucketSize);
  }

  function lastSecond(): number {
    const now = performance.now();
    while (turns[0] !== undefined && turns[0] < now - 1_000) turns.shift();
    return turns.length;
  }

  setRate();
  bucket.content = bucket.bucketSize;
  return {
    turn: async (signal) => {
      await bucket.removeTokens(1);
      // Whoever waited may find that the answers of others have closed it meanwhile.
      for (let wait = closedUntil - performance.now(); wait > 0; wait = closedUntil - performance.now())
        await sleep(wait, undefined, { signal });
      lastSecond();
      turns.push(performance.now());
    },
    onThrottled() {
      const now = performance.now();
      if (now - loweredAt < SETTLE_MS) return;
      loweredAt = now;
      const rate = bucket.tokensPerInterval;
      // Few calls may have been throttled for somebody else's: they say less.
      adapted = Math.max(SLOWEST, rate / 4, Math.min(rate, lastSecond() || rate) / 2);
      setRate();
      bucket.content = Math.min(bucket.content, 1);
    },
    onSuccess() {
      if (adapted >= perSecond) return;
      adapted = Math.min(perSecond, adapted + growth(adapted));
      setRate();
    },
    onAllowance({ limit, remaining, resetMs }) {
      const left = remaining - limit * LEFT_TO_OTHERS;
      if (left <= 0) closedUntil = performance.now() + Math.min(resetMs, maxWaitMs);
      else allowed = Math.min(perSecond, Math.max(SLOWEST, (left * 1_000) / Math.max(resetMs, 1)));
      setRate();
    },
  };
}
