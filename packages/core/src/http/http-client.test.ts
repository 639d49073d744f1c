import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { Allowance } from '../calls/allowance.js';
import type { ApiCall, MakeCall } from '../calls/api-call.js';
import { tokenAuthorization } from './authorization.js';
import { type HttpClientOptions, httpClient } from './http-client.js';
import { bodyLink, linkHeader } from './next-page.js';

type Answer = (message: IncomingMessage, response: ServerResponse) => void;

const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

async function serve(answer: Answer): Promise<URL> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(server);
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

const json = (response: ServerResponse, body: unknown, headers: Record<string, string> = {}, status = 200) => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
};

function clientOf(baseUrl: URL, calls: readonly string[], options: Partial<HttpClientOptions> = {}) {
  const made: ApiCall<unknown>[] = [];
  const allowances: Allowance[] = [];
  const call: MakeCall = (apiCall) => {
    made.push(apiCall);
    return apiCall.send(new AbortController().signal, (allowance) => void allowances.push(allowance));
  };
  const client = httpClient({
    baseUrl,
    authorization: tokenAuthorization('Bearer', async () => 'example'),
    nextPage: linkHeader,
    fetch: { name: 'Things', calls },
    call,
    ...options,
  });
  return { client, made, allowances };
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

test('reads page after page by the link header, with the values in path and query', async () => {
  const seen: string[] = [];
  const url = await serve(({ url: path = '', headers }, response) => {
    seen.push(`${path} ${headers.authorization}`);
    const next = path.includes('after') ? {} : { link: '</a%2Fb/things?limit=2&after=x>; rel="next", </>; rel="self"' };
    json(response, path.includes('after') ? [3] : [1, 2], next);
  });
  const { client, made } = clientOf(url, ['GET /{id}/things']);
  expect(await all(client.list('/{id}/things', { id: 'a/b', limit: 2, unused: undefined }))).toEqual([1, 2, 3]);
  expect(seen).toEqual(['/a%2Fb/things?limit=2 Bearer example', '/a%2Fb/things?limit=2&after=x Bearer example']);
  expect(made.map(({ operation, page }) => [operation, page !== undefined])).toEqual([
    ['GET /{id}/things', false],
    ['GET /{id}/things', true],
  ]);
});

test('reads lists within answers, and the next page by a link in the body', async () => {
  const url = await serve(({ url: path = '' }, response) =>
    json(response, path === '/things' ? { things: [1], next: { href: '/more' } } : { things: [2] }),
  );
  const { client } = clientOf(url, ['GET /things'], { nextPage: bodyLink('next', 'href') });
  expect(await all(client.listIn('things', '/things'))).toEqual([1, 2]);
});

test('what is not declared does not leave the process', async () => {
  let requests = 0;
  const url = await serve((_message, response) => {
    requests += 1;
    json(response, []);
  });
  const { client } = clientOf(url, ['GET /things']);
  await expect(client.get('/other')).rejects.toMatchObject({ code: 'CALL_UNDECLARED' });
  expect(requests).toBe(0);
});

test.each<[string, Answer]>([
  ["a proxy's page", (_m, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html></html>')],
  ['half a body', (_m, response) => response.writeHead(200, { 'content-type': 'application/json' }).end('[{"id":')],
  ['nothing', (_m, response) => response.writeHead(200).end()],
  ['no list', (_m, response) => json(response, { message: 'ok' })],
  ['null', (_m, response) => json(response, null)],
])('%s with status 200 is an error that may be over soon, and no empty list', async (_name, answer) => {
  const { client } = clientOf(await serve(answer), ['GET /things']);
  await expect(all(client.list('/things'))).rejects.toMatchObject({
    failure: { class: 'transient', code: 'ANSWER_INVALID' },
  });
});

test('credentials go to no other server: neither by a next page nor by a redirect', async () => {
  const elsewhere: string[] = [];
  const other = await serve(({ url: path = '' }, response) => {
    elsewhere.push(path);
    json(response, []);
  });
  const url = await serve(({ url: path = '' }, response) =>
    path === '/moved'
      ? json(response, {}, { location: other.href }, 302)
      : json(response, [1], { link: `<${other.href}things>; rel="next"` }),
  );
  const { client } = clientOf(url, ['GET /things', 'GET /moved']);
  await expect(all(client.list('/things'))).rejects.toThrow(`a next page at ${other.origin}`);
  await expect(client.get('/moved')).rejects.toMatchObject({ status: 302 });
  expect(elsewhere).toEqual([]);
});

test('an error carries status and body for the classifier, and its message nothing of the body', async () => {
  const url = await serve((_message, response) => json(response, { secret: 'x' }, { 'retry-after': '3' }, 403));
  const { client } = clientOf(url, ['GET /things/{id}']);
  const error = await client.get('/things/{id}', { id: '1' }).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ status: 403, body: { secret: 'x' }, message: 'GET /things/{id} answered 403' });
});

test('what the headers say of the limit is handed on, also by an error', async () => {
  const url = await serve((_message, response) => json(response, {}, { left: '7' }, 429));
  const { client, allowances } = clientOf(url, ['GET /things'], {
    allowanceOf: (headers) => ({ limit: 10, remaining: Number(headers.get('left')), resetMs: 1 }),
  });
  await expect(client.get('/things')).rejects.toMatchObject({ status: 429 });
  expect(allowances).toEqual([{ limit: 10, remaining: 7, resetMs: 1 }]);
});

test('a path whose value is missing is a mistake of the connector, not another address', async () => {
  const { client } = clientOf(new URL('http://127.0.0.1:1'), ['GET /things/{id}']);
  await expect(client.get('/things/{id}', { id: '' })).rejects.toThrow('needs a value for id');
});
