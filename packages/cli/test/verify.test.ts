import { join } from 'node:path';
import grafeo from '@grafeo-db/js';
import { expect, test } from 'vitest';
import { startEstate } from './acme-server.js';
import { acmeConfig, makeFolder } from './cli.js';

/** Changes a graph behind Cadastre's back. */
async function tamper(folder: string, ...statements: readonly string[]): Promise<void> {
  const database = grafeo.GrafeoDB.open(join(folder, '.cadastre/graph.grafeo'));
  for (const statement of statements) await database.executeCypher(statement);
  database.close();
}

test('a graph that a sync has written has no problems, and is not changed', async () => {
  await using server = await startEstate();
  await using folder = await makeFolder(acmeConfig(server.url));
  await folder.cadastre(['sync']);
  const { code, stdout, stderr } = await folder.cadastre(['verify']);
  expect(stderr).toBe('');
  expect(stdout).toBe(
    'no problems: 6 nodes of 3 labels counted, the properties of 6 looked at (at most 100 of each label)\n',
  );
  expect(code).toBe(0);
});

test('what differs is grouped, counted and explained, and the exit code is 2', async () => {
  await using server = await startEstate();
  await using folder = await makeFolder(acmeConfig(server.url));
  await folder.cadastre(['sync']);
  await tamper(
    folder.path,
    'DROP INDEX AcmeServer_name',
    'DROP CONSTRAINT AcmeRole_id_unique',
    "MATCH (s:AcmeServer {id: 's1'}) SET s.cores = 'four', s.tags = ['a'], s.cpus = 4",
    "MATCH (s:AcmeServer {id: 's3'})<-[r:RESOURCE]-() DELETE r",
    "CREATE (:AcmeGhost {id: 'g\u001b[2J', secret: 'hunter2'})",
    'CREATE (:AcmeRole {}) ',
  );
  const { code, stdout } = await folder.cadastre(['verify']);
  expect(code).toBe(2);
  expect(stdout).toMatch(/^Missing uniqueness constraints: .*\nlabel .*\nAcmeRole +id +not unique$/m);
  expect(stdout).toMatch(/^AcmeServer +name +not indexed$/m);
  expect(stdout).toMatch(/^AcmeGhost +no configured source declares it +1$/m);
  expect(stdout).toMatch(/^AcmeRole +no id +1$/m);
  expect(stdout).toMatch(/^AcmeServer +no RESOURCE from AcmeAccount +1 +s3$/m);
  expect(stdout).toMatch(/^AcmeServer +cores +string, the schema says integer +1 +s1$/m);
  expect(stdout).toMatch(/^AcmeServer +tags +string\[\], in no schema +1 +s1$/m);
  expect(stdout).toMatch(/^AcmeServer +cpus +integer, in no schema +1 +s1$/m);
  expect(stdout).toContain('\nhint: The next `cadastre sync` makes what is missing.\n');
  expect(stdout).toMatch(/^\d+ problems: 7 nodes of 3 labels counted/m);
  // No value of the graph, and nothing that a terminal would take for an order.
  for (const hidden of ['four', 'hunter2', '\u001b']) expect(stdout).not.toContain(hidden);

  const lines = (await folder.cadastre(['verify', '--json', '--sample', '1'])).stdout.trim().split('\n');
  const parsed = lines.map((line) => JSON.parse(line));
  expect(parsed).toContainEqual({
    kind: 'tenant-missing',
    label: 'AcmeServer',
    what: 'no RESOURCE from AcmeAccount',
    nodes: 1,
    example: 's3',
  });
  expect(parsed.at(-1)).toEqual({
    kind: 'checked',
    labels: 3,
    nodes: 7,
    sampled: 3,
    sample: 1,
    problems: lines.length - 1,
  });

  // What the hints promise: a full sync mends all but what is not its own.
  await folder.cadastre(['sync', '--full']);
  const after = (await folder.cadastre(['verify', '--json'])).stdout.trim().split('\n');
  const left = after
    .map((line) => JSON.parse(line))
    .map(({ kind, label, property = '' }) => `${kind} ${label} ${property}`.trim());
  expect(left.slice(0, -1)).toEqual([
    'label-unknown AcmeGhost',
    'id-missing AcmeRole',
    'tenant-missing AcmeRole',
    'property-unknown AcmeServer cpus',
    'property-unknown AcmeServer tags',
  ]);
});

test('aliases are no leftovers where they are written', async () => {
  await using server = await startEstate();
  await using folder = await makeFolder(acmeConfig(server.url).replace('{ sources:', '{ aliases: true, sources:'));
  await folder.cadastre(['sync']);
  expect(await folder.cadastre(['verify'])).toMatchObject({ code: 0, stdout: expect.stringContaining('no problems') });
});

test('without a graph it says what to do first', async () => {
  await using folder = await makeFolder(acmeConfig('http://127.0.0.1:1'));
  const { code, stderr } = await folder.cadastre(['verify']);
  expect(stderr).toMatch(/^error STORE_FAILED: There is no graph at .*\nhint: Run a sync first/);
  expect(code).toBe(1);
});

test.each(['0', 'all'])('a sample of %s is refused', async (sample) => {
  await using folder = await makeFolder(acmeConfig('http://127.0.0.1:1'));
  expect(await folder.cadastre(['verify', '--sample', sample])).toMatchObject({ code: 64, stdout: '' });
});
