import type { Answer } from '../wire/answer.js';

/** An application that may sign in to the tenant. */
export interface AzureSimulatorClient {
  readonly id: string;
  /** It opens nothing but the simulator. */
  readonly secret: string;
}

/** What is sent to the token endpoint: the fields of the form. */
export type TokenForm = Readonly<Record<string, string>>;

/** True for a path of the tenant's authority. The rest is of its APIs. */
export function isSignIn(path: string): boolean {
  return /^\/[^/]+\/(?:v2\.0\/\.well-known\/openid-configuration|oauth2\/v2\.0\/token)$/.test(path);
}

/** Where the authority has what, as clients ask before they ask for a token. */
export function openIdConfiguration(origin: string, tenant: string): Answer {
  const at = (name: string) => `${origin}/${tenant}/oauth2/v2.0/${name}`;
  return {
    kind: 'data',
    data: {
      one: {
        issuer: `${origin}/${tenant}/v2.0`,
        token_endpoint: at('token'),
        authorization_endpoint: at('authorize'),
        jwks_uri: at('keys'),
      },
    },
  };
}

/**
 * Gives a token to the application that proves who it is, by its secret. The words of a refusal are Microsoft's:
 * https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 *
 * @param seconds - how long it is good
 * @param issue - makes the token
 */
export function answerToken(
  form: TokenForm,
  client: AzureSimulatorClient,
  seconds: number,
  issue: () => string,
): Answer {
  if (form.grant_type !== 'client_credentials')
    return refused('unsupported_grant_type', 'AADSTS70003: the app asked for an unsupported grant', 400);
  if (form.client_id !== client.id)
    return refused('unauthorized_client', 'AADSTS700016: no such application in the directory', 400);
  if (form.client_secret !== client.secret)
    return refused('invalid_client', 'AADSTS7000215: the client secret is invalid', 401);
  return { kind: 'data', data: { one: { token_type: 'Bearer', expires_in: seconds, access_token: issue() } } };
}

function refused(code: string, message: string, status: number): Answer {
  return { kind: 'error', code, message, status };
}
