import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SyncReport } from '@cadastre/core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { makeCertificate } from '../../testing/src/replay/certificate.js';
import { type AzureSimulator, startAzureSimulator } from '../src/index.js';

interface Read extends Pick<SyncReport, 'outcome' | 'totals'> {
  /** JSON of how each partition ended. */
  readonly outcomes: string;
}

let folder: string;
let simulator: AzureSimulator;
let child: ChildProcess;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cadastre-azure-sign-in-'));
  const { ca, cert, key } = await makeCertificate();
  await writeFile(join(folder, 'ca.pem'), ca);
  // So short that one token does not do for a run.
  simulator = await startAzureSimulator({ subscriptions: ['production'], tls: { cert, key }, tokenSeconds: 1 });
  child = fork(fileURLToPath(new URL('azure-sign-in-child.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
    env: {
      PATH: process.env.PATH,
      NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem'),
      TENANT: simulator.tenant,
      AUTHORITY: simulator.url,
      CLIENT: simulator.client.id,
      GRAPH: join(folder, 'graph.grafeo'),
    },
  });
  await once(child, 'message');
}, 60_000);
afterAll(async () => {
  const gone = once(child, 'exit');
  child.disconnect();
  await gone;
  await simulator.close();
  await rm(folder, { recursive: true });
});
beforeEach(() => simulator.setFault(undefined));

/** Reads the tenant in the other process, where the application says that this is its secret. */
async function read(secret = simulator.client.secret): Promise<Read> {
  const [answer] = await Promise.all([once(child, 'message'), child.send(secret)]);
  return (answer as [Read])[0];
}

const isToken = (operation: string) => operation.startsWith('POST ') && operation.endsWith('/oauth2/v2.0/token');

test('a token that has run out is followed by another', async () => {
  simulator.setFault(({ operation, answer }) =>
    operation === 'GET /v1.0/groups'
      ? { kind: 'fault', fault: { type: 'delay', ms: 1_500, answer: answer() } }
      : undefined,
  );
  const { outcome, totals } = await read();
  expect(outcome).toBe('complete');
  expect(totals.nodesCreated).toBeGreaterThan(10);
  // One for each of the three APIs would be all, if they were good for longer.
  expect(simulator.calls().filter(({ operation }) => isToken(operation)).length).toBeGreaterThan(3);
});

test('a secret that is not right any more deletes nothing, and is not shown', async () => {
  const { outcome, totals, outcomes } = await read('wrong-not-a-secret');
  expect(outcome).toBe('failed');
  expect(totals).toMatchObject({ complete: 0, nodesDeleted: 0 });
  expect(outcomes).toContain('"class":"denied","code":"invalid_client"');
  expect(outcomes).not.toContain('wrong-not-a-secret');
});

test('an authority that has too much to do is asked again', async () => {
  let asked = 0;
  simulator.setFault(({ operation }) => {
    if (!isToken(operation)) return undefined;
    asked += 1;
    return asked === 1
      ? {
          kind: 'error',
          code: 'temporarily_unavailable',
          message: 'later',
          status: 429,
          headers: { 'retry-after': '0' },
        }
      : undefined;
  });
  expect((await read()).outcome).toBe('complete');
  expect(asked).toBeGreaterThan(1);
});
