import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CadastreError } from '@cadastre/core';
import { isCancel, select } from '@clack/prompts';
import type { CommandDef } from 'citty';
import { usageError } from '../arguments.js';
import { type ConfigChoices, configText, PROVIDERS } from '../config-text.js';
import { command } from '../define-command.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import type { Shell } from '../shell.js';

const CONFIG_FILE = 'cadastre.config.ts';
/** Holds the embedded graph: what an organisation runs does not belong into its repository. */
const IGNORED = '.cadastre/';

/** `cadastre init`: writes a first configuration. */
export function initCommand(shell: Shell): CommandDef {
  return command({
    args: {
      provider: { type: 'enum', options: ['aws', 'azure', 'okta'], description: 'What to read.' },
      store: { type: 'enum', options: ['embedded', 'neo4j'], description: 'Where the graph is kept.' },
      yes: { type: 'boolean', description: 'Ask nothing: aws and embedded, unless told.' },
    },
    async run(args): Promise<ExitCode> {
      const ask = args.yes !== true;
      const choices: ConfigChoices = {
        provider: args.provider ?? (ask ? await choose(shell, 'provider', 'What shall be read?', PROVIDERS) : 'aws'),
        store:
          args.store ?? (ask ? await choose(shell, 'store', 'Where shall the graph be kept?', STORES) : 'embedded'),
      };
      await writeNew(join(shell.io.cwd, CONFIG_FILE), configText(choices));
      shell.print(`wrote ${CONFIG_FILE}`);
      if (await ignore(join(shell.io.cwd, '.gitignore'))) shell.print(`added ${IGNORED} to .gitignore`);
      shell.note(`next: npm install @cadastre/cli @cadastre/connector-${choices.provider}, then cadastre doctor`);
      return EXIT.complete;
    },
  });
}

const STORES = { embedded: 'In a file here, without a server', neo4j: 'In Neo4j' };

async function choose<T extends string>(
  { io }: Shell,
  flag: string,
  message: string,
  labels: Readonly<Record<T, string>>,
): Promise<T> {
  if (io.stdin.isTTY !== true || io.stderr.isTTY !== true) {
    throw usageError(`--${flag} is missing`, 'Without a terminal to ask on, give it, or --yes.');
  }
  const options = Object.entries<string>(labels).map(([value, label]) => ({ value, label }));
  const chosen = await select<string>({ message, options, input: io.stdin, output: io.stderr });
  if (isCancel(chosen)) throw new CadastreError({ code: 'INTERRUPTED', message: 'nothing was written' });
  return chosen as T;
}

async function writeNew(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text, { flag: 'wx' });
  } catch (cause) {
    if (!isCode(cause, 'EEXIST')) throw cause;
    throw new CadastreError({
      code: 'CONFIG_EXISTS',
      message: `there is a ${CONFIG_FILE} here already`,
      hint: 'Change it by hand, or delete it first.',
      cause,
    });
  }
}

/** Adds what must not be committed; false when it was there already. */
async function ignore(path: string): Promise<boolean> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (isCode(error, 'ENOENT')) return '';
    throw error;
  });
  if (text.split(/\r?\n/).includes(IGNORED)) return false;
  await writeFile(path, `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${IGNORED}\n`);
  return true;
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
