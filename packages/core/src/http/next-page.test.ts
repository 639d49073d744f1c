import { afterEach, expect, test } from 'vitest';
import { tokenAuthorization } from './authorization.js';
import { httpClient } from './http-client.js';
import { all, callOnce, closeAll, json, serve } from './loopback.test-kit.js';
import { nextCursor } from './next-cursor.js';
import { nextOffset, nextPageNumber } from './next-offset.js';
import { bodyLink, type NextPage } from './next-page.js';

afterEach(closeAll);

/** What a client reads of `data`, and the queries that it took, from a server that answers each query with a body. */
async function read(nextPage: NextPage, answer: (query: URLSearchParams) => unknown, values = {}) {
  const queries: string[] = [];
  const baseUrl = await serve(({ url = '' }, response) => {
    const { search, searchParams } = new URL(url, 'http://localhost');
    queries.push(search);
    // What a client without end would do here, this machine would not survive.
    if (queries.length > 20) response.destroy();
    else json(response, answer(searchParams));
  });
  const authorization = tokenAuthorization('Bearer', async () => 'example');
  const fetch = { name: 'Things', calls: ['GET /things'] };
  const client = httpClient({ baseUrl, authorization, nextPage, fetch, call: callOnce });
  return { items: all(client.listIn<number>('data', '/things', values)), queries };
}

const invalid = { failure: { class: 'transient', code: 'ANSWER_INVALID' } };
const circle = { failure: { class: 'transient', code: 'CURSOR_LOOP' } };
const FIVE = [1, 2, 3, 4, 5];
/** Answers as an API with offsets does, with pages no larger than 2. */
const slice = (query: URLSearchParams, offset = Number(query.get('offset') ?? 0)) => FIVE.slice(offset, offset + 2);

test.each([[null], [''], [undefined]])(
  'a cursor goes into the query, the rest stays, and %j ends the list',
  async (end) => {
    const nextPage = nextCursor({ from: ['meta', 'next'], parameter: 'cursor' });
    const { items, queries } = await read(
      nextPage,
      (query) =>
        query.get('cursor') === 'a&b=' ? { data: [2], meta: { next: end } } : { data: [1], meta: { next: 'a&b=' } },
      { limit: 1 },
    );
    expect(await items).toEqual([1, 2]);
    expect(queries).toEqual(['?limit=1', '?limit=1&cursor=a%26b%3D']);
  },
);

test('where the last page has a cursor too, what says that there is more decides', async () => {
  const nextPage = nextCursor({ from: ['next'], parameter: 'after', more: ['has_more'] });
  const { items } = await read(nextPage, (query) => {
    const after = Number(query.get('after') ?? 0);
    return { data: [after], next: after + 1, has_more: after < 2 };
  });
  expect(await items).toEqual([0, 1, 2]);
});

test.each<[string, NextPage, object]>([
  ['an object as cursor', nextCursor({ from: ['next'], parameter: 'after' }), { next: {} }],
  ['more without a cursor', nextCursor({ from: ['next'], parameter: 'after', more: ['more'] }), { more: true }],
  ['neither more nor no more', nextCursor({ from: ['next'], parameter: 'after', more: ['more'] }), { next: 'a' }],
  ['an object as link', bodyLink('next'), { next: { href: '/things' } }],
  ['no list to count', nextOffset({ parameter: 'offset', items: ['other'] }), {}],
])('%s does not pass for the end of the list', async (_name, nextPage, body) => {
  const { items } = await read(nextPage, () => ({ data: [1], ...body }));
  await expect(items).rejects.toMatchObject(invalid);
});

test.each<[string, NextPage, (query: URLSearchParams) => object]>([
  ['to the first page', bodyLink('next'), () => ({ next: '/things' })],
  ['to a page on the way', bodyLink('next'), (query) => ({ next: query.has('a') ? '/things?b=1' : '/things?a=1' })],
  ['by the same cursor', nextCursor({ from: ['next'], parameter: 'after' }), () => ({ next: 'a' })],
])('pages that go back %s are an error and no endless loop', async (_name, nextPage, body) => {
  const { items, queries } = await read(nextPage, (query) => ({ data: [1], ...body(query) }));
  await expect(items).rejects.toMatchObject(circle);
  expect(new Set(queries).size).toBe(queries.length);
});

test('offsets go on by what came, until the total', async () => {
  const nextPage = nextOffset({ parameter: 'offset', items: ['data'], total: ['page', 'total'], size: 'limit' });
  const answer = (query: URLSearchParams) => ({ data: slice(query), page: { total: 5 } });
  // The server gives fewer than it is asked for: with a total that is not the end.
  const { items, queries } = await read(nextPage, answer, { limit: 3 });
  expect(await items).toEqual(FIVE);
  expect(queries).toEqual(['?limit=3', '?limit=3&offset=2', '?limit=3&offset=4']);
});

test('without a total a short page ends where its size was asked for, else an empty one', async () => {
  const short = nextOffset({ parameter: 'offset', items: ['data'], size: 'limit' });
  const first = await read(short, (query) => ({ data: slice(query) }), { limit: 2 });
  expect(await first.items).toEqual(FIVE);
  expect(first.queries).toHaveLength(3);
  const empty = nextOffset({ parameter: 'offset', items: ['data'] });
  const second = await read(empty, (query) => ({ data: slice(query) }), { limit: 3 });
  expect(await second.items).toEqual(FIVE);
  expect(second.queries).toHaveLength(4);
});

test('an empty page before the total is not the end', async () => {
  const nextPage = nextOffset({ parameter: 'offset', items: ['data'], total: ['total'] });
  const { items } = await read(nextPage, (query) => ({ data: query.has('offset') ? [] : [1, 2], total: 5 }));
  await expect(items).rejects.toMatchObject(invalid);
});

test('a server that does not know the parameter gives the same page again, which is no list of the total', async () => {
  const nextPage = nextOffset({ parameter: 'skip', items: ['data'], total: ['total'] });
  const { items } = await read(nextPage, () => ({ data: [1, 2], total: 4 }));
  await expect(items).rejects.toMatchObject(invalid);
});

test('offsets may begin with 1', async () => {
  const nextPage = nextOffset({ parameter: 'startIndex', first: 1, items: ['data'], total: ['total'] });
  const { items, queries } = await read(nextPage, (query) => ({
    data: slice(query, Number(query.get('startIndex') ?? 1) - 1),
    total: 5,
  }));
  expect(await items).toEqual(FIVE);
  expect(queries).toEqual(['', '?startIndex=3', '?startIndex=5']);
});

test.each([
  ['until the number of pages', { total: ['pages'] }, 3],
  ['until a short page', { size: 'limit' }, 3],
  ['until an empty page', {}, 4],
])('pages are counted %s', async (_name, ends, requests) => {
  const nextPage = nextPageNumber({ parameter: 'page', items: ['data'], ...ends });
  const { items, queries } = await read(
    nextPage,
    (query) => ({ data: slice(query, (Number(query.get('page') ?? 1) - 1) * 2), pages: 3 }),
    { limit: 2 },
  );
  expect(await items).toEqual(FIVE);
  expect(queries).toEqual(['', '&page=2', '&page=3', '&page=4'].map((page) => `?limit=2${page}`).slice(0, requests));
});
