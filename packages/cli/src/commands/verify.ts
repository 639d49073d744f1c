import { planSync } from '@cadastre/core';
import type { CommandDef } from 'citty';
import { positiveInteger } from '../arguments.js';
import { command } from '../define-command.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { loadConfig } from '../load-config.js';
import { withStore } from '../open-store.js';
import { formatJsonLine } from '../output/json.js';
import { printVerification } from '../output/print-verification.js';
import type { Shell } from '../shell.js';
import { verifyGraph } from '../verify/verify-graph.js';

/** What a change of a schema leaves behind, it leaves on most nodes. */
const SAMPLE = 100;

/** `cadastre verify`: whether the graph is as the schemas say. */
export function verifyCommand(shell: Shell): CommandDef {
  return command({
    args: {
      json: {
        type: 'boolean',
        description: 'Print a line of JSON for each problem, and one for all that was checked.',
      },
      sample: {
        type: 'string',
        valueHint: 'N',
        description: `Nodes of each label whose properties are looked at; ${SAMPLE} unless told.`,
      },
    },
    async run(args): Promise<ExitCode> {
      const sample = positiveInteger('sample', args.sample) ?? SAMPLE;
      const config = await loadConfig(shell.io.cwd);
      const { schemas } = planSync(config.sources());
      const { aliases, store } = config;
      const result = await withStore(store, shell.io.cwd, 'read', (opened) =>
        verifyGraph(opened, schemas, { aliases, sample }),
      );
      if (args.json === true) {
        const { problems, ...checked } = result;
        for (const problem of problems) shell.print(formatJsonLine(problem));
        shell.print(formatJsonLine({ kind: 'checked', ...checked, sample, problems: problems.length }));
      } else printVerification(shell, result, sample);
      return result.problems.length === 0 ? EXIT.complete : EXIT.partial;
    },
  });
}
