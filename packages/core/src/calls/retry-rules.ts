import type { ErrorClass, Failure } from '../fetch/outcome.js';
import type { CallLimits } from './call-limits.js';

/** How often a call is made again after a failure of each class. What is not here would fail in the same way again. */
const RETRIES: Readonly<Partial<Record<ErrorClass, number>>> = { throttled: 8, transient: 3, expired: 1 };

/**
 * How long to wait before the next attempt, in milliseconds; undefined when there is to be none.
 *
 * @param retry - 0 for the first retry of a call
 * @param random - from 0 to 1: the whole delay is random ("full jitter"), so that many clients that failed together do not come back together
 */
export function delayBeforeRetry(
  failure: Failure,
  retry: number,
  limits: Pick<CallLimits, 'firstDelayMs' | 'maxDelayMs'>,
  random: number,
): number | undefined {
  if (retry >= (RETRIES[failure.class] ?? 0)) return undefined;
  if (failure.class === 'expired') return 0;
  const backoff = random * Math.min(limits.maxDelayMs, limits.firstDelayMs * 2 ** retry);
  // Never before the provider's time; the jitter on top keeps apart those that it told the same.
  const asked = Math.min(failure.retryAfterMs ?? 0, limits.maxDelayMs);
  return asked + backoff;
}
