import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { ALL_CHOICES, nameOf } from '../src/files/files.test-kit.js';
import { projectFiles } from '../src/project-files.js';
import { run } from '../src/run.js';
import { writeProject } from '../src/write-project.js';

interface Folder extends AsyncDisposable {
  readonly path: string;
  create(...argv: string[]): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }>;
}

function collector(): { readonly stream: Writable; text(): string } {
  let text = '';
  const write = (chunk: Buffer, _encoding: string, done: () => void): void => {
    text += chunk.toString();
    done();
  };
  return { stream: new Writable({ write }), text: () => text };
}

async function makeFolder(): Promise<Folder> {
  const path = await mkdtemp(join(tmpdir(), 'create-cadastre-test-'));
  return {
    path,
    async create(...argv) {
      const [stdout, stderr] = [collector(), collector()];
      const io = { cwd: path, env: {}, stdin: new PassThrough(), stdout: stdout.stream, stderr: stderr.stream };
      const code = await run(argv, io);
      return { code, stdout: stdout.text(), stderr: stderr.text() };
    },
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  };
}

test('flags alone make a project, with no question asked', async () => {
  await using folder = await makeFolder();
  const { code, stdout, stderr } = await folder.create(
    'My Graph',
    '--provider',
    'okta',
    '--provider=aws',
    '--store',
    'embedded',
  );
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: 'next: cd "My Graph" && npm install, then what README.md says\n',
  });
  const names = await readdir(join(folder.path, 'My Graph'));
  expect(names.sort()).toEqual(
    [
      '.env.example',
      '.gitignore',
      'README.md',
      'biome.json',
      'cadastre.config.ts',
      'package.json',
      'settings.ts',
      'sync.ts',
      'tsconfig.json',
    ].sort(),
  );
  expect(stdout.trim().split('\n').sort()).toEqual(names.map((name) => `wrote ${name}`).sort());
  const { name, dependencies } = JSON.parse(await readFile(join(folder.path, 'My Graph/package.json'), 'utf8')) as {
    name: string;
    dependencies: object;
  };
  expect(name).toBe('my-graph');
  expect(dependencies).toHaveProperty('@cadastre/connector-aws');
  expect(dependencies).toHaveProperty('@cadastre/connector-okta');
});

test('--yes asks nothing, and Kubernetes brings the Dockerfile that makes its image', async () => {
  await using folder = await makeFolder();
  expect(await folder.create('.', '--yes', '--with', 'kubernetes', '--with', 'github-actions')).toMatchObject({
    code: 0,
    stderr: 'next: npm install, then what README.md says\n',
  });
  expect(await readdir(folder.path)).toEqual(
    expect.arrayContaining(['Dockerfile', '.dockerignore', 'kubernetes-cronjob.yaml', '.github', 'sync.ts']),
  );
  expect(await readdir(join(folder.path, '.github/workflows'))).toEqual(['sync.yaml']);
});

test('a repository that was just made is empty enough', async () => {
  await using folder = await makeFolder();
  await mkdir(join(folder.path, 'graph/.git'), { recursive: true });
  expect(await folder.create('graph', '--yes')).toMatchObject({ code: 0 });
});

test('a folder with something in it is left as it is', async () => {
  await using folder = await makeFolder();
  await writeFile(join(folder.path, 'mine.txt'), 'mine');
  const { code, stdout, stderr } = await folder.create('.', '--yes');
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/^error FOLDER_NOT_EMPTY: there is something in .* already\nhint: Name a new folder/);
  expect((await folder.create('mine.txt', '--yes')).stderr).toContain('error FOLDER_NOT_EMPTY: ');
  expect(await readdir(folder.path)).toEqual(['mine.txt']);
});

test('a file that cannot be written takes all others away with it', async () => {
  await using folder = await makeFolder();
  const files = new Map([
    ['one.txt', '1'],
    ['deep/er/two.txt', '2'],
    // A file is in the way of this folder.
    ['one.txt/three.txt', '3'],
  ]);
  await expect(writeProject(join(folder.path, 'new'), files)).rejects.toMatchObject({
    name: 'CadastreError',
    code: expect.stringMatching(/^FOLDER_/),
  });
  expect(await readdir(folder.path)).toEqual([]);
});

test.each([
  [['graph'], '--provider is missing'],
  [['graph', '--provider', 'aws'], '--store is missing'],
  [['--provider', 'aws'], 'FOLDER is missing'],
  [['graph', '--provider', 'oktaa'], '--provider cannot be oktaa\nhint: Did you mean okta?'],
  [['graph', '--stroe', 'neo4j'], 'unknown option --stroe\nhint: Did you mean --store?'],
  [['graph', 'other', '--yes'], 'too many arguments'],
  [['graph', '--yes', '--with', 'docker-compose'], '--with docker-compose starts a Neo4j'],
])('what was typed wrong is refused with 64, and nothing is written: %j', async (argv, message) => {
  await using folder = await makeFolder();
  const { code, stdout, stderr } = await folder.create(...argv);
  expect(stderr).toContain(`error USAGE: ${message}`);
  expect({ code, stdout }).toEqual({ code: 64, stdout: '' });
  expect(await readdir(folder.path)).toEqual([]);
});

test('help names every choice; version is the package’s', async () => {
  await using folder = await makeFolder();
  const { code, stdout } = await folder.create('--help');
  expect(code).toBe(0);
  for (const word of ['aws|azure|okta', 'embedded|neo4j', 'github-actions', '--yes']) expect(stdout).toContain(word);
  expect((await folder.create('--version')).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test('the linter has nothing to say about any project', async () => {
  await using folder = await makeFolder();
  for (const choices of ALL_CHOICES) {
    await writeProject(join(folder.path, nameOf(choices)), projectFiles(choices, '0.1.0'));
  }
  const biome = resolve(import.meta.dirname, '../../../node_modules/.bin/biome');
  for (const name of await readdir(folder.path)) {
    const cwd = join(folder.path, name);
    const { stderr } = await promisify(execFile)(biome, ['check', '--error-on-warnings', '.'], { cwd });
    expect(stderr).toMatch(/^Checked [4-9] files/m);
  }
});
