/** The kinds of failure, the same for every provider. Each connector's `classify` maps its own errors to one of these. */
export type ErrorClass =
  | 'throttled' // asked to slow down
  | 'transient' // may work when tried again: a reset, a timeout, a 5xx, a truncated answer
  | 'expired' // the credentials ran out in the middle
  | 'denied' // the credentials do not allow the call
  | 'unsupported' // the service or operation does not exist there (a region, a plan)
  | 'gone' // the thing asked about was deleted meanwhile
  | 'invalid' // the provider says that the request is wrong
  | 'bug'; // ours: an undeclared call, a wrong type, an error nobody classified

/** A failure in words that may be shown and stored: no secret, no stack trace. */
export interface Failure {
  readonly class: ErrorClass;
  /** The provider's own name for the error, for example `AccessDeniedException`. */
  readonly code: string;
  readonly message: string;
  /** How long the provider asks to wait, in milliseconds, where it says so. */
  readonly retryAfterMs?: number;
}

/**
 * How the reading of one partition ended. Only `complete` lets anything be deleted: a fetch that threw, stopped half-way or left
 * records out has not seen everything, and what it did not see may still be there.
 */
export type Outcome =
  | { readonly kind: 'complete' }
  | { readonly kind: 'partial'; readonly reason: string; readonly failure?: Failure }
  | { readonly kind: 'not-applicable'; readonly reason: string }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** The outcome of a fetch that threw. */
export function outcomeOf(failure: Failure): Outcome {
  return failure.class === 'unsupported'
    ? { kind: 'not-applicable', reason: `${failure.code}: ${failure.message}` }
    : { kind: 'failed', failure };
}
