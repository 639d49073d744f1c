import { resolve } from 'node:path';
import type { CommandDef } from 'citty';
import { positiveInteger } from '../arguments.js';
import { command } from '../define-command.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { loadConfig } from '../load-config.js';
import { formatJson } from '../output/json.js';
import { printSync } from '../output/print-sync.js';
import { EXIT_OF, runSync } from '../run-sync.js';
import { SELECTION_ARGUMENTS, selectionsOf } from '../selection-arguments.js';
import type { Shell } from '../shell.js';
import { writePrivate } from '../write-private.js';

/** `cadastre sync`: reads all sources into the graph, or what is selected of them. */
export function syncCommand(shell: Shell): CommandDef {
  return command({
    args: {
      ...SELECTION_ARGUMENTS,
      json: { type: 'boolean', description: 'Print the whole report as JSON.' },
      'accept-deletions': {
        type: 'boolean',
        description: 'Delete also what a run would rather ask about: see docs/guarantees.md.',
      },
      resume: {
        type: 'boolean',
        description: 'Go on with the last run, if it was cut off; what it read is not read again.',
      },
      full: {
        type: 'boolean',
        description: 'Write everything, also what has not changed: for a graph that somebody has edited by hand.',
      },
      report: { type: 'string', valueHint: 'FILE', description: 'Write the whole report to a file, as JSON.' },
      concurrency: {
        type: 'string',
        valueHint: 'N',
        description: 'Partitions read at the same time; 128 unless told.',
      },
    },
    async run(args, given): Promise<ExitCode> {
      const concurrency = positiveInteger('concurrency', args.concurrency);
      const only = selectionsOf(given);
      const config = await loadConfig(shell.io.cwd);
      const report = await runSync(shell, config, {
        acceptDeletions: args['accept-deletions'] === true,
        resume: args.resume === true,
        full: args.full === true,
        ...(only === undefined ? {} : { only }),
        ...(concurrency === undefined ? {} : { concurrency }),
      });
      if (typeof args.report === 'string') await writePrivate(resolve(shell.io.cwd, args.report), formatJson(report));
      if (args.json === true) shell.print(formatJson(report));
      else printSync(shell, report, config.sources());
      // Somebody asked for it by its name: a misspelt account must not look as if it had been read.
      return report.missing.length > 0 && report.outcome === 'complete' ? EXIT.partial : EXIT_OF[report.outcome];
    },
  });
}
