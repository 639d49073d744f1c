import { type ErrorClass, type Failure, HttpError, httpClassifier } from '@cadastre/core';

/** What Microsoft's codes mean, where the status alone would say something else. Seen in recorded answers, or in Microsoft's lists of errors. */
const CLASSES: Readonly<Record<string, ErrorClass>> = {
  // Azure Resource Manager: the subscription does not use the provider, or the resource is not of a kind that has it.
  MissingSubscriptionRegistration: 'unsupported',
  SubscriptionNotRegistered: 'unsupported',
  InvalidResourceNamespace: 'unsupported',
  FeatureNotSupportedForAccount: 'unsupported',
  OperationNotSupportedOnAccount: 'unsupported',
  ReadOnlyDisabledSubscription: 'unsupported',
  // Privileged Identity Management, without Entra ID P2 or Governance.
  AadPremiumLicenseRequired: 'unsupported',
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

/** What Intune says of a tenant that has not bought it. Its code is that of any bad request. */
const NO_INTUNE = /\bRequest not applicable to target tenant\b/;

const classifyAnswer = httpClassifier({
  codeOf: ['error', 'code'],
  messageOf: ['error', 'message'],
  classes: CLASSES,
  classOf: ({ code, message }) => (code === 'BadRequest' && NO_INTUNE.test(message) ? 'unsupported' : undefined),
});

/** What `@azure/identity` throws, by name: https://learn.microsoft.com/javascript/api/@azure/identity. */
const SIGN_IN: Readonly<Record<string, string>> = {
  CredentialUnavailableError: 'there is no such way to sign in here',
  AggregateAuthenticationError: 'no way to sign in worked',
  AuthenticationRequiredError: 'somebody would have to sign in by hand',
};

/** Says what kind of failure an error of Microsoft's APIs is, or of signing in to them. */
export function classifyAzureError(error: unknown): Failure {
  const {
    name = 'Error',
    statusCode,
    errorResponse,
  } = (error ?? {}) as {
    name?: string;
    statusCode?: number;
    errorResponse?: { error?: string };
  };
  const why = SIGN_IN[name];
  // Their messages quote what was asked and answered; `cadastre doctor` and the library's own log say more.
  if (why !== undefined)
    return refusalOf(String((error as Error).message)) ?? { class: 'denied', code: name, message: why };
  if (name === 'AuthenticationError') {
    const answered = new HttpError('the token endpoint', statusCode ?? 400, new Headers(), errorResponse);
    return httpClassifier({})(answered);
  }
  if (name === 'RestError') return { class: 'transient', code: name, message: 'no answer of the token endpoint' };
  return classifyAnswer(error);
}

/** What the authority is busy with, and what keeps one from reaching it: another time it may answer. */
const TRANSIENT = new Set(['temporarily_unavailable', 'server_error', 'endpoints_resolution_error', 'network_error']);

/**
 * What the authority said, of which `@azure/identity` keeps only a text, and whatever it was says that somebody has to sign in. Taken out of it are the code
 * of OAuth and the number that Microsoft explains: https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
function refusalOf(message: string): Failure | undefined {
  const code = /^([a-z_]+): /.exec(message)?.[1];
  if (code === undefined) return undefined;
  const number = /\bAADSTS(\d+)\b/.exec(message)?.[1];
  const more = number === undefined ? '' : `; https://login.microsoftonline.com/error?code=${number} says why`;
  return TRANSIENT.has(code)
    ? { class: 'transient', code, message: `no answer of the token endpoint${more}` }
    : { class: 'denied', code, message: `the token endpoint gives no token${more}` };
}

/** Gives undefined where Azure says, by one of these codes, that there is no such thing. Anything else is thrown on. */
export async function orAbsent<T>(answer: Promise<T>, ...codes: readonly string[]): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    const code =
      error instanceof HttpError ? (error.body as { error?: { code?: string } } | null)?.error?.code : undefined;
    if (code !== undefined && codes.includes(code)) return undefined;
    throw error;
  }
}
