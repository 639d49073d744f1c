import { CallError, type HttpClient, HttpError, type MakeCall } from '@cadastre/core';

/** Requests that Microsoft Graph takes in one batch: https://learn.microsoft.com/graph/json-batching. */
const MOST = 20;
/** Batches that are under way at the same time: a tenant has many thousands of groups. */
const AT_ONCE = 4;

/** One answer within the answer to a batch. */
interface Part {
  readonly id: string;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** One request within a batch: a page of the list of one thing. */
interface Page {
  readonly of: string;
  readonly url: string;
  /** The links that have led to it. The list of a thing may be read twice, as when the thing itself was listed twice; a page of it not. */
  readonly seen: Set<string>;
}

/** Which list is asked for, of many things. */
interface BatchedList {
  /** From the version on: `/groups/{id}/members`. */
  readonly path: string;
  /** v1.0, unless told. */
  readonly version?: 'v1.0' | 'beta';
  /** The things whose lists they are. */
  readonly ids: AsyncIterable<string>;
  readonly values?: Readonly<Record<string, string>>;
}

/** The call that a fetch declares for such lists. */
export function batchCall(path: string, version = 'v1.0'): string {
  return `POST /${version}/$batch ${path}`;
}

/**
 * The items of one list of each of many things, every page of them, with twenty pages in one request. What Microsoft Graph had no time for is
 * asked for again by itself, so that each round gets less; `failingByPart` is what waits.
 */
export async function* batchedLists<T>(
  graph: HttpClient,
  { path, version = 'v1.0', ids, values = {} }: BatchedList,
): AsyncGenerator<{ readonly of: string; readonly item: T }> {
  const more = firstPages(path, ids, values);
  let refused: Page[] = [];
  const next: Page[] = [];
  for (;;) {
    const pages = refused.length > 0 ? refused : next.splice(0, MOST * AT_ONCE);
    while (refused.length === 0 && pages.length < MOST * AT_ONCE) {
      const { value, done } = await more.next();
      if (done) break;
      pages.push(value);
    }
    if (pages.length === 0) return;
    refused = [];
    const asked: ReturnType<typeof ask>[] = [];
    for (let start = 0; start < pages.length; start += MOST)
      asked.push(ask(graph, path, version, pages.slice(start, start + MOST)));
    for (const { page, part } of (await Promise.all(asked)).flat()) {
      if (isRefused(part)) {
        refused.push(page);
        continue;
      }
      if (isGone(part)) continue;
      const { value, '@odata.nextLink': link } = (part.body ?? {}) as { value?: unknown; '@odata.nextLink'?: string };
      if (!Array.isArray(value)) throw invalid(path, version, 'no list');
      for (const item of value as readonly T[]) yield { of: page.of, item };
      if (link === undefined) continue;
      if (page.seen.size === page.seen.add(link).size) throw invalid(path, version, 'a page twice');
      next.push({ ...page, url: withinVersion(link, path, version) });
    }
  }
}

/** The same way to call, but an answer to a batch fails with a part of it, so that the engine waits and asks again as for any other answer. */
export function failingByPart(call: MakeCall): MakeCall {
  return (asked) =>
    call({
      ...asked,
      send: async (...about) => {
        const answer = await asked.send(...about);
        if (/^POST \/[^/]+\/\$batch /.test(asked.operation)) checkParts(asked.operation, answer);
        return answer;
      },
    });
}

/** Throws the failure of a part that no round of its own would mend, and what was refused where nothing else came either. */
function checkParts(operation: string, answer: unknown): void {
  const parts = partsOf((answer as { body?: unknown }).body);
  const failed = parts.filter((part) => part.status >= 300 && !isGone(part));
  const final = failed.find((part) => !isRefused(part)) ?? (failed.length === parts.length ? failed[0] : undefined);
  if (final !== undefined)
    throw new HttpError(operation, final.status, new Headers({ ...final.headers }), final.body ?? null);
}

function isRefused({ status }: Part): boolean {
  return status === 429 || status >= 500;
}

/** The thing was deleted since it was listed. Nothing but the directory itself says so in these words. */
function isGone({ status, body }: Part): boolean {
  return (
    status === 404 && (body as { error?: { code?: string } } | undefined)?.error?.code === 'Request_ResourceNotFound'
  );
}

async function* firstPages(
  path: string,
  ids: AsyncIterable<string>,
  values: Readonly<Record<string, string>>,
): AsyncGenerator<Page, undefined> {
  const query = new URLSearchParams(values).toString();
  for await (const of of ids)
    yield {
      of,
      url: path.replace('{id}', encodeURIComponent(of)) + (query === '' ? '' : `?${query}`),
      seen: new Set(),
    };
  return undefined;
}

/** The parts in the order of what was asked for: Microsoft Graph answers in any. */
async function ask(
  graph: HttpClient,
  path: string,
  version: string,
  pages: readonly Page[],
): Promise<readonly { readonly page: Page; readonly part: Part }[]> {
  const requests = pages.map(({ url }, index) => ({ id: String(index), method: 'GET', url }));
  const parts = partsOf(await graph.query(`/${version}/$batch`, { body: { requests }, what: path }));
  const byId = new Map(parts.map((part) => [part.id, part]));
  return pages.map((page, index) => {
    const part = byId.get(String(index));
    if (part === undefined || typeof part.status !== 'number') throw invalid(path, version, 'only a part');
    return { page, part };
  });
}

function partsOf(body: unknown): readonly Part[] {
  const responses = (body as { responses?: unknown } | null | undefined)?.responses;
  return Array.isArray(responses) ? (responses as readonly Part[]) : [];
}

/** A link to a next page as a batch takes it. Whatever host it names, it goes to our own. */
function withinVersion(link: string, path: string, version: string): string {
  const start = `/${version}/`;
  const url = URL.canParse(link) ? new URL(link) : undefined;
  if (!url?.pathname.startsWith(start)) throw invalid(path, version, 'a foreign next page');
  return url.pathname.slice(start.length - 1) + url.search;
}

function invalid(path: string, version: string, what: string): CallError {
  return new CallError('transient', 'ANSWER_INVALID', `${batchCall(path, version)} answered ${what}`);
}
