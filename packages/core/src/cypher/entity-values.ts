import { type CypherProblem, problemAt } from './problems.js';
import {
  after,
  before,
  child,
  children,
  find,
  functionArguments,
  functionName,
  plainName,
  type SyntaxNode,
} from './syntax-tree.js';

/**
 * The embedded engine carries nodes and relationships as internal numbers and turns them back into values only in the
 * places that it foresaw. `whole` comes back as it should; `number` would reach the user as an integer.
 */
type Entity = 'number' | 'whole' | undefined;
type Variables = ReadonlyMap<string, Entity>;

const KEEP_WHOLE: ReadonlySet<string> = new Set(['collect', 'head', 'last', 'reverse', 'tail']);
const MAKE_NUMBER: ReadonlySet<string> = new Set(['coalesce', 'max', 'min', 'nullif']);
const GIVE_WHOLE: ReadonlySet<string> = new Set(['endnode', 'nodes', 'relationships', 'startnode']);
const AGGREGATES: ReadonlySet<string> = new Set([
  'avg',
  'collect',
  'count',
  'max',
  'min',
  'percentilecont',
  'percentiledisc',
  'stdev',
  'stdevp',
  'sum',
]);

/** Q101 and Q102: columns in which nodes, relationships or paths would come back as internal numbers. */
export function entityProblems(script: SyntaxNode): readonly CypherProblem[] {
  const variables = entityVariables(script);
  return find(script, 'returnClause').flatMap((clause) => columnProblems(clause, variables));
}

export function isAggregate(node: SyntaxNode): boolean {
  return node.kind === 'countStar' || (node.kind === 'functionInvocation' && AGGREGATES.has(functionName(node)));
}

function columnProblems(clause: SyntaxNode, variables: Variables): readonly CypherProblem[] {
  const items = child(child(clause, 'returnBody'), 'returnItems');
  const columns = children(items, 'returnItem');
  const numbers = columns.filter((column) => entityOf(column.children[0], variables) === 'number');
  const problems = numbers.map((column) =>
    problemAt(
      column,
      'Q102',
      'the embedded store would return internal numbers here, not nodes or relationships',
      'Return their properties: coalesce(a.id, b.id), [x IN list | x.id], CASE ... THEN n{.*} END.',
    ),
  );
  const aggregates = columns.some((column) =>
    [...find(column, 'countStar'), ...find(column, 'functionInvocation')].some(isAggregate),
  );
  const unnamed = columns.every((column) => !child(column, 'AS'));
  const first = child(items, 'TIMES') ?? columns.find((column) => entityOf(column.children[0], variables));
  if (aggregates && unnamed && first) {
    const message = 'beside an aggregate, the embedded store would return internal numbers for unnamed columns';
    problems.push(problemAt(first, 'Q101', message, 'Name the columns: RETURN n AS n, count(*) AS total.'));
  }
  return problems;
}

/** Names bound anywhere in the query; one name used for two things in two scopes counts as the worse of them. */
function entityVariables(script: SyntaxNode): Variables {
  const variables = new Map<string, Entity>();
  const bind = (name: SyntaxNode | undefined, entity: Entity): void => {
    const key = plainName(name);
    if (name && entity && variables.get(key) !== 'number') variables.set(key, entity);
  };
  for (const kind of ['nodePattern', 'relationshipPattern', 'pattern'] as const) {
    for (const pattern of find(script, kind)) bind(child(pattern, 'variable'), 'whole');
  }
  // Each pass carries what is known one alias further.
  for (let known = -1; known !== fingerprint(variables); ) {
    known = fingerprint(variables);
    for (const item of [...find(script, 'returnItem'), ...find(script, 'unwindClause')]) {
      const value = item.kind === 'returnItem' ? item.children[0] : after(item, 'UNWIND');
      bind(after(item, 'AS'), entityOf(value, variables));
    }
    for (const each of [...find(script, 'listComprehension'), ...find(script, 'listItemsPredicate')]) {
      bind(child(each, 'variable'), entityOf(after(each, 'IN'), variables));
    }
  }
  return variables;
}

function fingerprint(variables: Variables): number {
  return [...variables.values()].reduce((sum, entity) => sum + (entity === 'number' ? 1_000_000 : 1), 0);
}

function worst(entities: readonly Entity[]): Entity {
  if (entities.includes('number')) return 'number';
  return entities.includes('whole') ? 'whole' : undefined;
}

function entityOf(node: SyntaxNode | undefined, variables: Variables): Entity {
  const inside = (nodes: readonly (SyntaxNode | undefined)[]): Entity =>
    worst(nodes.map((each) => entityOf(each, variables)));
  const madeNumber = (nodes: readonly (SyntaxNode | undefined)[]): Entity => (inside(nodes) ? 'number' : undefined);
  switch (node?.kind) {
    case 'variable':
      return variables.get(plainName(node));
    case 'parenthesizedExpression':
    case 'literal':
    case 'listLiteral':
      return inside(node.children);
    case 'map':
      return inside(node.children.filter((each) => each.kind !== 'propertyKeyName'));
    case 'mapProjection':
      return inside(children(node, 'mapProjectionElement').map((each) => after(each, 'COLON')));
    case 'expression2': // a value with .property, [index] or [from..to] behind it
      return find(node, 'property').some((each) => each.parent?.parent === node)
        ? undefined
        : inside([node.children[0]]);
    case 'expression6':
    case 'reduceExpression':
    case 'caseExpression':
    case 'extendedCaseExpression':
      return madeNumber(resultsOf(node));
    case 'listComprehension':
      return madeNumber([after(node, 'BAR') ?? after(node, 'IN')]);
    case 'patternComprehension':
      return inside([after(node, 'BAR')]);
    case 'functionInvocation': {
      const name = functionName(node);
      if (GIVE_WHOLE.has(name)) return 'whole';
      if (MAKE_NUMBER.has(name)) return madeNumber(functionArguments(node));
      return KEEP_WHOLE.has(name) ? inside(functionArguments(node)) : undefined;
    }
    default:
      return undefined;
  }
}

function resultsOf(node: SyntaxNode): readonly (SyntaxNode | undefined)[] {
  if (node.kind === 'expression6') return node.children;
  if (node.kind === 'reduceExpression') return [after(node, 'EQ'), before(node, 'RPAREN')];
  const branches = [...children(node, 'caseAlternative'), ...children(node, 'extendedCaseAlternative')];
  return [...branches.map((each) => after(each, 'THEN')), after(node, 'ELSE')];
}

/** Q112: `r:TYPE` on a relationship is always null there. */
export function relationshipTypeProblems(script: SyntaxNode): readonly CypherProblem[] {
  const relationships = new Set(find(script, 'relationshipPattern').map((each) => plainName(child(each, 'variable'))));
  return find(script, 'comparisonExpression6')
    .filter((each) => child(each, 'labelExpression4'))
    .filter((each) => relationships.has(plainName(each.parent?.children[0])))
    .map((each) =>
      problemAt(each, 'Q112', 'the embedded store never finds a relationship by r:TYPE', "Write type(r) = 'TYPE'."),
    );
}
