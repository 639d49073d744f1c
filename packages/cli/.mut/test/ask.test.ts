import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningEstate, startEstate } from './acme-server.js';
import { acmeConfig, type Folder, makeFolder, type RunOptions } from './cli.js';

let server: RunningEstate;
let folder: Folder;
const cadastre = (argv: readonly string[], options?: RunOptions) => folder.cadastre(argv, options);
const NAMES = 'MATCH (s:AcmeServer) RETURN s.name AS name, s.cores AS cores ORDER BY cores';

beforeAll(async () => {
  server = await startEstate();
  folder = await makeFolder(acmeConfig(server.url));
  await cadastre(['sync']);
});

afterAll(async () => {
  await folder[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

test('query prints a table in which nothing can steer the terminal', async () => {
  const { code, stdout, stderr } = await cadastre(['query', NAMES]);
  expect(code).toBe(0);
  expect(stdout).toBe(
    [
      'name                              cores',
      '=cmd|calc\\x1b]8;;http://evil\\x07     -2',
      'web                                   4',
      'db                                   16',
      '',
    ].join('\n'),
  );
  expect(stderr).toBe('3 rows\n');
});

test('query --csv disarms formulas and control characters, and keeps numbers', async () => {
  const { stdout } = await cadastre(['query', '--csv', NAMES]);
  expect(stdout).toBe("name,cores\n'=cmd|calc\\x1b]8;;http://evil\\x07,-2\nweb,4\ndb,16\n");
});

test('query --json is exact and carries no raw control character', async () => {
  const { stdout } = await cadastre(['query', '--json', NAMES]);
  expect(JSON.parse(stdout)).toEqual({
    columns: ['name', 'cores'],
    rows: [
      { name: '=cmd|calc\u001b]8;;http://evil\u0007', cores: -2 },
      { name: 'web', cores: 4 },
      { name: 'db', cores: 16 },
    ],
    truncated: false,
  });
  expect(stdout).not.toContain('\u001b');
});

test('query reads standard input, takes parameters and cuts off at --max-rows', async () => {
  const stdin = 'MATCH (s:AcmeServer) WHERE s.id IN $ids AND s.cores > $least RETURN s.id AS id ORDER BY id';
  const argv = ['query', '-', '--csv', '--param', 'ids=["s1","s2","s3"]', '--param=least=-5'];
  expect((await cadastre(argv, { stdin })).stdout).toBe('id\ns1\ns2\ns3\n');
  const cut = await cadastre([...argv, '--max-rows', '2'], { stdin });
  expect(cut.stdout).toBe('id\ns1\ns2\n');
  expect(cut.stderr).toBe('cut off after 2 rows: there are more; --max-rows shows them\n');
});

test.each([
  ['a write', ['query', 'MATCH (s:AcmeServer) DELETE s'], 1, /^error QUERY_REFUSED: /],
  ['bad syntax', ['query', 'MATCH (s RETURN s'], 1, /^error QUERY_\w+: /],
  ['nothing', ['query', ' '], 64, /^error USAGE: the query is empty/],
  [
    'a value that is no JSON',
    ['query', 'RETURN $a AS a', '--param', 'a=b'],
    64,
    /^error USAGE: --param a: the value is not JSON\nhint: For example/,
  ],
  ['both formats', ['query', 'RETURN 1 AS a', '--json', '--csv'], 64, /exclude each other/],
  ['no query', ['query'], 64, /^error USAGE: CYPHER is missing/],
  ['a bad timeout', ['query', 'RETURN 1 AS a', '--timeout', 'soon'], 64, /--timeout must be a whole number/],
])('query refuses %s', async (_name, argv, code, message) => {
  const ran = await cadastre(argv);
  expect(ran.stderr).toMatch(message);
  expect(ran.code).toBe(code);
  expect(ran.stdout).toBe('');
  expect(ran.stderr).not.toMatch(/^ +at /m);
});

test('ask lists the questions, and answers one with why it matters', async () => {
  expect((await cadastre(['ask'])).stdout).toMatch(/^large-servers +Which servers are large\?$/m);
  const { code, stdout } = await cadastre(['ask', 'large-servers']);
  expect(code).toBe(0);
  expect(stdout).toBe('Which servers are large?\nLarge servers cost most.\n\nname  cores\ndb       16\n');
});

test('ask takes parameters by their types', async () => {
  const { stdout } = await cadastre(['ask', 'large-servers', '--json', '--param', 'cores=4']);
  expect(JSON.parse(stdout)).toMatchObject({
    name: 'large-servers',
    parameters: { cores: 4 },
    rows: [{ name: 'db' }, { name: 'web' }],
  });
  expect((await cadastre(['ask', 'large-servers', '--csv'])).stdout).toBe('name,cores\ndb,16\n');
});

test.each([
  [
    'an unknown question',
    ['ask', 'large-server'],
    1,
    'error QUESTION_UNKNOWN: there is no question large-server\nhint: Did you mean large-servers?\n',
  ],
  [
    'an unknown parameter',
    ['ask', 'large-servers', '--param', 'core=1'],
    64,
    'error USAGE: the question has no parameter core\nhint: Did you mean cores?\n',
  ],
  [
    'a parameter of another type',
    ['ask', 'large-servers', '--param', 'cores=1.5'],
    64,
    'error USAGE: --param cores must be of the type integer\n',
  ],
])('ask refuses %s', async (_name, argv, code, message) => {
  const ran = await cadastre(argv);
  expect(ran).toEqual({ code, stdout: '', stderr: message });
});

test('docs lists labels and shows one, also a shared one', async () => {
  expect((await cadastre(['docs'])).stdout).toMatch(/^AcmeServer +Compute +A server of Acme\.$/m);
  const { stdout } = await cadastre(['docs', 'AcmeServer']);
  expect(stdout).toMatch(/^cores +integer +Cartography: cpus$/m);
  expect(stdout).toContain('(:AcmeAccount)-[:RESOURCE]->(:AcmeServer)\n(:AcmeServer)-[:ASSUMES]->(:AcmeRole)\n');
  expect((await cadastre(['docs', 'AcmeRole'])).stdout).toContain('(:AcmeServer)-[:ASSUMES]->(:AcmeRole)');
  expect((await cadastre(['docs', 'Compute'])).stdout).toMatch(/^AcmeServer /m);
  const unknown = await cadastre(['docs', 'AcmeServr']);
  expect(unknown).toEqual({
    code: 1,
    stdout: '',
    stderr: 'error LABEL_UNKNOWN: no configured source has the label AcmeServr\nhint: Did you mean AcmeServer?\n',
  });
});

test('policy prints what the source needs', async () => {
  expect(JSON.parse((await cadastre(['policy', 'acme'])).stdout)).toEqual({
    allow: ['acme:GetAccount', 'acme:ListRoles', 'acme:ListServers'],
  });
  expect((await cadastre(['policy', 'acne'])).stderr).toContain('error SOURCE_UNKNOWN: ');
});

test('plan lists the fetches in order with their partitions and calls', async () => {
  const { code, stdout } = await cadastre(['plan']);
  expect(code).toBe(0);
  expect(stdout.split('\n').map((line) => line.trim().split(/ {2,}/))).toEqual([
    ['fetch', 'one per', 'parts', 'calls'],
    ['acme/AcmeAccount', 'account', '2', 'acme:GetAccount'],
    ['acme/AcmeRole', 'account', '2', 'acme:ListRoles'],
    ['acme/AcmeServer', 'account', '2', 'acme:ListServers'],
    [''],
  ]);
  const { fetches } = JSON.parse((await cadastre(['plan', '--json'])).stdout);
  expect(fetches[2]).toEqual({
    source: 'acme',
    fetch: 'AcmeServer',
    emits: ['AcmeServer'],
    for: null,
    calls: ['acme:ListServers'],
    partition: ['account'],
    scopes: [{ account: 'one' }, { account: 'two' }],
    unlisted: [],
  });
});
