import { stringify } from 'csv-stringify/sync';
import { escapeText } from './escape.js';

/**
 * CSV with a header line (RFC 4180, lines end in a newline). A cell that a spreadsheet would run as a formula gets a leading
 * apostrophe, and control characters are written out.
 */
export function formatCsv(columns: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string {
  return escapeText(stringify([columns, ...rows], { escape_formulas: true }), 'keep lines');
}
