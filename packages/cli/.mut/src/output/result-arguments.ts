import type { ArgsDef } from 'citty';
import { usageError } from '../arguments.js';
import type { ResultFormat } from './print-result.js';

/** The options of every command that prints an answer. */
export const RESULT_ARGUMENTS = {
  json: { type: 'boolean', description: 'Print JSON: columns, rows, and whether there were more.' },
  csv: { type: 'boolean', description: 'Print CSV, safe to open in a spreadsheet.' },
} as const satisfies ArgsDef;

/**
 * The format that was asked for.
 *
 * @throws CadastreError `USAGE` for both at once.
 */
export function resultFormat(args: {
  readonly json?: boolean | undefined;
  readonly csv?: boolean | undefined;
}): ResultFormat {
  if (args.json === true && args.csv === true)
    throw usageError('--json and --csv exclude each other', 'Give one of them.');
  if (args.json === true) return 'json';
  return args.csv === true ? 'csv' : 'table';
}
