import { createHash } from 'node:crypto';
import { calculateJwkThumbprint, createLocalJWKSet, EmbeddedJWK, type JSONWebKeySet, jwtVerify } from 'jose';
import type { WireResponse } from '../wire/wire-response.js';
import { json } from './encode-okta.js';

/** A service app as the server knows it. */
export interface OktaClient {
  readonly clientId: string;
  /** Its public keys. */
  readonly jwks: JSONWebKeySet;
  /** True when its tokens are bound to a key of the client's. */
  readonly dpop?: boolean;
  readonly scopes: readonly string[];
}

/** The tokens of one server. */
export interface Tokens {
  /** Answers a request for a token. */
  issue(url: URL, body: string, proof: string | undefined): Promise<WireResponse>;
  /** True when a request carries a token that this server gave, that has not ended, and with its proof where one is asked for. */
  allows(authorization: string, url: URL, proof: string | undefined): Promise<boolean>;
  /** Ends every token. */
  revoke(): void;
  /** How many were given. */
  issued(): number;
}

const NONCE = 'nonce-of-the-simulator';

/** Okta's token endpoint for service apps, with proof of possession as RFC 9449 has it. */
export function tokenEndpoint(client: OktaClient | undefined, lifetimeSeconds: number): Tokens {
  const tokens = new Map<string, { readonly ends: number; readonly thumbprint: string | undefined }>();
  let count = 0;

  async function thumbprintOf(proof: string, method: string, url: URL): Promise<string> {
    const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, { typ: 'dpop+jwt' });
    if (payload.htm !== method || payload.htu !== url.origin + url.pathname) throw new Error('another request');
    if (method === 'POST' && payload.nonce !== NONCE) throw new Error('nonce');
    return calculateJwkThumbprint(protectedHeader.jwk ?? {});
  }

  return {
    async issue(url, body, proof) {
      const form = new URLSearchParams(body);
      if (client === undefined || form.get('grant_type') !== 'client_credentials')
        return json(400, { error: 'unsupported_grant_type' });
      try {
        await jwtVerify(form.get('client_assertion') ?? '', createLocalJWKSet(client.jwks), {
          issuer: client.clientId,
          subject: client.clientId,
          audience: url.origin + url.pathname,
        });
      } catch {
        return json(401, { error: 'invalid_client', error_description: 'The client assertion is not valid.' });
      }
      const scope = form.get('scope') ?? '';
      const missing = scope.split(' ').filter((each) => !client.scopes.includes(each));
      if (missing.length > 0)
        return json(400, { error: 'invalid_scope', error_description: `not granted: ${missing.join(' ')}` });
      let thumbprint: string | undefined;
      if (client.dpop === true) {
        if (proof === undefined)
          return json(400, { error: 'invalid_dpop_proof', error_description: 'The DPoP proof JWT header is missing.' });
        try {
          thumbprint = await thumbprintOf(proof, 'POST', url);
        } catch {
          return json(
            400,
            { error: 'use_dpop_nonce', error_description: 'Authorization server requires nonce in DPoP proof.' },
            { 'dpop-nonce': NONCE },
          );
        }
      }
      count += 1;
      const token = `token-${count}`;
      tokens.set(token, { ends: Date.now() + lifetimeSeconds * 1_000, thumbprint });
      return json(200, {
        access_token: token,
        token_type: thumbprint === undefined ? 'Bearer' : 'DPoP',
        expires_in: lifetimeSeconds,
        scope,
      });
    },
    async allows(authorization, url, proof) {
      const [scheme, value = ''] = authorization.split(' ');
      const token = tokens.get(value);
      if (token === undefined || token.ends <= Date.now()) return false;
      if (token.thumbprint === undefined) return scheme === 'Bearer';
      if (scheme !== 'DPoP' || proof === undefined) return false;
      const { payload } = await jwtVerify(proof, EmbeddedJWK, { typ: 'dpop+jwt' });
      const isOfToken = payload.ath === createHash('sha256').update(value).digest('base64url');
      return isOfToken && (await thumbprintOf(proof, 'GET', url)) === token.thumbprint;
    },
    revoke: () => tokens.clear(),
    issued: () => count,
  };
}
