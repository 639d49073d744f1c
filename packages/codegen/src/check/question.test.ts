import { expect, test } from 'vitest';
import { edges, type Files, mistakes, thing } from '../../test/support/compile-files.js';

/** A question whose query, indented by two, starts on line 5; what is added stands before that. */
function ask(query: string, columns: string, more = 'parameters: {}'): Files {
  const lines = query.split('\n').map((line) => (line === '' ? '' : `  ${line}`));
  const text = `question: q\ntitle: T?\n${more}\ncypher: |\n${lines.join('\n')}\nwhy: W.\ncolumns: [${columns}]\n`;
  return { 'aws/q.yaml': text };
}

const ROLES = edges(
  '{ type: ASSUMES, to: AWSRole, match: { arn: Role }, properties: { since: { type: string, from: S } } }',
);

const ROWS: readonly [name: string, files: Files, printed: readonly string[]][] = [
  [
    'nothing of a sound question',
    {
      ...ROLES,
      ...ask(
        'MATCH (a:AWSAccount)-[:RESOURCE]->(t:Thing)-[r:ASSUMES]->(role:AWSRole)\n\nWHERE t.arn = $arn AND NOT role:UserAccount\nRETURN a.id AS account, r.since AS since, role.nowhere AS nowhere',
        'account, since, nowhere',
        'parameters: { arn: { type: string, default: x, brief: B. } }',
      ),
    },
    [],
  ],
  [
    "nothing of Cadastre's own labels",
    ask(
      'MATCH (n:AWSRole)-[s:SEEN_IN]->(p:CadastrePartition)\nRETURN n.id AS id, n.firstseen AS first, s.lastupdated AS last, p.key AS key',
      'id, first, last, key',
    ),
    [],
  ],
  [
    'a name that is not kebab-case',
    { 'aws/q.yaml': (ask('RETURN 1 AS a', 'a')['aws/q.yaml'] ?? '').replace('question: q', 'question: publicBuckets') },
    [
      'E038 schemas/aws/q.yaml:1:11: "publicBuckets" is not the name of a question; write it in kebab-case, like public-buckets',
    ],
  ],
  [
    'a parameter that is not snake_case',
    ask('RETURN $A AS a', 'a', 'parameters: { A: { type: string, default: x, brief: B. } }'),
    ['E039 schemas/aws/q.yaml:3:15: "A" is not the name of a parameter; write it in snake_case, like account_id'],
  ],
  [
    'two questions of one name',
    { ...ask('RETURN 1 AS a', 'a'), 'aws/r.yaml': ask('RETURN 1 AS a', 'a')['aws/q.yaml'] ?? '' },
    [
      'E040 schemas/aws/r.yaml:1:11: the question "q" is declared in schemas/aws/q.yaml already; choose another name, or remove one of the files',
    ],
  ],
  [
    'a node that would be generated over the questions',
    {
      'aws/x.yaml':
        'node: Questions\nbrief: A.\npartition: [account]\nid: arn\nproperties:\n  arn: { type: string, from: Arn }\n',
    },
    [
      'E041 schemas/aws/x.yaml:1:7: Questions would be generated as questions.ts, which holds something else; choose another name',
    ],
  ],
  [
    'a question without a provider',
    { 'q.yaml': ask('RETURN 1 AS a', 'a')['aws/q.yaml'] ?? '' },
    [
      'E042 schemas/q.yaml:1:1: no provider.yaml stands beside this file or above it; add one that says where to generate to',
    ],
  ],
  [
    'a query in quotes',
    { 'aws/q.yaml': 'question: q\ntitle: T?\nwhy: W.\ncypher: "RETURN 1 AS a"\ncolumns: [a]\n' },
    ['E130 schemas/aws/q.yaml:4:9: the query is not a literal block; write "cypher: |", and the query below it'],
  ],
  [
    'a folded query',
    { 'aws/q.yaml': 'question: q\ntitle: T?\nwhy: W.\ncypher: >\n  RETURN 1 AS a\ncolumns: [a]\n' },
    ['E130 schemas/aws/q.yaml:4:9: the query is not a literal block; write "cypher: |", and the query below it'],
  ],
  [
    'what both stores refuse, once',
    ask('MATCH (n:AWSRole)\n\n  SET n.x = 1\nRETURN n.arn AS arn', 'arn'),
    [
      'E131 schemas/aws/q.yaml:7:5: SET is not allowed: it writes (Q003); Queries only read. Write what the sync should hold in a schema or a fetch function.',
      'E138 schemas/aws/q.yaml:7:11: AWSRole has no property "x"; declare it, or choose another property of AWSRole',
    ],
  ],
  [
    'what only the embedded store refuses',
    ask('MATCH (n:AWSRole)\nRETURN isEmpty(n.tags) AS none', 'none'),
    ['E131 schemas/aws/q.yaml:6:10: the embedded store does not read the function isempty() (Q210); Use size(x) = 0.'],
  ],
  [
    'a syntax error at the end, on the last line of the query',
    ask('MATCH (n:AWSRole)\nRETURN', 'arn'),
    [
      'E131 schemas/aws/q.yaml:6:9: syntax error at the end of the query: expected an expression (Q001); Check the spelling just before this place. Clauses are MATCH, OPTIONAL MATCH, WHERE, UNWIND, WITH, CALL { }, UNION and RETURN.',
    ],
  ],
  [
    'a query that returns nothing',
    ask('MATCH (n:AWSRole)', 'arn'),
    ['E131 schemas/aws/q.yaml:5:3: the query does not say what to return (Q013); End it with RETURN.'],
  ],
  [
    'columns in another order',
    ask('MATCH (n:AWSRole) RETURN n.arn AS arn, n.name AS name', 'name, arn'),
    ['E132 schemas/aws/q.yaml:7:10: the query returns arn, name; write "columns: [arn, name]"'],
  ],
  [
    'a column too few',
    ask('MATCH (n:AWSRole) RETURN n.arn AS arn, n.name AS name', 'arn'),
    ['E132 schemas/aws/q.yaml:7:10: the query returns arn, name; write "columns: [arn, name]"'],
  ],
  [
    'a column without a name',
    ask('MATCH (n:AWSRole)\nRETURN n.arn, count(*) AS total', 'n.arn, total'),
    ['E133 schemas/aws/q.yaml:6:10: this column has no name of its own; name it: expression AS name'],
  ],
  [
    'columns that the query does not list',
    ask('MATCH (n:AWSRole) WITH n.arn AS arn\nRETURN *', 'arn'),
    ['E133 schemas/aws/q.yaml:6:10: this column has no name of its own; name it: expression AS name'],
  ],
  [
    'two columns of one name',
    ask('MATCH (n:AWSRole)\nRETURN n.arn AS a, n.name AS a', 'a'),
    ['E133 schemas/aws/q.yaml:6:22: two columns are called "a"; name it: expression AS name'],
  ],
  [
    'parameters that are not declared, and one that is not used',
    ask(
      "MATCH (n:AWSRole)\nWHERE n.arn = $nam OR n.arn = $other OR n.arn = $other OR n.arn = '$name'\nRETURN n.arn AS arn",
      'arn',
      'parameters: { name: { type: string, default: x, brief: B. } }',
    ),
    [
      'E135 schemas/aws/q.yaml:3:15: the query does not use "$name"; remove it, or use it',
      'E134 schemas/aws/q.yaml:6:17: the parameter "$nam" is not declared; did you mean "name"?',
      'E134 schemas/aws/q.yaml:6:33: the parameter "$other" is not declared; declare it under "parameters"',
    ],
  ],
  [
    'labels that no file declares',
    ask('MATCH (n:AWSRol)\nWHERE n:UserAcount OR n:Wibble\nRETURN n.arn AS arn', 'arn'),
    [
      'E136 schemas/aws/q.yaml:5:12: no file declares the label "AWSRol"; did you mean "AWSRole"?',
      'E136 schemas/aws/q.yaml:6:11: no file declares the label "UserAcount"; did you mean "UserAccount"?',
      'E136 schemas/aws/q.yaml:6:27: no file declares the label "Wibble"; name a label that a "node:" or "label:" file declares',
    ],
  ],
  [
    'relationship types that no file declares',
    { ...ROLES, ...ask('MATCH (t:Thing)-[:ASUMES|WIBBLE]->(n)\nRETURN n.arn AS arn', 'arn') },
    [
      'E137 schemas/aws/q.yaml:5:21: no file declares the relationship type "ASUMES"; did you mean "ASSUMES"?',
      'E137 schemas/aws/q.yaml:5:28: no file declares the relationship type "WIBBLE"; name a type that a schema declares, or RESOURCE',
    ],
  ],
  [
    'properties that nothing of the label or the type has',
    {
      ...ROLES,
      ...ask(
        'MATCH (t:Thing {arm: 1})-[r:ASSUMES]->(n:AWSRole)\nRETURN n.nmae AS name, r.sinse AS since',
        'name, since',
      ),
    },
    [
      'E138 schemas/aws/q.yaml:5:19: Thing has no property "arm"; did you mean "arn"?',
      'E138 schemas/aws/q.yaml:6:12: AWSRole has no property "nmae"; did you mean "name"?',
      'E138 schemas/aws/q.yaml:6:28: ASSUMES has no property "sinse"; did you mean "since"?',
    ],
  ],
  [
    'a secret that is never stored',
    {
      ...thing('  secret: { type: string, from: Secret, sensitive: drop }'),
      ...ask('MATCH (t:Thing) RETURN t.secret AS s', 's'),
    },
    ['E138 schemas/aws/q.yaml:5:28: Thing has no property "secret"; declare it, or choose another property of Thing'],
  ],
  [
    'defaults of another type',
    ask(
      'RETURN $a AS a, $b AS b, $c AS c, $d AS d, $e AS e, $f AS f, $g AS g',
      'a, b, c, d, e, f, g',
      `parameters: { a: { type: string, default: 1, brief: B. }, b: { type: integer, default: 1.5, brief: B. }, c: { type: float, default: "1.", brief: B. }, d: { type: boolean, default: "yes", brief: B. }, e: { type: datetime, default: "2026-01-01", brief: B. }, f: { type: datetime, default: "2026-13-01T00:00:00Z", brief: B. }, g: { type: datetime, default: "2026-12-01T00:00:00Z", brief: B. } }`,
    ),
    [
      'E139 schemas/aws/q.yaml:3:43: 1 is not a string; change it, or the type',
      'E139 schemas/aws/q.yaml:3:88: 1.5 is not an integer; change it, or the type',
      'E139 schemas/aws/q.yaml:3:133: "1." is not a float; change it, or the type',
      'E139 schemas/aws/q.yaml:3:181: "yes" is not a boolean; change it, or the type',
      'E139 schemas/aws/q.yaml:3:231: "2026-01-01" is not a datetime; write it like 2026-01-01T00:00:00Z',
      'E139 schemas/aws/q.yaml:3:288: "2026-13-01T00:00:00Z" is not a datetime; write it like 2026-01-01T00:00:00Z',
    ],
  ],
  [
    'a damaged parameter once, and not where it is used',
    ask('RETURN $a AS a', 'a', 'parameters: { a: { type: text, default: x, brief: B. } }'),
    ['E023 schemas/aws/q.yaml:3:26: "type" cannot be "text"; choose one of string, integer, float, boolean, datetime'],
  ],
  [
    'a damaged schema, and not who asks for what it may declare',
    {
      ...edges('{ type: assumes, to: AWSRole, match: { arn: Role } }'),
      ...ask('MATCH (:Thing)-[:ASSUMES]->(n:AWSRole) RETURN n.arn AS arn', 'arn'),
    },
    [
      'E031 schemas/aws/thing.yaml:9:13: "assumes" is not a relationship type; write it like MEMBER_OF: capitals, digits and underscores',
    ],
  ],
];

test.each(ROWS)('reports %s', async (_, files, printed) => {
  expect(await mistakes(files)).toEqual(printed);
});

test('places hold in files with Windows line ends, and below an indentation of any width', async () => {
  const text =
    'question: q\r\ntitle: T?\r\nwhy: W.\r\ncypher: |4\r\n\r\n      MATCH (n:AWSRol)\r\n    RETURN n.arn AS arn\r\ncolumns: [arn]\r\n';
  expect(await mistakes({ 'aws/q.yaml': text })).toEqual([
    'E136 schemas/aws/q.yaml:6:16: no file declares the label "AWSRol"; did you mean "AWSRole"?',
  ]);
});
