import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { openEmbeddedStore } from '@cadastre/embedded';
import { expect, test } from 'vitest';
import { startEstate } from './acme-server.js';
import { acmeConfig, makeFolder } from './cli.js';

test('a complete sync prints a line per fetch, unresolved relationships, and the totals', async () => {
  await using server = await startEstate();
  await using folder = await makeFolder(acmeConfig(server.url));
  const { code, stdout, stderr } = await folder.cadastre(['sync']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^fetch +parts +outcome +records +nodes +edges +new +deleted +time$/m);
  expect(stdout).toMatch(/^acme\/AcmeServer +2 +complete +3 +3 +4 +3 +0 +\d+ ms$/m);
  expect(stdout).toMatch(/^AcmeServer +ASSUMES +AcmeRole +1$/m);
  expect(stdout).toMatch(/^complete {2}6 partitions, 6 nodes \(6 new\), 5 edges \(5 new\), 0 deleted, 4 calls, /m);
  expect(stderr).toContain('reading 6 partitions\n');
  expect(stdout + stderr).not.toContain('\u001b');
});

test('a denied partition is reported with its calls, keeps what it had, and the exit code is 2', async () => {
  await using server = await startEstate();
  await using folder = await makeFolder(acmeConfig(server.url));
  await folder.cadastre(['sync']);
  server.estate.faults.set('/one/servers', 403);
  server.estate.servers.set('two', []);
  const { code, stdout, stderr } = await folder.cadastre(['sync']);
  expect(code).toBe(2);
  expect(stdout).toMatch(/^acme\/AcmeServer +2 +1 failed +0 +0 +0 +0 +1 /m);
  expect(stdout).toContain('the credentials may not read it (HTTP_403: Error: the API answered 403)');
  expect(stdout).toMatch(/^acme:ListServers +one$/m);
  expect(stdout).toContain('hint: Grant what `cadastre policy acme` prints, then sync again.');
  expect(stderr).toContain('acme/AcmeServer/one: failed: HTTP_403');

  const left = await folder.cadastre(['query', '--csv', 'MATCH (s:AcmeServer) RETURN s.id AS id ORDER BY id']);
  expect(left.stdout).toBe('id\ns1\ns2\n');

  const status = await folder.cadastre(['status']);
  expect(status.code).toBe(0);
  expect(status.stdout).toMatch(/^acme\/AcmeServer +2 +1 +0 +\d+ seconds? ago$/m);
  expect(status.stdout).toMatch(
    /^acme\/AcmeServer\/one +\d+ seconds? ago +the credentials may not read it \(HTTP_403/m,
  );
  const { partitions } = JSON.parse((await folder.cadastre(['status', '--json'])).stdout);
  expect(partitions.filter(({ stale }: { stale: boolean }) => stale).map(({ key }: { key: string }) => key)).toEqual([
    'acme/AcmeServer/one',
  ]);
});

test('when nothing can be read the exit code is 3', async () => {
  await using server = await startEstate();
  await using folder = await makeFolder(acmeConfig(server.url));
  server.estate.faults.set('/accounts', 500);
  const { code, stdout } = await folder.cadastre(['sync']);
  expect(code).toBe(3);
  expect(stdout).toMatch(/^failed {2}3 partitions/m);
  expect((await folder.cadastre(['plan'])).code).toBe(3);
});

test('--json prints the whole report to standard output and nothing else', async () => {
  await using server = await startEstate();
  await using folder = await makeFolder(acmeConfig(server.url));
  const { code, stdout, stderr } = await folder.cadastre(['sync', '--json', '--concurrency', '1'], { columns: 80 });
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ outcome: 'complete', totals: { partitions: 6, nodes: 6 } });
  expect(stdout).not.toContain('\u001b');
  expect(stderr).toContain('6/6  6 nodes');
});

test('a record without an id is quarantined and shown with its reason, never its value', async () => {
  await using server = await startEstate();
  await using folder = await makeFolder(acmeConfig(server.url));
  server.estate.servers.get('one')?.push({ id: ['hunter2'], name: 'bad' });
  const { code, stdout } = await folder.cadastre(['sync']);
  expect(code).toBe(2);
  expect(stdout).toMatch(/^acme\/AcmeServer\/one +1 +AcmeServer: id: expected .*, got a list$/m);
  expect(stdout).toContain('1 of 3 records could not be stored');
  expect(stdout).not.toContain('hunter2');
});

test('the brake holds a large deletion until --accept-deletions', async () => {
  await using server = await startEstate();
  await using folder = await makeFolder(acmeConfig(server.url));
  server.estate.servers.set(
    'two',
    Array.from({ length: 150 }, (_, index) => ({ id: `t${index}`, name: `t${index}` })),
  );
  await folder.cadastre(['sync']);
  server.estate.servers.set('two', []);
  const held = await folder.cadastre(['sync']);
  expect(held.code).toBe(2);
  expect(held.stdout).toMatch(/^acme\/AcmeServer\/two +150$/m);
  expect(held.stdout).toContain('cadastre sync --accept-deletions');
  const accepted = await folder.cadastre(['sync', '--accept-deletions']);
  expect(accepted.code).toBe(0);
  expect(accepted.stdout).toMatch(/^acme\/AcmeServer +2 +complete +2 +2 +\d+ +0 +150 /m);
});

test('colours are for terminals that want them, and the table fits 80 columns', async () => {
  await using server = await startEstate();
  await using folder = await makeFolder(acmeConfig(server.url));
  const coloured = await folder.cadastre(['sync'], { columns: 80 });
  expect(coloured.stdout).toContain('\u001b[32mcomplete');
  const plain = await folder.cadastre(['sync'], { columns: 80, env: { NO_COLOR: '1' } });
  expect(plain.stdout).not.toContain('\u001b');
  for (const line of plain.stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  expect(stripVTControlCharacters(plain.stderr)).toContain('6/6  6 nodes');
});

test('an aborted sync exits with 130 and deletes nothing', async () => {
  await using server = await startEstate();
  await using folder = await makeFolder(acmeConfig(server.url));
  await folder.cadastre(['sync']);
  server.estate.servers.set('two', []);
  server.estate.delay = 300;
  const { code, stderr } = await folder.cadastre(['sync'], { signal: AbortSignal.timeout(450) });
  expect(stderr).toContain('error INTERRUPTED: stopped before the end\nhint: What was written is kept.');
  expect(code).toBe(130);
  const left = await folder.cadastre(['query', '--csv', 'MATCH (s:AcmeServer) RETURN count(s) AS n']);
  expect(left.stdout).toBe('n\n3\n');
});

test('a graph that another writer has open is busy, exit code 75', async () => {
  await using server = await startEstate();
  await using folder = await makeFolder(acmeConfig(server.url));
  const store = await openEmbeddedStore(`${folder.path}/.cadastre/graph.grafeo`);
  try {
    const { code, stderr } = await folder.cadastre(['sync']);
    expect(stderr).toContain('error STORE_LOCKED: ');
    expect(stderr).toContain('\nhint: ');
    expect(code).toBe(75);
  } finally {
    await store.close();
  }
  expect((await folder.cadastre(['sync'])).code).toBe(0);
});

test('a sync that was stopped is gone on with by --resume, and its report is a file for its owner only', async () => {
  await using server = await startEstate();
  await using folder = await makeFolder(acmeConfig(server.url));
  server.estate.delay = 300;
  expect((await folder.cadastre(['sync'], { signal: AbortSignal.timeout(450) })).code).toBe(130);
  expect((await folder.cadastre(['status'])).stdout).toContain('cadastre sync --resume');
  server.estate.delay = 0;
  const { code } = await folder.cadastre(['sync', '--resume', '--report', 'report.json']);
  expect(code).toBe(0);
  const file = join(folder.path, 'report.json');
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ resumed: true, outcome: 'complete' });
  expect((await stat(file)).mode & 0o077).toBe(0);
});

test('what is no longer listed is shown by sync and status, and forgotten on demand', async () => {
  await using server = await startEstate();
  await using folder = await makeFolder(acmeConfig(server.url));
  await folder.cadastre(['sync']);
  server.estate.accounts.pop();
  const sync = await folder.cadastre(['sync']);
  expect(sync.code).toBe(0);
  expect(sync.stdout).toContain('No longer listed: kept for a while, and then forgotten');
  expect((await folder.cadastre(['status'])).stdout).toContain('two is no longer listed; kept until');
  await folder.cadastre(['sync', '--accept-deletions']);
  const left = await folder.cadastre(['query', '--csv', 'MATCH (s:AcmeServer) RETURN count(s) AS n']);
  expect(left.stdout).not.toBe('n\n3\n');
  expect((await folder.cadastre(['status'])).stdout).not.toContain('Stale');
});
