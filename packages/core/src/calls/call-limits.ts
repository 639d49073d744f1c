/** What bounds the calls of one run. */
export interface CallLimits {
  /** Longest time of one attempt, in milliseconds. */
  readonly timeoutMs: number;
  /** The first retry waits up to this long, in milliseconds; each further one up to twice as long. */
  readonly firstDelayMs: number;
  /** No retry waits longer than this, in milliseconds, whatever the provider asks for. */
  readonly maxDelayMs: number;
  /** Retries that a run may make, besides one for every ten calls. One budget for all, so that a broken provider cannot be asked without end. */
  readonly retries: number;
  /** Calls in flight at once, for each limit of the provider's. */
  readonly inFlight: number;
  /** Calls a second to start with, for each limit of the provider's. Throttling halves it; it grows again while there is none. */
  readonly perSecond: number;
}

/** What is not told otherwise. */
export const DEFAULT_CALL_LIMITS: CallLimits = {
  timeoutMs: 30_000,
  firstDelayMs: 200,
  maxDelayMs: 60_000,
  retries: 500,
  inFlight: 10,
  perSecond: 100,
};
