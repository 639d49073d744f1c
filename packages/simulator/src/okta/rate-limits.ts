/** How many calls of one endpoint are allowed in a window of time. */
export interface RateLimit {
  readonly calls: number;
  /** Okta's are of a minute. */
  readonly seconds: number;
}

/** Counts the calls of each endpoint. */
export function rateLimits({ calls, seconds }: RateLimit) {
  const windowMs = seconds * 1_000;
  const counts = new Map<string, { window: number; calls: number }>();
  return {
    /** Counts a call, and says in Okta's headers what is left. */
    headers(operation: string): Record<string, string> {
      const window = Math.floor(Date.now() / windowMs);
      const known = counts.get(operation);
      const count = known?.window === window ? known : { window, calls: 0 };
      counts.set(operation, count);
      count.calls += 1;
      return {
        'x-rate-limit-limit': String(calls),
        'x-rate-limit-remaining': String(Math.max(0, calls - count.calls)),
        'x-rate-limit-reset': String(((window + 1) * windowMs) / 1_000),
      };
    },
    /** True when the last call counted was one too many. */
    isOver: (operation: string): boolean => (counts.get(operation)?.calls ?? 0) > calls,
  };
}
