import type * as OAuth from 'oauth4webapi';
import type { MakeCall } from '../calls/api-call.js';
import { CallError } from '../calls/call-error.js';
import { HttpError } from './http-error.js';

/** A token, and when it ends, in milliseconds since 1970; undefined for one that does not say so. */
export interface Token {
  readonly value: string;
  readonly ends: number | undefined;
}

/** What asks for a token by the OAuth 2.0 client-credentials grant (RFC 6749, section 4.4). */
export interface TokenRequest {
  /** Loaded by who asks, and only where it is used. */
  readonly oauth: typeof OAuth;
  readonly tokenUrl: URL;
  readonly clientId: string;
  /** How the client proves who it is. */
  readonly authentication: OAuth.ClientAuth;
  readonly scopes: readonly string[];
  /** Further parameters of the provider's own. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly dpop?: OAuth.DPoPHandle | undefined;
  /** What no error may have, should the server send it back. */
  readonly secrets?: readonly string[];
}

/**
 * Asks for a token, by a call of its own.
 *
 * @throws HttpError with the server's answer where that is no token, without the secrets that were sent
 */
export async function requestToken(request: TokenRequest, call: MakeCall): Promise<Token> {
  const { oauth, tokenUrl } = request;
  return call({
    operation: operationOf(request),
    limit: `${tokenUrl.origin} token`,
    send: async (signal) => {
      try {
        return await ask(request, signal);
      } catch (error) {
        // The server has just said which nonce the proof must have, and the handle remembers it.
        if (!oauth.isDPoPNonceError(error)) throw error;
        return ask(request, signal);
      }
    },
  });
}

async function ask(request: TokenRequest, signal: AbortSignal): Promise<Token> {
  const { oauth, tokenUrl, authentication, scopes, parameters = {}, dpop, secrets = [] } = request;
  const server: OAuth.AuthorizationServer = { issuer: tokenUrl.origin, token_endpoint: tokenUrl.href };
  const client: OAuth.Client = { client_id: request.clientId };
  const asked = scopes.length === 0 ? parameters : { ...parameters, scope: scopes.join(' ') };
  const response = await oauth.clientCredentialsGrantRequest(server, client, authentication, asked, {
    signal,
    ...(dpop === undefined ? {} : { DPoP: dpop }),
    [oauth.allowInsecureRequests]: isLoopback(tokenUrl),
  });
  const answer = response.clone();
  try {
    const given = await oauth.processClientCredentialsResponse(server, client, response);
    const ends = given.expires_in === undefined ? undefined : Date.now() + given.expires_in * 1_000;
    return { value: given.access_token, ends };
  } catch (error) {
    if (oauth.isDPoPNonceError(error)) throw error;
    throw await refusal(operationOf(request), answer, secrets);
  }
}

const operationOf = ({ tokenUrl }: TokenRequest): string => `POST ${tokenUrl.pathname}`;

async function refusal(operation: string, answer: Response, secrets: readonly string[]): Promise<Error> {
  // To a classifier it would look as if the thing that is being read were gone.
  if (answer.status === 404 || answer.status === 410) {
    const message = `${operation} answered ${answer.status}: is it the address of the token endpoint?`;
    return new CallError('invalid', `HTTP_${answer.status}`, message);
  }
  // A success that is none may have the token in it.
  const body = answer.ok ? undefined : await bodyOf(answer, secrets);
  return new HttpError(operation, answer.status, answer.headers, body);
}

/** What an error says of itself. Where that is no JSON the status alone has to do: the error is thrown all the same. */
async function bodyOf(answer: Response, secrets: readonly string[]): Promise<unknown> {
  try {
    const withheld = secrets.flatMap(waysToWrite);
    // Not in the text: JSON has many ways to write a character.
    return JSON.parse(await answer.text(), (_key, value: unknown) =>
      typeof value === 'string'
        ? withheld.reduce((text, secret) => text.replaceAll(secret, '[redacted]'), value)
        : value,
    );
  } catch {
    return undefined;
  }
}

/** As it is, in a form, and in a URL. */
function waysToWrite(secret: string): readonly string[] {
  const inForm = new URLSearchParams({ '': secret }).toString().slice(1);
  return [secret, inForm, encodeURIComponent(secret)];
}

/** Plain HTTP is for tests, which do not leave the machine. */
export function isLoopback({ hostname }: URL): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
}
