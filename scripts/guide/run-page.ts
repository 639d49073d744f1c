import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { type Block, checkOf, type Mistake } from './block.js';
import { missingLine } from './expected-output.js';
import type { Workshop } from './workshop.js';

/** Milliseconds for all commands of one page, on a machine that is busy with others. */
const TIMEOUT = 180_000;
/** Lines of what a block printed that are shown when it failed. */
const SHOWN = 15;

/** Where the files of a page are. */
export function pageFolder({ folder }: Workshop, page: string): string {
  return join(folder, 'pages', page.replaceAll(/[^\w]+/g, '-'));
}

/** Where a block of a page is written. */
export function blockPath({ says, line }: Block): string {
  return says.get('file') ?? `block-${line}.ts`;
}

/**
 * Writes the files of a page and runs its commands and programs, in the order of the page and in one shell: a folder that was changed to stays the
 * folder, and a server that was started answers to the end of the page.
 */
export async function runPage(workshop: Workshop, page: string, blocks: readonly Block[]): Promise<Mistake[]> {
  const folder = pageFolder(workshop, page);
  const state = `${folder}.state`;
  await mkdir(folder, { recursive: true });
  await mkdir(state);
  for (const [index, block] of blocks.entries()) await writeFile(join(state, `${index}.text`), `${block.text}\n`);
  const script = blocks.flatMap((block, index) => stepOf(block, index, folder, state)).join('\n');
  await writeFile(join(state, 'script.sh'), `${script}\n`);

  const port = await freePort();
  const env = { ...workshop.env, ACME_PORT: String(port), ACME_URL: `http://127.0.0.1:${port}` };
  const shell = spawn('bash', ['-euo', 'pipefail', join(state, 'script.sh')], {
    cwd: folder,
    env,
    stdio: 'ignore',
    detached: true,
  });
  const timer = setTimeout(() => killGroup(shell.pid), TIMEOUT);
  const [code] = (await once(shell, 'exit')) as [number | null];
  clearTimeout(timer);
  killGroup(shell.pid);
  if (code === 0) return outputMistakes(blocks, state);
  const at = Number(await readFile(join(state, 'current'), 'utf8').catch(() => '0'));
  const printed = await readFile(join(state, `${at}.out`), 'utf8').catch(() => '');
  const ended = code === null ? `did not end within ${TIMEOUT / 1_000} s` : `failed with ${code}`;
  const tail = printed.trimEnd().split('\n').slice(-SHOWN).join('\n    ');
  return [{ page, line: blocks[at]?.line ?? 0, text: `the block ${ended}:\n    ${tail}` }];
}

function stepOf(block: Block, index: number, folder: string, state: string): string[] {
  const check = checkOf(block);
  const isCommands = check === 'run' && block.lang !== 'ts';
  const isWritten = check === 'compile' || check === 'file' || check === 'schema' || (check === 'run' && !isCommands);
  if (!isCommands && !isWritten) return [];
  const path = join(folder, blockPath(block));
  return [
    `echo ${index} > ${state}/current`,
    `exec > ${state}/${index}.out 2>&1`,
    ...(isWritten ? [`mkdir -p ${dirname(path)}; cp ${state}/${index}.text ${path}`] : []),
    ...(check === 'run' ? [isCommands ? block.text : `tsx ${path}`] : []),
  ];
}

/** What `output` blocks want and the last block that ran has not printed. */
async function outputMistakes(blocks: readonly Block[], state: string): Promise<Mistake[]> {
  const mistakes: Mistake[] = [];
  let printed = '';
  for (const [index, block] of blocks.entries()) {
    const check = checkOf(block);
    if (check === 'run') printed = await readFile(join(state, `${index}.out`), 'utf8');
    if (check !== 'output') continue;
    const missing = missingLine(block.text, printed);
    if (missing === undefined) continue;
    const text = `nothing printed this line: ${missing}\n    What was printed:\n    ${printed.trimEnd().split('\n').slice(-SHOWN).join('\n    ')}`;
    mistakes.push({ page: block.page, line: block.line, text });
  }
  return mistakes;
}

function killGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // Nothing of it is left.
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
