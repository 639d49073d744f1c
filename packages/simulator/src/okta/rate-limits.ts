const MINUTE_MS = 60_000;

/** Counts the calls of each endpoint, as Okta does by the minute. */
export function rateLimits(callsPerMinute: number) {
  const counts = new Map<string, { window: number; calls: number }>();
  return {
    /** Counts a call, and says in Okta's headers what is left. */
    headers(operation: string): Record<string, string> {
      const window = Math.floor(Date.now() / MINUTE_MS);
      const known = counts.get(operation);
      const count = known?.window === window ? known : { window, calls: 0 };
      counts.set(operation, count);
      count.calls += 1;
      return {
        'x-rate-limit-limit': String(callsPerMinute),
        'x-rate-limit-remaining': String(Math.max(0, callsPerMinute - count.calls)),
        'x-rate-limit-reset': String(((window + 1) * MINUTE_MS) / 1_000),
      };
    },
    /** True when the last call counted was one too many. */
    isOver: (operation: string): boolean => (counts.get(operation)?.calls ?? 0) > callsPerMinute,
  };
}
