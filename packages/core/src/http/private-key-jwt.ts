import { createPrivateKey, type JsonWebKey, webcrypto } from 'node:crypto';
import type * as OAuth from 'oauth4webapi';
import { CadastreError } from '../errors.js';
import { type Authorization, tokenAuthorization } from './authorization.js';
import { isLoopback, requestToken, type Token } from './request-token.js';
import { sharedUntil } from './shared-until.js';

/** A client that proves who it is by signing with its private key (RFC 7523). */
export interface PrivateKeyJwtOptions {
  /** Where tokens are asked for. */
  readonly tokenUrl: URL;
  readonly clientId: string;
  /** PEM, or a JSON Web Key as text or object. RSA keys sign RS256. */
  readonly privateKey: string | Readonly<JsonWebKey>;
  /** Id of the key, where the client has several. */
  readonly keyId?: string;
  readonly scopes: readonly string[];
  /** Binds the tokens to a key of this process (RFC 9449), so that a stolen one opens nothing. */
  readonly dpop?: boolean;
}

/**
 * Authorizes by tokens from the OAuth 2.0 client-credentials grant, with a signed assertion as the client's secret, and with proof of
 * possession where it is asked for.
 *
 * @throws CadastreError `CONFIG_INVALID`, when first used, for a private key that cannot be read
 * @example
 * ```ts
 * import { privateKeyJwt } from '@cadastre/core';
 *
 * const authorization = privateKeyJwt({
 *   tokenUrl: new URL('https://example.okta.com/oauth2/v1/token'),
 *   clientId: '0oa1example',
 *   privateKey: process.env.EXAMPLE_PRIVATE_KEY ?? '',
 *   scopes: ['okta.users.read'],
 * });
 * ```
 */
export function privateKeyJwt(options: PrivateKeyJwtOptions): Authorization {
  const { tokenUrl, clientId, scopes } = options;
  let loading: Promise<Loaded> | undefined;
  const load = () => (loading ??= loadOAuth(options));

  const token = sharedUntil(
    async (call) => requestToken({ ...(await load()), tokenUrl, clientId, scopes }, call),
    ({ ends }: Token) => ends,
  );
  const bearer = tokenAuthorization('Bearer', async () => token.current()?.value ?? '');
  return {
    ready: token.ready,
    forget: token.forget,
    async send(url, headers, signal) {
      const { oauth, dpop } = await load();
      if (dpop === undefined) return bearer.send(url, headers, signal);
      const value = token.current()?.value ?? '';
      const request = () =>
        oauth.protectedResourceRequest(value, 'GET', url, headers, null, {
          DPoP: dpop,
          signal,
          [oauth.allowInsecureRequests]: isLoopback(url),
          [oauth.customFetch]: (target: string, init: object) => fetch(target, { ...init, redirect: 'manual' }),
        });
      try {
        return await request();
      } catch (error) {
        // The server has just said which nonce the proof must have, and the handle remembers it.
        if (oauth.isDPoPNonceError(error)) return await request();
        if (error instanceof oauth.WWWAuthenticateChallengeError) return error.response;
        throw error;
      }
    },
  };
}

interface Loaded {
  readonly oauth: typeof OAuth;
  readonly authentication: OAuth.ClientAuth;
  readonly dpop: OAuth.DPoPHandle | undefined;
}

/** Loaded only where it is used. */
async function loadOAuth(options: PrivateKeyJwtOptions): Promise<Loaded> {
  const oauth = await import('oauth4webapi');
  const key = await importKey(options.privateKey);
  const kid = options.keyId ?? kidOf(options.privateKey);
  const authentication = oauth.PrivateKeyJwt(kid === undefined ? key : { key, kid }, {
    // RFC 7523 lets the server choose its name; the address of the token endpoint is what providers document.
    [oauth.modifyAssertion]: (_header, payload) => {
      payload.aud = options.tokenUrl.href;
    },
  });
  const dpop = options.dpop === true ? oauth.DPoP({}, await oauth.generateKeyPair('ES256')) : undefined;
  return { oauth, authentication, dpop };
}

async function importKey(key: PrivateKeyJwtOptions['privateKey']): Promise<webcrypto.CryptoKey> {
  try {
    const format = typeof key === 'string' && !key.trimStart().startsWith('{') ? 'pem' : 'jwk';
    const object =
      format === 'pem' ? createPrivateKey(String(key)) : createPrivateKey({ key: jwkOf(key), format: 'jwk' });
    const jwk = object.export({ format: 'jwk' });
    const algorithm =
      jwk.kty === 'EC' ? { name: 'ECDSA', namedCurve: jwk.crv ?? '' } : { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
    return await webcrypto.subtle.importKey('jwk', jwk as webcrypto.JsonWebKey, algorithm, false, ['sign']);
  } catch {
    // The cause may quote the key.
    throw new CadastreError({
      code: 'CONFIG_INVALID',
      message: 'The private key cannot be read.',
      hint: 'Give it as PEM (-----BEGIN PRIVATE KEY-----) or as a JSON Web Key with its private part; RSA or EC.',
    });
  }
}

function jwkOf(key: PrivateKeyJwtOptions['privateKey']): JsonWebKey {
  return typeof key === 'string' ? (JSON.parse(key) as JsonWebKey) : key;
}

function kidOf(key: PrivateKeyJwtOptions['privateKey']): string | undefined {
  try {
    const { kid } = jwkOf(key);
    return typeof kid === 'string' ? kid : undefined;
  } catch {
    return undefined;
  }
}
