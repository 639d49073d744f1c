import { allowanceFrom, resetFrom } from '@cadastre/core';

const RESET = { reset: 'x-rate-limit-reset', resetIs: 'epoch_seconds' } as const;

/** What Okta says of the rate limit of the endpoint that was called: https://developer.okta.com/docs/reference/rl-best-practices/. */
export const allowanceOf = allowanceFrom({
  limit: 'x-rate-limit-limit',
  remaining: 'x-rate-limit-remaining',
  ...RESET,
});

/** Milliseconds until the limit begins anew; undefined where the answer does not tell. */
export const resetIn = resetFrom(RESET);
