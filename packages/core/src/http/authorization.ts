import type { MakeCall } from '../calls/api-call.js';

/** How requests are authorized. One for each tenant: what it knows is shared by all of its clients. */
export interface Authorization {
  /** Makes sure, before a call, that there is what the request needs. Asking for it is a call of its own. */
  ready(call: MakeCall): Promise<void>;
  /** Drops what it has, because the provider says that it has run out. */
  forget(): void;
  /** Makes one request: GET, or POST where there is a body. */
  send(url: URL, headers: Headers, signal: AbortSignal, body?: string): Promise<Response>;
}

/** GET, or POST with a body. Follows no redirect: it would carry the credentials to another place. */
export function requestOf(body: string | undefined): RequestInit {
  return { redirect: 'manual', ...(body === undefined ? { method: 'GET' } : { method: 'POST', body }) };
}

/**
 * Authorizes by a token that does not change.
 *
 * @param scheme - what stands before the token in the header: `Bearer`, or a provider's own
 * @example
 * ```ts
 * import { tokenAuthorization } from '@cadastre/core';
 *
 * const authorization = tokenAuthorization('Bearer', async () => process.env.EXAMPLE_TOKEN ?? '');
 * ```
 */
export function tokenAuthorization(scheme: string, token: () => Promise<string>): Authorization {
  return {
    ready: async () => {},
    forget: () => {},
    async send(url, headers, signal, body) {
      headers.set('authorization', `${scheme} ${await token()}`);
      return fetch(url, { ...requestOf(body), headers, signal });
    },
  };
}
