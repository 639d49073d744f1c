import { readFile } from 'node:fs/promises';
import { stripVTControlCharacters } from 'node:util';
import {
  checkArguments,
  EXIT,
  type ExitCode,
  exitCodeOf,
  formatError,
  type Io,
  makeShell,
  processIo,
} from '@cadastre/cli/shared';
import { type ArgsDef, renderUsage, runCommand } from 'citty';
import { createCommand } from './create-command.js';

const META = {
  name: 'create-cadastre',
  description: 'Writes a small project that reads your cloud estate into a graph.',
};

/** Runs `create-cadastre` in this process, and gives its exit code. Never throws: errors are printed to `io.stderr`. */
export async function run(argv: readonly string[], io: Partial<Io> = {}): Promise<ExitCode> {
  const shell = makeShell({ ...processIo(), ...io });
  try {
    const version = await ownVersion();
    const command = { ...createCommand(shell, version), meta: { ...META, version } };
    if (argv.includes('--version') || argv.includes('-v')) {
      shell.print(version);
      return EXIT.complete;
    }
    if (argv.includes('--help') || argv.includes('-h')) {
      const usage = await renderUsage(command);
      shell.print(shell.out.isColorSupported ? usage : stripVTControlCharacters(usage));
      return EXIT.complete;
    }
    const rawArgs = [...argv];
    const data = checkArguments(rawArgs, command.args as ArgsDef);
    const { result } = await runCommand(command, { rawArgs, data });
    return result as ExitCode;
  } catch (error) {
    shell.note(formatError(error, shell.err));
    return exitCodeOf(error);
  }
}

/** All packages of a release have the same version, so it is also that of the connectors. */
async function ownVersion(): Promise<string> {
  const text = await readFile(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
