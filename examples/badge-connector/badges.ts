/*
 * A whole connector: what its schemas cannot say is how to read. The YAML beside it is compiled by `pnpm codegen`.
 */
import {
  bodyLink,
  defineSource,
  type Failure,
  type FetchRef,
  fetchDefiner,
  type HttpClient,
  HttpError,
  httpClient,
  type MakeCall,
  type Source,
  tokenAuthorization,
} from '@cadastre/core';
import { Badge, BadgeDoor, BadgeSite, schemas } from './generated/index.js';

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

const defineFetch = fetchDefiner<{ readonly api: HttpClient }>();

const sites = defineFetch({
  emits: BadgeSite,
  calls: ['GET /sites'],
  async *fetch({ api, scope }) {
    for await (const site of api.listIn<Site>('items', '/sites')) if (site.id === scope.site) yield site;
  },
});

const doors = defineFetch({
  emits: BadgeDoor,
  calls: ['GET /sites/{site}/doors'],
  fetch: ({ api, scope }) => api.listIn<Door>('items', '/sites/{site}/doors', { site: scope.site }),
});

const badges = defineFetch({
  emits: Badge,
  calls: ['GET /sites/{site}/badges'],
  fetch: ({ api, scope }) => api.listIn<BadgeAnswer>('items', '/sites/{site}/badges', { site: scope.site }),
});

/** Reads the badge system at a URL. */
export function badgeSystem({ url, token }: { readonly url: string; readonly token: string }): Source {
  const baseUrl = new URL(url);
  const authorization = tokenAuthorization('Bearer', async () => token);
  // A page says where the next one is: { items: [...], next: '/sites?page=2' }.
  const nextPage = bodyLink('next');
  const client = (fetch: FetchRef, call: MakeCall) => httpClient({ baseUrl, authorization, nextPage, fetch, call });
  return defineSource({
    name: 'badges',
    fetches: [sites, doors, badges],
    schemas,
    scopes: {
      async *site(_outer, call) {
        const api = client({ name: 'site', calls: ['GET /sites'] }, call);
        for await (const { id } of api.listIn<Site>('items', '/sites')) yield id;
      },
    },
    context: (_scope, fetch, call) => ({ api: client(fetch, call) }),
    classify,
  });
}

/** What an error means for what is in the graph already: see the guide on outcomes. */
function classify(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error);
  if (!(error instanceof HttpError))
    return { class: error instanceof TypeError ? 'transient' : 'bug', code: 'NETWORK', message };
  const code = `HTTP_${error.status}`;
  if (error.status === 401) return { class: 'expired', code, message };
  if (error.status === 403) return { class: 'denied', code, message };
  if (error.status === 404) return { class: 'gone', code, message };
  if (error.status === 429) return { class: 'throttled', code, message };
  return { class: error.status >= 500 ? 'transient' : 'invalid', code, message };
}
