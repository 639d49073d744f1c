import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { startEstate } from './acme-server.js';
import { acmeConfig, makeFolder } from './cli.js';

test('init writes a configuration and .gitignore, once', async () => {
  await using folder = await makeFolder();
  await writeFile(join(folder.path, '.gitignore'), 'node_modules/');
  const first = await folder.cadastre(['init', '--provider', 'aws', '--store', 'neo4j', '--yes']);
  expect(first).toMatchObject({ code: 0, stdout: 'wrote cadastre.config.ts\nadded .cadastre/ to .gitignore\n' });
  const config = await readFile(join(folder.path, 'cadastre.config.ts'), 'utf8');
  expect(config).toContain("import { aws } from '@cadastre/connector-aws';");
  expect(config).toContain("kind: 'neo4j'");
  expect(config).toContain('process.env.NEO4J_PASSWORD');
  expect(await readFile(join(folder.path, '.gitignore'), 'utf8')).toBe('node_modules/\n.cadastre/\n');

  const again = await folder.cadastre(['init', '--yes']);
  expect(again.code).toBe(1);
  expect(again.stderr).toContain('error CONFIG_EXISTS: ');
  expect(await readFile(join(folder.path, 'cadastre.config.ts'), 'utf8')).toBe(config);
});

test('init writes a configuration for Okta, with its credentials from the environment', async () => {
  await using folder = await makeFolder();
  expect(await folder.cadastre(['init', '--provider', 'okta', '--yes'])).toMatchObject({ code: 0 });
  const config = await readFile(join(folder.path, 'cadastre.config.ts'), 'utf8');
  expect(config).toContain("import { okta } from '@cadastre/connector-okta';");
  expect(config).toContain('process.env.OKTA_TOKEN');
});

test('init asks only on a terminal', async () => {
  await using folder = await makeFolder();
  const { code, stderr } = await folder.cadastre(['init', '--store', 'embedded']);
  expect(stderr).toBe('error USAGE: --provider is missing\nhint: Without a terminal to ask on, give it, or --yes.\n');
  expect(code).toBe(64);
});

test.each([
  ['none', undefined, 'CONFIG_MISSING', 'there is no cadastre.config.ts in '],
  ['a syntax error', 'export default {', 'CONFIG_INVALID', 'cadastre.config.ts:'],
  ['one that throws', "throw new Error('no network')", 'CONFIG_INVALID', 'cadastre.config.ts: no network'],
  [
    'one without sources',
    'export default {}',
    'CONFIG_INVALID',
    'cadastre.config.ts: sources: expected a list of sources',
  ],
  [
    'an unknown key',
    'export default { source: [], sources: [] }',
    'CONFIG_INVALID',
    'cadastre.config.ts: source: unknown. Did you mean sources?',
  ],
  [
    'a key that JavaScript treats specially',
    `export default JSON.parse('{"sources":[],"__proto__":{"aliases":true}}')`,
    'CONFIG_INVALID',
    'cadastre.config.ts: __proto__: unknown. ',
  ],
  [
    'an unknown key of a store',
    "export default { sources: [], store: { kind: 'embedded', path: 'x', paht: 'y' } }",
    'CONFIG_INVALID',
    'cadastre.config.ts: store.paht: unknown. Did you mean path?',
  ],
  [
    'a source that is none',
    'export default { sources: [{ name: 1 }] }',
    'CONFIG_INVALID',
    'cadastre.config.ts: sources.0: expected a source, such as aws({})',
  ],
  [
    'a password in the URI',
    "export default { sources: [], store: { kind: 'neo4j', uri: 'neo4j://me:hunter2@host', username: '', password: 'hunter2' } }",
    'CONFIG_INVALID',
    'cadastre.config.ts: store.uri: must not hold a password; use `username` and `password`\ncadastre.config.ts: store.username: is empty\n',
  ],
  [
    'an unknown store',
    "export default { sources: [], store: { kind: 'sqlite' } }",
    'CONFIG_INVALID',
    'cadastre.config.ts: store.kind: ',
  ],
])('a configuration is refused: %s', async (_name, config, errorCode, message) => {
  await using folder = await makeFolder(config);
  const { code, stdout, stderr } = await folder.cadastre(['plan']);
  expect(stderr).toContain(`error ${errorCode}: ${message}`);
  expect(stderr).toContain('\nhint: ');
  expect(stderr).not.toMatch(/hunter2|^ +at /m);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
});

test('doctor reports every check, with what to do', async () => {
  await using server = await startEstate();
  await using folder = await makeFolder(acmeConfig(server.url));
  const well = await folder.cadastre(['doctor']);
  expect(well.code).toBe(0);
  expect(well.stdout).toMatch(/^ok {6}node: v\d+/m);
  expect(well.stdout).toContain('ok      configuration: cadastre.config.ts, 1 source\n');
  expect(well.stdout).toContain(
    'ok      embedded graph: .cadastre/graph.grafeo is not there yet; the first sync makes it\n',
  );
  expect(well.stdout).toContain('ok      source acme: 2 partitions can be listed\n');

  await mkdir(join(folder.path, '.cadastre'));
  await writeFile(join(folder.path, '.cadastre/graph.grafeo'), 'not a graph');
  server.estate.faults.set('/accounts', 401);
  const ill = await folder.cadastre(['doctor']);
  expect(ill.code).toBe(1);
  expect(ill.stdout).toMatch(/^failed {2}embedded graph: STORE_\w+: .*\n {8}hint: /m);
  expect(ill.stdout).toMatch(
    /^failed {2}source acme: cannot list account: there are no valid credentials .*\n {8}hint: Renew the credentials/m,
  );

  await using empty = await makeFolder();
  expect((await empty.cadastre(['doctor'])).stdout).toContain('failed  configuration: CONFIG_MISSING: ');
});

const LABEL = 'label: Machine\nbrief: A machine.\n';
const PROVIDER =
  'provider: acme\nname: Acme\nbrief: The provider of everything.\ndocs: https://example.com\nout: ../../src/generated\n';
const NODE = `node: AcmeBox
brief: A box.
docs: https://example.com/box
labels: [Machine]
tenant: AcmeBoxAccount
partition: [account]
id: id
properties:
  id: { type: string, from: Id, brief: Its id. }
`;
const TENANT = `node: AcmeBoxAccount
brief: An account.
docs: https://example.com/account
partition: [account]
id: id
properties:
  id: { type: string, scope: account, brief: Its id. }
`;

test('check reports all mistakes; generate writes, and --check sees what is out of date', async () => {
  await using folder = await makeFolder();
  const schemas = join(folder.path, 'schemas/acme');
  expect((await folder.cadastre(['check'])).stderr).toContain('error SCHEMAS_MISSING: ');
  await mkdir(schemas, { recursive: true });
  await writeFile(join(schemas, 'provider.yaml'), PROVIDER);
  await writeFile(join(schemas, 'machine.yaml'), LABEL);
  await writeFile(join(schemas, 'account.yaml'), TENANT);
  await writeFile(
    join(schemas, 'box.yaml'),
    NODE.replace('tenant: AcmeBoxAccount', 'tenant: AcmeBoxAcount').replace('type: string', 'type: text'),
  );

  const bad = await folder.cadastre(['check']);
  expect(bad.code).toBe(1);
  expect(bad.stderr).toMatch(/^E\d+ .*box\.yaml:5:9: .*did you mean "AcmeBoxAccount"\?$/m);
  expect(bad.stderr).toMatch(/^E\d+ .*box\.yaml:9:/m);
  expect(bad.stderr).toMatch(/^\d+ mistakes$/m);
  expect((await folder.cadastre(['generate'])).code).toBe(1);

  await writeFile(join(schemas, 'box.yaml'), NODE);
  expect(await folder.cadastre(['check'])).toMatchObject({ code: 0, stderr: '' });
  const stale = await folder.cadastre(['generate', '--check']);
  expect(stale.code).toBe(1);
  expect(stale.stdout).toContain('out of date: run `cadastre generate`');
  expect((await folder.cadastre(['generate'])).code).toBe(0);
  expect(await readFile(join(folder.path, 'src/generated/acme-box.ts'), 'utf8')).toContain('AcmeBox');
  expect(await folder.cadastre(['generate', '--check'])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('all up to date'),
  });
});

test('generate --watch writes again when a schema changes, until interrupted', async () => {
  await using folder = await makeFolder();
  const schemas = join(folder.path, 'schemas/acme');
  await mkdir(schemas, { recursive: true });
  await writeFile(join(schemas, 'provider.yaml'), PROVIDER);
  await writeFile(join(schemas, 'account.yaml'), TENANT);
  const controller = new AbortController();
  const watching = folder.cadastre(['generate', '--watch'], { signal: controller.signal });
  const generated = join(folder.path, 'src/generated/acme-box-account.ts');
  await expect.poll(() => readFile(generated, 'utf8').catch(() => ''), { timeout: 20_000 }).toContain('An account.');
  const rewrite = async (): Promise<string> => {
    await writeFile(join(schemas, 'account.yaml'), TENANT.replace('An account.', 'One account.'));
    return readFile(generated, 'utf8');
  };
  await expect.poll(rewrite, { timeout: 20_000, interval: 500 }).toContain('One account.');
  controller.abort();
  expect((await watching).code).toBe(130);
});

test.each([
  [['sycn'], 'error USAGE: unknown command sycn\nhint: Did you mean sync?\n'],
  [['--josn'], 'error USAGE: unknown option --josn\nhint: Known: --help, --version.\n'],
  [['sync', '--concurency', '2'], 'error USAGE: unknown option --concurency\nhint: Did you mean --concurrency?\n'],
  [['sync', '-x'], 'error USAGE: unknown option -x\n'],
  [['sync', '--json=yes'], 'error USAGE: --json takes no value\n'],
  [['sync', '--concurrency'], 'error USAGE: --concurrency needs a value\n'],
  [['sync', '--concurrency', '0'], 'error USAGE: --concurrency must be a whole number of at least 1\n'],
  [['sync', 'aws'], 'error USAGE: too many arguments\n'],
  [['init', '--store', 'neo4'], 'error USAGE: --store cannot be neo4\nhint: Did you mean neo4j?\n'],
  [['constructor'], 'error USAGE: unknown command constructor\n'],
  [[], 'error USAGE: no command\n'],
])('what was typed wrong is refused with 64: %j', async (argv, message) => {
  await using folder = await makeFolder();
  const { code, stdout, stderr } = await folder.cadastre(argv);
  expect(stderr).toContain(message);
  expect({ code, stdout }).toEqual({ code: 64, stdout: '' });
});

test('help lists commands and exit codes; version is the package’s', async () => {
  await using folder = await makeFolder();
  const help = await folder.cadastre(['--help']);
  expect(help.code).toBe(0);
  expect(help.stdout).toMatch(/^ +75 +busy: /m);
  expect(help.stdout).toMatch(/^ +doctor +Check /m);
  expect((await folder.cadastre(['sync', '--help'])).stdout).toContain('--accept-deletions');
  expect((await folder.cadastre(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test('SIGINT ends a running sync with 130', async () => {
  await using server = await startEstate();
  await using folder = await makeFolder(acmeConfig(server.url));
  server.estate.delay = 2_000;
  const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
  const tsx = import.meta.resolve('tsx');
  const child = spawn(process.execPath, ['--import', tsx, main, 'sync'], { cwd: folder.path });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    if (stderr === '') child.kill('SIGINT');
    stderr += chunk.toString();
  });
  const [code] = await once(child, 'close');
  expect(stderr).toContain('error INTERRUPTED: ');
  expect(code).toBe(130);
});
