import { TokenBucket } from 'limiter';

/** Slowest that throttling can make a rate, in calls a second. */
const SLOWEST = 0.5;
/** A burst of throttled answers is one event: calls that were under way when the rate was halved do not halve it again. */
const SETTLE_MS = 1_000;

/** A rate that follows what the provider allows. */
export interface Rate {
  /** Resolves when the next call may be made. */
  turn(): Promise<void>;
  /** Halves the rate. */
  onThrottled(): void;
  /** Lets it grow again, by about one call a second every second. */
  onSuccess(): void;
}

/** Makes a rate that starts at `perSecond` calls a second and never goes above it. */
export function adaptiveRate(perSecond: number): Rate {
  // A burst of one second, and at least of one call.
  const bucketSize = Math.max(1, perSecond);
  const bucket = new TokenBucket({ bucketSize, tokensPerInterval: perSecond, interval: 'second' });
  bucket.content = bucketSize;
  let halvedAt = Number.NEGATIVE_INFINITY;
  return {
    turn: async () => {
      await bucket.removeTokens(1);
    },
    onThrottled() {
      const now = performance.now();
      if (now - halvedAt < SETTLE_MS) return;
      halvedAt = now;
      bucket.drip();
      bucket.tokensPerInterval = Math.max(SLOWEST, bucket.tokensPerInterval / 2);
      bucket.content = Math.min(bucket.content, 1);
    },
    onSuccess() {
      if (bucket.tokensPerInterval === perSecond) return;
      bucket.drip();
      bucket.tokensPerInterval = Math.min(perSecond, bucket.tokensPerInterval + 1 / bucket.tokensPerInterval);
    },
  };
}
