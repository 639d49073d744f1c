import { generateKeyPairSync } from 'node:crypto';
import { fetches, oktaPolicy } from '@cadastre/connector-okta';
import { sync } from '@cadastre/core';
import type { JSONWebKeySet, JWK } from 'jose';
import { expect, test } from 'vitest';
import type { OktaSimulatorOptions } from '../src/index.js';
import { openOkta } from './open-okta.js';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const jwks: JSONWebKeySet = { keys: [{ ...(publicKey.export({ format: 'jwk' }) as JWK), kid: 'k1', alg: 'RS256' }] };
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const client = { clientId: '0oaServiceApp', jwks, scopes: oktaPolicy(fetches).scopes };

/** Reads the users as a service app. */
async function readAsApp(simulated: OktaSimulatorOptions, key: string = pem, dpop = false) {
  const okta = await openOkta(simulated);
  const organizations = [{ url: okta.simulator.url, clientId: client.clientId, privateKey: key, keyId: 'k1', dpop }];
  const source = okta.source({ organizations });
  try {
    const only = [{ source: 'okta', fetch: 'OktaUser' }];
    const first = await sync({ store: okta.store, sources: [source], only });
    okta.simulator.revokeTokens();
    const again = await sync({ store: okta.store, sources: [source], only });
    return { first, again, issued: okta.simulator.tokensIssued() };
  } finally {
    await okta.close();
  }
}

const jwk = JSON.stringify({ ...privateKey.export({ format: 'jwk' }), kid: 'k1' });

test.each([
  ['a private key in PEM', pem, false],
  ['a JSON Web Key', jwk, false],
  ['proof of possession', pem, true],
])('signs in with %s, and again when the token has run out', async (_name, key, dpop) => {
  const { first, again, issued } = await readAsApp({ client: { ...client, dpop } }, key, dpop);
  expect([first.outcome, again.outcome]).toEqual(['complete', 'complete']);
  expect(first.totals.records).toBeGreaterThanOrEqual(16);
  expect(issued).toBe(2);
});

test('a key that the organization does not know is denied, in words that do not show it', async () => {
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2_048 }).privateKey;
  const key = stranger.export({ type: 'pkcs8', format: 'pem' }).toString();
  const { first } = await readAsApp({ client }, key);
  expect(first.outcome).toBe('failed');
  expect(first.totals).toMatchObject({ complete: 0, nodes: 0 });
  const text = JSON.stringify(first.partitions.map(({ outcome }) => outcome));
  expect(text).toContain('"class":"denied","code":"invalid_client"');
  expect(text).not.toContain('PRIVATE KEY');
});

test('a key that is none is said so, before anything is asked', async () => {
  const { first, issued } = await readAsApp({ client }, 'not a key');
  expect(JSON.stringify(first.partitions)).toContain('The private key cannot be read.');
  expect(issued).toBe(0);
});

test('an app that lacks a scope is told which', async () => {
  const { first } = await readAsApp({ client: { ...client, scopes: ['okta.users.read'] } });
  expect(JSON.stringify(first.partitions.map(({ outcome }) => outcome))).toContain('okta.apps.read');
});
