import type { Exchange } from '@cadastre/testing';
import { isObject } from '../../connector-aws/conformance/walk-path.js';
import type { Cassette } from './recordings.js';
import { TENANT } from './tenant.js';

/** Answers the requests of one run out of one cassette, and notes which it gave. */
export interface Session {
  answer(method: string, url: URL, body: unknown): Exchange | undefined;
  /** What was given, in order. */
  readonly given: readonly Exchange[];
  /** Requests that nothing recorded answers. */
  readonly missing: readonly string[];
  /** The API versions that were asked for, where another one was recorded: `Microsoft.Sql/servers 2019-06-01 → 2023-08-01`. */
  readonly versions: ReadonlySet<string>;
}

/** The parts of a query that do not say what is asked for: the same list, in another version, with more or fewer fields, in pages of another size. */
const HOW = new Set(['api-version', '$top', '$select', '$expand', '$filter', '$count', 'maxresults']);

/** Begins a session. Resource Graph is answered with the resources that the cassette's lists have. */
export function openSession({ exchanges }: Cassette, elsewhere: AnswerIndex): Session {
  const given: Exchange[] = [];
  const missing: string[] = [];
  const versions = new Set<string>();
  const good = goodOf(exchanges);
  const own = indexAnswers(exchanges);

  /** Of other cassettes only what this one has nothing of: what a fetch asks for besides its list, such as the domains of the tenant. */
  function find(url: URL): Exchange | undefined {
    for (const index of [own, elsewhere]) {
      const exact = index.whole.get(wholeKey(url));
      if (exact !== undefined) return exact;
      const alike = index.loose.get(looseKey(url));
      if (alike === undefined) continue;
      noteVersions(new URL(alike.url), url);
      return alike;
    }
    return undefined;
  }

  function noteVersions(recorded: URL, asked: URL): void {
    const [was, is] = [recorded, asked].map((url) => url.searchParams.get('api-version'));
    if (was !== is) versions.add(`${was} → ${is}`);
  }

  return {
    given,
    missing,
    versions,
    answer(method, url, body) {
      const exchange = isBatch(url)
        ? answerBatch(url, body, find)
        : method === 'POST'
          ? answerPost(url, body, good)
          : (find(inV1(url)) ?? made(url));
      if (exchange === undefined) missing.push(`${method} ${url.href}`);
      else given.push(exchange);
      return exchange;
    },
  };
}

/** Of beta nothing was recorded; v1.0 answers the same with less. */
function inV1(url: URL): URL {
  return new URL(url.href.replace(/^([^/]+\/\/[^/]+)\/beta\//, '$1/v1.0/'));
}

function wholeKey(url: URL): string {
  return [url.host, url.pathname, ...[...url.searchParams].map(([name, value]) => `${name}=${value}`).sort()].join(
    '\n',
  );
}

function looseKey(url: URL): string {
  const rest = [...url.searchParams].filter(([name]) => !HOW.has(name)).map(([name, value]) => `${name}=${value}`);
  return [url.host, decodeURIComponent(url.pathname).toLowerCase().replace(/\/$/, ''), ...rest.sort()].join('\n');
}

/** The list of subscriptions says whose they are since 2018; it was recorded in the version of 2016. */
function withTenant(exchange: Exchange): Exchange {
  if (!/\/subscriptions\?api-version=2016/.test(exchange.url) || !isObject(exchange.body)) return exchange;
  const { value } = exchange.body as { readonly value?: readonly object[] };
  return { ...exchange, body: { value: value?.map((item) => ({ ...item, tenantId: TENANT })) } };
}

/** Nobody recorded what the caller may do: here it may read everything. */
function made(url: URL): Exchange | undefined {
  if (!/\/providers\/microsoft\.authorization\/permissions$/i.test(url.pathname)) return undefined;
  return answerOf(url, { value: [{ actions: ['*/read'], notActions: [] }] });
}

/** Resources of a type that a cassette has, each once: of its lists, and those asked for by themselves. */
export function resourcesOf(exchanges: readonly Exchange[], type: string): readonly Resource[] {
  const found = new Map<string, Resource>();
  for (const { url, body, status } of exchanges) {
    if (status !== 200 || !/management\.azure\.com$/.test(new URL(url).host) || !isObject(body)) continue;
    for (const item of Array.isArray(body.value) ? body.value : [body]) {
      if (isResource(item) && item.type.toLowerCase() === type.toLowerCase() && !found.has(item.id.toLowerCase()))
        found.set(item.id.toLowerCase(), item);
    }
  }
  return [...found.values()];
}

export interface Resource {
  readonly id: string;
  readonly type: string;
}

function isResource(item: unknown): item is Resource {
  return isObject(item) && typeof item.id === 'string' && typeof item.type === 'string';
}

/** Resource Graph was hardly recorded; its rows are what the provider's own list says, so the lists are given in its form. */
function answerPost(url: URL, body: unknown, good: readonly Exchange[]): Exchange | undefined {
  const { query = '', subscriptions } = body as { query?: string; subscriptions?: readonly string[] };
  const type = /type =~ '([^']+)'/.exec(query)?.[1];
  if (type === undefined) return undefined;
  const rows = resourcesOf(good, type).map((resource) => ({
    ...resource,
    subscriptionId: subscriptionOf(resource.id),
  }));
  if (query.includes('summarize')) {
    const ids = [...new Set(rows.map(({ subscriptionId }) => subscriptionId))];
    const data = ids.map((id) => ({
      subscriptionId: id,
      rows: rows.filter((row) => row.subscriptionId === id).length,
    }));
    return answerOf(url, { data, totalRecords: data.length, resultTruncated: 'false' });
  }
  const data = rows.filter(({ subscriptionId }) => subscriptions?.includes(subscriptionId) ?? true);
  return answerOf(url, { data, totalRecords: data.length, resultTruncated: 'false' });
}

/** Answers by what was asked: the whole address, and the same in another version. */
export interface AnswerIndex {
  readonly whole: ReadonlyMap<string, Exchange>;
  readonly loose: ReadonlyMap<string, Exchange>;
}

/** The first answer to each question. */
export function indexAnswers(exchanges: readonly Exchange[]): AnswerIndex {
  const good = goodOf(exchanges).toReversed();
  const by = (key: (url: URL) => string) => new Map(good.map((exchange) => [key(new URL(exchange.url)), exchange]));
  return { whole: by(wholeKey), loose: by(looseKey) };
}

function goodOf(exchanges: readonly Exchange[]): readonly Exchange[] {
  return exchanges.filter(({ method, status }) => method === 'GET' && status === 200).map(withTenant);
}

function isBatch(url: URL): boolean {
  return /\/\$batch$/.test(url.pathname);
}

/** No batch was recorded, but what may stand in one: each part is answered as it was alone, in v1.0, and one that nobody recorded with an empty list. */
function answerBatch(url: URL, body: unknown, find: (url: URL) => Exchange | undefined): Exchange {
  const { requests } = body as { readonly requests: readonly { readonly id: string; readonly url: string }[] };
  const responses = requests.map(({ id, url: part }) => {
    const answer = find(new URL(`/v1.0${part}`, url));
    return { id, status: 200, body: answer?.body ?? { value: [] } };
  });
  return answerOf(url, { responses });
}

/** Id of the subscription that an id of Resource Manager is in, in lower case. */
export function subscriptionOf(id: string): string {
  return (id.split('/')[2] ?? '').toLowerCase();
}

function answerOf(url: URL, body: unknown): Exchange {
  return { method: 'POST', url: url.href, status: 200, headers: { 'content-type': 'application/json' }, body };
}
