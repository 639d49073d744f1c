import { watch } from 'node:fs/promises';
import { checkGenerated, type Drift, generate, writeGenerated } from '@cadastre/codegen';
import type { CommandDef } from 'citty';
import { command } from '../define-command.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { untilInterrupted } from '../interrupt.js';
import { count } from '../output/count.js';
import { escapeText } from '../output/escape.js';
import { compileFolder, SCHEMAS_ARGUMENT, schemaFolder } from '../schema-folder.js';
import type { Shell } from '../shell.js';

const ARGUMENTS = {
  ...SCHEMAS_ARGUMENT,
  check: { type: 'boolean', description: 'Write nothing; fail when something is out of date.' },
  watch: { type: 'boolean', description: 'Run again whenever a schema changes, until interrupted.' },
} as const;

/** `cadastre generate`: the user's own schemas to TypeScript. */
export function generateCommand(shell: Shell): CommandDef {
  return command({
    args: ARGUMENTS,
    async run(args): Promise<ExitCode> {
      const folder = await schemaFolder(shell, args.schemas);
      const once = (): Promise<ExitCode> => generateOnce(shell, folder, args.check === true);
      const code = await once();
      if (args.watch !== true) return code;
      return untilInterrupted(shell.io, async (signal) => {
        shell.note(shell.err.dim(`watching ${escapeText(folder)}`));
        for await (const { filename } of watch(folder, { recursive: true, signal })) {
          if (filename !== null && /\.ya?ml$/.test(filename)) await once();
        }
        return code;
      });
    },
  });
}

async function generateOnce(shell: Shell, folder: string, checkOnly: boolean): Promise<ExitCode> {
  const compilation = await compileFolder(shell, folder);
  if (compilation === undefined) return EXIT.error;
  const files = generate(compilation.model);
  const drift = await (checkOnly ? checkGenerated(files) : writeGenerated(files));
  const lines = driftLines(drift);
  for (const line of lines) shell.print(escapeText(line));
  const summary = `${count(compilation.model.schemas.length, 'schema')}, ${count(files.length, 'file')}`;
  if (lines.length === 0) shell.print(`${summary}, all up to date`);
  else shell.print(`${summary}, ${lines.length} ${checkOnly ? 'out of date: run `cadastre generate`' : 'changed'}`);
  return checkOnly && lines.length > 0 ? EXIT.error : EXIT.complete;
}

function driftLines({ missing, changed, stale }: Drift): readonly string[] {
  return [
    ...missing.map((path) => `new      ${path}`),
    ...changed.map((path) => `changed  ${path}`),
    ...stale.map((path) => `removed  ${path}`),
  ];
}
