import { CadastreError, type ErrorClass, type Failure, HttpError } from '@cadastre/core';
import { resetIn } from './allowance.js';

/** What Okta's error codes mean, where the status alone would say something else. Seen in recorded answers, or in Okta's list of errors. */
const CLASS_OF: Readonly<Record<string, ErrorClass>> = {
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

/** Codes that the token endpoint gives: RFC 6749, section 5.2. */
const OAUTH_CLASS_OF: Readonly<Record<string, ErrorClass>> = {
  invalid_client: 'denied',
  invalid_scope: 'denied',
  unauthorized_client: 'denied',
  access_denied: 'denied',
};

interface OktaErrorBody {
  readonly errorCode?: unknown;
  readonly errorSummary?: unknown;
  readonly error?: unknown;
  readonly error_description?: unknown;
}

/** Says what kind of failure an error of Okta's API is. */
export function classifyOktaError(error: unknown): Failure {
  if (error instanceof CadastreError) return { class: 'bug', code: error.code, message: error.message };
  if (!(error instanceof HttpError)) return classifyOther(error);
  const { errorCode, errorSummary, error: oauthError, error_description } = bodyOf(error);
  const code = textOf(errorCode) ?? textOf(oauthError) ?? `HTTP_${error.status}`;
  const summary = textOf(errorSummary) ?? textOf(error_description);
  const message = `${error.message}${summary === undefined ? '' : `: ${summary.slice(0, 200)}`}`;
  const errorClass = CLASS_OF[code] ?? OAUTH_CLASS_OF[code] ?? ofSummary(code, summary) ?? ofStatus(error.status);
  const retryAfterMs = errorClass === 'throttled' ? resetIn(error.headers) : undefined;
  return { class: errorClass, code, message, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}

/** All types of policy that are asked for are Okta's own: one that is not valid is one that the organization does not have. */
function ofSummary(code: string, summary = ''): ErrorClass | undefined {
  return code === 'E0000001' && /: (?:type|policyType)\b/.test(summary) ? 'unsupported' : undefined;
}

function ofStatus(status: number): ErrorClass {
  if (status === 401) return 'expired';
  if (status === 403) return 'denied';
  if (status === 404) return 'gone';
  if (status === 429) return 'throttled';
  // A redirect, or a success that is none, comes from something between us and Okta.
  return status >= 500 || status < 400 ? 'transient' : 'invalid';
}

/** Errors of `fetch` itself: Node says what happened in their cause. */
function classifyOther(error: unknown): Failure {
  const { name = 'Error', message = '', cause } = (error ?? {}) as { name?: string; message?: string; cause?: unknown };
  const code = (cause as { code?: unknown } | undefined)?.code;
  if (name === 'TypeError' && (message === 'fetch failed' || message === 'terminated'))
    return { class: 'transient', code: textOf(code) ?? 'NETWORK', message: `no answer: ${textOf(code) ?? message}` };
  if (name === 'AbortError' || name === 'TimeoutError') return { class: 'transient', code: name, message };
  return { class: 'bug', code: name, message };
}

function bodyOf({ body }: HttpError): OktaErrorBody {
  return typeof body === 'object' && body !== null ? body : {};
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Gives undefined where Okta says that there is no such thing. Anything else is thrown on. */
export async function orAbsent<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof HttpError && error.status === 404 && bodyOf(error).errorCode === 'E0000007') return undefined;
    throw error;
  }
}
