import { isAggregate } from './entity-values.js';
import { type CypherProblem, problemAt } from './problems.js';
import { ancestors, child, children, find, functionName, type Kind, type SyntaxNode } from './syntax-tree.js';

const MOST_CLAUSES = 120;

/** Constructs that the embedded engine does not read, where their mere presence decides. */
const UNREAD: readonly (readonly [Kind, string, string, string])[] = [
  [
    'collectExpression',
    'Q204',
    'COLLECT { }',
    'Use a pattern comprehension: [(a)-->(b) | b.id], or CALL { } with collect().',
  ],
  [
    'pathPatternPrefix',
    'Q203',
    'path selectors such as SHORTEST',
    'Use shortestPath((a)-[*]->(b)) or allShortestPaths().',
  ],
  ['quantifier', 'Q203', 'quantified patterns', 'Use a variable-length relationship: -[:TYPE*1..3]->.'],
  ['parenthesizedPath', 'Q203', 'path patterns in brackets', 'Use a variable-length relationship: -[:TYPE*1..3]->.'],
  ['matchMode', 'Q203', 'match modes', 'Leave it out: no relationship is matched twice in one MATCH.'],
  ['cypherOptions', 'Q211', 'CYPHER options', 'Leave them out.'],
  ['hint', 'Q211', 'planner hints', 'Leave out USING.'],
  ['searchClause', 'Q211', 'SEARCH', 'Use WHERE.'],
  ['finishClause', 'Q211', 'FINISH', 'End with RETURN.'],
  ['filterClause', 'Q211', 'FILTER', 'Use WITH * WHERE.'],
  ['letClause', 'Q211', 'LET', 'Use WITH *, expression AS name.'],
  ['forListClause', 'Q211', 'FOR', 'Use UNWIND list AS name.'],
  ['groupBy', 'Q211', 'GROUP BY', 'Leave it out: the columns without an aggregate are the groups.'],
  ['NEXT', 'Q211', 'NEXT', 'Use WITH.'],
  ['when', 'Q211', 'WHEN branches', 'Use UNION, or CASE.'],
  ['orderBySkipLimitClause', 'Q211', 'ORDER BY and LIMIT as clauses of their own', 'Put them behind WITH * or RETURN.'],
  ['OFFSET', 'Q211', 'OFFSET', 'Use SKIP.'],
  ['DOUBLEBAR', 'Q211', '||', 'Use +.'],
  ['INVALID_NEQ', 'Q211', '!=', 'Use <>.'],
  ['TYPED', 'Q211', 'IS TYPED', 'Compare the value instead.'],
  ['COLONCOLON', 'Q211', 'IS ::', 'Compare the value instead.'],
  ['NORMALIZED', 'Q211', 'IS NORMALIZED', 'Compare the value instead.'],
  ['vectorFunction', 'Q211', 'vectors', 'Keep them out of the query.'],
  ['vectorDistanceFunction', 'Q211', 'vectors', 'Keep them out of the query.'],
  ['vectorNormFunction', 'Q211', 'vectors', 'Keep them out of the query.'],
  ['allReduceExpression', 'Q211', 'allReduce()', 'Use reduce().'],
  ['propertyExistsPredicate', 'Q211', 'property_exists()', 'Use IS NOT NULL.'],
  ['shortestPathExpression', 'Q211', 'shortestPath() as a value', 'Match it: MATCH p = shortestPath((a)-[*]-(b)).'],
];

/** Functions of Neo4j that the embedded engine lacks, in lower case, with what to use. */
const MISSING_FUNCTIONS: Readonly<Record<string, string>> = {
  btrim: 'Use trim().',
  character_length: 'Use size().',
  cosh: 'Use exp().',
  cot: 'Use 1 / tan().',
  coth: 'Use exp().',
  haversin: 'Use sin().',
  isempty: 'Use size(x) = 0.',
  isnan: 'Use x <> x.',
  point: 'Keep longitude and latitude as two numbers.',
  randomuuid: 'Make the id in your program and pass it as a parameter.',
  sinh: 'Use exp().',
  tanh: 'Use exp().',
  tobooleanlist: 'Use [x IN list | toBoolean(x)].',
  tobooleanornull: 'Use toBoolean(), which gives null too.',
  tofloatlist: 'Use [x IN list | toFloat(x)].',
  tofloatornull: 'Use toFloat(), which gives null too.',
  tointegerlist: 'Use [x IN list | toInteger(x)].',
  tointegerornull: 'Use toInteger(), which gives null too.',
  tostringlist: 'Use [x IN list | toString(x)].',
  tostringornull: 'Use toString().',
  valuetype: 'Compare the value instead.',
};

/** Q2xx: Cypher that the embedded engine does not understand, refused with the form that it does. */
export function embeddedSyntaxProblems(script: SyntaxNode): readonly CypherProblem[] {
  return [
    ...UNREAD.flatMap(([kind, code, what, hint]) =>
      find(script, kind).map((place) => problemAt(place, code, `the embedded store does not read ${what}`, hint)),
    ),
    ...find(script, 'labelExpression').flatMap(labelProblems),
    ...find(script, 'comparisonExpression6').flatMap(labelTestProblems),
    ...find(script, 'nodePattern').flatMap(nodeProblems),
    ...find(script, 'pattern').flatMap(pathOfOneNodeProblems),
    ...[...find(script, 'existsExpression'), ...find(script, 'countExpression')].flatMap(subqueryProblems),
    ...find(script, 'subqueryClause').flatMap(optionalCallProblems),
    ...find(script, 'parameter').flatMap(parameterProblems),
    ...find(script, 'ESCAPED_SYMBOLIC_NAME').flatMap(backtickProblems),
    ...[...find(script, 'skip'), ...find(script, 'limit')].flatMap(limitProblems),
    ...find(script, 'functionInvocation').flatMap(functionProblems),
    ...find(script, 'extendedWhen').flatMap(caseProblems),
    ...find(script, 'mapProjectionElement').flatMap(projectionProblems),
    ...find(script, 'trimFunction').flatMap(trimProblems),
    ...find(script, 'patternComprehension').flatMap(comprehensionProblems),
    ...[...find(script, 'countStar'), ...find(script, 'functionInvocation')].flatMap(nestedAggregateProblems),
    ...find(script, 'singleQuery').flatMap(clauseCountProblems),
  ];
}

const unread = (place: SyntaxNode, code: string, what: string, hint: string): readonly CypherProblem[] => [
  problemAt(place, code, `the embedded store does not read ${what}`, hint),
];

function labelProblems(labels: SyntaxNode): readonly CypherProblem[] {
  const isRelationship = labels.parent?.kind === 'relationshipPattern';
  const plain = isRelationship ? /^:[^&!%()]*$/ : /^:[^|&!%()]*$/;
  const text = labels.text.replace(/`[^`]*`/g, 'name');
  if (labels.children[0]?.kind === 'COLON' && plain.test(text)) return [];
  if (isRelationship) return unread(labels, 'Q201', `${labels.text} on a relationship`, 'Use :A|B, or test type(r).');
  return unread(
    labels,
    'Q201',
    `the label expression ${labels.text}`,
    'Use (n:A:B), or WHERE n:A OR n:B, or WHERE NOT n:A.',
  );
}

function labelTestProblems(test: SyntaxNode): readonly CypherProblem[] {
  const labels = child(test, 'labelExpression4');
  if (!labels) return [];
  const text = labels.text.replace(/`[^`]*`/g, 'name');
  if (test.children[0]?.kind === 'COLON' && !/[|&!%()]/.test(text)) return [];
  return unread(test, 'Q201', `the label test ${test.text}`, 'Use n:A OR n:B, n:A AND n:B, or NOT n:A.');
}

function nodeProblems(node: SyntaxNode): readonly CypherProblem[] {
  const where = child(node, 'WHERE');
  return where
    ? unread(where, 'Q202', 'WHERE inside a node pattern', 'Put the condition in a WHERE behind MATCH.')
    : [];
}

function pathOfOneNodeProblems(pattern: SyntaxNode): readonly CypherProblem[] {
  const elements = child(child(pattern, 'anonymousPattern'), 'patternElement')?.children;
  if (!child(pattern, 'variable') || elements?.length !== 1 || elements[0]?.kind !== 'nodePattern') return [];
  return unread(pattern, 'Q211', 'a path of a single node', 'Use the node itself.');
}

function subqueryProblems(expression: SyntaxNode): readonly CypherProblem[] {
  const query = child(expression, 'queryWithLocalDefinitions');
  if (!query) return [];
  const clauses = find(query, 'clause').filter((clause) => [...ancestors(clause)].find(isSubquery) === expression);
  const odd = clauses.find((clause) => clause.children[0]?.kind !== 'matchClause') ?? find(query, 'UNION')[0];
  const word = expression.kind === 'existsExpression' ? 'EXISTS' : 'COUNT';
  const hint = `Leave only MATCH and WHERE inside: ${word} { MATCH (a)-->(b) WHERE b.name = 'x' }.`;
  return odd ? unread(odd, 'Q205', `this clause inside ${word} { }`, hint) : [];
}

const isSubquery = (node: SyntaxNode): boolean =>
  node.kind === 'existsExpression' || node.kind === 'countExpression' || node.kind === 'collectExpression';

function optionalCallProblems(call: SyntaxNode): readonly CypherProblem[] {
  return child(call, 'OPTIONAL')
    ? unread(call, 'Q211', 'OPTIONAL CALL', 'Use OPTIONAL MATCH, or an aggregate inside CALL { }.')
    : [];
}

function parameterProblems(parameter: SyntaxNode): readonly CypherProblem[] {
  if (!/^\$\d/.test(parameter.text)) return [];
  return unread(
    parameter,
    'Q206',
    `the parameter ${parameter.text}`,
    'Give it a name that starts with a letter: $first.',
  );
}

function backtickProblems(name: SyntaxNode): readonly CypherProblem[] {
  if (!name.text.slice(1, -1).includes('`')) return [];
  return unread(name, 'Q207', 'names that hold a backtick', 'Choose a name without one.');
}

function limitProblems(clause: SyntaxNode): readonly CypherProblem[] {
  const value = clause.children[1];
  if (!value || value.kind === 'parameter' || /^\d+$/.test(value.text)) return [];
  return unread(value, 'Q208', 'an expression in SKIP or LIMIT', 'Use a number, or compute it and pass a parameter.');
}

function functionProblems(call: SyntaxNode): readonly CypherProblem[] {
  const name = functionName(call);
  const hint = Object.hasOwn(MISSING_FUNCTIONS, name) ? MISSING_FUNCTIONS[name] : undefined;
  if (hint) return unread(call, 'Q210', `the function ${name}()`, hint);
  if (!/^(coll|date|datetime|db|duration|localdatetime|localtime|point|time|vector)\./.test(name)) return [];
  return unread(call, 'Q210', `the function ${name}()`, 'Compare dates as they are, or subtract a duration.');
}

function caseProblems(option: SyntaxNode): readonly CypherProblem[] {
  const several = child(option.parent, 'COMMA') && option.parent?.children.indexOf(option) === 1;
  const operator = option.children.length > 1 || option.children[0]?.kind === 'comparisonExpression6';
  if (!several && !operator) return [];
  return unread(option, 'Q211', 'several values or an operator after WHEN', 'Use CASE WHEN x = 1 OR x = 2 THEN ...');
}

function projectionProblems(element: SyntaxNode): readonly CypherProblem[] {
  const [only, second] = element.children;
  if (only?.kind !== 'variable' || second) return [];
  return unread(element, 'Q211', 'a bare variable in a map projection', `Write ${only.text}: ${only.text}.`);
}

function trimProblems(call: SyntaxNode): readonly CypherProblem[] {
  return child(call, 'FROM')
    ? unread(call, 'Q211', 'trim(... FROM ...)', 'Use trim(x), ltrim(x), rtrim(x) or replace().')
    : [];
}

function comprehensionProblems(comprehension: SyntaxNode): readonly CypherProblem[] {
  if (comprehension.children[2]?.kind === 'EQ') {
    return unread(comprehension, 'Q211', 'a path name in a pattern comprehension', 'Name the nodes and relationships.');
  }
  const places: readonly Kind[] = [
    'whereClause',
    'orderBy',
    'listComprehension',
    'listItemsPredicate',
    'reduceExpression',
  ];
  if (![...ancestors(comprehension)].some((above) => places.includes(above.kind))) return [];
  const hint = 'Compute it in a WITH of its own first, or use EXISTS { } or COUNT { }.';
  return unread(comprehension, 'Q211', 'a pattern comprehension in this place', hint);
}

function nestedAggregateProblems(call: SyntaxNode): readonly CypherProblem[] {
  const places: readonly Kind[] = ['listComprehension', 'map', 'mapProjection', 'listItemsPredicate'];
  const above = isAggregate(call) ? [...ancestors(call)].find((each) => places.includes(each.kind)) : undefined;
  const postfixed =
    isAggregate(call) && call.parent?.kind === 'expression2' && children(call.parent, 'postFix').length > 0;
  if (!above && !postfixed) return [];
  return unread(
    call,
    'Q211',
    'an aggregate inside a list, a map or an index',
    'Aggregate in a WITH first: WITH a, collect(b.id) AS ids.',
  );
}

function clauseCountProblems(query: SyntaxNode): readonly CypherProblem[] {
  if ([...ancestors(query)].some((above) => above.kind === 'singleQuery')) return [];
  const size = find(query, 'clause').length + find(query, 'relationshipPattern').length;
  if (size <= MOST_CLAUSES) return [];
  const what = `more than ${MOST_CLAUSES} clauses and relationships in one query (${size} here)`;
  return unread(query, 'Q209', what, 'Pass a list as a parameter and UNWIND it, or split the query.');
}
