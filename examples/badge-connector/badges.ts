/*
 * A whole connector: what its schemas cannot say is how to read. The YAML beside it is compiled by `pnpm codegen`.
 */
import { defineSource, type Failure, fetchDefiner, type Source } from '@cadastre/core';
import { Badge, BadgeDoor, BadgeSite, schemas } from './generated/index.js';

/** A page of the API: some items, and where the next ones are. */
interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

interface Site {
  readonly id: string;
  readonly city: string;
}

interface Door {
  readonly number: string;
  readonly floor: number;
  readonly alarm: { readonly armed: boolean };
  readonly servicedAt: number;
}

interface BadgeAnswer {
  readonly serial: string;
  readonly holder: { readonly email: string };
  readonly pin: string;
  readonly doors: readonly { readonly number: string; readonly until: string | null }[];
}

/** An answer that is no success. */
class HttpError extends Error {
  readonly status: number;

  constructor(status: number, path: string) {
    super(`${path} answered ${status}`);
    this.status = status;
  }
}

/** Reads every page of a list; the caller sees items only. */
type List = <T>(path: string) => AsyncIterable<T>;

const defineFetch = fetchDefiner<{ readonly list: List }>();

const sites = defineFetch({
  emits: BadgeSite,
  calls: ['GET /sites'],
  async *fetch({ list, scope }) {
    for await (const site of list<Site>('/sites')) if (site.id === scope.site) yield site;
  },
});

const doors = defineFetch({
  emits: BadgeDoor,
  calls: ['GET /sites/{site}/doors'],
  fetch: ({ list, scope }) => list<Door>(`/sites/${scope.site}/doors`),
});

const badges = defineFetch({
  emits: Badge,
  calls: ['GET /sites/{site}/badges'],
  fetch: ({ list, scope }) => list<BadgeAnswer>(`/sites/${scope.site}/badges`),
});

/** Reads the badge system at a URL. */
export function badgeSystem({ url, token }: { readonly url: string; readonly token: string }): Source {
  async function* list<T>(path: string): AsyncGenerator<T> {
    for (let next: string | undefined = path; next !== undefined; ) {
      const response = await fetch(new URL(next, url), { headers: { authorization: `Bearer ${token}` } });
      if (!response.ok) throw new HttpError(response.status, path);
      const page = (await response.json()) as Page<T>;
      yield* page.items;
      next = page.next;
    }
  }
  return defineSource({
    name: 'badges',
    fetches: [sites, doors, badges],
    schemas,
    scopes: {
      async *site() {
        for await (const { id } of list<Site>('/sites')) yield id;
      },
    },
    context: () => ({ list }),
    classify,
  });
}

/** What an error means for what is in the graph already: see the guide on outcomes. */
function classify(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error);
  if (!(error instanceof HttpError))
    return { class: error instanceof TypeError ? 'transient' : 'bug', code: 'NETWORK', message };
  const code = `HTTP_${error.status}`;
  if (error.status === 401 || error.status === 403) return { class: 'denied', code, message };
  if (error.status === 404) return { class: 'gone', code, message };
  if (error.status === 429) return { class: 'throttled', code, message };
  return { class: error.status >= 500 ? 'transient' : 'invalid', code, message };
}
