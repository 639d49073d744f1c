import type { Shell } from '../shell.js';
import { type Cell, formatTable, type TableColumn, type TableLayout } from './table.js';

/** Prints a table to standard output: cut to the terminal, or in full where there is none. */
export function printTable(
  shell: Shell,
  columns: readonly TableColumn[],
  rows: readonly (readonly Cell[])[],
  overflow: TableLayout['overflow'] = 'cut',
): void {
  shell.print(formatTable(columns, rows, { width: shell.width, overflow, head: shell.out.bold }));
}
