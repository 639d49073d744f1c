import { messageOf, type SyncReport } from '@cadastre/core';
import type { CommandDef } from 'citty';
import { usageError } from '../arguments.js';
import { command } from '../define-command.js';
import { selectionsOfEvents, touchedBy } from '../event-selections.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { isCadastreError } from '../is-cadastre-error.js';
import { type LoadedConfig, loadConfig } from '../load-config.js';
import { escapeText } from '../output/escape.js';
import { formatJson } from '../output/json.js';
import { eventLines, noteEvents } from '../output/print-events.js';
import { printSync } from '../output/print-sync.js';
import { readEvents } from '../read-events.js';
import { EXIT_OF, runSync } from '../run-sync.js';
import type { Shell } from '../shell.js';

/** `cadastre refresh`: reads again what events say has changed. */
export function refreshCommand(shell: Shell): CommandDef {
  return command({
    args: {
      event: {
        type: 'string',
        valueHint: 'FILE',
        description:
          'Events as the provider logs them: JSON, or JSON in each line; - for standard input. May be repeated.',
      },
      json: { type: 'boolean', description: 'Print the events and the whole report as JSON.' },
    },
    async run(args, given): Promise<ExitCode> {
      const files = given.get('event');
      if (files === undefined)
        throw usageError('--event is missing', 'Write --event=FILE, or --event=- for standard input.');
      const config = await loadConfig(shell.io.cwd);
      const events: unknown[] = [];
      for (const file of files) for (const event of await readEvents(shell.io, file)) events.push(event);
      const touched = touchedBy(config.sources(), events);
      const lines = eventLines(touched);
      noteEvents(shell, lines);
      const report = await readAgain(shell, config, touched);
      if (args.json === true) shell.print(formatJson({ events: lines, report: report ?? null }));
      else if (report !== undefined) printSync(shell, report, config.sources());
      return report === undefined ? EXIT.complete : EXIT_OF[report.outcome];
    },
  });
}

/** Reads what the events touch; undefined when that is nothing. An account that is not read here may well have events: that is no mistake. */
async function readAgain(
  shell: Shell,
  config: LoadedConfig,
  touched: Parameters<typeof selectionsOfEvents>[1],
): Promise<SyncReport | undefined> {
  const only = selectionsOfEvents(config.sources(), touched);
  try {
    if (only.length > 0) return await runSync(shell, config, { only });
    shell.note('nothing is read again');
  } catch (error) {
    if (!isCadastreError(error) || error.code !== 'SELECTION_EMPTY') throw error;
    shell.note(escapeText(`nothing is read again: ${messageOf(error)}`));
  }
  return undefined;
}
