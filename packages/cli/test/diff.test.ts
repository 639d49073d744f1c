import { join } from 'node:path';
import { openEmbeddedStore } from '@cadastre/embedded';
import { expect, test } from 'vitest';
import { startEstate } from './acme-server.js';
import { acmeConfig, makeFolder } from './cli.js';

test('shows what the last sync has done, or another one, as a table and as lines of JSON', async () => {
  await using server = await startEstate();
  await using folder = await makeFolder(acmeConfig(server.url));
  const { run } = JSON.parse((await folder.cadastre(['sync', '--json'])).stdout);
  server.estate.servers.set('two', []);
  const sync = await folder.cadastre(['sync']);
  expect(sync.stdout).toContain('Changed and deleted');
  expect(sync.stdout).toMatch(/^- deleted +AcmeServer +s3/m);

  const last = await folder.cadastre(['diff']);
  expect(last.code).toBe(0);
  expect(last.stderr).toMatch(/^Run \d+, \d+ seconds? ago: complete$/m);
  expect(last.stdout).toMatch(/^- deleted +AcmeServer +s3$/m);
  expect(last.stdout).toMatch(/^- deleted +RESOURCE +two → s3$/m);
  expect(last.stdout).not.toContain('new');
  expect(last.stdout).not.toContain('\u001b');

  const first = await folder.cadastre(['diff', String(run), '--json']);
  const changes = first.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(changes).toContainEqual({ change: 'created', kind: 'node', label: 'AcmeServer', id: 's1' });
  // What is gone by now has nothing to be found by.
  expect(changes).not.toContainEqual({ change: 'created', kind: 'node', label: 'AcmeServer', id: 's3' });

  await folder.cadastre(['sync']);
  const nothing = await folder.cadastre(['diff']);
  expect(nothing.stdout).toBe('');
  expect(nothing.stderr).toContain('It has changed nothing.');
  expect((await folder.cadastre(['diff', '--json'])).stdout).toBe('');
});

test('says what is wrong with a run that it is asked for', async () => {
  await using server = await startEstate();
  await using folder = await makeFolder(acmeConfig(server.url));
  const empty = await openEmbeddedStore(join(folder.path, '.cadastre/graph.grafeo'));
  await empty.close();
  expect((await folder.cadastre(['diff'])).stderr).toContain('The graph is empty');
  await folder.cadastre(['sync']);
  const unknown = await folder.cadastre(['diff', '12']);
  expect(unknown.code).toBe(1);
  expect(unknown.stderr).toMatch(/RUN_UNKNOWN.*no run 12/);
  expect(unknown.stderr).toContain('the latest: ');
  const misspelt = await folder.cadastre(['diff', 'yesterday']);
  expect(misspelt.code).toBe(64);
  expect(misspelt.stderr).toContain('yesterday is not the number of a run');
});
