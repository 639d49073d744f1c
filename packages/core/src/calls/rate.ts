import { TokenBucket } from 'limiter';

/** Slowest that throttling can make a rate, in calls a second. */
const SLOWEST = 0.5;
/** A burst of throttled answers is one event: calls that were under way when the rate was lowered do not lower it again. */
const SETTLE_MS = 1_000;
/** What one success adds to a lowered rate: about a call a second every second, and a quarter where so little is allowed that this would be too much. */
const growth = (rate: number): number => Math.min(rate / 4, 1 / rate);

/** A rate that follows what the provider allows. */
export interface Rate {
  /** Resolves when the next call may be made. */
  turn(): Promise<void>;
  /** Lowers the rate to half of what was too much: the calls of the last second, where there were fewer than it allows. */
  onThrottled(): void;
  /** Lets it grow again. */
  onSuccess(): void;
}

/** Makes a rate that starts at `perSecond` calls a second and never goes above it. */
export function adaptiveRate(perSecond: number): Rate {
  const bucket = new TokenBucket({ bucketSize: 1, tokensPerInterval: 1, interval: 'second' });
  let loweredAt = Number.NEGATIVE_INFINITY;
  /** When the calls of the last second were made. */
  const turns: number[] = [];

  function setRate(rate: number): void {
    bucket.drip();
    bucket.tokensPerInterval = rate;
    // A burst of one second, and at least of one call.
    bucket.bucketSize = Math.max(1, rate);
  }

  function lastSecond(): number {
    const now = performance.now();
    while (turns[0] !== undefined && turns[0] < now - 1_000) turns.shift();
    return turns.length;
  }

  setRate(perSecond);
  bucket.content = bucket.bucketSize;
  return {
    turn: async () => {
      await bucket.removeTokens(1);
      lastSecond();
      turns.push(performance.now());
    },
    onThrottled() {
      const now = performance.now();
      if (now - loweredAt < SETTLE_MS) return;
      loweredAt = now;
      const rate = bucket.tokensPerInterval;
      // Few calls may have been throttled for somebody else's: they say less.
      setRate(Math.max(SLOWEST, rate / 4, Math.min(rate, lastSecond() || rate) / 2));
      bucket.content = Math.min(bucket.content, 1);
    },
    onSuccess() {
      const rate = bucket.tokensPerInterval;
      if (rate < perSecond) setRate(Math.min(perSecond, rate + growth(rate)));
    },
  };
}
