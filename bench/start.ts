/*
 * How long the command takes before it does anything, and what a connector's import loads: the packages are built and laid out as npm would
 * install them, and started by plain Node, each time in a new process.
 * Run: tsx bench/start.ts
 */
import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOT = dirname(import.meta.dirname);
const PACKAGES = ['core', 'embedded', 'codegen', 'connector-aws', 'cli'];
/** The fastest of so many is shown: what other programs take from it is not its own. */
const STARTS = 7;

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly publishConfig?: object;
}

/** Builds a package and puts it into `modules` as it would be published, with the dependencies that it has here. */
async function install(name: string, modules: string): Promise<void> {
  const from = join(ROOT, 'packages', name);
  const to = join(modules, '@cadastre', name);
  // Its build writes beside its sources: they are copied, so that nothing here changes.
  for (const part of ['src', 'tsup.config.ts']) await cp(join(from, part), join(to, part), { recursive: true });
  const manifest = JSON.parse(await readFile(join(from, 'package.json'), 'utf8')) as Manifest;
  await writeFile(join(to, 'package.json'), JSON.stringify({ ...manifest, ...manifest.publishConfig }));
  for (const dependency of Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })) {
    if (dependency.startsWith('@cadastre/')) continue;
    const place = join(to, 'node_modules', dependency);
    await mkdir(dirname(place), { recursive: true });
    await symlink(join(from, 'node_modules', dependency), place);
  }
  execute(join(ROOT, 'node_modules/.bin/tsup'), ['--no-dts', '--no-sourcemap', '--silent'], to);
}

function execute(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}: ${stderr}`);
  return stdout;
}

/** Milliseconds that starting Node takes with each of some arguments: in turn, so that all have the same neighbours. */
function times<Name extends string>(programs: Record<Name, readonly string[]>, cwd: string): Record<Name, number> {
  const best = {} as Record<Name, number>;
  for (let start = 0; start < STARTS; start += 1) {
    for (const name of Object.keys(programs) as Name[]) {
      const started = performance.now();
      execute(process.execPath, programs[name], cwd);
      best[name] = Math.min(best[name] ?? Number.POSITIVE_INFINITY, performance.now() - started);
    }
  }
  return best;
}

/** Names of the SDK's clients that a program has loaded when it ends. */
function clientsLoaded(program: string, cwd: string): readonly string[] {
  const list = `import { createRequire } from 'node:module'; ${program}
    const loaded = Object.keys(createRequire(import.meta.url).cache);
    console.log(JSON.stringify(loaded));`;
  const files = JSON.parse(execute(process.execPath, ['--input-type=module', '-e', list], cwd)) as readonly string[];
  const clients = files.flatMap(
    (file) => /.*node_modules\/@aws-sdk\/(client-[^/]+|nested-clients)\//.exec(file)?.[1] ?? [],
  );
  return [...new Set(clients)].sort();
}

const folder = await mkdtemp(join(tmpdir(), 'cadastre-start-'));
try {
  const modules = join(folder, 'node_modules');
  await cp(join(ROOT, 'tsconfig.json'), join(folder, 'tsconfig.json'));
  await mkdir(modules);
  await symlink(join(ROOT, 'node_modules/tsup'), join(modules, 'tsup'));
  for (const name of PACKAGES) await install(name, modules);
  const main = join(modules, '@cadastre', 'cli', 'dist', 'main.js');
  const connector = "import '@cadastre/connector-aws'";
  const { dependencies = {} } = JSON.parse(
    await readFile(join(ROOT, 'packages/connector-aws/package.json'), 'utf8'),
  ) as Manifest;
  const declared = Object.keys(dependencies).filter((name) => name.startsWith('@aws-sdk/client-'));
  const loaded = clientsLoaded(connector, folder);
  const measured = times(
    {
      'node -e 0': ['-e', '0'],
      'cadastre --help': [main, '--help'],
      'cadastre sync --help': [main, 'sync', '--help'],
      "import '@cadastre/connector-aws'": ['--input-type=module', '-e', connector],
      'its SDK clients alone': ['--input-type=module', '-e', declared.map((name) => `import '${name}'`).join(';')],
    },
    join(modules, '@cadastre', 'connector-aws'),
  );
  const none = measured['node -e 0'];
  console.table(
    Object.fromEntries(
      Object.entries(measured).map(([name, ms]) => [
        name,
        { ms: Math.round(ms), 'more than node -e 0': Math.round(ms - none) },
      ]),
    ),
  );
  console.log(
    `wanted: cadastre --help at most 150 ms more than node -e 0: ${measured['cadastre --help'] - none <= 150 ? 'yes' : 'no'}`,
  );
  console.log(
    `clients that the connector's fetches use: ${declared.map((name) => name.slice('@aws-sdk/'.length)).join(' ')}`,
  );
  console.log(`clients that importing it loads:          ${loaded.join(' ')}`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
