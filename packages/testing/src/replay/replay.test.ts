import { request } from 'node:https';
import { afterEach, expect, test } from 'vitest';
import type { Exchange } from '../exchange.js';
import { type Replay, type ReplayOptions, replay } from './replay.js';

let server: Replay | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function start(exchanges: readonly Partial<Exchange>[], options?: ReplayOptions): Promise<Replay> {
  const defaults = { method: 'GET', url: 'https://api.example.com/users', status: 200, headers: {} };
  server = await replay(
    exchanges.map((exchange) => ({ ...defaults, ...exchange })),
    options,
  );
  return server;
}

const json = async (url: string, init?: RequestInit): Promise<unknown> => (await fetch(url, init)).json();
const post = (body: unknown): RequestInit => ({ method: 'POST', body: JSON.stringify(body) });

test('an answer comes with its status, its headers and its body', async () => {
  const { url } = await start([{ status: 404, headers: { 'x-request-id': 'r1' }, body: { code: 'E7' } }]);
  const response = await fetch(`${url()}/users`);
  expect(response.status).toBe(404);
  expect(response.headers.get('x-request-id')).toBe('r1');
  expect(response.headers.get('content-type')).toBe('application/json');
  expect(await response.json()).toEqual({ code: 'E7' });
});

test('the whole address is matched, its query in any order and in any encoding', async () => {
  const { url } = await start([
    { url: 'https://api.example.com/users?limit=2&$filter=name eq "é"', body: [1] },
    { url: 'https://api.example.com/users?limit=3', body: [2] },
    { url: 'https://api.example.com//users', body: [3] },
  ]);
  expect(await json(`${url()}//users`)).toEqual([3]);
  expect(await json(`${url()}/users?%24filter=name+eq+%22%C3%A9%22&limit=2`)).toEqual([1]);
  expect(await json(`${url()}/users?limit=3`)).toEqual([2]);
  expect((await fetch(`${url()}/users`)).status).toBe(501);
  expect((await fetch(`${url()}/users?limit=2`)).status).toBe(501);
});

test('what was not recorded gets a 501 that says so and is listed', async () => {
  const { url, unanswered, unused } = await start([{ url: 'https://api.example.com/users?limit=3' }]);
  expect(unanswered).toEqual([]);
  const response = await fetch(`${url()}/users?limit=4`);
  expect(response.status).toBe(501);
  expect(await response.json()).toEqual({
    error: {
      code: 'NOT_RECORDED',
      message: 'GET https://api.example.com/users?limit=4 was not recorded',
      near: ['https://api.example.com/users?limit=3'],
    },
  });
  expect(server?.unanswered).toMatchObject([{ method: 'GET', url: 'https://api.example.com/users?limit=4' }]);
  expect(unused()).toHaveLength(1);
});

test('the same asked again gets the next answer, then the last one, and after a rewind the first', async () => {
  const { url, rewind } = await start([{ body: [1] }, { body: [2] }]);
  const ask = () => json(`${url()}/users`);
  expect([await ask(), await ask(), await ask()]).toEqual([[1], [2], [2]]);
  rewind();
  expect(await ask()).toEqual([1]);
  expect(server?.requests).toHaveLength(1);
});

test('a POST is matched by its body, whatever the order of its names, each with answers of its own', async () => {
  const { url } = await start([
    { method: 'POST', requestBody: { query: 'a', page: 1 }, body: ['a1'] },
    { method: 'POST', requestBody: { query: 'b' }, body: ['b'] },
    { method: 'POST', requestBody: { page: 1, query: 'a' }, body: ['a2'] },
    { method: 'POST', url: 'https://api.example.com/token', body: { access_token: 'made-up' } },
  ]);
  expect(await json(`${url()}/users`, post({ page: 1, query: 'a' }))).toEqual(['a1']);
  expect(await json(`${url()}/users`, post({ query: 'b' }))).toEqual(['b']);
  expect(await json(`${url()}/users`, post({ query: 'a', page: 1 }))).toEqual(['a2']);
  expect((await fetch(`${url()}/users`, post({ query: 'c' }))).status).toBe(501);
  const form = { method: 'POST', body: new URLSearchParams({ grant_type: 'client_credentials' }) };
  expect(await json(`${url()}/token`, form)).toEqual({ access_token: 'made-up' });
});

test('each recorded host has a port of its own, and stands for it in bodies, headers and queries', async () => {
  const { url, restore } = await start([
    {
      headers: { link: '<https://api.example.com/users?page=2>; rel="next", <https://other.example.com/x>; rel="y"' },
      body: {
        '@odata.nextLink': 'https://api.example.com/users?page=2',
        value: [{ photo: 'https://other.example.com/x' }],
        text: 'https://api.example.community/ https://api.example.com:8443/ https://api.example.com. http://api.example.com',
      },
    },
    { url: 'https://api.example.com/users?page=2', body: '{"at":"https:\\/\\/api.example.com\\/users"}' },
    { url: 'https://other.example.com/x?of=https://api.example.com/users', body: ['x'] },
  ]);
  const api = url('https://api.example.com');
  const other = url('https://other.example.com');
  expect(api).not.toBe(other);
  const response = await fetch(`${api}/users`);
  expect(response.headers.get('link')).toBe(`<${api}/users?page=2>; rel="next", <${other}/x>; rel="y"`);
  expect(await response.json()).toEqual({
    '@odata.nextLink': `${api}/users?page=2`,
    value: [{ photo: `${other}/x` }],
    text: `https://api.example.community/ https://api.example.com:8443/ ${api}. http://api.example.com`,
  });
  expect(await json(`${api}/users?page=2`)).toEqual({ at: `${api}/users` });
  expect(await json(`${other}/x?of=${encodeURIComponent(`${api}/users`)}`)).toEqual(['x']);
  expect((await fetch(`${other}/users`)).status).toBe(501);
  expect(restore(`see ${api}/users`)).toBe('see https://api.example.com/users');
  expect(url('https://other.example.com/a/b')).toBe(`${other}/a/b`);
  expect(() => url()).toThrow('which of https://api.example.com, https://other.example.com?');
  expect(() => url('https://third.example.com')).toThrow('https://third.example.com is not served');
});

test('TLS is trusted with the authority that is made for the replay, and not without', async () => {
  const { url, ca } = await start([{ body: ['safe'] }], { tls: true });
  const get = (trusted?: string) =>
    new Promise<string>((resolve, reject) => {
      request(`${url()}/users`, trusted === undefined ? {} : { ca: trusted }, (response) => {
        response.on('data', (chunk: Buffer) => resolve(chunk.toString()));
      })
        .on('error', reject)
        .end();
    });
  expect(url()).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
  expect(await get(ca)).toBe('["safe"]');
  await expect(get()).rejects.toThrow(/certificate/);
});

test('a value of the query that moves with the clock can be left out of account', async () => {
  const { url } = await start([{ url: 'https://api.example.com/users?since=1&limit=2', body: ['a'] }], {
    ignoreQuery: ['since'],
  });
  expect(await json(`${url()}/users?limit=2&since=5`)).toEqual(['a']);
  expect((await fetch(`${url()}/users?limit=3&since=1`)).status).toBe(501);
});

test('an interference gives other answers, and what was recorded is still to come', async () => {
  const { url, interfere } = await start([{ body: [1] }, { body: [2] }]);
  const ask = () => fetch(`${url()}/users`);
  interfere(({ exchange }) => {
    return { kind: 'answer', status: 429, headers: { 'retry-after': '1' }, body: JSON.stringify(exchange?.body) };
  });
  const refused = await ask();
  expect([refused.status, refused.headers.get('retry-after'), await refused.json()]).toEqual([429, '1', [1]]);
  interfere(() => ({ kind: 'reset' }));
  await expect(ask().then((response) => response.text())).rejects.toThrow(/terminated|fetch failed/);
  interfere(() => ({ kind: 'hang' }));
  await expect(fetch(`${url()}/users`, { signal: AbortSignal.timeout(50) })).rejects.toThrow(/aborted/);
  interfere(() => undefined);
  expect(await (await ask()).json()).toEqual([1]);
  interfere(undefined);
  expect(await (await ask()).json()).toEqual([2]);
});
