import type { CommandDef } from 'citty';
import { command } from '../define-command.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { count } from '../output/count.js';
import { compileFolder, SCHEMAS_ARGUMENT, schemaFolder } from '../schema-folder.js';
import type { Shell } from '../shell.js';

/** `cadastre check`: the mistakes in the user's own schemas. */
export function checkCommand(shell: Shell): CommandDef {
  return command({
    args: SCHEMAS_ARGUMENT,
    async run(args): Promise<ExitCode> {
      const compilation = await compileFolder(shell, await schemaFolder(shell, args.schemas));
      if (compilation === undefined) return EXIT.error;
      shell.print(`${count(compilation.model.schemas.length, 'schema')}, no mistakes`);
      return EXIT.complete;
    },
  });
}
