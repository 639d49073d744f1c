import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { startEstate } from './acme-server.js';
import { acmeConfig, makeFolder } from './cli.js';

const SERVERS = 'MATCH (s:AcmeServer) RETURN s.id AS id, s.cores AS cores ORDER BY id';

async function open() {
  const server = await startEstate();
  const folder = await makeFolder(acmeConfig(server.url));
  const graph = async () => (await folder.cadastre(['query', '--csv', SERVERS])).stdout;
  return {
    ...folder,
    estate: server.estate,
    graph,
    writeEvents: (text: string) => writeFile(join(folder.path, 'events.json'), text),
    [Symbol.asyncDispose]: async () => {
      await folder[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

test('sync --only --account reads that and nothing else', async () => {
  await using at = await open();
  await at.cadastre(['sync']);
  at.estate.servers.set('one', [{ id: 's1', name: 'web', cores: 5 }]);
  at.estate.servers.set('two', []);
  at.estate.asked.length = 0;
  const { code, stdout, stderr } = await at.cadastre(['sync', '--only', 'acme/AcmeServer', '--account', 'one']);
  expect(code).toBe(0);
  expect(at.estate.asked).toEqual(['/accounts', '/one/servers']);
  expect(stderr).toContain('reading 1 partition\n');
  expect(stdout).toMatch(/^acme\/AcmeServer +1 +complete +1 +1 /m);
  expect(stdout).not.toMatch(/acme\/AcmeRole/);
  expect(await at.graph()).toBe('id,cores\ns1,5\ns3,-2\n');
});

test('options that select may be repeated; several accounts are read, and a misspelt one is said', async () => {
  await using at = await open();
  const both = await at.cadastre([
    'sync',
    '--only=acme/AcmeRole',
    '--only=acme/AcmeServer',
    '--account=one',
    '--account=two',
  ]);
  expect(both.code).toBe(0);
  expect(both.stdout).toMatch(/^complete {2}4 partitions/m);
  const one = await at.cadastre(['sync', '--account', 'one', '--account', 'tow']);
  expect(one.code).toBe(2);
  expect(one.stdout).toMatch(/^acme +account +tow$/m);
});

test.each([
  [
    ['--only', 'acme/AcmeSever'],
    'error SELECTION_INVALID: acme has no fetch or service AcmeSever\nhint: Did you mean AcmeServer',
  ],
  [['--only', 'amce'], 'error SELECTION_INVALID: there is no source amce\nhint: '],
  [['--only', 'a/b/c'], 'error USAGE: --only must be SOURCE or SOURCE/NAME'],
  [['--only'], 'error USAGE: --only needs a value'],
  [
    ['--region', 'r1'],
    'error SELECTION_INVALID: nothing of what there is is read by region\nhint: It is read by account.',
  ],
  [
    ['--only', 'acme', '--resume'],
    'error SELECTION_INVALID: a run that reads only a part cannot go on with another one',
  ],
])('%j is a wrong command line, and makes no graph', async (args, message) => {
  await using at = await open();
  const { code, stderr } = await at.cadastre(['sync', ...args]);
  expect(stderr).toContain(message);
  expect(code).toBe(64);
  expect(at.estate.asked).toEqual([]);
  if (!args.includes('--resume')) expect(existsSync(join(at.path, '.cadastre'))).toBe(false);
});

test('an account that nobody lists is a wrong command line, with what is near', async () => {
  await using at = await open();
  const { code, stderr } = await at.cadastre(['sync', '--account', 'onn']);
  expect(stderr).toContain('error SELECTION_EMPTY: acme lists no account onn\nhint: Did you mean one?');
  expect(code).toBe(64);
  expect((await at.cadastre(['status'])).stderr).toContain('The graph is empty');
});

test('refresh reads again what events touch, each part once', async () => {
  await using at = await open();
  await at.cadastre(['sync']);
  at.estate.servers.set('one', []);
  at.estate.servers.set('two', [{ id: 's3', name: 'x', cores: 1 }]);
  at.estate.asked.length = 0;
  const event = '{"kind":"AcmeServer","account":"two"}';
  await at.writeEvents(`${event}\n\n${event}\r\n{"kind":"GetServer"}\n`);
  const { code, stdout, stderr } = await at.cadastre(['refresh', '--event', 'events.json']);
  expect(stderr).toContain('3 events, of which 1 touch nothing that is read\nacme acme:GetServer: it only reads\n');
  expect(code).toBe(0);
  expect(at.estate.asked).toEqual(['/accounts', '/two/servers']);
  expect(stdout).toMatch(/^complete {2}1 partition, /m);
  expect(await at.graph()).toBe('id,cores\ns1,4\ns2,16\ns3,1\n');
});

test('refresh exits as sync does, and prints events and report as JSON', async () => {
  await using at = await open();
  at.estate.faults.set('/one/servers', 403);
  const stdin = '[{"kind":"AcmeServer","account":"one"},{"kind":"AcmeServer","account":"two"}]';
  const { code, stdout } = await at.cadastre(['refresh', '--event', '-', '--json'], { stdin });
  expect(code).toBe(2);
  expect(JSON.parse(stdout)).toMatchObject({
    events: [{ source: 'acme', event: 'acme:AcmeServer', count: 2, ignored: null }],
    report: { outcome: 'partial', totals: { partitions: 2 } },
  });
});

test.each([
  ['only read', '{"kind":"GetServer"}', 'nothing is read again\n'],
  [
    'are about accounts of somebody else',
    '{"kind":"AcmeServer","account":"elsewhere"}',
    'acme lists no account elsewhere',
  ],
  ['are about a fetch that is left out', '{"kind":"AcmeThing","account":"one"}', 'nothing is read again\n'],
  ['are none', '\n', '0 events'],
])('events that %s are said in words, and are no failure', async (_what, stdin, words) => {
  await using at = await open();
  const { code, stdout, stderr } = await at.cadastre(['refresh', '--event=-'], { stdin });
  expect(stderr).toContain(words);
  expect(stdout).toBe('');
  expect(code).toBe(0);
  const json = await at.cadastre(['refresh', '--event=-', '--json'], { stdin });
  expect(JSON.parse(json.stdout)).toMatchObject({ report: null });
});

test.each([
  ['no JSON', '{"kind":"AcmeServer","account":"one"}\n{"kind": hunter2', 'EVENT_INVALID: - is no JSON in line 2'],
  ['of no source', '{"other":1}', 'EVENT_INVALID: no source knows what event 1 is'],
  ['a number', '12', 'EVENT_INVALID: no source knows what event 1 is'],
  ['null', 'null', 'EVENT_INVALID: no source knows what event 1 is'],
  ['too large', `"${'x'.repeat(33 * 1024 * 1024)}"`, 'EVENT_INVALID: - is larger than 32 MiB'],
  ['nested without end', '['.repeat(100_000) + ']'.repeat(100_000), 'EVENT_INVALID: no source knows what event 1 is'],
  [
    'too many',
    JSON.stringify(Array.from({ length: 2_000 }, (_, account) => ({ kind: 'AcmeServer', account }))),
    'EVENT_INVALID: the events touch 2000 parts, more than 1000',
  ],
])('a file that is %s is refused: 64, no stack trace, nothing of its text, no graph', async (_what, stdin, message) => {
  await using at = await open();
  const { code, stdout, stderr } = await at.cadastre(['refresh', '--event=-'], { stdin });
  expect(stderr).toContain(`error ${message}`);
  expect(stderr).not.toMatch(/hunter2|\n +at /);
  expect([code, stdout]).toEqual([64, '']);
  expect(existsSync(join(at.path, '.cadastre'))).toBe(false);
});

test('a file that is not there, and none at all, are wrong command lines', async () => {
  await using at = await open();
  const missing = await at.cadastre(['refresh', '--event', 'nowhere.json']);
  expect(missing).toMatchObject({
    code: 64,
    stderr: expect.stringContaining('cannot read nowhere.json: there is no such'),
  });
  expect(await at.cadastre(['refresh'])).toMatchObject({
    code: 64,
    stderr: expect.stringContaining('--event is missing'),
  });
});

test('a compressed file, as providers store them, is refused with the command that unpacks it', async () => {
  await using at = await open();
  await writeFile(join(at.path, 'events.json.gz'), gzipSync('{"kind":"GetServer"}'));
  const { code, stderr } = await at.cadastre(['refresh', '--event', 'events.json.gz']);
  expect(stderr).toContain('events.json.gz is compressed\nhint: Give it unpacked: gunzip -c events.json.gz |');
  expect(code).toBe(64);
});

test('what events say is shown, not sent to the terminal, and their keys are data', async () => {
  await using at = await open();
  const events = '[{"__proto__":{"kind":"AcmeServer"},"kind":"Get\\u001b]8;;http://evil\\u0007"}]';
  const { code, stderr } = await at.cadastre(['refresh', '--event=-'], { stdin: events });
  expect(code).toBe(0);
  expect(stderr).toContain('Get\\x1b]8;;http://evil\\x07: it only reads');
  expect(stderr).not.toContain('\u001b');
});
