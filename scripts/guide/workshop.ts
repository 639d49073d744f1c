import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startOktaSimulator, startSimulator } from '../../packages/simulator/src/index.js';

/** A temporary folder in which a reader's commands work: the packages are there, and a simulated organisation answers. */
export interface Workshop extends AsyncDisposable {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Nothing of whoever runs this: no credentials, no settings of the package manager that started it. */
const FOREIGN = /^(?:AWS|OKTA|NEO4J|CADASTRE|ACME|npm|INIT)_/;

/** Makes the folder and starts the simulators. */
export async function openWorkshop(root: string): Promise<Workshop> {
  const folder = await mkdtemp(join(tmpdir(), 'cadastre-guide-'));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }\n');
  await buildPackages(root, join(folder, 'node_modules'));
  await linkDependencies(root, join(folder, 'node_modules'));
  const bin = join(folder, 'bin');
  await writeCommands(root, folder, bin);
  const aws = await startSimulator({ accounts: 2, regions: ['us-east-1'] });
  const okta = await startOktaSimulator({ accounts: aws.estate.accounts });
  const env: NodeJS.ProcessEnv = {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !FOREIGN.test(name))),
    PATH: `${bin}:${process.env.PATH}`,
    HOME: folder,
    NO_COLOR: '1',
    NODE_NO_WARNINGS: '1',
    // From Node 22 on: what one command has compiled the next one need not.
    NODE_COMPILE_CACHE: join(folder, 'compiled'),
    AWS_ACCESS_KEY_ID: aws.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: aws.credentials.secretAccessKey,
    AWS_ENDPOINT_URL: aws.url,
    AWS_REGION: 'us-east-1',
    AWS_EC2_METADATA_DISABLED: 'true',
    OKTA_URL: okta.url,
    OKTA_TOKEN: okta.token,
    CADASTRE_AWS_ROLE: 'CadastreReader',
  };
  return {
    folder,
    env,
    async [Symbol.asyncDispose]() {
      await aws.close();
      await okta.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The packages as npm would publish them, but for their types: run from the sources, every command would take two seconds more. */
async function buildPackages(root: string, modules: string): Promise<void> {
  const names = (await readdir(join(root, 'packages'))).filter((name) => name !== 'simulator');
  const left = [...names];
  const work = async (): Promise<void> => {
    for (let name = left.shift(); name !== undefined; name = left.shift()) await buildPackage(root, modules, name);
  };
  await Promise.all([work(), work()]);
}

async function buildPackage(root: string, modules: string, name: string): Promise<void> {
  const cwd = join(root, 'packages', name);
  const to = join(modules, name === 'create-cadastre' ? name : `@cadastre/${name}`);
  const manifest = JSON.parse(await readFile(join(cwd, 'package.json'), 'utf8')) as { publishConfig: object };
  await mkdir(to, { recursive: true });
  await writeFile(join(to, 'package.json'), JSON.stringify({ ...manifest, ...manifest.publishConfig }));
  const options = ['--no-dts', '--no-clean', '--no-sourcemap', '--silent', '--out-dir', join(to, 'dist')];
  const tsup = spawn(join(root, 'node_modules/.bin/tsup'), [...options, '--on-success', 'true'], {
    cwd,
    stdio: 'inherit',
  });
  const [code] = (await once(tsup, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`tsup of ${name} ended with ${code}`);
  // What tsup.config.ts of embedded does when it is built.
  if (name === 'embedded') await copyFile(join(cwd, 'src/query-worker.mjs'), join(to, 'dist/query-worker.mjs'));
}

/** Whatever a package depends on: a reader's package manager would have installed it too. */
async function linkDependencies(root: string, modules: string): Promise<void> {
  const packages = (await readdir(join(root, 'packages'))).map((name) => join(root, 'packages', name));
  for (const from of [root, ...packages].map((path) => join(path, 'node_modules')).filter((path) => existsSync(path))) {
    for (const name of await readdir(from)) {
      if (name.startsWith('.') || name === '@cadastre') continue;
      const names = name.startsWith('@') ? (await readdir(join(from, name))).map((each) => join(name, each)) : [name];
      for (const each of names) {
        await mkdir(join(modules, each, '..'), { recursive: true });
        if (!existsSync(join(modules, each))) await symlink(join(from, each), join(modules, each));
      }
    }
  }
}

/** The commands of a reader. Nothing is fetched from npm. */
async function writeCommands(root: string, folder: string, bin: string): Promise<void> {
  const tsx = `${process.execPath} --import ${pathToFileURL(join(root, 'node_modules/tsx/dist/loader.mjs')).href}`;
  const commands = {
    tsx: `exec ${tsx} "$@"`,
    tsc: `exec ${process.execPath} ${join(root, 'node_modules/typescript/bin/tsc')} "$@"`,
    cadastre: `exec ${process.execPath} ${join(folder, 'node_modules/@cadastre/cli/dist/main.js')} "$@"`,
    npx: `case "$1" in
cadastre|tsx|tsc) exec "$@" ;;
*) echo "npx $1: the check of the guide has no such command" >&2; exit 127 ;;
esac`,
    npm: `case "$1" in
install) exit 0 ;;
create) shift 2
  for argument do shift; [ "$argument" = -- ] || set -- "$@" "$argument"; done
  exec ${process.execPath} ${join(folder, 'node_modules/create-cadastre/dist/main.js')} "$@" ;;
run|test|start) exec ${join(dirname(process.execPath), 'npm')} "$@" ;;
*) echo "npm $1: the check of the guide has no such command" >&2; exit 127 ;;
esac`,
  };
  await mkdir(bin);
  for (const [name, text] of Object.entries(commands)) {
    await writeFile(join(bin, name), `#!/bin/sh\n${text}\n`);
    await chmod(join(bin, name), 0o755);
  }
}
