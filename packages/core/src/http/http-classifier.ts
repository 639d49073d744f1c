import { readRetryAfter } from '../calls/retry-after.js';
import { CadastreError } from '../errors.js';
import type { ErrorClass, Failure } from '../fetch/outcome.js';
import { redact } from '../redact.js';
import { classifyThrown } from './classify-thrown.js';
import { HttpError } from './http-error.js';
import { serverTime } from './server-time.js';
import { valueAt } from './value-at.js';

/** What is known of an answer that is no success. */
export interface FailedAnswer {
  readonly status: number;
  /** The provider's own name for the error, or one of RFC 6749's, or `HTTP_` and the status. */
  readonly code: string;
  /** What the provider says of it, whole; empty where it says nothing. Not to be shown. */
  readonly message: string;
  readonly headers: Headers;
  /** Parsed where it is JSON, else the text. */
  readonly body: unknown;
}

/** Where a provider's errors say what they are, and what its codes mean. */
export interface HttpClassifierOptions {
  /** The names that lead to the code in the body: `['error', 'code']`. */
  readonly codeOf?: readonly string[];
  /** The names that lead to the message. */
  readonly messageOf?: readonly string[];
  /** What codes mean, where the status alone would say something else. */
  readonly classes?: Readonly<Record<string, ErrorClass>>;
  /** For what the code alone does not tell; asked after `classes`, and undefined leaves it to the status. */
  readonly classOf?: (answer: FailedAnswer) => ErrorClass | undefined;
  /** How long to wait after a call too many, by headers of the provider's own. `Retry-After` is read in any case, and goes first. */
  readonly retryAfterMs?: (headers: Headers) => number | undefined;
}

/** Codes that a token endpoint gives: RFC 6749, section 5.2, and those of section 4.1.2.1 that some give there too. */
const TOKEN_CLASSES: Readonly<Record<string, ErrorClass>> = {
  invalid_request: 'invalid',
  invalid_client: 'denied',
  invalid_grant: 'denied',
  unauthorized_client: 'denied',
  unsupported_grant_type: 'invalid',
  invalid_scope: 'denied',
  access_denied: 'denied',
  server_error: 'transient',
  temporarily_unavailable: 'transient',
};

const MOST_CHARACTERS = 200;

/**
 * Makes the `classify` of a source that reads through an `httpClient`: it says what kind of failure an error is, by its code, else by its
 * status, and gives it a message that may be shown.
 *
 * @example
 * ```ts
 * import { httpClassifier } from '@cadastre/core';
 *
 * const classify = httpClassifier({
 *   codeOf: ['error', 'code'],
 *   messageOf: ['error', 'message'],
 *   classes: { SubscriptionNotRegistered: 'unsupported', ExpiredAuthenticationToken: 'expired' },
 * });
 * ```
 */
export function httpClassifier(options: HttpClassifierOptions): (error: unknown) => Failure {
  return (error) => {
    if (error instanceof CadastreError) return { class: 'bug', code: error.code, message: redact(error.message) };
    return error instanceof HttpError ? classifyAnswer(error, options) : classifyThrown(error);
  };
}

function classifyAnswer(error: HttpError, options: HttpClassifierOptions): Failure {
  const { status, headers, body } = error;
  const own = textAt(body, options.codeOf);
  const code = own ?? textAt(body, ['error']) ?? `HTTP_${status}`;
  const message = textAt(body, options.messageOf) ?? textAt(body, ['error_description']) ?? '';
  const errorClass =
    classIn(options.classes, code) ??
    options.classOf?.({ status, code, message, headers, body }) ??
    classIn(TOKEN_CLASSES, code) ??
    classOfStatus(status, options.codeOf === undefined ? typeof body !== 'string' || body === '' : own !== undefined);
  const retryAfterMs = waitOf(errorClass, headers, options.retryAfterMs);
  return {
    class: errorClass,
    code: shown(code),
    message: message === '' ? error.message : `${error.message}: ${shown(message)}`,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
}

/** @param isOfApi - false for what something between us and the API may have answered: its "not found" says nothing of the thing */
function classOfStatus(status: number, isOfApi: boolean): ErrorClass {
  if (status === 401) return 'expired';
  if (status === 403) return 'denied';
  if (status === 404 || status === 410) return isOfApi ? 'gone' : 'invalid';
  if (status === 429) return 'throttled';
  // A redirect, or a success that is none, comes from something between us and the API.
  return status >= 500 || status < 400 || status === 408 ? 'transient' : 'invalid';
}

function waitOf(
  errorClass: ErrorClass,
  headers: Headers,
  own: HttpClassifierOptions['retryAfterMs'],
): number | undefined {
  if (errorClass !== 'throttled' && errorClass !== 'transient') return undefined;
  const asked = readRetryAfter(headers.get('retry-after') ?? undefined, serverTime(headers));
  // When a limit begins anew stands in every answer of some: it is no time to wait after an error of the server.
  return asked ?? (errorClass === 'throttled' ? own?.(headers) : undefined);
}

function classIn(classes: HttpClassifierOptions['classes'] = {}, code: string): ErrorClass | undefined {
  return Object.hasOwn(classes, code) ? classes[code] : undefined;
}

function textAt(body: unknown, path: readonly string[] | undefined): string | undefined {
  const value = path === undefined ? undefined : valueAt(body, path);
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Redacted before it is cut: no rule knows a piece of a secret. */
function shown(text: string): string {
  return redact(text).replaceAll(/\s+/g, ' ').trim().slice(0, MOST_CHARACTERS).toWellFormed();
}
