import { HttpError } from '@cadastre/core';
import { expect, test } from 'vitest';
import { classifyAzureError } from './classify.js';

const answered = (status: number, code: string, headers: Record<string, string> = {}) =>
  new HttpError('GET /things', status, new Headers(headers), { error: { code, message: 'why' } });

test.each([
  [409, 'MissingSubscriptionRegistration', 'unsupported'],
  [400, 'FeatureNotSupportedForAccount', 'unsupported'],
  [401, 'ExpiredAuthenticationToken', 'expired'],
  [401, 'InvalidAuthenticationTokenTenant', 'denied'],
  [403, 'AuthorizationFailed', 'denied'],
  [403, 'Authorization_RequestDenied', 'denied'],
  [400, 'AadPremiumLicenseRequired', 'unsupported'],
  [403, 'Authentication_RequestFromNonPremiumTenantOrB2CTenant', 'unsupported'],
  [404, 'ResourceNotFound', 'gone'],
  [429, 'TooManyRequests', 'throttled'],
  [500, 'InternalServerError', 'transient'],
  [400, 'InvalidApiVersionParameter', 'invalid'],
])('%d %s', (status, code, errorClass) => {
  expect(classifyAzureError(answered(status, code))).toMatchObject({ class: errorClass, code });
});

test('how long to wait is what the answer says', () => {
  expect(classifyAzureError(answered(429, 'TooManyRequests', { 'retry-after': '17' }))).toMatchObject({
    retryAfterMs: 17_000,
  });
});

test('an error of signing in does not quote what was asked', () => {
  const error = Object.assign(new Error('invalid_client: secret hunter2 is wrong'), {
    name: 'AuthenticationError',
    statusCode: 401,
    errorResponse: { error: 'invalid_client', errorDescription: 'secret hunter2 is wrong' },
  });
  const failure = classifyAzureError(error);
  expect(failure).toMatchObject({ class: 'denied', code: 'invalid_client' });
  expect(JSON.stringify(failure)).not.toContain('hunter2');
});

test.each([
  ['invalid_client: Error(s): N/A - Description: AADSTS7000215: secret hunter2 is wrong', 'denied', 'invalid_client'],
  ['temporarily_unavailable: Description: AADSTS90033: hunter2', 'transient', 'temporarily_unavailable'],
  ['endpoints_resolution_error: hunter2', 'transient', 'endpoints_resolution_error'],
])('what is left of an answer of the authority: %s', (message, errorClass, code) => {
  const failure = classifyAzureError(Object.assign(new Error(message), { name: 'AuthenticationRequiredError' }));
  expect(failure).toMatchObject({ class: errorClass, code });
  expect(failure.message.includes('code=7000215')).toBe(message.includes('7000215'));
  expect(JSON.stringify(failure)).not.toContain('hunter2');
});

test.each(['CredentialUnavailableError', 'AggregateAuthenticationError'])('%s', (name) => {
  expect(classifyAzureError(Object.assign(new Error('tried az, azd'), { name }))).toMatchObject({
    class: 'denied',
    code: name,
  });
});
