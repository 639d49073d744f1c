import type { DiagnosticCode } from './codes.js';

/**
 * One mistake in a schema, as data.
 *
 * @example
 * ```ts
 * import { compileSchemas, formatDiagnostic } from '@cadastre/codegen';
 *
 * const { diagnostics } = await compileSchemas('schemas');
 * for (const diagnostic of diagnostics) console.error(formatDiagnostic(diagnostic));
 * ```
 */
export interface Diagnostic {
  /** A stable code, for example `E014`; docs/reference/diagnostics.md lists them all. */
  readonly code: DiagnosticCode;
  /** The file, as it was named to codegen. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1. */
  readonly column: number;
  readonly message: string;
  /** How to mend it, in the imperative or as a question. */
  readonly hint?: string;
}

/**
 * One line for a terminal or an editor: code, place, message, hint; a text of more than 500 characters is cut in its middle.
 *
 * @example
 * ```ts
 * import { formatDiagnostic } from '@cadastre/codegen';
 *
 * formatDiagnostic({ code: 'E014', file: 'a.yaml', line: 1, column: 7, message: 'no node has the label "X"' });
 * // 'E014 a.yaml:1:7: no node has the label "X"'
 * ```
 */
export function formatDiagnostic(diagnostic: Diagnostic): string {
  const { code, file, line, column, message, hint } = diagnostic;
  return `${code} ${file}:${line}:${column}: ${shorten(message)}${hint === undefined ? '' : `; ${shorten(hint)}`}`;
}

/** Messages quote the schema, whose texts may be as long as the file. */
function shorten(text: string): string {
  return text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS - 41)}…${text.slice(-40)}`;
}

const MOST_CHARACTERS = 500;

/** By file, line, column and code, so that a run prints the same list every time. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...diagnostics].sort(
    (a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.code, b.code),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
