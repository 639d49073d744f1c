import { resolve } from 'node:path';
import { type SyncReport, sync } from '@cadastre/core';
import type { CommandDef } from 'citty';
import { positiveInteger } from '../arguments.js';
import { command } from '../define-command.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { untilInterrupted } from '../interrupt.js';
import { loadConfig } from '../load-config.js';
import { withStore } from '../open-store.js';
import { formatJson } from '../output/json.js';
import { printSync } from '../output/print-sync.js';
import { syncProgress } from '../output/progress.js';
import type { Shell } from '../shell.js';
import { writePrivate } from '../write-private.js';

const EXIT_OF = { complete: EXIT.complete, partial: EXIT.partial, failed: EXIT.failed } as const;

/** `cadastre sync`: reads all sources into the graph. */
export function syncCommand(shell: Shell): CommandDef {
  return command({
    args: {
      json: { type: 'boolean', description: 'Print the whole report as JSON.' },
      'accept-deletions': {
        type: 'boolean',
        description: 'Delete also what a run would rather ask about: see docs/guarantees.md.',
      },
      resume: {
        type: 'boolean',
        description: 'Go on with the last run, if it was cut off; what it read is not read again.',
      },
      report: { type: 'string', valueHint: 'FILE', description: 'Write the whole report to a file, as JSON.' },
      concurrency: {
        type: 'string',
        valueHint: 'N',
        description: 'Partitions read at the same time; 128 unless told.',
      },
    },
    async run(args): Promise<ExitCode> {
      const concurrency = positiveInteger('concurrency', args.concurrency);
      const config = await loadConfig(shell.io.cwd);
      const sources = config.sources();
      const report = await withStore(config.store, shell.io.cwd, 'write', (store) =>
        untilInterrupted(shell.io, async (signal): Promise<SyncReport> => {
          const progress = syncProgress(shell);
          try {
            return await sync({
              store,
              sources,
              aliases: config.aliases,
              signal,
              onEvent: progress.onEvent,
              acceptDeletions: args['accept-deletions'] === true,
              resume: args.resume === true,
              forgetAfterDays: config.forgetAfterDays,
              ...(concurrency === undefined ? {} : { concurrency }),
            });
          } finally {
            progress.stop();
          }
        }),
      );
      if (typeof args.report === 'string') await writePrivate(resolve(shell.io.cwd, args.report), formatJson(report));
      if (args.json === true) shell.print(formatJson(report));
      else printSync(shell, report, sources);
      return EXIT_OF[report.outcome];
    },
  });
}
