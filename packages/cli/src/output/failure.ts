import type { ErrorClass } from '@cadastre/core';

/** What a class of failure means, in words that end a sentence. */
export const FAILURE_WORDS: Readonly<Record<ErrorClass, string>> = {
  throttled: 'the provider asked to slow down',
  transient: 'the provider or the network failed for a moment',
  expired: 'there are no valid credentials',
  denied: 'the credentials may not read it',
  unsupported: 'it does not exist there',
  gone: 'it was deleted meanwhile',
  invalid: 'the provider refused the request as wrong',
  bug: 'the connector has a fault',
};

/** What to do about a class of failure of the source `source`. */
export function failureHint(failure: ErrorClass, source: string, hasPolicy = true): string {
  if (failure === 'denied' && !hasPolicy)
    return `Grant the calls that \`cadastre plan\` lists for ${source}, then sync again.`;
  if (failure === 'denied') return `Grant what \`cadastre policy ${source}\` prints, then sync again.`;
  if (failure === 'expired') return 'Renew the credentials, or set them, then sync again.';
  if (failure === 'throttled') return 'Sync again later, or with a smaller --concurrency.';
  if (failure === 'bug' || failure === 'invalid') return 'Please report it with the reason shown.';
  return 'Sync again: what failed for a moment mostly works the next time.';
}

/** The words for a class that the ledger holds as text. */
export function failureWords(errorClass: string): string {
  return Object.hasOwn(FAILURE_WORDS, errorClass) ? FAILURE_WORDS[errorClass as ErrorClass] : errorClass;
}
