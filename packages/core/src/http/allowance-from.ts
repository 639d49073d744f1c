import type { Allowance } from '../calls/allowance.js';
import { serverTime } from './server-time.js';

/** The header that says when a rate limit begins anew. */
export interface ResetHeader {
  /** Name of the header. */
  readonly reset: string;
  /** What its number is: a time, in seconds since 1970, or the seconds that are left until then. */
  readonly resetIs: 'epoch_seconds' | 'seconds_left';
}

/** The headers that say how much of a rate limit is left. */
export interface AllowanceHeaders extends ResetHeader {
  /** Name of the header with the calls allowed in one window. */
  readonly limit: string;
  /** Name of the header with the calls left of it. */
  readonly remaining: string;
}

/** The headers of the IETF's draft, up to its sixth version: https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/06/. */
export const DRAFT_RATE_LIMIT: AllowanceHeaders = {
  limit: 'ratelimit-limit',
  remaining: 'ratelimit-remaining',
  reset: 'ratelimit-reset',
  resetIs: 'seconds_left',
};

/**
 * Reads what an answer says of the rate limit of what was called: `allowanceOf` of an `httpClient`. An answer that lacks one of the headers
 * says nothing.
 *
 * @example
 * ```ts
 * import { allowanceFrom } from '@cadastre/core';
 *
 * const allowanceOf = allowanceFrom({
 *   limit: 'x-ratelimit-limit',
 *   remaining: 'x-ratelimit-remaining',
 *   reset: 'x-ratelimit-reset',
 *   resetIs: 'epoch_seconds',
 * });
 * ```
 */
export function allowanceFrom(names: AllowanceHeaders): (headers: Headers) => Allowance | undefined {
  const resetOf = resetFrom(names);
  return (headers) => {
    const limit = numberOf(headers, names.limit);
    const remaining = numberOf(headers, names.remaining);
    const resetMs = resetOf(headers);
    return limit === undefined || remaining === undefined || resetMs === undefined
      ? undefined
      : { limit, remaining, resetMs };
  };
}

/**
 * Reads in how many milliseconds a rate limit begins anew: `retryAfterMs` of an `httpClassifier`, for a provider without `Retry-After`.
 *
 * @example
 * ```ts
 * import { resetFrom } from '@cadastre/core';
 *
 * const retryAfterMs = resetFrom({ reset: 'x-ratelimit-reset', resetIs: 'epoch_seconds' });
 * ```
 */
export function resetFrom({ reset, resetIs }: ResetHeader): (headers: Headers) => number | undefined {
  return (headers) => {
    const seconds = numberOf(headers, reset);
    if (seconds === undefined) return undefined;
    return resetIs === 'seconds_left' ? seconds * 1_000 : Math.max(0, seconds * 1_000 - serverTime(headers));
  };
}

/** The first number of a header: some list the windows of a limit behind it, `100, 100;w=60`. */
function numberOf(headers: Headers, name: string): number | undefined {
  const number = /^\s*(\d{1,15}(?:\.\d{1,9})?)\s*(?:[,;]|$)/.exec(headers.get(name) ?? '')?.[1];
  return number === undefined ? undefined : Number(number);
}
