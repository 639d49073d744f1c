import { HttpError } from '@cadastre/core';
import { expect, test } from 'vitest';
import { classifyOktaError, orAbsent } from './classify.js';

const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new HttpError('GET /api/v1/things', status, new Headers(headers), body);

// Codes and texts as Okta gives them.
test.each([
  [404, { errorCode: 'E0000007', errorSummary: 'Not found: Resource not found: x (User)' }, 'gone'],
  [401, { errorCode: 'E0000015', errorSummary: 'You do not have permission to access the feature' }, 'unsupported'],
  [401, { errorCode: 'E0000011', errorSummary: 'Invalid token provided' }, 'expired'],
  [401, '', 'expired'],
  [403, { errorCode: 'E0000006', errorSummary: 'You do not have permission' }, 'denied'],
  [403, { errorCode: 'E0000038', errorSummary: 'not allowed in the current status' }, 'denied'],
  [
    405,
    { errorCode: 'E0000022', errorSummary: 'The endpoint does not support the provided HTTP method' },
    'unsupported',
  ],
  [400, { errorCode: 'E0000001', errorSummary: 'Api validation failed: type' }, 'unsupported'],
  [400, { errorCode: 'E0000001', errorSummary: 'Api validation failed: feature' }, 'invalid'],
  [500, { errorCode: 'E0000009', errorSummary: 'Internal Server Error' }, 'transient'],
  [502, '<html>', 'transient'],
  [302, '', 'transient'],
  [400, { error: 'invalid_scope', error_description: 'not granted' }, 'denied'],
])('%d %j is %s', (status, body, errorClass) => {
  expect(classifyOktaError(answer(status, body)).class).toBe(errorClass);
});

test('a call too many is tried again when the limit begins anew, by Okta’s own clock', () => {
  const headers = { 'x-rate-limit-reset': '1623683229', date: 'Mon, 14 Jun 2021 15:06:39 GMT' };
  const failure = classifyOktaError(answer(429, { errorCode: 'E0000047', errorSummary: 'too many' }, headers));
  expect(failure).toMatchObject({ class: 'throttled', code: 'E0000047', retryAfterMs: 30_000 });
});

test('a connection that breaks may work again; a mistake of ours does not', () => {
  const broken = Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNRESET' } });
  expect(classifyOktaError(broken)).toMatchObject({ class: 'transient', code: 'ECONNRESET' });
  expect(classifyOktaError(new TypeError('x is not a function')).class).toBe('bug');
});

test('only what Okta itself says is not there counts as absent', async () => {
  const of = (status: number, body: unknown) => orAbsent(Promise.reject(answer(status, body)));
  expect(await of(404, { errorCode: 'E0000007' })).toBeUndefined();
  await expect(of(404, '<html>a proxy</html>')).rejects.toThrow();
  await expect(of(403, { errorCode: 'E0000006' })).rejects.toThrow();
});
