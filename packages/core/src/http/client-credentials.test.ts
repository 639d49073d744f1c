import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { inspect } from 'node:util';
import { afterEach, expect, test } from 'vitest';
import { failureOf } from '../calls/create-calls.js';
import { type ClientCredentialsOptions, clientCredentials } from './client-credentials.js';
import { httpClassifier } from './http-classifier.js';
import { httpClient } from './http-client.js';
import { callOnce, closeAll, errorOf, json, serve, textOf } from './loopback.test-kit.js';
import { linkHeader } from './next-page.js';

afterEach(closeAll);

const SECRET = 'p?s "w/ö:r-d';

interface Asked {
  readonly authorization: string | undefined;
  readonly form: Record<string, string>;
}

/** An API, and the server that gives tokens for it: `token-1`, `token-2`, … */
async function world(
  options: Partial<ClientCredentialsOptions> = {},
  answerToken: (response: ServerResponse, count: number, asked: Asked) => void = (response, count) =>
    json(response, { access_token: `token-${count}`, token_type: 'Bearer', expires_in: 3600 }),
) {
  const asked: Asked[] = [];
  const used: (string | undefined)[] = [];
  const baseUrl = await serve(async (message, response) => {
    const { authorization } = message.headers;
    if (message.url !== '/token') {
      used.push(authorization);
      return json(response, {});
    }
    const request = { authorization, form: Object.fromEntries(new URLSearchParams(await textOf(message))) };
    asked.push(request);
    answerToken(response, asked.length, request);
  });
  const authorization = clientCredentials({
    tokenUrl: new URL('/token', baseUrl),
    clientId: 'me & you',
    clientSecret: SECRET,
    scopes: ['a.read', 'b.read'],
    ...options,
  });
  const fetch = { name: 'Things', calls: ['GET /things'] };
  const client = () => httpClient({ baseUrl, authorization, nextPage: linkHeader, fetch, call: callOnce });
  return { authorization, client, asked, used };
}

/** As RFC 6749, section 2.3.1, has a server read the header: each part is encoded like a form. */
function credentialsOf(header = ''): readonly string[] {
  const text = Buffer.from(header.replace(/^Basic /, ''), 'base64').toString();
  return text.split(':').map((part) => new URLSearchParams(`x=${part}`).get('x') ?? '');
}

test('the secret is in a header, and one token serves all clients', async () => {
  const { client, asked, used } = await world();
  await Promise.all([client().get('/things'), client().get('/things')]);
  await client().get('/things');
  expect(asked).toHaveLength(1);
  expect(credentialsOf(asked[0]?.authorization)).toEqual(['me & you', SECRET]);
  expect(asked[0]?.form).toEqual({ grant_type: 'client_credentials', scope: 'a.read b.read' });
  expect(used).toEqual(['Bearer token-1', 'Bearer token-1', 'Bearer token-1']);
});

test('the secret is in the form where the server wants it there, and so is what it wants besides', async () => {
  const { client, asked } = await world({ secretIn: 'body', scopes: [], parameters: { audience: 'https://api' } });
  await client().get('/things');
  expect(asked).toEqual([
    {
      authorization: undefined,
      form: {
        grant_type: 'client_credentials',
        client_id: 'me & you',
        client_secret: SECRET,
        audience: 'https://api',
      },
    },
  ]);
});

test('a token that has run out is asked for anew, also one that says its end in text', async () => {
  const { authorization, client, used } = await world({}, (response, count) =>
    json(response, { access_token: `token-${count}`, token_type: 'bearer', expires_in: count === 1 ? '0' : '3599' }),
  );
  await client().get('/things');
  await client().get('/things');
  await client().get('/things');
  authorization.forget();
  await client().get('/things');
  expect(used.map((header) => header?.at(-1))).toEqual(['1', '2', '2', '3']);
});

test('a token is kept as many seconds as it lasts, less what is left for the way', async () => {
  const { client, asked } = await world({}, (response, count) =>
    json(response, { access_token: `token-${count}`, token_type: 'bearer', expires_in: 20 }),
  );
  await client().get('/things');
  await sleep(50);
  await client().get('/things');
  expect(asked).toHaveLength(1);
});

test('a secret that comes back in other letters of JSON does not get into an error either', async () => {
  const escaped = SECRET.replaceAll(/[^a-z]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const { client } = await world({}, (response) =>
    response.writeHead(400, { 'content-type': 'application/json' }).end(`{"error":"x","deep":[{"at":"${escaped}"}]}`),
  );
  const error = await errorOf(client().get('/things'));
  expect(error).toMatchObject({ body: { error: 'x', deep: [{ at: '[redacted]' }] } });
});

const classify = httpClassifier({ codeOf: ['code'] });

test.each([
  ['header', SECRET],
  ['header', encodeURIComponent(SECRET)],
  ['body', SECRET],
  ['body', new URLSearchParams({ '': SECRET }).toString().slice(1)],
] as const)(
  'a server that sends the secret in the %s back does not get it into an error: %s',
  async (secretIn, echo) => {
    const { client } = await world({ secretIn }, (response) =>
      json(response, { error: 'invalid_client', error_description: `${echo} is wrong` }, 401),
    );
    const error = await errorOf(client().get('/things'));
    const failure = failureOf(error, classify);
    expect(failure).toMatchObject({ class: 'denied', code: 'invalid_client' });
    expect(failure.message).toBe('POST /token answered 401: [redacted] is wrong');
    expect(`${inspect(error, { depth: 9 })} ${JSON.stringify(error)}`).not.toContain(echo);
  },
);

test.each<[string, (response: ServerResponse) => void, object]>([
  ['a page', (response) => response.writeHead(502).end('<html>'), { class: 'transient', code: 'HTTP_502' }],
  ['a page with 200', (response) => response.end('<html>'), { class: 'transient', code: 'HTTP_200' }],
  ['a redirect', (response) => response.writeHead(302, { location: '/' }).end(), { class: 'transient' }],
  // As "gone" it would mean that the thing being read is.
  ['nothing there', (response) => json(response, { code: 'x' }, 404), { class: 'invalid', code: 'HTTP_404' }],
  ['a connection that breaks', (response) => void response.destroy(), { class: 'transient', code: 'UND_ERR_SOCKET' }],
  ['too many', (response) => json(response, {}, 429, { 'retry-after': '2' }), { retryAfterMs: 2_000 }],
])('%s from the token endpoint is its error, and no call without a token', async (_name, answer, expected) => {
  const { client, used } = await world({}, answer);
  const error = await errorOf(client().get('/things'));
  expect(failureOf(error, classify)).toMatchObject(expected);
  expect(inspect(error, { depth: 9 })).not.toContain(SECRET);
  expect(used).toEqual([]);
});

test('a token in an answer that is none does not get into an error', async () => {
  const { client } = await world({}, (response) => json(response, { access_token: 'hunter2' }));
  const error = await errorOf(client().get('/things'));
  expect(error).toMatchObject({ status: 200 });
  expect(inspect(error, { depth: 9 })).not.toContain('hunter2');
});

test.each([{ clientId: '' }, { clientSecret: '' }])('%j is refused when it is first used', async (options) => {
  const { client, asked } = await world(options);
  await expect(client().get('/things')).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
  expect(asked).toEqual([]);
});

test('a secret goes to no plain HTTP but this machine’s', async () => {
  const { client } = await world({ tokenUrl: new URL('http://192.0.2.1/token') });
  const error = await errorOf(client().get('/things'));
  expect(failureOf(error, classify).class).toBe('bug');
  expect(error.message).toContain('HTTPS');
});
