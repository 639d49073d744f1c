import { CadastreError, type ErrorClass, type Failure, readRetryAfter } from '@cadastre/core';

/** What AWS calls its errors, by class. Names that several services share stand once. */
const CLASSES: Readonly<Record<Exclude<ErrorClass, 'bug'>, readonly string[]>> = {
  throttled: [
    'BandwidthLimitExceeded',
    'EC2ThrottledException',
    'LimitExceededException',
    'PriorRequestNotComplete',
    'RequestLimitExceeded',
    'RequestThrottled',
    'RequestThrottledException',
    'SlowDown',
    'ThrottledException',
    'Throttling',
    'ThrottlingException',
    'TooManyRequestsException',
  ],
  transient: [
    'AbortError',
    'DependencyTimeoutException',
    'ForeignAnswer',
    'InternalError',
    'InternalFailure',
    'InternalServerError',
    'InternalServiceErrorException',
    'KMSInternalException',
    'RequestTimeout',
    'RequestTimeoutException',
    'ServiceException',
    'ServiceFailure',
    'ServiceFailureException',
    'ServiceUnavailable',
    'ServiceUnavailableException',
    'SyntaxError',
    'TimeoutError',
    'Unavailable',
  ],
  expired: [
    'CredentialsProviderError',
    'ExpiredToken',
    'ExpiredTokenException',
    'RequestExpired',
    'RequestInTheFuture',
    'RequestTimeTooSkewed',
    'TokenRefreshRequired',
  ],
  denied: [
    'AccessDenied',
    'AccessDeniedException',
    'AllAccessDisabled',
    'AuthFailure',
    'AuthorizationError',
    'Forbidden',
    'InvalidAccessKeyId',
    'InvalidClientTokenId',
    'NotAuthorized',
    'SignatureDoesNotMatch',
    'UnauthorizedOperation',
    'UnrecognizedClientException',
  ],
  unsupported: [
    'AWSOrganizationsNotInUseException',
    'InvalidAction',
    'NotImplemented',
    'OptInRequired',
    'SubscriptionRequiredException',
    'UnknownOperationException',
    'UnsupportedOperation',
    'UnsupportedOperationException',
  ],
  gone: [
    'NoSuchBucket',
    'NoSuchEntity',
    'NoSuchEntityException',
    'NotFound',
    'NotFoundException',
    'ResourceNotFoundException',
  ],
  invalid: [
    'InvalidParameter',
    'InvalidParameterException',
    'InvalidParameterValue',
    'InvalidRequestException',
    'MalformedPolicyDocument',
    'MalformedQueryString',
    'ValidationError',
    'ValidationException',
  ],
};

const CLASS_OF = new Map(
  Object.entries(CLASSES).flatMap(([errorClass, names]) => names.map((name) => [name, errorClass as ErrorClass])),
);

/** Codes that Node gives to connections that broke or were never made. */
const NETWORK = new Set([
  'EAI_AGAIN',
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
]);

interface AwsError {
  readonly name?: string;
  readonly message?: string;
  readonly code?: string;
  readonly Code?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
  readonly $response?: { readonly headers?: Readonly<Record<string, string>> };
}

/** Says what kind of failure an error of the AWS SDK is. */
export function classifyAwsError(error: unknown): Failure {
  const retryAfterMs = readRetryAfter((error as AwsError | undefined)?.$response?.headers?.['retry-after'], Date.now());
  return { ...classify(error), ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}

function classify(error: unknown): Failure {
  if (error instanceof CadastreError) return { class: 'bug', code: error.code, message: error.message };
  const { name = 'Error', message = '', code, Code, $metadata } = (error ?? {}) as AwsError;
  // The message of a parser quotes the answer that it could not read.
  const text = error instanceof SyntaxError ? 'an answer that could not be parsed' : firstLine(message);
  // The clocks differ. The SDK has learned the difference from this answer, so the next attempt is signed by the right time.
  if (/^Signature (?:expired|not yet current)/.test(text)) return { class: 'expired', code: name, message: text };
  for (const candidate of [name, Code, code]) {
    const known = candidate === undefined ? undefined : CLASS_OF.get(candidate);
    if (candidate !== undefined && known !== undefined) return { class: known, code: candidate, message: text };
  }
  // EC2 names each kind of thing that is not there: InvalidSnapshot.NotFound, InvalidAMIID.Unavailable.
  if (/^Invalid\w+\.(?:NotFound|Unavailable)$/.test(name)) return { class: 'gone', code: name, message: text };
  if (code !== undefined && NETWORK.has(code)) return { class: 'transient', code, message: text };
  return { class: classOfStatus($metadata?.httpStatusCode), code: name, message: text };
}

/** For errors that AWS has a name for which is not in the table. */
function classOfStatus(status: number | undefined): ErrorClass {
  if (status === undefined) return 'bug';
  if (status === 429) return 'throttled';
  if (status === 401 || status === 403) return 'denied';
  if (status === 404) return 'gone';
  if (status >= 500 || status < 400) return 'transient';
  return 'invalid';
}

/** AWS repeats the whole request in some messages; the first line says what is wrong. */
function firstLine(message: string): string {
  return (message.split('\n', 1)[0] ?? '').slice(0, 300);
}

/** Gives undefined where AWS says, by one of these error names, that the thing asked for was never set. Anything else is thrown on. */
export async function orAbsent<T>(answer: Promise<T>, ...names: readonly string[]): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (names.includes((error as AwsError).name ?? '')) return undefined;
    throw error;
  }
}
