import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { CadastreError } from '../errors.js';
import { tokenAuthorization } from './authorization.js';
import { httpClassifier } from './http-classifier.js';
import { httpClient } from './http-client.js';
import { callOnce, closeAll, errorOf, json, serve } from './loopback.test-kit.js';
import { linkHeader } from './next-page.js';

afterEach(closeAll);

const classify = httpClassifier({
  codeOf: ['error', 'code'],
  messageOf: ['error', 'message'],
  classes: { SubscriptionNotRegistered: 'unsupported', ExpiredAuthenticationToken: 'expired', '429001': 'throttled' },
  classOf: ({ code, message, status }) =>
    code === 'BadRequest' && status === 400 && message.includes('api-version') ? 'unsupported' : undefined,
  retryAfterMs: (headers) => (headers.has('x-wait') ? Number(headers.get('x-wait')) : undefined),
});

type Answer = Parameters<typeof serve>[0];

async function thrownBy(answer: Answer, signal = new AbortController().signal): Promise<Error> {
  const client = httpClient({
    baseUrl: await serve(answer),
    authorization: tokenAuthorization('Bearer', async () => 'example'),
    nextPage: linkHeader,
    fetch: { name: 'Things', calls: ['GET /things'] },
    call: ({ send }) => send(signal, () => {}),
  });
  return errorOf(client.get('/things'));
}

const failureOf = async (status: number, body: unknown, headers: Record<string, string> = {}) =>
  classify(await thrownBy((_message, response) => json(response, body, status, headers)));

const arm = (code: unknown, message = 'why') => ({ error: { code, message } });

test.each([
  [409, arm('SubscriptionNotRegistered'), 'unsupported', 'SubscriptionNotRegistered'],
  [401, arm('ExpiredAuthenticationToken'), 'expired', 'ExpiredAuthenticationToken'],
  [400, arm(429001), 'throttled', '429001'],
  [400, arm('BadRequest', 'this api-version is not known'), 'unsupported', 'BadRequest'],
  [400, arm('BadRequest'), 'invalid', 'BadRequest'],
  [401, arm('Other'), 'expired', 'Other'],
  [403, arm('Other'), 'denied', 'Other'],
  [404, arm('Other'), 'gone', 'Other'],
  [410, arm('Other'), 'gone', 'Other'],
  [408, arm('Other'), 'transient', 'Other'],
  [429, arm('Other'), 'throttled', 'Other'],
  [503, arm('Other'), 'transient', 'Other'],
  [302, arm('Other'), 'transient', 'Other'],
  [403, '<html>', 'denied', 'HTTP_403'],
  // No code of ours is a property that all objects have.
  [403, arm('constructor'), 'denied', 'constructor'],
  [401, { error: 'invalid_client' }, 'denied', 'invalid_client'],
  [400, { error: 'invalid_grant' }, 'denied', 'invalid_grant'],
  [400, { error: 'invalid_scope' }, 'denied', 'invalid_scope'],
  [400, { error: 'unauthorized_client' }, 'denied', 'unauthorized_client'],
  [401, { error: 'unsupported_grant_type' }, 'invalid', 'unsupported_grant_type'],
  [401, { error: 'invalid_request' }, 'invalid', 'invalid_request'],
  [400, { error: 'temporarily_unavailable' }, 'transient', 'temporarily_unavailable'],
])('%d %j is %s', async (status, body, errorClass, code) => {
  expect(await failureOf(status, body)).toMatchObject({ class: errorClass, code });
});

test('a code of the token endpoint is known also where the API has its codes in the same place', async () => {
  const thrown = await thrownBy((_message, response) => json(response, { error: 'invalid_client' }, 401));
  expect(httpClassifier({ codeOf: ['error'] })(thrown).class).toBe('denied');
});

test.each<[string, Answer]>([
  ['a page', (_message, response) => response.writeHead(404).end('<html>not found</html>')],
  ['somebody else’s JSON', (_message, response) => json(response, { path: '/things' }, 404)],
])('a thing is gone only if the API says so, not %s between', async (_name, answer) => {
  expect(classify(await thrownBy(answer)).class).toBe('invalid');
});

test('without a place for codes, a page is no answer of the API either', async () => {
  const plain = httpClassifier({});
  const page: Answer = (_message, response) => response.writeHead(404).end('<html>not found</html>');
  expect(plain(await thrownBy(page)).class).toBe('invalid');
  expect(plain(await thrownBy((_message, response) => response.writeHead(404).end()))).toMatchObject({
    class: 'gone',
    code: 'HTTP_404',
  });
});

test.each([
  [429, { 'retry-after': '7' }, 7_000],
  [503, { 'retry-after': '7' }, 7_000],
  [429, { 'retry-after': 'Mon, 14 Jun 2021 15:07:09 GMT', date: 'Mon, 14 Jun 2021 15:06:39 GMT' }, 30_000],
  [429, { 'x-wait': '300' }, 300],
  [429, { 'retry-after': '7', 'x-wait': '300' }, 7_000],
  [503, { 'x-wait': '300' }, undefined],
  [403, { 'retry-after': '7' }, undefined],
  [429, { 'retry-after': 'soon' }, undefined],
])('%d with %j waits for %s ms', async (status, headers, expected) => {
  expect((await failureOf(status, arm('Other'), headers)).retryAfterMs).toBe(expected);
});

test('a message is what the provider says, on one line, cut, and without secrets', async () => {
  const message = (said: string) => failureOf(400, arm('Bad', said)).then((failure) => failure.message);
  expect(await message('no\r\n  such thing')).toBe('GET /things answered 400: no such thing');
  expect((await message('x'.repeat(500))).length).toBe('GET /things answered 400: '.length + 200);
  expect(await message('password=hunter2 is wrong')).not.toContain('hunter2');
  // Cut first, the half of it would be a secret that no rule knows.
  const token = `eyJ${'a'.repeat(50)}.${'b'.repeat(50)}`;
  expect(await message(`${'x '.repeat(80)} ${token}`)).not.toContain('eyJ');
  expect((await failureOf(400, { error: 'invalid_scope', error_description: 'not granted' })).message).toBe(
    'GET /things answered 400: not granted',
  );
  expect((await failureOf(400, { secret: 'hunter2' })).message).toBe('GET /things answered 400');
});

test('a connection that breaks may work again', async () => {
  const broken = classify(await thrownBy((_message, response) => response.destroy()));
  expect(broken).toMatchObject({ class: 'transient', code: 'UND_ERR_SOCKET' });
  const half = classify(
    await thrownBy((_message, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('[');
      void sleep(20).then(() => response.destroy());
    }),
  );
  expect(half).toMatchObject({ class: 'transient', code: 'UND_ERR_SOCKET' });
  const closed = await serve(() => {});
  closeAll();
  expect(classify(await errorOf(fetch(closed)))).toMatchObject({ class: 'transient', code: 'ECONNREFUSED' });
});

test('an attempt that takes too long may work again', async () => {
  expect(classify(await thrownBy(() => {}, AbortSignal.timeout(50)))).toMatchObject({
    class: 'transient',
    code: 'TimeoutError',
  });
});

test('a mistake of ours is one, and quotes nothing', async () => {
  expect(classify(new CadastreError({ code: 'CALL_UNDECLARED', message: 'x' }))).toEqual({
    class: 'bug',
    code: 'CALL_UNDECLARED',
    message: 'x',
  });
  expect(classify(new TypeError('x is not a function'))).toMatchObject({ class: 'bug', code: 'TypeError' });
  const parser = await errorOf(callOnce({ operation: 'x', limit: 'x', send: async () => JSON.parse('hunter2') }));
  expect(classify(parser)).toMatchObject({ class: 'bug', code: 'SyntaxError' });
  expect(classify(parser).message).not.toContain('hunter2');
  expect(classify(undefined).class).toBe('bug');
});
