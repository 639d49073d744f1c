import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Exchange, jsonOrText } from '../exchange.js';
import { makeCertificate } from './certificate.js';
import { type Listening, listen } from './listen.js';
import { canonical, requestKey, withBody } from './match.js';
import { rewriteHosts } from './rewrite-hosts.js';
import { sendAnswer, type WireAnswer } from './wire-answer.js';

/** How to replay. */
export interface ReplayOptions {
  /** Serves TLS, with a certificate by an authority that is made for this replay; clients must trust its `ca`. HTTP unless told. */
  readonly tls?: boolean;
  /** Origins to serve besides those that were recorded, such as `https://login.example.com`. */
  readonly origins?: readonly string[];
  /** Names of values in queries that may differ from what was recorded, such as a time that moves with the clock: `['since']`. */
  readonly ignoreQuery?: readonly string[];
}

/** A request as it came, with the address that it would have had at the recorded host. */
export interface ReplayedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Parsed where it is JSON, else the text; undefined for none. */
  readonly body: unknown;
  /** What answers it; undefined where nothing does. */
  readonly exchange: Exchange | undefined;
}

/** What a request gets instead of what was recorded. */
export type ReplayInterference = (request: ReplayedRequest) => WireAnswer | undefined | Promise<WireAnswer | undefined>;

/** Servers on this machine that answer as recorded. */
export interface Replay {
  /**
   * Where a recorded origin is served: `url('https://graph.microsoft.com')`. A whole address gives the whole address. Left out, the only
   * origin that was recorded.
   *
   * @throws TypeError for an origin that is not served
   */
  url(recorded?: string): string;
  /** Of the authority, in PEM; undefined without TLS. */
  readonly ca: string | undefined;
  /** The recorded hosts in place of the local ones. */
  restore(text: string): string;
  /** All requests so far. */
  readonly requests: readonly ReplayedRequest[];
  /** Those that no exchange answered. */
  readonly unanswered: readonly ReplayedRequest[];
  /** The exchanges that nobody has asked for. */
  unused(): readonly Exchange[];
  /** Gives some requests another answer; where it gives undefined they get what was recorded. Undefined ends it. */
  interfere(interference: ReplayInterference | undefined): void;
  /** Begins again: what was recorded several times is given from its first answer on, and no request has been made. */
  rewind(): void;
  close(): Promise<void>;
}

/**
 * Answers requests as they were answered when they were recorded. What is asked is the method, the whole address (the order of its query does
 * not matter) and, where one was recorded, the body. The same asked again gets the next answer that was recorded for it, and the last one from
 * then on. Each recorded origin has a port of its own; wherever an answer names it, in a header or in the body, it names that port instead.
 *
 * A request that was not recorded gets a 501 that says so, and is listed in `unanswered`.
 *
 * @example
 * ```ts
 * import { replay } from '@cadastre/testing';
 *
 * const server = await replay([
 *   { method: 'GET', url: 'https://api.example.com/users', status: 200, headers: {}, body: [{ id: 'u1' }] },
 * ]);
 * console.log(await (await fetch(`${server.url()}/users`)).json());
 * await server.close();
 * ```
 */
export async function replay(exchanges: readonly Exchange[], options: ReplayOptions = {}): Promise<Replay> {
  const certificate = options.tls === true ? await makeCertificate() : undefined;
  const byKey = new Map<string, Exchange[]>();
  const keyOf = (method: string, url: string) => requestKey(method, url, options.ignoreQuery);
  for (const exchange of exchanges) {
    const key = keyOf(exchange.method, exchange.url);
    byKey.set(key, [...(byKey.get(key) ?? []), exchange]);
  }
  const given = new Map<string, number>();
  const used = new Set<Exchange>();
  let requests: ReplayedRequest[] = [];
  let interfering: ReplayInterference | undefined;
  const recorded = [...exchanges.map(({ url }) => url), ...(options.origins ?? [])].map((url) => new URL(url).origin);

  const servers = new Map<string, Listening>();
  for (const origin of new Set(recorded)) {
    servers.set(
      origin,
      await listen((request, response) => {
        // A client that has gone waits for no answer.
        serve(origin, request, response).catch(() => response.destroy());
      }, certificate),
    );
  }
  const localOf = new Map([...servers].map(([origin, server]) => [origin, server.origin]));
  const localize = rewriteHosts(localOf);
  const restore = rewriteHosts(new Map([...localOf].map(([origin, local]) => [local, origin])));

  function find(method: string, url: string, body: unknown): Found {
    const key = keyOf(method, url);
    const candidates = withBody(byKey.get(key) ?? [], body);
    const place = `${key}\n${canonical(candidates[0]?.requestBody)}`;
    const count = given.get(place) ?? 0;
    return {
      exchange: candidates[Math.min(count, candidates.length - 1)],
      take: () => void given.set(place, count + 1),
    };
  }

  async function serve(origin: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', headers } = request;
    // A client that was given a local address sends it back in its values, too.
    const url = origin + restoreQuery(request.url ?? '/', restore);
    const text = restore(await textOf(request));
    const body = text === '' ? undefined : jsonOrText(text);
    const { exchange, take } = find(method, url, body);
    const replayed = { method, url, headers, body, exchange };
    requests.push(replayed);
    const other = await interfering?.(replayed);
    if (other !== undefined) return sendAnswer(response, other);
    if (exchange === undefined) return sendAnswer(response, notRecorded(method, url, exchanges));
    take();
    used.add(exchange);
    const sent = Object.entries(exchange.headers).map(([name, value]) => [name, localize(value)] as const);
    sendAnswer(response, {
      kind: 'answer',
      status: exchange.status,
      headers: Object.fromEntries(sent),
      body: localize(bodyText(exchange.body)),
    });
  }

  return {
    url(address) {
      const [only, ...others] = localOf.keys();
      if (address === undefined && others.length > 0)
        throw new TypeError(`which of ${[...localOf.keys()].join(', ')}?`);
      const { origin } = new URL(address ?? only ?? 'https://nothing.invalid');
      const local = localOf.get(origin);
      if (local === undefined) throw new TypeError(`${origin} is not served: name it in \`origins\``);
      return address === undefined ? local : local + address.slice(origin.length);
    },
    ca: certificate?.ca,
    restore,
    get requests() {
      return requests;
    },
    get unanswered() {
      return requests.filter(({ exchange }) => exchange === undefined);
    },
    interfere(interference) {
      interfering = interference;
    },
    unused: () => exchanges.filter((exchange) => !used.has(exchange)),
    rewind() {
      given.clear();
      used.clear();
      requests = [];
    },
    close: async () => {
      await Promise.all([...servers.values()].map((server) => server.close()));
    },
  };
}

interface Found {
  readonly exchange: Exchange | undefined;
  /** Says that it was given, so that the next one is next. */
  take(): void;
}

function restoreQuery(path: string, restore: (text: string) => string): string {
  const url = new URL(`http://local${path}`);
  const values = [...url.searchParams].map(([name, value]): [string, string] => [name, restore(value)]);
  return values.length === 0 ? url.pathname : `${url.pathname}?${new URLSearchParams(values)}`;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function bodyText(body: unknown): string {
  if (body === undefined) return '';
  return typeof body === 'string' ? body : JSON.stringify(body);
}

function notRecorded(method: string, url: string, exchanges: readonly Exchange[]): WireAnswer {
  const { pathname } = new URL(url);
  const near = exchanges.filter((exchange) => new URL(exchange.url).pathname === pathname).map((each) => each.url);
  const error = { code: 'NOT_RECORDED', message: `${method} ${url} was not recorded`, near: near.slice(0, 5) };
  return { kind: 'answer', status: 501, headers: {}, body: JSON.stringify({ error }) };
}
