import { text } from 'node:stream/consumers';
import type { CommandDef } from 'citty';
import { positiveInteger, usageError } from '../arguments.js';
import { command } from '../define-command.js';
import { EXIT, type ExitCode } from '../exit-code.js';
import { loadConfig } from '../load-config.js';
import { withStore } from '../open-store.js';
import { printResult } from '../output/print-result.js';
import { RESULT_ARGUMENTS, resultFormat } from '../output/result-arguments.js';
import { jsonParameters } from '../parameters.js';
import type { Shell } from '../shell.js';

const ARGUMENTS = {
  cypher: { type: 'positional', required: true, description: 'The query; - reads it from standard input.' },
  ...RESULT_ARGUMENTS,
  param: { type: 'string', valueHint: 'NAME=JSON', description: 'A parameter; may be repeated.' },
  timeout: { type: 'string', valueHint: 'SECONDS', description: 'Longest time; 30 seconds unless told.' },
  'max-rows': { type: 'string', valueHint: 'N', description: 'Most rows; 10000 unless told.' },
} as const;

/** `cadastre query`: asks the graph in Cypher. */
export function queryCommand(shell: Shell): CommandDef {
  return command({
    args: ARGUMENTS,
    async run(args, given): Promise<ExitCode> {
      const format = resultFormat(args);
      const parameters = jsonParameters(given.get('param') ?? []);
      const timeout = positiveInteger('timeout', args.timeout);
      const maxRows = positiveInteger('max-rows', args['max-rows']);
      const config = await loadConfig(shell.io.cwd);
      const cypher = args.cypher === '-' ? await text(shell.io.stdin) : args.cypher;
      if (cypher.trim() === '') throw usageError('the query is empty');
      const result = await withStore(config.store, shell.io.cwd, 'read', (store) =>
        store.query(cypher, parameters, {
          ...(timeout === undefined ? {} : { timeoutMs: timeout * 1_000 }),
          ...(maxRows === undefined ? {} : { maxRows }),
        }),
      );
      printResult(shell, result, format);
      return EXIT.complete;
    },
  });
}
