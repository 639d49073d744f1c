import type { SyntaxNode } from './syntax-tree.js';

/** The store that a query is meant for: the engines differ in what they understand and in what they get right. */
export type Dialect = 'neo4j' | 'embedded';

/** One reason why a query may not run. `line` and `column` count from 1. */
export interface CypherProblem {
  /** `Q0xx`: not a single reading query. `Q1xx`: the embedded store would answer wrongly. `Q2xx`: it lacks the construct. */
  readonly code: string;
  readonly message: string;
  /** What to write instead. */
  readonly hint: string;
  readonly line: number;
  readonly column: number;
}

export function problemAt(
  place: Pick<SyntaxNode, 'line' | 'column'>,
  code: string,
  message: string,
  hint: string,
): CypherProblem {
  return { code, message, hint, line: place.line, column: place.column };
}
