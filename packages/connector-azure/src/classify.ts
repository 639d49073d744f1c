import { CadastreError, type ErrorClass, type Failure, HttpError } from '@cadastre/core';

/** What Microsoft's codes mean, where the status alone would say something else. Seen in recorded answers, or in Microsoft's lists of errors. */
const CLASS_OF: Readonly<Record<string, ErrorClass>> = {
  // Azure Resource Manager: the subscription does not use the provider.
  MissingSubscriptionRegistration: 'unsupported',
  SubscriptionNotRegistered: 'unsupported',
  InvalidResourceNamespace: 'unsupported',
  FeatureNotSupportedForAccount: 'unsupported',
  OperationNotSupportedOnAccount: 'unsupported',
  ReadOnlyDisabledSubscription: 'unsupported',
  SubscriptionNotFound: 'gone',
  ExpiredAuthenticationToken: 'expired',
  InvalidAuthenticationToken: 'expired',
  InvalidAuthenticationTokenTenant: 'denied',
  // Microsoft Graph
  Authorization_RequestDenied: 'denied',
  Authentication_RequestFromNonPremiumTenantOrB2CTenant: 'unsupported',
  Authentication_RequestFromUnsupportedUserRole: 'denied',
  Request_ResourceNotFound: 'gone',
  RateLimiting: 'throttled',
  TooManyRequests: 'throttled',
};

interface Body {
  readonly error?: { readonly code?: unknown; readonly message?: unknown };
}

/** Says what kind of failure an error of Microsoft's APIs is, or of signing in to them. */
export function classifyAzureError(error: unknown): Failure {
  if (error instanceof CadastreError) return { class: 'bug', code: error.code, message: error.message };
  if (!(error instanceof HttpError)) return classifyOther(error);
  const { code: given, message: said } = (error.body as Body | null)?.error ?? {};
  const code = typeof given === 'string' && given !== '' ? given : `HTTP_${error.status}`;
  const message = `${error.message}${typeof said === 'string' ? `: ${said.slice(0, 200)}` : ''}`;
  const errorClass = CLASS_OF[code] ?? ofStatus(error.status);
  const wait = Number(error.headers.get('retry-after') ?? Number.NaN);
  return { class: errorClass, code, message, ...(Number.isNaN(wait) ? {} : { retryAfterMs: wait * 1_000 }) };
}

function ofStatus(status: number): ErrorClass {
  if (status === 401) return 'expired';
  if (status === 403) return 'denied';
  if (status === 404) return 'gone';
  if (status === 429) return 'throttled';
  return status >= 500 || status < 400 ? 'transient' : 'invalid';
}

/** Errors of `fetch` itself, and those of `@azure/identity`, which says by the name that there is no way to sign in. */
function classifyOther(error: unknown): Failure {
  const {
    name = 'Error',
    message = '',
    cause,
    statusCode,
  } = (error ?? {}) as {
    name?: string;
    message?: string;
    cause?: { code?: unknown };
    statusCode?: number;
  };
  if (['CredentialUnavailableError', 'AggregateAuthenticationError', 'AuthenticationRequiredError'].includes(name))
    return { class: 'denied', code: name, message: firstLine(message) };
  if (name === 'AuthenticationError')
    return { class: (statusCode ?? 400) >= 500 ? 'transient' : 'denied', code: name, message: firstLine(message) };
  const code = typeof cause?.code === 'string' ? cause.code : undefined;
  if (name === 'TypeError' && (message === 'fetch failed' || message === 'terminated'))
    return { class: 'transient', code: code ?? 'NETWORK', message: `no answer: ${code ?? message}` };
  if (['AbortError', 'TimeoutError', 'RestError'].includes(name)) return { class: 'transient', code: name, message };
  return { class: 'bug', code: name, message };
}

function firstLine(text: string): string {
  return (text.split('\n', 1)[0] ?? '').slice(0, 300);
}
