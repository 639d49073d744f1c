import { readFile } from 'node:fs/promises';
import { stripVTControlCharacters } from 'node:util';
import { type ArgsDef, type CommandDef, defineCommand, renderUsage, runCommand } from 'citty';
import { checkArguments, usageError } from './arguments.js';
import { EXIT, EXIT_CODES_HELP, type ExitCode, exitCodeOf } from './exit-code.js';
import { type Io, processIo } from './io.js';
import { formatError } from './output/errors.js';
import { makeShell, type Shell } from './shell.js';
import { suggest } from './suggest.js';

/** Each is loaded only when it is run, or listed by `--help`. */
const COMMANDS: Readonly<Record<string, (shell: Shell) => Promise<CommandDef>>> = {
  init: async (shell) => (await import('./commands/init.js')).initCommand(shell),
  generate: async (shell) => (await import('./commands/generate.js')).generateCommand(shell),
  check: async (shell) => (await import('./commands/check.js')).checkCommand(shell),
  plan: async (shell) => (await import('./commands/plan.js')).planCommand(shell),
  sync: async (shell) => (await import('./commands/sync.js')).syncCommand(shell),
  refresh: async (shell) => (await import('./commands/refresh.js')).refreshCommand(shell),
  status: async (shell) => (await import('./commands/status.js')).statusCommand(shell),
  query: async (shell) => (await import('./commands/query.js')).queryCommand(shell),
  ask: async (shell) => (await import('./commands/ask.js')).askCommand(shell),
  docs: async (shell) => (await import('./commands/docs.js')).docsCommand(shell),
  policy: async (shell) => (await import('./commands/policy.js')).policyCommand(shell),
  doctor: async (shell) => (await import('./commands/doctor.js')).doctorCommand(shell),
};

/**
 * Runs one `cadastre` command in this process.
 *
 * @param argv The arguments after the command's own name, for example `['sync', '--json']`.
 * @param io Replaces the process's folder, environment and streams, or a part of them.
 * @returns The exit code. Never throws: errors are printed to `io.stderr`.
 * @example
 * ```ts
 * import { run } from '@cadastre/cli';
 *
 * process.exitCode = await run(['sync'], { cwd: 'examples/estate' });
 * ```
 */
export async function run(argv: readonly string[], io: Partial<Io> = {}): Promise<ExitCode> {
  const shell = makeShell({ ...processIo(), ...io });
  try {
    return await dispatch(argv, shell);
  } catch (error) {
    shell.note(formatError(error, shell.err));
    return exitCodeOf(error);
  }
}

async function dispatch(argv: readonly string[], shell: Shell): Promise<ExitCode> {
  const [name, ...rawArgs] = argv;
  if (name === '--help' || name === '-h') return printHelp(mainCommand(shell), shell);
  if (name === '--version' || name === '-v') return printVersion(shell);
  if (name === undefined)
    throw usageError('no command', `Commands: ${Object.keys(COMMANDS).join(', ')}. See \`cadastre --help\`.`);
  if (name.startsWith('-')) throw usageError(`unknown option ${name}`, suggest(name, ['--help', '--version']));
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (load === undefined) throw usageError(`unknown command ${name}`, suggest(name, Object.keys(COMMANDS)));

  const command = await load(shell);
  if (rawArgs.includes('--help') || rawArgs.includes('-h')) return printHelp(command, shell, mainCommand(shell));
  const data = checkArguments(rawArgs, (command.args ?? {}) as ArgsDef);
  const { result } = await runCommand(command, { rawArgs, data });
  return result as ExitCode;
}

function mainCommand(shell: Shell): CommandDef {
  return defineCommand({
    meta: { name: 'cadastre', description: 'One graph of what an organisation runs, and of who can reach it.' },
    subCommands: Object.fromEntries(Object.entries(COMMANDS).map(([name, load]) => [name, () => load(shell)])),
  });
}

async function printHelp(command: CommandDef, shell: Shell, parent?: CommandDef): Promise<ExitCode> {
  const usage = `${await renderUsage(command, parent)}\n\n${EXIT_CODES_HELP}`;
  shell.print(shell.out.isColorSupported ? usage : stripVTControlCharacters(usage));
  return EXIT.complete;
}

async function printVersion(shell: Shell): Promise<ExitCode> {
  const text = await readFile(new URL('../package.json', import.meta.url), 'utf8');
  shell.print((JSON.parse(text) as { version: string }).version);
  return EXIT.complete;
}
