import {
  allowanceFrom,
  bodyLink,
  defineSource,
  type FetchRef,
  httpClassifier,
  httpClient,
  type MakeCall,
  resetFrom,
  type Source,
  tokenAuthorization,
} from '@cadastre/core';
import type { AccountAnswer } from './account.js';
import { fetches } from './fetches.js';
import { questions, schemas } from './generated/index.js';

/** How to reach the API. */
interface DigitalOceanOptions {
  /** `https://api.digitalocean.com` unless told. */
  readonly url?: string;
  /** A token that may only read. */
  readonly token: string;
}

const nextPage = bodyLink('links', 'pages', 'next');
const reset = { reset: 'ratelimit-reset', resetIs: 'epoch_seconds' } as const;
const allowanceOf = allowanceFrom({ limit: 'ratelimit-limit', remaining: 'ratelimit-remaining', ...reset });
const classify = httpClassifier({ codeOf: ['id'], messageOf: ['message'], retryAfterMs: resetFrom(reset) });

/** Reads the account that a token belongs to: `digitalOcean({ token: process.env.DIGITAL_OCEAN_TOKEN ?? '' })`. */
export function digitalOcean({ url = 'https://api.digitalocean.com', token }: DigitalOceanOptions): Source {
  const baseUrl = new URL(url);
  const authorization = tokenAuthorization('Bearer', async () => token);
  const client = (fetch: FetchRef, call: MakeCall) =>
    httpClient({ baseUrl, authorization, nextPage, allowanceOf, fetch, call });
  return defineSource({
    name: 'digital_ocean',
    fetches,
    schemas,
    questions,
    scopes: {
      async *account(_outer, call) {
        const api = client({ name: 'account', calls: ['GET /v2/account'] }, call);
        const { account } = await api.get<{ readonly account: AccountAnswer }>('/v2/account');
        yield account.team?.uuid ?? account.uuid;
      },
    },
    context: (_scope, fetch, call) => ({ api: client(fetch, call) }),
    classify,
  });
}
