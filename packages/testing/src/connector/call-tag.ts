import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import type { ListScope, MakeCall, Scope, Source } from '@cadastre/core';

/** Who makes a call, and which. */
export interface CallTag {
  /** Undefined while the scopes are listed. */
  readonly fetch: string | undefined;
  readonly scope: Scope;
  readonly operation: string;
}

const HEADER = 'x-cadastre-call';
const making = new AsyncLocalStorage<CallTag>();
let isSending = false;

/**
 * The source with its calls named: each request that `fetch` sends for one of them says so in a header of its own, so that the server of a test
 * knows which fetch it comes from. What does not go through the engine's `call` has no such header.
 */
export function tagCalls(source: Source, onRenewal: () => void = () => {}): Source {
  sendTags();
  const tagged = (call: MakeCall, tag: Omit<CallTag, 'operation'>): MakeCall => {
    return (apiCall) => {
      const { operation, send, renewCredentials } = apiCall;
      return call({
        ...apiCall,
        send: (signal, onAllowance) => making.run({ ...tag, operation }, () => send(signal, onAllowance)),
        ...(renewCredentials === undefined
          ? {}
          : {
              renewCredentials: async () => {
                onRenewal();
                await renewCredentials();
              },
            }),
      });
    };
  };
  const listers = Object.entries(source.scopes).map(([name, list]): [string, ListScope] => [
    name,
    (outer, call, wanted) => list(outer, tagged(call, { fetch: undefined, scope: outer }), wanted),
  ]);
  return {
    ...source,
    scopes: Object.fromEntries(listers),
    context: (scope, fetch, call) => source.context(scope, fetch, tagged(call, { fetch: fetch.name, scope })),
  };
}

/** What a request says of its call; undefined for one that is no call's. */
export function tagOf(headers: Readonly<Record<string, unknown>>): CallTag | undefined {
  const text = headers[HEADER];
  return typeof text === 'string' ? (JSON.parse(decodeURIComponent(text)) as CallTag) : undefined;
}

/** Node's own `fetch` tells of each request before it is sent. */
function sendTags(): void {
  if (isSending) return;
  isSending = true;
  subscribe('undici:request:create', (message) => {
    const { request } = message as { readonly request: { addHeader(name: string, value: string): void } };
    const tag = making.getStore();
    if (tag !== undefined) request.addHeader(HEADER, encodeURIComponent(JSON.stringify(tag)));
  });
}
