/*
 * A sync script from `npm create`, from nothing to an answer, with the packages as npm would publish them: packs them, makes a project outside the clone,
 * installs, checks and runs it against simulated providers. Run: pnpm build && pnpm create:e2e
 */
import assert from 'node:assert/strict';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { packAll } from './pack.js';
import { runCommand } from './run-command.js';
import { serve } from './serve.js';

const root = resolve(import.meta.dirname, '../../..');
const work = await mkdtemp(join(tmpdir(), 'create-cadastre-'));
const project = join(work, 'my-graph');
const simulator = join(work, 'simulator');

/** Nothing of whoever runs this: no credentials, and no settings of the package manager that started it. */
const env: NodeJS.ProcessEnv = {
  ...Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(?:AWS|OKTA|NEO4J|CADASTRE|npm|INIT)_/.test(name)),
  ),
  AWS_CONFIG_FILE: join(work, 'none'),
  AWS_SHARED_CREDENTIALS_FILE: join(work, 'none'),
  AWS_EC2_METADATA_DISABLED: 'true',
  NODE_NO_WARNINGS: '1',
  npm_config_audit: 'false',
  npm_config_fund: 'false',
  npm_config_prefer_offline: 'true',
};

const began = performance.now();
const say = (text: string): void =>
  console.log(`${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${text}`);

/** The packages are not on npm while they are tested: everything that would come from there is a tarball. */
async function useTarballs(manifest: string, tarballs: ReadonlyMap<string, string>): Promise<void> {
  const content = JSON.parse(await readFile(manifest, 'utf8')) as { dependencies: Record<string, string> };
  const files = Object.fromEntries([...tarballs].map(([name, path]) => [name, `file:${path}`]));
  for (const name of Object.keys(content.dependencies)) {
    if (name.startsWith('@cadastre/')) content.dependencies[name] = files[name] ?? assert.fail(`${name} is not packed`);
  }
  await writeFile(manifest, `${JSON.stringify({ ...content, overrides: files }, null, 2)}\n`);
}

async function setVariables(file: string, values: Readonly<Record<string, string>>): Promise<void> {
  let text = await readFile(file, 'utf8');
  for (const [name, value] of Object.entries(values)) {
    const line = new RegExp(`^(?:# )?${name}=$`, 'm');
    assert.match(text, line);
    text = text.replace(line, `${name}=${value}`);
  }
  await writeFile(file, text);
}

async function main(): Promise<void> {
  const tarballs = await packAll(root, join(work, 'packed'));
  say(`packed ${[...tarballs.keys()].join(', ')}`);
  const creator = tarballs.get('create-cadastre') ?? assert.fail('create-cadastre is not packed');

  const choices = ['my-graph', '--provider', 'aws', '--provider', 'okta', '--store', 'embedded'];
  await runCommand(work, ['npm', 'exec', '--yes', `--package=${creator}`, '--', 'create-cadastre', ...choices], env);
  say(`create-cadastre ${choices.join(' ')}`);

  await useTarballs(join(project, 'package.json'), tarballs);
  await mkdir(simulator);
  const simulatorManifest = join(simulator, 'package.json');
  await writeFile(simulatorManifest, JSON.stringify({ private: true, dependencies: { '@cadastre/simulator': '*' } }));
  await useTarballs(simulatorManifest, tarballs);
  await runCommand(project, ['npm', 'install'], env);
  say('npm install');
  await runCommand(simulator, ['npm', 'install'], env);
  say('npm install, of the simulators');

  await runCommand(project, ['npm', 'run', 'check'], env);
  await runCommand(project, ['npm', 'run', 'lint'], env);
  say('npm run check and lint: clean');

  await using server = await serve(simulator, env);
  await copyFile(join(project, '.env.example'), join(project, '.env'));
  await setVariables(join(project, '.env'), {
    CADASTRE_AWS_ROLE: 'CadastreReader',
    OKTA_URL: server.okta.url,
    OKTA_TOKEN: server.okta.token,
  });
  const asUser = {
    ...env,
    AWS_ENDPOINT_URL: server.aws.url,
    AWS_ACCESS_KEY_ID: server.aws.accessKeyId,
    AWS_SECRET_ACCESS_KEY: server.aws.secretAccessKey,
  };
  const synced = await runCommand(project, ['npm', 'run', '--silent', 'sync'], asUser);
  assert.match(synced.stdout, /^complete: [1-9]\d* nodes/m);
  say(`npm run sync: ${synced.stdout.trim()}`);

  const asked = await runCommand(project, ['npx', 'cadastre', 'ask', 'okta-to-aws', '--json'], asUser);
  const rows = rowsOf(asked.stdout);
  assert.ok(rows > 0, 'okta-to-aws has no rows');
  say(`npx cadastre ask okta-to-aws: ${rows} rows`);

  // What a scheduler sees when a token has been revoked: the code for "a part is stale", and nothing of that part is gone.
  const revoked = { ...asUser, OKTA_TOKEN: 'revoked' };
  const { stderr } = await runCommand(project, ['npm', 'run', '--silent', 'sync'], revoked, 2);
  assert.match(stderr, /parts could not be read/);
  const kept = await runCommand(project, ['npx', 'cadastre', 'ask', 'okta-to-aws', '--json'], asUser);
  assert.equal(rowsOf(kept.stdout), rows);
  say('npm run sync with a revoked token of Okta: ended with 2, and kept what it had');
}

function rowsOf(json: string): number {
  return (JSON.parse(json) as { rows: unknown[] }).rows.length;
}

// The commands end, and what follows tidies up.
process.once('SIGINT', () => console.error('interrupted'));
try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await rm(work, { recursive: true, force: true });
}
say(process.exitCode === 1 ? 'failed' : 'all well; the folder is removed, the simulators have ended');
