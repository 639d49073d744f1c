import type { MakeCall } from '../calls/api-call.js';
import { CadastreError } from '../errors.js';

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
function requestOf(body: string | undefined): RequestInit {
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
      setAuthorization(headers, `${scheme} ${await token()}`);
      return fetch(url, { ...requestOf(body), headers, signal });
    },
  };
}

/**
 * Authorizes by user name and password (RFC 7617), or by an API key where it stands for one of them.
 *
 * @throws CadastreError `CONFIG_INVALID` for a user name with a colon, which the header cannot carry
 * @example
 * ```ts
 * import { basicAuthorization } from '@cadastre/core';
 *
 * const authorization = basicAuthorization('cadastre', process.env.EXAMPLE_PASSWORD ?? '');
 * ```
 */
export function basicAuthorization(user: string, password: string): Authorization {
  if (user.includes(':')) {
    throw new CadastreError({
      code: 'CONFIG_INVALID',
      message: 'A user name for basic authorization has a colon in it.',
      hint: 'Give user name and password apart.',
    });
  }
  const credentials = Buffer.from(`${user}:${password}`, 'utf8').toString('base64');
  return tokenAuthorization('Basic', async () => credentials);
}

function setAuthorization(headers: Headers, value: string): void {
  try {
    headers.set('authorization', value);
  } catch {
    // The cause quotes the value.
    throw new CadastreError({
      code: 'CONFIG_INVALID',
      message: 'The token has characters that a header cannot carry.',
      hint: 'Look for a line break in it, or for a dash or quote that an editor has changed.',
    });
  }
}
