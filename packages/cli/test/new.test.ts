import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { type Folder, folderAt, makeFolder } from './cli.js';

const PACKAGE = fileURLToPath(new URL('..', import.meta.url));

/** A folder in this package, so that imports resolve. Its name starts with a dot: nothing else looks into it. */
async function makeWorkspaceFolder(): Promise<Folder> {
  const path = await mkdtemp(join(PACKAGE, '.new-'));
  return { ...folderAt(path), [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

/** What the compiler says of a connector, with its own tsconfig.json. */
function compile(path: string): readonly string[] {
  const { config } = ts.readConfigFile(join(path, 'tsconfig.json'), ts.sys.readFile);
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, path);
  expect(fileNames.length).toBeGreaterThan(8);
  const program = ts.createProgram(fileNames, options);
  // Only the connector's own files: core, which it imports as source here, is checked by `pnpm typecheck`.
  return fileNames
    .map((name) => program.getSourceFile(name))
    .flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)])
    .map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);
}

test('a new connector compiles, passes its test, and takes a new resource and a new question', {
  timeout: 240_000,
}, async () => {
  await using folder = await makeWorkspaceFolder();
  const made = await folder.cadastre(['new', 'connector', 'acme-cloud']);
  expect(made.code).toBe(0);
  expect(made.stdout).toMatch(/^wrote acme-cloud\/package\.json$/m);
  expect(made.stderr).toBe('next: cd acme-cloud && npm install && npx cadastre generate && npm test\n');
  const path = join(folder.path, 'acme-cloud');
  const connector = folderAt(path);
  expect(await connector.cadastre(['generate'])).toMatchObject({ code: 0, stderr: '' });

  const resource = await connector.cadastre(['new', 'resource', 'AcmeCloudAccessKey']);
  expect(resource.stdout).toBe('wrote schemas/access-key.yaml\nwrote src/access-keys.ts\n');
  expect(resource.stderr).toContain('next: ');
  expect(await readFile(join(path, 'schemas/access-key.yaml'), 'utf8')).toContain(
    'tenant: AcmeCloudAccount\npartition: [account]\n',
  );
  const question = await connector.cadastre(['new', 'question', 'large-machines']);
  expect(question.stdout).toBe('wrote schemas/questions/large-machines.yaml\n');
  expect(await connector.cadastre(['generate'])).toMatchObject({ code: 0, stderr: '' });
  expect(compile(path)).toEqual([]);

  expect(await runTests(path)).toMatch(/Tests {2}4 passed \(4\)/);

  // The test is of what is recorded: another answer is another row, and a call that nobody answers is a failure.
  const recording = join(path, 'test/recordings/two-pages.json');
  const text = await readFile(recording, 'utf8');
  await writeFile(recording, text.replace('"name": "The first"', '"name": "The second"'));
  expect(await runTests(path, ['-t', 'rows'])).toMatch(/1 failed[\s\S]*The second/);
  await writeFile(recording, text.replaceAll('/machines?page=2', '/machines?page=3').replace('page=3>', 'page=2>'));
  expect(await runTests(path, ['-t', 'rows'])).toContain(
    'GET https://api.example.com/accounts/one/machines?page=2 was not recorded',
  );
  await writeFile(recording, text);
  await replaceIn(join(path, 'src/fetches.ts'), '[accounts, machines]', '[accounts]');
  await rm(join(path, 'test/recordings/two-pages.rows.json'));
  await writeFile(recording, text.replace('{', '{ "fetches": [],'));
  expect(await runTests(path, ['-t', 'declared'])).toContain('"AcmeCloudAccount GET /accounts/{account}"');
});

async function replaceIn(file: string, text: string, by: string): Promise<void> {
  await writeFile(file, (await readFile(file, 'utf8')).replace(text, by));
}

/** What the connector's own tests print, whether they pass or not. */
async function runTests(path: string, options: readonly string[] = []): Promise<string> {
  // Without one of its own it would take that of this clone.
  await writeFile(join(path, 'vitest.config.mjs'), 'export default {};\n');
  const vitest = join(PACKAGE, '../../node_modules/vitest/vitest.mjs');
  const env = { PATH: process.env.PATH, CI: 'true', NO_COLOR: '1' };
  const argv = [vitest, 'run', '--root', path, ...options];
  const ran = promisify(execFile)(process.execPath, argv, { cwd: path, env });
  const { stdout, stderr } = await ran.catch((error: { readonly stdout: string; readonly stderr: string }) => error);
  return stdout + stderr;
}

test('nothing is overwritten: where one file is there, none is written', async () => {
  await using folder = await makeFolder();
  await folder.cadastre(['new', 'connector', 'acme']);
  await rm(join(folder.path, 'acme/package.json'));
  const again = await folder.cadastre(['new', 'connector', 'acme']);
  expect(again.stderr).toBe(
    'error FILE_EXISTS: there is acme/tsconfig.json already\nhint: Choose another name, or delete it first. Nothing is overwritten.\n',
  );
  expect(again).toMatchObject({ code: 1, stdout: '' });
  await expect(readFile(join(folder.path, 'acme/package.json'))).rejects.toMatchObject({ code: 'ENOENT' });

  const connector = folderAt(join(folder.path, 'acme'));
  await connector.cadastre(['new', 'resource', 'AcmeDisk']);
  expect((await connector.cadastre(['new', 'resource', 'AcmeDisk'])).stderr).toContain(
    'error FILE_EXISTS: there is AcmeDisk in disk.yaml already',
  );
  await connector.cadastre(['new', 'question', 'disks']);
  expect((await connector.cadastre(['new', 'question', 'disks'])).stderr).toContain(
    'error FILE_EXISTS: there is disks in ',
  );
});

test.each([
  [['new'], 'KIND is missing'],
  [['new', 'connector'], 'NAME is missing'],
  [['new', 'conector', 'x'], 'unknown kind conector'],
  [['new', 'connector', '../x'], 'NAME cannot be ../x'],
  [['new', 'connector', 'Acme'], 'NAME cannot be Acme'],
  [['new', 'connector', 'cadastre-x'], 'NAME cannot be CadastreX'],
  [['new', 'resource', 'acme'], 'LABEL cannot be acme'],
  [['new', 'question', 'Large'], 'NAME cannot be Large'],
])('%j is refused with 64', async (argv, message) => {
  await using folder = await makeFolder();
  const { code, stdout, stderr } = await folder.cadastre(argv);
  expect(stderr).toContain(`error USAGE: ${message}`);
  expect(stderr).toContain('\nhint: ');
  expect({ code, stdout }).toEqual({ code: 64, stdout: '' });
});

test('a resource or a question without schemas says what to do', async () => {
  await using folder = await makeFolder();
  expect((await folder.cadastre(['new', 'resource', 'AcmeDisk'])).stderr).toContain('error SCHEMAS_MISSING: ');
  await folder.cadastre(['new', 'connector', 'one']);
  await folder.cadastre(['new', 'connector', 'two']);
  const several = await folder.cadastre(['new', 'question', 'x', '--schemas', '.']);
  expect(several.stderr).toBe('error USAGE: --provider is missing\nhint: Known: one, two.\n');
  const told = await folder.cadastre(['new', 'question', 'x', '--schemas', '.', '--provider', 'two']);
  expect(told.stdout).toBe('wrote two/schemas/questions/x.yaml\n');
});
