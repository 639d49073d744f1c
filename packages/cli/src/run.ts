import { stripVTControlCharacters } from 'node:util';
import { type ArgsDef, type CommandDef, defineCommand, renderUsage, runCommand } from 'citty';
import { EXIT, EXIT_CODES_HELP, type ExitCode, exitCodeOf } from './exit-code.js';
import { type Io, processIo } from './io.js';
import { makeShell, type Shell } from './shell.js';
import { suggest } from './suggest.js';

interface Command {
  readonly description: string;
  load(shell: Shell): Promise<CommandDef>;
}

/** Each is loaded only when it is run: `--help` would else wait for a compiler, a database driver and more. */
const COMMANDS: Readonly<Record<string, Command>> = {
  init: {
    description: 'Write cadastre.config.ts. Overwrites nothing.',
    load: async (shell) => (await import('./commands/init.js')).initCommand(shell),
  },
  generate: {
    description: 'Compile your schemas to TypeScript.',
    load: async (shell) => (await import('./commands/generate.js')).generateCommand(shell),
  },
  check: {
    description: 'Report every mistake in your schemas. Writes nothing.',
    load: async (shell) => (await import('./commands/check.js')).checkCommand(shell),
  },
  new: {
    description: 'Write the first files of a connector, a resource or a question. Overwrites nothing.',
    load: async (shell) => (await import('./commands/new.js')).newCommand(shell),
  },
  infer: {
    description: 'Draft a schema from sample answers of an API, and print it.',
    load: async (shell) => (await import('./commands/infer.js')).inferCommand(shell),
  },
  record: {
    description:
      'Read once from an API and save what it answered, without secrets and names, for the tests of a connector.',
    load: async (shell) => (await import('./commands/record.js')).recordCommand(shell),
  },
  plan: {
    description: 'Show what a sync would read, in order, and which calls it makes. Writes nothing.',
    load: async (shell) => (await import('./commands/plan.js')).planCommand(shell),
  },
  sync: {
    description: 'Read all sources into the graph, or only what is selected, and remove what is gone.',
    load: async (shell) => (await import('./commands/sync.js')).syncCommand(shell),
  },
  refresh: {
    description: 'Read again only what an event has changed, such as a record of CloudTrail.',
    load: async (shell) => (await import('./commands/refresh.js')).refreshCommand(shell),
  },
  status: {
    description: 'Show how fresh each part of the graph is, and why some parts are stale.',
    load: async (shell) => (await import('./commands/status.js')).statusCommand(shell),
  },
  verify: {
    description: 'Check that the graph is as the schemas say: constraints, labels, types, leftovers. Writes nothing.',
    load: async (shell) => (await import('./commands/verify.js')).verifyCommand(shell),
  },
  diff: {
    description: 'Show what a sync has created, changed and deleted.',
    load: async (shell) => (await import('./commands/diff.js')).diffCommand(shell),
  },
  query: {
    description: 'Ask the graph in Cypher. Only reads.',
    load: async (shell) => (await import('./commands/query.js')).queryCommand(shell),
  },
  ask: {
    description: 'Answer one of the questions that come with the sources, or list them.',
    load: async (shell) => (await import('./commands/ask.js')).askCommand(shell),
  },
  docs: {
    description: 'Show the properties and relationships of a label, or list the labels.',
    load: async (shell) => (await import('./commands/docs.js')).docsCommand(shell),
  },
  policy: {
    description: 'Print the least-privilege, read-only policy that a source needs.',
    load: async (shell) => (await import('./commands/policy.js')).policyCommand(shell),
  },
  doctor: {
    description: 'Check Node.js, the configuration, the graph, and the credentials and permissions of each source.',
    load: async (shell) => (await import('./commands/doctor.js')).doctorCommand(shell),
  },
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
    const { formatError } = await import('./output/errors.js');
    shell.note(formatError(error, shell.err));
    return exitCodeOf(error);
  }
}

async function dispatch(argv: readonly string[], shell: Shell): Promise<ExitCode> {
  const [name, ...rawArgs] = argv;
  if (name === '--help' || name === '-h') return printHelp(mainCommand(), shell);
  if (name === '--version' || name === '-v') return printVersion(shell);
  const { checkArguments, usageError } = await import('./arguments.js');
  if (name === undefined)
    throw usageError('no command', `Commands: ${Object.keys(COMMANDS).join(', ')}. See \`cadastre --help\`.`);
  if (name.startsWith('-')) throw usageError(`unknown option ${name}`, suggest(name, ['--help', '--version']));
  const known = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (known === undefined) throw usageError(`unknown command ${name}`, suggest(name, Object.keys(COMMANDS)));

  const command = { ...(await known.load(shell)), meta: { name, description: known.description } };
  if (rawArgs.includes('--help') || rawArgs.includes('-h')) return printHelp(command, shell, mainCommand());
  const data = checkArguments(rawArgs, (command.args ?? {}) as ArgsDef);
  const { result } = await runCommand(command, { rawArgs, data });
  return result as ExitCode;
}

function mainCommand(): CommandDef {
  return defineCommand({
    meta: { name: 'cadastre', description: 'One graph of what an organisation runs, and of who can reach it.' },
    subCommands: Object.fromEntries(
      Object.entries(COMMANDS).map(([name, { description }]) => [name, { meta: { name, description } }]),
    ),
  });
}

async function printHelp(command: CommandDef, shell: Shell, parent?: CommandDef): Promise<ExitCode> {
  const usage = `${await renderUsage(command, parent)}\n\n${EXIT_CODES_HELP}`;
  shell.print(shell.out.isColorSupported ? usage : stripVTControlCharacters(usage));
  return EXIT.complete;
}

async function printVersion(shell: Shell): Promise<ExitCode> {
  const { packageVersion } = await import('./package-version.js');
  shell.print(await packageVersion());
  return EXIT.complete;
}
