import {
  defineSource,
  type Failure,
  type FetchRef,
  fetchDefiner,
  type HttpClient,
  HttpError,
  httpClient,
  linkHeader,
  type MakeCall,
  type NodeSchema,
  readId,
  readString,
  type Source,
  tokenAuthorization,
} from '@cadastre/core';
import type { Exchange } from '../exchange.js';
import type { Replay } from '../replay/replay.js';

interface Thing {
  readonly id?: string | null | undefined;
  readonly url?: string | null | undefined;
}

const RESOURCE = {
  type: 'RESOURCE',
  direction: 'in',
  to: { label: 'ExampleAccount', match: ['id'] },
  properties: [],
} as const;

function nodeSchema<Parent>(name: string, isTenant: boolean, parent?: string): NodeSchema<Thing, unknown, Parent> {
  return {
    kind: 'node',
    name,
    file: `${name}.yaml`,
    brief: 'An example.',
    labels: [],
    conditionalLabels: [],
    ...(isTenant ? {} : { tenant: 'ExampleAccount' }),
    ...(parent === undefined ? {} : { for: parent }),
    partition: ['account'],
    properties: [{ name: 'url', type: 'string' }],
    relationships: isTenant ? [] : [RESOURCE],
    map: ({ id, url }, scope) => ({
      kind: 'node',
      id: readId(id, 'id'),
      properties: { url: readString(url, 'url') },
      labels: [],
      edges: isTenant ? [] : [{ relationship: 0, match: [readId(scope.account, 'account')] }],
      warnings: [],
    }),
  };
}

const ExampleAccount = nodeSchema('ExampleAccount', true);
const ExampleMachine = nodeSchema('ExampleMachine', false);
const ExampleDisk = nodeSchema<{ readonly id: string }>('ExampleDisk', false, 'ExampleMachine');

const defineFetch = fetchDefiner<{ readonly api: HttpClient; readonly call: MakeCall; readonly url: string }>();

const accounts = defineFetch({
  emits: ExampleAccount,
  calls: ['GET /accounts/{account}'],
  async *fetch({ api, scope }) {
    yield await api.get<Required<Thing>>('/accounts/{account}', { account: scope.account });
  },
});

const machines = defineFetch({
  emits: ExampleMachine,
  calls: ['GET /accounts/{account}/machines'],
  fetch: ({ api, scope }) => api.list<Required<Thing>>('/accounts/{account}/machines', { account: scope.account }),
});

const disks = defineFetch({
  emits: ExampleDisk,
  calls: ['GET /machines/{machine}/disks'],
  fetch: ({ api, parent }) => api.list<Required<Thing>>('/machines/{machine}/disks', { machine: parent.id }),
});

/** Makes a call that it does not declare, by a client that does not look. */
export const sneaky = defineFetch({
  name: 'Sneaky',
  emits: ExampleMachine,
  calls: ['GET /accounts/{account}/machines'],
  async *fetch({ call, url }): AsyncGenerator<Required<Thing>> {
    await call({ operation: 'GET /accounts', limit: 'x', send: (signal) => fetch(`${url}/accounts`, { signal }) });
    await fetch(`${url}/accounts/one`);
  },
});

function classify(error: unknown): Failure {
  const { name = 'Error', message = '' } = error as Error;
  if (!(error instanceof HttpError))
    return { class: error instanceof TypeError ? 'transient' : 'bug', code: name, message };
  const known = { 401: 'expired', 403: 'denied', 404: 'gone', 429: 'throttled' } as const;
  const kind = known[error.status as keyof typeof known] ?? (error.status >= 500 ? 'transient' : 'invalid');
  return { class: kind, code: `HTTP_${error.status}`, message };
}

/** A connector of three fetches: one thing, a list with pages, and what is asked of each item of it. */
export function example(server: Pick<Replay, 'url'>): Source {
  const url = server.url('https://api.example.com');
  const client = (fetch: FetchRef, call: MakeCall) =>
    httpClient({
      baseUrl: new URL(url),
      authorization: tokenAuthorization('Bearer', async () => 'made-up'),
      nextPage: linkHeader,
      fetch,
      call,
    });
  return defineSource({
    name: 'example',
    fetches: [accounts, machines, disks],
    schemas: [ExampleAccount, ExampleMachine, ExampleDisk],
    scopes: {
      async *account(_outer, call) {
        const api = client({ name: 'account', calls: ['GET /accounts'] }, call);
        for await (const { id } of api.list<{ readonly id: string }>('/accounts')) yield id;
      },
    },
    context: (_scope, fetch, call) => ({ api: client(fetch, call), call, url }),
    classify,
  });
}

const get = (path: string, body: unknown, headers: Record<string, string> = {}): Exchange => {
  return { method: 'GET', url: `https://api.example.com${path}`, status: 200, headers, body };
};

const thing = (id: string) => ({ id, url: `https://api.example.com/things/${id}` });

/** Two accounts, one of them with two pages of machines, one with none. */
export const exchanges: readonly Exchange[] = [
  get('/accounts', [{ id: 'one' }, { id: 'two' }]),
  get('/accounts/one', thing('one')),
  get('/accounts/two', thing('two')),
  get('/accounts/one/machines', [thing('m1')], {
    link: '<https://api.example.com/accounts/one/machines?page=2>; rel="next"',
  }),
  get('/accounts/one/machines?page=2', [thing('m2')]),
  get('/accounts/two/machines', []),
  get('/machines/m1/disks', [thing('d1')]),
  get('/machines/m2/disks', []),
];
