import type { QueryResult } from '@cadastre/core';
import type { Shell } from '../shell.js';
import { count } from './count.js';
import { formatCsv } from './csv.js';
import { formatJson } from './json.js';
import { printTable } from './print-table.js';
import type { Cell } from './table.js';
import { valueCell, valueText } from './value.js';

/** How an answer is printed. */
export type ResultFormat = 'table' | 'json' | 'csv';

/** Prints the answer to a query. `about` goes into the JSON beside it. */
export function printResult(shell: Shell, result: QueryResult, format: ResultFormat, about: object = {}): void {
  const { columns, rows, truncated } = result;
  if (format === 'json') shell.print(formatJson({ ...about, columns, rows, truncated }));
  else if (format === 'csv') {
    const cells = rows.map((row) => columns.map((column) => valueCell(row[column])));
    shell.io.stdout.write(formatCsv(columns, cells));
  } else {
    const numeric = columns.map((column) => rows.every((row) => row[column] === null || isNumber(row[column])));
    printTable(
      shell,
      columns.map((head, index) => (numeric[index] === true && rows.length > 0 ? { head, align: 'right' } : { head })),
      rows.map((row) => columns.map((column) => tableCell(shell, row[column]))),
    );
    shell.note(shell.err.dim(count(rows.length, 'row')));
  }
  if (truncated)
    shell.note(
      `${shell.err.yellow('cut off')} after ${count(rows.length, 'row')}: there are more; --max-rows shows them`,
    );
}

function tableCell(shell: Shell, value: QueryResult['rows'][number][string] | undefined): Cell {
  const text = valueText(value);
  return value === null || value === undefined ? { text, style: shell.out.dim } : text;
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'bigint';
}
