import type { AccessToken, TokenCredential } from '@azure/identity';
import { type Authorization, sharedUntil, tokenAuthorization } from '@cadastre/core';

/**
 * Authorizes by tokens of a credential, for one of Microsoft's APIs.
 *
 * @param credential - asked for when the first token is needed
 * @param audience - the API: its address is the scope's first part
 */
export function credentialAuthorization(credential: () => Promise<TokenCredential>, audience: URL): Authorization {
  const scope = `${audience.origin}/.default`;
  const shared = sharedUntil(
    (call) =>
      call({
        operation: 'a token',
        limit: `token ${scope}`,
        send: async (abortSignal): Promise<AccessToken> => {
          const token = await (await credential()).getToken(scope, { abortSignal });
          // The interface allows it for "none today"; a chain throws instead.
          if (token === null) throw Object.assign(new Error('no token'), { name: 'CredentialUnavailableError' });
          return token;
        },
      }),
    ({ expiresOnTimestamp }) => expiresOnTimestamp,
  );
  const { send } = tokenAuthorization('Bearer', async () => shared.current()?.token ?? '');
  return { ready: shared.ready, forget: shared.forget, send };
}
