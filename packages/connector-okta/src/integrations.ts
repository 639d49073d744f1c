import type { RecordOf } from '@cadastre/core';
import { defineFetch, listFetch } from './define-fetch.js';
import { OktaApiToken, OktaEventHook, OktaInlineHook, OktaLogStream } from './generated/index.js';

export const apiTokens = listFetch(OktaApiToken, '/api/v1/api-tokens', { limit: 200 });
export const logStreams = listFetch(OktaLogStream, '/api/v1/logStreams', { limit: 200 });

/** Where a hook calls to. */
interface Channel {
  readonly channel?: { readonly config?: { readonly uri?: string } };
}

export const eventHooks = defineFetch({
  emits: OktaEventHook,
  calls: ['GET /api/v1/eventHooks'],
  async *fetch({ okta }) {
    const hooks = okta.list<RecordOf<typeof OktaEventHook> & Channel>('/api/v1/eventHooks');
    for await (const hook of hooks) yield { ...hook, Url: withoutQuery(hook.channel?.config?.uri) };
  },
});

export const inlineHooks = defineFetch({
  emits: OktaInlineHook,
  calls: ['GET /api/v1/inlineHooks'],
  async *fetch({ okta }) {
    const hooks = okta.list<RecordOf<typeof OktaInlineHook> & Channel>('/api/v1/inlineHooks');
    for await (const hook of hooks) yield { ...hook, Url: withoutQuery(hook.channel?.config?.uri) };
  },
});

/** Queries and user names of such addresses are where people put keys. */
function withoutQuery(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const { origin, pathname } = new URL(address);
  return origin + pathname;
}
