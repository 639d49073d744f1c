import { type CypherProblem, type Dialect, problemAt } from './problems.js';
import {
  ancestors,
  child,
  children,
  find,
  functionName,
  type Kind,
  plainName,
  type SyntaxNode,
} from './syntax-tree.js';

const READ_CLAUSES: ReadonlySet<Kind> = new Set<Kind>([
  'callClause',
  'filterClause',
  'finishClause',
  'forListClause',
  'letClause',
  'matchClause',
  'orderBySkipLimitClause',
  'returnClause',
  'subqueryClause',
  'unwindClause',
  'withClause',
]);

const READ_PROCEDURES: Readonly<Record<Dialect, ReadonlySet<string>>> = {
  neo4j: new Set(['db.labels', 'db.propertykeys', 'db.relationshiptypes', 'db.schema.visualization']),
  embedded: new Set(),
};

/** Functions in any other namespace are plug-ins: not on both stores, and not known to only read. */
const BUILT_IN_NAMESPACES: ReadonlySet<string> = new Set([
  'coll',
  'date',
  'datetime',
  'db',
  'duration',
  'localdatetime',
  'localtime',
  'point',
  'time',
  'vector',
]);

const READ_INSTEAD = 'Queries only read. Write what the sync should hold in a schema or a fetch function.';

/** What keeps a query from being one statement that only reads. */
export function readOnlyProblems(script: SyntaxNode, dialect: Dialect): readonly CypherProblem[] {
  return [
    ...statementCount(script),
    ...find(script, 'clause').flatMap(clauseProblems),
    ...find(script, 'singleQuery').flatMap(endProblems),
    ...find(script, 'command').map((command) => adminProblem(command)),
    ...find(script, 'localDefinition').map((each) =>
      problemAt(each, 'Q004', 'DEFINE is not allowed', 'Write the expression where it is used.'),
    ),
    ...find(script, 'useClause').map((each) =>
      problemAt(each, 'Q007', 'USE is not allowed', 'Choose the database in the configuration of the store.'),
    ),
    ...find(script, 'preparserOption').filter(isProfile).map(profileProblem),
    ...find(script, 'callClause').flatMap((call) => procedureProblems(call, dialect)),
    ...find(script, 'subqueryInTransactionsParameters').map((each) =>
      problemAt(each, 'Q008', 'CALL { } IN TRANSACTIONS is not allowed', 'Leave out IN TRANSACTIONS.'),
    ),
    ...find(script, 'functionInvocation').flatMap(functionProblems),
  ];
}

function statementCount(script: SyntaxNode): readonly CypherProblem[] {
  const [first, second] = children(script, 'preparsedStatement');
  if (!first) return [problemAt(script, 'Q002', 'the query is empty', 'Write one query, such as MATCH (n) RETURN n.')];
  if (second) return [problemAt(second, 'Q002', 'more than one statement', 'Run the statements one at a time.')];
  return [];
}

/** Neo4j says so too; the embedded engine would answer with internal numbers. */
function endProblems(query: SyntaxNode): readonly CypherProblem[] {
  const last = children(query, 'clause').at(-1);
  const open = child(last, 'matchClause', 'withClause', 'unwindClause', 'filterClause', 'forListClause', 'letClause');
  const isPattern = [...ancestors(query)].some(({ kind }) => kind === 'existsExpression' || kind === 'countExpression');
  if (!open || isPattern) return [];
  return [problemAt(open, 'Q013', 'the query does not say what to return', 'End it with RETURN.')];
}

function clauseProblems(clause: SyntaxNode): readonly CypherProblem[] {
  const [kind] = clause.children;
  // USE has a problem of its own, wherever it stands.
  if (!kind || READ_CLAUSES.has(kind.kind) || kind.kind === 'useClause') return [];
  if (kind.kind === 'loadCSVClause') {
    const hint = 'Pass the rows as a parameter: UNWIND $rows AS row.';
    return [problemAt(kind, 'Q005', 'LOAD CSV is not allowed: it reads files', hint)];
  }
  if (kind.kind === 'composableCommandClauses') return [adminProblem(kind)];
  return [problemAt(kind, 'Q003', `${firstWords(kind)} is not allowed: it writes`, READ_INSTEAD)];
}

function adminProblem(command: SyntaxNode): CypherProblem {
  const hint = 'Queries only read the graph. Administer the database with its own tools.';
  return problemAt(command, 'Q004', `${firstWords(command)} is not allowed: it is a command`, hint);
}

function firstWords(node: SyntaxNode): string {
  let at = node;
  while (at.children[0]) at = at.children[0];
  return at.text.toUpperCase();
}

const isProfile = (option: SyntaxNode): boolean => child(option, 'PROFILE') !== undefined;

function profileProblem(option: SyntaxNode): CypherProblem {
  return problemAt(option, 'Q009', 'PROFILE is not allowed', 'Use EXPLAIN, which shows the plan and runs nothing.');
}

function procedureProblems(call: SyntaxNode, dialect: Dialect): readonly CypherProblem[] {
  const name = child(call, 'procedureName');
  if (!name || READ_PROCEDURES[dialect].has(plainName(name))) return [];
  const hint =
    dialect === 'neo4j'
      ? `Only ${[...READ_PROCEDURES.neo4j].join(', ')} may be called. Use MATCH for everything else.`
      : 'Use MATCH: MATCH (n) UNWIND labels(n) AS label RETURN DISTINCT label.';
  return [problemAt(name, 'Q006', `the procedure ${name.text} is not allowed`, hint)];
}

function functionProblems(call: SyntaxNode): readonly CypherProblem[] {
  const name = functionName(call);
  const [namespace, ...rest] = name.split('.');
  if (rest.length === 0 || BUILT_IN_NAMESPACES.has(namespace ?? '')) return [];
  const message = `the function ${name} is not allowed: it belongs to a plug-in`;
  return [problemAt(call, 'Q010', message, 'Use the functions of Cypher itself, which both stores have.')];
}
