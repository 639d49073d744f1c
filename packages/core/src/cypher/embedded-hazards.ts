import { entityProblems, relationshipTypeProblems } from './entity-values.js';
import { listNullProblems } from './list-nulls.js';
import { isNegativeNumber, literalKind } from './literals.js';
import { operatorProblems } from './operators.js';
import { type CypherProblem, problemAt } from './problems.js';
import { child, children, find, functionArguments, functionName, type SyntaxNode } from './syntax-tree.js';
import { temporalProblems } from './temporal.js';

/** Aggregates that Cypher makes 0 over no values, and the embedded store null. */
const ZERO_WHEN_EMPTY: ReadonlySet<string> = new Set(['sum', 'stdev', 'stdevp']);

/**
 * What parses and runs in the embedded store but gives a wrong answer, or never ends. Each rule has a probe in
 * embedded-hazards.test.ts that runs on the real engine and fails once the engine is mended: then drop the rule.
 */
export function embeddedHazards(script: SyntaxNode): readonly CypherProblem[] {
  return [
    ...entityProblems(script),
    ...relationshipTypeProblems(script),
    ...operatorProblems(script),
    ...listNullProblems(script),
    ...temporalProblems(script),
    ...find(script, 'functionInvocation').flatMap(aggregateProblems),
    ...find(script, 'postFix').flatMap(sliceProblems),
    ...find(script, 'pathLength').flatMap(pathLengthProblems),
    ...find(script, 'patternList').flatMap(shortestPathProblems),
    ...find(script, 'stringLiteral').flatMap(escapeProblems),
  ];
}

function aggregateProblems(call: SyntaxNode): readonly CypherProblem[] {
  const name = functionName(call);
  if (ZERO_WHEN_EMPTY.has(name) && !isInCoalesce(call)) {
    const message = `${name}() over no values is null in the embedded store, 0 in Cypher`;
    return [problemAt(call, 'Q104', message, `Write coalesce(${call.text}, 0), which is right on both stores.`)];
  }
  if (name === 'percentiledisc') {
    const hint = 'Use percentileCont with a number, or collect the sorted values and take one by its index.';
    return [problemAt(call, 'Q108', 'percentileDisc() takes the wrong value in the embedded store', hint)];
  }
  if (name === 'percentilecont' && literalKind(functionArguments(call)[1]) !== 'number') {
    const hint = 'Write the percentile as a number: percentileCont(x, 0.9).';
    return [problemAt(call, 'Q108', 'the embedded store would give the median, whatever the percentile', hint)];
  }
  return [];
}

/** Directly, so that the 0 stands for the sum and not for something computed from it. */
function isInCoalesce(call: SyntaxNode): boolean {
  const outer = call.parent?.parent;
  return (
    outer?.kind === 'functionInvocation' && functionName(outer) === 'coalesce' && functionArguments(outer)[0] === call
  );
}

function sliceProblems(slice: SyntaxNode): readonly CypherProblem[] {
  if (!child(slice, 'DOTDOT')) return [];
  const unsafe = slice.children.find(
    (bound) => bound.kind === 'parameter' || isNegativeNumber(bound) || literalKind(bound) === 'null',
  );
  if (!unsafe) return [];
  const message = 'the embedded store does not count a list slice from the end, and takes null for an open end';
  return [problemAt(unsafe, 'Q107', message, 'Count from the start, as in list[0..size(list) - 1], or use list[-1].')];
}

function pathLengthProblems(length: SyntaxNode): readonly CypherProblem[] {
  const [from, to] = length.text.replace('*', '').split('..');
  if (!from || !to || Number(from) <= Number(to)) return [];
  const message = `*${from}..${to} matches nothing in Cypher, but something in the embedded store`;
  return [problemAt(length, 'Q113', message, `Write the smaller number first: *${to}..${from}.`)];
}

/** The engine would search between all pairs before it looks at the other patterns: minutes, and no way to stop it. */
function shortestPathProblems(patterns: SyntaxNode): readonly CypherProblem[] {
  const shortest = find(patterns, 'shortestPathPattern')[0];
  if (!shortest || children(patterns, 'pattern').length < 2) return [];
  const message = 'the embedded store would search the shortest path between all pairs of nodes';
  const hint = 'Give each pattern a MATCH of its own: MATCH (a ...) MATCH (b ...) MATCH p = shortestPath((a)-[*]-(b)).';
  return [problemAt(shortest, 'Q115', message, hint)];
}

function escapeProblems(literal: SyntaxNode): readonly CypherProblem[] {
  const unknown = [...literal.text.matchAll(/\\(.)/gs)].find(([, letter]) => !`\\'"nrt`.includes(letter ?? ''));
  if (!unknown) return [];
  const message = `the embedded store does not read the escape ${unknown[0]} in a string`;
  return [
    problemAt(literal, 'Q117', message, 'Write the character itself, double the backslash, or pass a parameter.'),
  ];
}
