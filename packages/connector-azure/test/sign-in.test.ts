import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeCertificate } from '../../testing/src/replay/certificate.js';
import { type Listening, listen } from '../../testing/src/replay/listen.js';

const TENANT = '00000000-0000-4000-8000-000000000001';
const SUBSCRIPTION = '00000000-0000-4000-8000-0000000000bb';
const ENDS = '2099-01-01T00:00:00.000000Z';

/** What was sent to the token endpoint, by the grant's own names. */
const asked: URLSearchParams[] = [];
let folder: string;
let authority: Listening;
let host: Listening;
let results: readonly { readonly kind: string; readonly found: readonly string[]; readonly failed?: string }[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cadastre-sign-in-'));
  const certificate = await makeCertificate();
  authority = await listen((request, response) => void answer(request, response), certificate);
  // Where a machine of Azure asks for the token of its identity. It is no TLS there either.
  host = await listen((request, response) => identityOfHost(request, response), undefined);
  results = await runChild(certificate.ca);
}, 60_000);
afterAll(async () => {
  await authority.close();
  await host.close();
  await rm(folder, { recursive: true });
});

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = request.url ?? '';
  const sent = await text(request);
  if (path.includes('/.well-known/openid-configuration')) return json(response, openId());
  if (path.includes('/oauth2/v2.0/token')) {
    asked.push(new URLSearchParams(sent));
    return json(response, { token_type: 'Bearer', expires_in: 3_599, access_token: 'given-not-a-secret' });
  }
  if (!/^Bearer [\w-]+-not-a-secret$/.test(request.headers.authorization ?? '')) {
    response.writeHead(401).end();
    return;
  }
  json(response, { value: [{ subscriptionId: SUBSCRIPTION, tenantId: TENANT, state: 'Enabled' }] });
}

function openId(): object {
  const at = (name: string) => `${authority.origin}/${TENANT}/oauth2/v2.0/${name}`;
  return {
    issuer: `${authority.origin}/${TENANT}/v2.0`,
    token_endpoint: at('token'),
    authorization_endpoint: at('authorize'),
    jwks_uri: at('keys'),
  };
}

function identityOfHost(request: IncomingMessage, response: ServerResponse): void {
  if (request.headers['x-identity-header'] !== 'host-not-a-secret') response.writeHead(401).end();
  else
    json(response, {
      access_token: 'managed-not-a-secret',
      expires_on: '4070908800',
      resource: 'r',
      token_type: 'Bearer',
    });
}

function json(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function runChild(ca: string): Promise<typeof results> {
  const [caFile, tokenFile, certificateFile] = ['ca.pem', 'token', 'client.pem'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const client = await generate([{ name: 'commonName', value: 'cadastre' }], { keySize: 2048, algorithm: 'sha256' });
  await writeFile(caFile, ca);
  await writeFile(tokenFile, 'federated-not-a-secret');
  await writeFile(certificateFile, `${client.private}\n${client.cert}`);
  await writeTool('az', {
    accessToken: 'az-not-a-secret',
    expiresOn: '2099-01-01 00:00:00.000000',
    expires_on: 4_070_908_800,
  });
  await writeTool('azd', { token: 'azd-not-a-secret', expiresOn: ENDS });
  await writeTool('pwsh', { Token: 'pwsh-not-a-secret', ExpiresOn: ENDS });
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', fileURLToPath(new URL('sign-in-child.ts', import.meta.url))],
    {
      env: {
        PATH: [folder, process.env.PATH].join(delimiter),
        NODE_EXTRA_CA_CERTS: caFile,
        TENANT,
        AUTHORITY: authority.origin,
        CERTIFICATE: certificateFile,
        TOKEN_FILE: tokenFile,
        AZURE_TENANT_ID: TENANT,
        AZURE_CLIENT_ID: '00000000-0000-4000-8000-0000000000cc',
        AZURE_CLIENT_SECRET: 'environment-not-a-secret',
        IDENTITY_ENDPOINT: `${host.origin}/token`,
        IDENTITY_HEADER: 'host-not-a-secret',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const [printed] = await Promise.all([text(child.stdout), once(child, 'close')]);
  return printed
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as (typeof results)[number]);
}

/** A developer's tool that is signed in. */
async function writeTool(name: string, answer: object): Promise<void> {
  const path = join(folder, name);
  await writeFile(path, `#!/bin/sh\necho '${JSON.stringify(answer)}'\n`);
  await chmod(path, 0o755);
}

test('each way to sign in gets a token of its own kind, over TLS where it asks the authority', () => {
  expect(results.map(({ kind, found, failed }) => ({ kind, found, failed }))).toEqual(
    [
      'clientSecret',
      'clientCertificate',
      'workloadIdentity',
      'environment',
      'default',
      'managedIdentity',
      'managedIdentity',
      'azureCli',
      'azureDeveloperCli',
      'azurePowerShell',
    ].map((kind) => ({ kind, found: [SUBSCRIPTION], failed: undefined })),
  );
});

test('what proves who it is, is what was told, and it is asked for Azure Resource Manager', () => {
  const secrets = asked.map((grant) => grant.get('client_secret'));
  expect(secrets.filter((secret) => secret !== null)).toEqual([
    'secret-not-a-secret',
    'environment-not-a-secret',
    'environment-not-a-secret',
  ]);
  const assertions = asked.map((grant) => grant.get('client_assertion') ?? '').filter((assertion) => assertion !== '');
  expect(assertions).toHaveLength(2);
  expect(assertions).toContain('federated-not-a-secret');
  for (const grant of asked) expect(grant.get('scope')?.split(' ')).toContain(`${authority.origin}/.default`);
});
