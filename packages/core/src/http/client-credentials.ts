import { CadastreError } from '../errors.js';
import { type Authorization, tokenAuthorization } from './authorization.js';
import { requestToken, type Token } from './request-token.js';
import { sharedUntil } from './shared-until.js';

/** A client that proves who it is by a secret. */
export interface ClientCredentialsOptions {
  /** Where tokens are asked for. */
  readonly tokenUrl: URL;
  readonly clientId: string;
  readonly clientSecret: string;
  /** None, where the server gives what the client may have. */
  readonly scopes: readonly string[];
  /** Where the server looks for the secret: in a header, encoded as RFC 6749 says, or in the form. `header` by default. */
  readonly secretIn?: 'header' | 'body';
  /** What the provider wants besides, such as `audience` or `resource`. */
  readonly parameters?: Readonly<Record<string, string>>;
}

/**
 * Authorizes by tokens from the OAuth 2.0 client-credentials grant, with a secret. One token serves all clients of the tenant until it ends.
 *
 * @throws CadastreError `CONFIG_INVALID`, when first used, without a client id or a secret
 * @example
 * ```ts
 * import { clientCredentials } from '@cadastre/core';
 *
 * const authorization = clientCredentials({
 *   tokenUrl: new URL('https://login.example.org/oauth2/token'),
 *   clientId: 'cadastre',
 *   clientSecret: process.env.EXAMPLE_CLIENT_SECRET ?? '',
 *   scopes: ['inventory.read'],
 *   secretIn: 'body',
 * });
 * ```
 */
export function clientCredentials(options: ClientCredentialsOptions): Authorization {
  const { tokenUrl, clientId, clientSecret, scopes, secretIn = 'header', parameters = {} } = options;
  const token = sharedUntil(
    async (call) => {
      checkGiven(options);
      const oauth = await import('oauth4webapi');
      const authentication =
        secretIn === 'body' ? oauth.ClientSecretPost(clientSecret) : oauth.ClientSecretBasic(clientSecret);
      const secrets = [clientSecret];
      return requestToken({ oauth, tokenUrl, clientId, authentication, scopes, parameters, secrets }, call);
    },
    ({ ends }: Token) => ends,
  );
  const { send } = tokenAuthorization('Bearer', async () => token.current()?.value ?? '');
  return { ready: token.ready, forget: token.forget, send };
}

function checkGiven({ clientId, clientSecret }: ClientCredentialsOptions): void {
  if (clientId !== '' && clientSecret !== '') return;
  throw new CadastreError({
    code: 'CONFIG_INVALID',
    message: clientId === '' ? 'The client id is empty.' : 'The client secret is empty.',
    hint: 'Give both as the provider shows them where the client is registered.',
  });
}
