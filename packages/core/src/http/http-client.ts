import type { Allowance } from '../calls/allowance.js';
import type { MakeCall } from '../calls/api-call.js';
import { CallError } from '../calls/call-error.js';
import { checkDeclared } from '../fetch/check-declared.js';
import type { FetchRef } from '../fetch/source.js';
import type { Authorization } from './authorization.js';
import { HttpError } from './http-error.js';
import type { HttpAnswer, NextPage } from './next-page.js';

/** Values for a path: those that it names in braces go there, all others into its query. */
export type HttpValues = Readonly<Record<string, string | number | boolean | undefined>>;

/** What fetch functions of a connector for a JSON API are given. It can only read. */
export interface HttpClient {
  /** The answer to one request. */
  get<T>(path: string, values?: HttpValues): Promise<T>;
  /** The items of all pages, each of which is a list. */
  list<T>(path: string, values?: HttpValues): AsyncGenerator<T>;
  /** The items of all pages, each of which has its list under a name. */
  listIn<T>(name: string, path: string, values?: HttpValues): AsyncGenerator<T>;
  /** The answer to a question that is too long for an address: a POST that changes nothing. */
  query<T>(path: string, question: HttpQuestion): Promise<T>;
}

/** A question that is sent as the body of a request. */
export interface HttpQuestion {
  readonly body: unknown;
  /** Values for the path and its query. */
  readonly values?: HttpValues;
  /** What is asked for, where one path answers everything. Part of the declared call: `POST /path what`. */
  readonly what?: string;
  /** What asks for a further page. The same twice in one partition is an error. */
  readonly page?: string;
}

/** How to reach an API, and how it pages. */
export interface HttpClientOptions {
  /** The path of every request starts behind it. */
  readonly baseUrl: URL;
  readonly authorization: Authorization;
  readonly nextPage: NextPage;
  /** What an answer says of the rate limit of what was called. */
  readonly allowanceOf?: (headers: Headers) => Allowance | undefined;
  readonly fetch: FetchRef;
  readonly call: MakeCall;
}

/**
 * Makes the client of one partition. Every request is one of the fetch's declared calls, `GET /path/{as}/declared`, and is handed to the
 * engine, which makes it when its turn comes; each operation has a rate of its own.
 *
 * @example
 * ```ts
 * import { type FetchRef, httpClient, linkHeader, type MakeCall, tokenAuthorization } from '@cadastre/core';
 *
 * export function exampleClient(fetch: FetchRef, call: MakeCall) {
 *   const authorization = tokenAuthorization('Bearer', async () => 'example');
 *   return httpClient({ baseUrl: new URL('https://api.example.org'), authorization, nextPage: linkHeader, fetch, call });
 * }
 * ```
 */
export function httpClient(options: HttpClientOptions): HttpClient {
  const { baseUrl, authorization, nextPage, allowanceOf, fetch, call } = options;

  async function ask(operation: string, url: URL, page?: string, question?: string): Promise<HttpAnswer> {
    checkDeclared(operation, fetch);
    // Not within an attempt: asking for a token is a call of its own, with its own attempts.
    await authorization.ready(call);
    return call({
      operation,
      limit: `${baseUrl.origin} ${operation}`,
      ...(page === undefined ? {} : { page }),
      send: async (signal, onAllowance) => {
        const headers = new Headers({ accept: 'application/json' });
        if (question !== undefined) headers.set('content-type', 'application/json');
        const response = await authorization.send(url, headers, signal, question);
        const allowance = allowanceOf?.(response.headers);
        if (allowance !== undefined) onAllowance(allowance);
        const body = parse(await response.text());
        if (!response.ok) throw new HttpError(operation, response.status, response.headers, body.value, url);
        if (!body.isJson) throw foreign(operation, 'what is no JSON');
        return { url, headers: response.headers, body: body.value };
      },
      renewCredentials: async () => {
        authorization.forget();
        await authorization.ready(call);
      },
    });
  }

  async function* pages(path: string, values: HttpValues): AsyncGenerator<unknown> {
    const operation = `GET ${path}`;
    let page: string | undefined;
    const seen = new Set<string>();
    let previous: HttpAnswer | undefined;
    for (let next: URL | undefined = urlOf(baseUrl, path, values); next !== undefined; ) {
      if (seen.size === seen.add(next.href).size) throw circular(operation);
      const answer: HttpAnswer = await ask(operation, next, page);
      yield answer.body;
      next = nextPage(answer, previous);
      previous = answer;
      // The credentials are for this server only.
      if (next !== undefined && next.origin !== baseUrl.origin)
        throw foreign(operation, `a next page at ${next.origin}`);
      page = next?.href;
    }
  }

  return {
    async get<T>(path: string, values: HttpValues = {}) {
      return (await ask(`GET ${path}`, urlOf(baseUrl, path, values))).body as T;
    },
    async query<T>(path: string, { body, values = {}, what, page }: HttpQuestion) {
      const operation = `POST ${path}${what === undefined ? '' : ` ${what}`}`;
      return (await ask(operation, urlOf(baseUrl, path, values), page, JSON.stringify(body))).body as T;
    },
    async *list<T>(path: string, values: HttpValues = {}) {
      for await (const body of pages(path, values)) yield* itemsOf<T>(path, body);
    },
    async *listIn<T>(name: string, path: string, values: HttpValues = {}) {
      for await (const body of pages(path, values))
        yield* itemsOf<T>(path, (body as Readonly<Record<string, unknown>> | null)?.[name]);
    },
  };
}

/** Something else than a list is no empty list: it may be a proxy's page, or an answer that ends early. */
function itemsOf<T>(path: string, items: unknown): readonly T[] {
  if (!Array.isArray(items)) throw foreign(`GET ${path}`, 'no list');
  return items as readonly T[];
}

function foreign(operation: string, what: string): CallError {
  return new CallError('transient', 'ANSWER_INVALID', `${operation} answered ${what}`);
}

/** Also the engine sees a page that comes twice, but not that it is the first: that one may be asked for again by another list. */
function circular(operation: string): CallError {
  return new CallError('transient', 'CURSOR_LOOP', `${operation}: the pages go round in a circle`);
}

function urlOf(baseUrl: URL, path: string, values: HttpValues): URL {
  const left = new Map(Object.entries(values));
  const filled = path.replaceAll(/\{(\w+)\}/g, (_text, name: string) => {
    const value = left.get(name);
    if (value === undefined || value === '') throw new TypeError(`${path} needs a value for ${name}`);
    left.delete(name);
    return encodeURIComponent(value);
  });
  const url = new URL(baseUrl.href.replace(/\/$/, '') + filled);
  for (const [name, value] of left) if (value !== undefined) url.searchParams.set(name, String(value));
  return url;
}

function parse(text: string): { readonly isJson: boolean; readonly value: unknown } {
  try {
    return { isJson: true, value: JSON.parse(text) };
  } catch {
    return { isJson: false, value: text };
  }
}
