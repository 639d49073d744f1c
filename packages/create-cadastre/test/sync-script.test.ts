import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { openEmbeddedStore } from '@cadastre/embedded';
import { type OktaSimulator, startOktaSimulator } from '@cadastre/simulator';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectFiles } from '../src/project-files.js';
import { writeProject } from '../src/write-project.js';

/*
 * sync.ts as a scheduler runs it: what counts is how it ends. The folders lie inside this package, where Node.js finds what they import.
 */

let okta: OktaSimulator;
let folder: string;

beforeAll(async () => {
  const cache = resolve(import.meta.dirname, '../node_modules/.cache');
  await mkdir(cache, { recursive: true });
  folder = await mkdtemp(join(cache, 'sync-script-'));
  okta = await startOktaSimulator();
  for (const store of ['embedded', 'neo4j'] as const) {
    await writeProject(
      join(folder, store),
      projectFiles({ name: 'my-graph', providers: ['okta'], store, extras: [] }, '0.0.0'),
    );
  }
});

afterAll(async () => {
  await okta.close();
  await rm(folder, { recursive: true, force: true });
});

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

async function runSync(
  env: Readonly<Record<string, string>>,
  store = 'embedded',
  started: (child: ChildProcess) => void = () => {},
): Promise<Ended> {
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), 'sync.ts'], {
    cwd: join(folder, store),
    env: { PATH: process.env.PATH, NODE_NO_WARNINGS: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started(child);
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code: code as number | null, stdout, stderr };
}

const signedIn = () => ({ OKTA_URL: okta.url, OKTA_TOKEN: okta.token });

test('3 when nothing could be read, since the token was revoked', async () => {
  const { code, stdout, stderr } = await runSync({ ...signedIn(), OKTA_TOKEN: 'revoked' });
  expect(stdout).toMatch(/^failed: 0 nodes and 0 relationships, 0 nodes deleted/);
  expect(stderr).toMatch(/^\d+ of \d+ parts could not be read: npx cadastre status\n$/);
  expect(code).toBe(3);
});

test('0 when everything was read', async () => {
  const { code, stdout, stderr } = await runSync(signedIn());
  expect(stderr).toBe('');
  expect(stdout).toMatch(/^complete: \d+ nodes and \d+ relationships, 0 nodes deleted, \d+ calls, \d+ s\n$/);
  expect(code).toBe(0);
});

test('2 when something could not be read', async () => {
  okta.setFault(({ operation }) =>
    operation === 'GET /api/v1/groups'
      ? { kind: 'error', code: 'E0000006', message: 'You do not have permission', status: 403 }
      : undefined,
  );
  const { code, stdout } = await runSync(signedIn());
  okta.setFault(undefined);
  expect(stdout).toMatch(/^partial: /);
  expect(code).toBe(2);
});

test('1 with a hint when the settings are wrong', async () => {
  const { code, stderr } = await runSync({});
  expect(stderr).toMatch(
    /^error CONFIG_INVALID: "" is not the address of an Okta organization\.\nhint: Write it like /,
  );
  expect(code).toBe(1);
});

test('1 when there is no Neo4j', async () => {
  const { code, stderr } = await runSync(
    { ...signedIn(), NEO4J_URI: 'neo4j://127.0.0.1:9', NEO4J_PASSWORD: 'not-a-secret' },
    'neo4j',
  );
  expect(stderr).toMatch(/^error STORE_UNAVAILABLE: /);
  expect(code).toBe(1);
});

test('75 while another process has the graph', async () => {
  const store = await openEmbeddedStore(join(folder, 'embedded/.cadastre/graph.grafeo'));
  const { code, stderr } = await runSync(signedIn());
  await store.close();
  expect(stderr).toMatch(/^error STORE_LOCKED: /);
  expect(code).toBe(75);
});

test('130 when it is told to stop', async () => {
  let child: ChildProcess | undefined;
  okta.setFault(async () => {
    // Once: a second signal would end the process at once.
    child?.kill('SIGTERM');
    child = undefined;
    await new Promise((after) => setTimeout(after, 500));
    return undefined;
  });
  const { code, stderr } = await runSync(signedIn(), 'embedded', (started) => {
    child = started;
  });
  okta.setFault(undefined);
  expect(stderr).toBe('error INTERRUPTED: stopped before the end\n');
  expect(code).toBe(130);
});
