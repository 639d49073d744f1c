import type { Allowance } from '@cadastre/core';

/**
 * What Okta says of the rate limit of the endpoint that was called: https://developer.okta.com/docs/reference/rl-best-practices/.
 * The window ends by Okta's clock, which the answer's date tells.
 */
export function allowanceOf(headers: Headers): Allowance | undefined {
  const limit = numberOf(headers, 'x-rate-limit-limit');
  const remaining = numberOf(headers, 'x-rate-limit-remaining');
  const resetMs = resetIn(headers);
  return limit === undefined || remaining === undefined || resetMs === undefined
    ? undefined
    : { limit, remaining, resetMs };
}

/** Milliseconds until the limit begins anew; undefined where the answer does not tell. */
export function resetIn(headers: Headers): number | undefined {
  const reset = numberOf(headers, 'x-rate-limit-reset');
  if (reset === undefined) return undefined;
  const now = Date.parse(headers.get('date') ?? '');
  return Math.max(0, reset * 1_000 - (Number.isNaN(now) ? Date.now() : now));
}

function numberOf(headers: Headers, name: string): number | undefined {
  const text = headers.get(name);
  return text !== null && /^\d+$/.test(text) ? Number(text) : undefined;
}
