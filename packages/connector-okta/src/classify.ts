import { type ErrorClass, HttpError, httpClassifier } from '@cadastre/core';
import { resetIn } from './allowance.js';

/** What Okta's error codes mean, where the status alone would say something else. Seen in recorded answers, or in Okta's list of errors. */
const CLASSES: Readonly<Record<string, ErrorClass>> = {
  E0000005: 'denied', // invalid session
  E0000006: 'denied',
  E0000007: 'gone',
  E0000009: 'transient', // internal error
  E0000011: 'expired', // the token is not valid (any more)
  E0000015: 'unsupported', // the organization does not have the feature; comes with status 401
  E0000022: 'unsupported', // the endpoint does not support the method
  E0000047: 'throttled',
  E0000060: 'unsupported', // unsupported operation
};

/** Says what kind of failure an error of Okta's API is. */
export const classifyOktaError = httpClassifier({
  codeOf: ['errorCode'],
  messageOf: ['errorSummary'],
  classes: CLASSES,
  // All types of policy that are asked for are Okta's own: one that is not valid is one that the organization does not have.
  classOf: ({ code, message }) =>
    code === 'E0000001' && /: (?:type|policyType)\b/.test(message) ? 'unsupported' : undefined,
  retryAfterMs: resetIn,
});

/** Gives undefined where Okta says that there is no such thing. Anything else is thrown on. */
export async function orAbsent<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    const isOktas404 = error instanceof HttpError && error.status === 404;
    if (isOktas404 && (error.body as { errorCode?: unknown } | null)?.errorCode === 'E0000007') return undefined;
    throw error;
  }
}
