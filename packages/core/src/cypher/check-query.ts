import { embeddedHazards } from './embedded-hazards.js';
import { embeddedSyntaxProblems } from './embedded-syntax.js';
import { loadParser } from './parse.js';
import { type CypherProblem, type Dialect, problemAt } from './problems.js';
import { readOnlyProblems } from './read-only.js';

/**
 * Reads a user's query before a store runs it. The query may run when nothing comes back: it is then one statement that
 * only reads, and on the embedded store none of its constructs is known to be missing or to answer wrongly.
 *
 * @param cypher - The query as the user wrote it. It is never changed.
 * @param dialect - The store that would run it.
 * @returns All problems in the order of their places; of syntax errors only the first. Never throws for a bad query.
 * @example
 * ```ts
 * import { checkQuery } from '@cadastre/core';
 *
 * const problems = await checkQuery("LOAD CSV FROM 'x' AS row RETURN row", 'neo4j');
 * // [{ code: 'Q005', message: 'LOAD CSV is not allowed: it reads files', hint: '...', line: 1, column: 1 }]
 * ```
 */
export async function checkQuery(cypher: string, dialect: Dialect): Promise<readonly CypherProblem[]> {
  const textual = textProblems(cypher, dialect);
  // Such text may mean something else to the store than to the parser, so parsing it would prove nothing.
  if (textual.length > 0) return textual;
  const parse = await loadParser();
  const parsed = parse(cypher);
  if ('problem' in parsed) return [parsed.problem];
  const problems = [...readOnlyProblems(parsed.tree, dialect)];
  if (dialect === 'embedded') problems.push(...embeddedHazards(parsed.tree), ...embeddedSyntaxProblems(parsed.tree));
  return problems.sort((a, b) => a.line - b.line || a.column - b.column || a.code.localeCompare(b.code));
}

/** Longer than anybody writes. The time to parse some texts grows faster than they do. */
const MAX_LENGTH = 10_000;

function textProblems(cypher: string, dialect: Dialect): readonly CypherProblem[] {
  if (cypher.length > MAX_LENGTH) {
    const message = `the query has ${cypher.length} characters; at most ${MAX_LENGTH} are allowed`;
    return [problemAt({ line: 1, column: 1 }, 'Q012', message, 'Pass lists and texts as parameters.')];
  }
  const problems: CypherProblem[] = [];
  // Neo4j 5 replaces these before it reads the query: \u0027 in a string ends the string.
  const unicode = /\\u+[0-9a-f]/i.exec(cypher);
  if (unicode) {
    const hint = 'Write the character itself, or pass the text as a parameter.';
    problems.push(problemAt(placeOf(cypher, unicode.index), 'Q011', 'unicode escapes are not allowed', hint));
  }
  // A comment ends here for Neo4j and goes on for the embedded engine.
  const carriageReturn = /\r(?!\n)/.exec(cypher);
  if (dialect === 'embedded' && carriageReturn) {
    const message = 'the embedded store does not end a line at a carriage return alone';
    problems.push(problemAt(placeOf(cypher, carriageReturn.index), 'Q118', message, 'End lines with a newline.'));
  }
  return problems;
}

function placeOf(cypher: string, index: number): { line: number; column: number } {
  const lines = cypher.slice(0, index).split('\n');
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
