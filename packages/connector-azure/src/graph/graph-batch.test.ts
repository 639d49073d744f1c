import type { HttpClient } from '@cadastre/core';
import { expect, test } from 'vitest';
import { batchedLists } from './graph-batch.js';

interface Asked {
  readonly body: { readonly requests: readonly { readonly id: string; readonly url: string }[] };
}

/** Answers each request of a batch with the page of its address. */
function graphOf(pages: Readonly<Record<string, object>>): HttpClient {
  return {
    query: async (_path: string, asked: unknown) => ({
      responses: (asked as Asked).body.requests.map(({ id, url }) => ({ id, status: 200, body: pages[url] ?? {} })),
    }),
  } as unknown as HttpClient;
}

async function membersOf(graph: HttpClient, ...ids: readonly string[]): Promise<string[]> {
  async function* listed() {
    yield* ids;
  }
  const found: string[] = [];
  for await (const { of, item } of batchedLists<string>(graph, { path: '/groups/{id}/members', ids: listed() }))
    found.push(`${of} ${item}`);
  return found;
}

const link = (page: string) => ({ '@odata.nextLink': `https://graph.example/v1.0/groups/a/members?page=${page}` });

test('a group that is listed twice is read twice, all of its pages', async () => {
  const graph = graphOf({
    '/groups/a/members': { value: ['ada'], ...link('2') },
    '/groups/a/members?page=2': { value: ['grace'] },
  });
  expect(await membersOf(graph, 'a', 'a')).toEqual(['a ada', 'a ada', 'a grace', 'a grace']);
});

test('pages that go round in a circle are an error', async () => {
  const graph = graphOf({
    '/groups/a/members': { value: ['ada'], ...link('2') },
    '/groups/a/members?page=2': { value: ['grace'], ...link('2') },
  });
  await expect(membersOf(graph, 'a')).rejects.toThrow('a page twice');
});
