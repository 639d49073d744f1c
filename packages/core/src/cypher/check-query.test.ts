import { describe, expect, it } from 'vitest';
import { checkQuery } from './check-query.js';
import type { Dialect } from './problems.js';

type Row = readonly [query: string, neo4j: string, embedded: string];

const codes = async (query: string, dialect: Dialect): Promise<string> =>
  (await checkQuery(query, dialect)).map((problem) => problem.code).join(' ');

const tables: Readonly<Record<string, readonly Row[]>> = {
  'one statement': [
    ['', 'Q002', 'Q002'],
    ['  // nothing but a comment', 'Q002', 'Q002'],
    ['RETURN 1;', '', ''],
    ['RETURN 1; RETURN 2', 'Q002', 'Q002'],
    ['MATCH (n) RETRUN n', 'Q001', 'Q001'],
    ['MATCH (n RETURN n', 'Q001', 'Q001'],
    ['MATCH (n) WHERE n.x = 1', 'Q013', 'Q013'],
    ['MATCH (n) WHERE EXISTS { MATCH (n)-->() } RETURN n', '', ''],
    ["RETURN 'open", 'Q001', 'Q001'],
    ['RETURN 1 /* open', 'Q001', 'Q001'],
    [`RETURN ${'('.repeat(65)}1${')'.repeat(65)}`, 'Q012', 'Q012'],
    [`RETURN ${'['.repeat(50_000)}`, 'Q012', 'Q012'],
    [`RETURN ${'CASE WHEN true THEN '.repeat(3_000)}1 ${'END '.repeat(3_000)} AS x`, 'Q012', 'Q012'],
  ],
  writes: [
    ['CREATE (n)', 'Q003', 'Q003'],
    ['create (n) return n', 'Q003', 'Q003'],
    ['MERGE (n:A {id: 1}) ON CREATE SET n.x = 1', 'Q003', 'Q003'],
    ['MATCH (n) SET n.x = 1', 'Q003', 'Q003'],
    ['MATCH (n) SET n:Label', 'Q003', 'Q003'],
    ['MATCH (n) REMOVE n.x RETURN n', 'Q003', 'Q003'],
    ['MATCH (n) DELETE n', 'Q003', 'Q003'],
    ['MATCH (n) DETACH /* harmless */ DELETE n', 'Q003', 'Q003'],
    ['MATCH (n) FOREACH (x IN [1] | SET n.x = x)', 'Q003 Q003', 'Q003 Q003'],
    ['INSERT (:A)', 'Q003', 'Q003'],
    ['CALL { CALL { MATCH (n) DELETE n } RETURN 1 AS x } RETURN x', 'Q003', 'Q003'],
    ['MATCH (n) RETURN n // \r DELETE n', 'Q003', 'Q118'],
    ['RETURN 1 AS x UNION CREATE (n) RETURN 1 AS x', 'Q003', 'Q003'],
    ['MATCH (a) WHERE EXISTS { CREATE (b) RETURN b } RETURN a', 'Q003', 'Q003 Q205'],
    ['EXPLAIN CREATE (n)', 'Q003', 'Q003'],
  ],
  'commands and plug-ins': [
    ['DROP INDEX byId', 'Q004', 'Q004'],
    ['CREATE INDEX byId FOR (n:A) ON (n.id)', 'Q004', 'Q004'],
    ['CREATE USER eve SET PASSWORD "x"', 'Q004', 'Q004'],
    ['ALTER DATABASE neo4j SET ACCESS READ ONLY', 'Q004', 'Q004'],
    ['GRANT ROLE admin TO eve', 'Q004', 'Q004'],
    ['SHOW DATABASES', 'Q004', 'Q004'],
    ['SHOW INDEXES YIELD name RETURN name', 'Q004', 'Q004'],
    ['SHOW USERS', 'Q004', 'Q004'],
    ['TERMINATE TRANSACTIONS "1"', 'Q004', 'Q004'],
    ['USE other MATCH (n) RETURN n', 'Q007', 'Q007'],
    ['CALL { USE other MATCH (n) RETURN n } RETURN n', 'Q007', 'Q007'],
    ['MATCH (n) CALL (n) { RETURN 1 AS x } IN TRANSACTIONS OF 10 ROWS RETURN x', 'Q008', 'Q008'],
    ['PROFILE MATCH (n) RETURN n', 'Q009', 'Q009'],
    ['EXPLAIN PROFILE MATCH (n) RETURN n', 'Q009', 'Q009'],
    ['EXPLAIN MATCH (n) RETURN n', '', ''],
    ['CYPHER 5 MATCH (n) RETURN n', '', 'Q211'],
    ['CALL db.labels() YIELD label RETURN label', '', 'Q006'],
    ['CALL db.relationshipTypes', '', 'Q006'],
    ['CALL dbms.listConfig()', 'Q006', 'Q006'],
    ["CALL apoc.cypher.doIt('CREATE (n)', {})", 'Q006', 'Q006'],
    ['CALL `db`.`labels`()', '', 'Q006'],
    ["CALL `apoc.load.json`('http://x') YIELD value RETURN value", 'Q006', 'Q006'],
    ["RETURN apoc.text.join(['a'], ',') AS x", 'Q010', 'Q010'],
    ["RETURN `APOC` /**/ . text.join(['a'], ',') AS x", 'Q010', 'Q010'],
    ['RETURN `gds.util.asNode`(1) AS x', 'Q010', 'Q010'],
    ['RETURN point.distance(a, b) AS x', '', 'Q210'],
  ],
  'reading files': [
    ["LOAD CSV FROM 'file:///etc/passwd' AS l RETURN l", 'Q005', 'Q005'],
    ["load /* a */ csv // b\n with headers from 'x' as l return l", 'Q005', 'Q005'],
    ["MATCH (n) CALL { LOAD CSV FROM 'x' AS l RETURN l } RETURN l", 'Q005', 'Q005'],
    ["MATCH (n) WHERE EXISTS { LOAD CSV FROM 'x' AS l RETURN l } RETURN n", 'Q005', 'Q005 Q205'],
    ["\\u004C OAD CSV FROM 'x' AS l RETURN l", 'Q011', 'Q011'],
    ["RETURN 'x\\u0027 AS a LOAD CSV FROM 'x' AS l RETURN l //'", 'Q011', 'Q011'],
    ['RETURN 1 // \\u000A CREATE (n)', 'Q011', 'Q011'],
  ],
  'words that only look like commands': [
    ["MATCH (n) WHERE n.name = 'LOAD CSV FROM x' RETURN n", '', ''],
    ['MATCH (n {name: "CREATE (n) DELETE"}) RETURN n', '', ''],
    ["RETURN 'it\\'s; CREATE (n)' AS x", '', ''],
    ['MATCH (n:`DELETE`) RETURN n.`SET` AS set', '', ''],
    ['MATCH (n) RETURN n.create AS create, n.delete AS load /* DETACH DELETE n */', '', ''],
    ['MATCH (explain) RETURN explain.profile AS use', '', ''],
    ['MATCH (help)-[style:MERGE]->(play) RETURN help.reset AS clear', '', ''],
    ["RETURN 'C:\\\\users' AS x // ; DROP", '', ''],
  ],
  'nodes that would come back as numbers': [
    ['MATCH (n) RETURN n, count(*)', '', 'Q101'],
    ['MATCH (n) RETURN collect(n)', '', 'Q101'],
    ['MATCH (n)-->(m) RETURN n.id, collect({m: m})', '', 'Q101'],
    ['MATCH (n) RETURN *, count(*)', '', 'Q101'],
    ['MATCH (n) RETURN n.id, count(*)', '', ''],
    ['MATCH (n) RETURN n AS n, count(*) AS total', '', ''],
    ['MATCH (a)-->(b) RETURN coalesce(a, b) AS x', '', 'Q102'],
    ['MATCH (a)-->(b) WITH coalesce(a, b) AS x UNWIND [x] AS y RETURN y', '', 'Q102'],
    ['MATCH (a)-->(b) WITH coalesce(a, b) AS x RETURN x.id AS id', '', ''],
    ['MATCH (a) RETURN CASE WHEN a.x = 1 THEN a END AS x', '', 'Q102'],
    ['MATCH p = (a)-->(b) RETURN [n IN nodes(p) WHERE n.id = 1] AS x', '', 'Q102'],
    ['MATCH p = (a)-->(b) RETURN [n IN nodes(p) | n.id] AS x', '', ''],
    ['MATCH (a)-->(b) WITH collect(a) + collect(b) AS all RETURN all', '', 'Q102'],
    ['MATCH (a) RETURN min(a) AS x', '', 'Q102'],
  ],
  'operators and values': [
    ["RETURN '1' = 1 AS x", '', 'Q103'],
    ["RETURN ('1') <> (1) AS x", '', 'Q103'],
    ["RETURN 1 IN ['1', '2'] AS x", '', 'Q103'],
    ["RETURN CASE 1 WHEN '1' THEN 2 END AS x", '', 'Q103'],
    ["MATCH (a) WHERE a.account = '123456789012' AND a.size = 1 RETURN a", '', ''],
    ['MATCH (a) RETURN sum(a.size) AS x', '', 'Q104'],
    ['MATCH (a) RETURN coalesce(sum(a.size) + 1, 0) AS x', '', 'Q104'],
    ['MATCH (a) RETURN coalesce(sum(a.size), 0) AS x', '', ''],
    ['RETURN [null] = [1] AS x, {k: null} = {k: 1} AS y', '', 'Q106 Q106'],
    ['RETURN [1, 2, 3][-2..] AS x, [1, 2, 3][..-1] AS y', '', 'Q107 Q107'],
    ['RETURN [1, 2, 3][..$n] AS x', '', 'Q107'],
    ['RETURN [1, 2, 3][-1] AS x, [1, 2, 3][0..2] AS y', '', ''],
    ['MATCH (a) RETURN percentileDisc(a.x, 0.9) AS x, percentileCont(a.x, $p) AS y', '', 'Q108 Q108'],
    ['MATCH (a) RETURN percentileCont(a.x, 0.9) AS x', '', ''],
    ['RETURN true > false AS x, [1] < [2] AS y', '', 'Q110 Q110'],
    ["RETURN [1] + 2 AS x, 1 + 'a' AS y", '', 'Q111 Q111'],
    ['MATCH ()-[r]->() WHERE r:OWNS RETURN r', '', 'Q112'],
    ['MATCH (a)-[*3..1]->(b) RETURN b', '', 'Q113'],
    ['RETURN 2 ^ 3 ^ 2 AS x', '', 'Q116'],
    ["RETURN '\\b' AS x", '', 'Q117'],
    ["RETURN 'a\\tb\\\\d' AS x", '', ''],
  ],
  'nulls in lists': [
    ['MATCH p = (a)-->(b) WHERE none(n IN nodes(p) WHERE n.public = true) RETURN a', '', 'Q105'],
    ['MATCH p = (a)-->(b) WHERE none(n IN nodes(p) WHERE coalesce(n.public, false)) RETURN a', '', ''],
    ['MATCH p = (a)-->(b) WHERE all(n IN nodes(p) WHERE n.public = true) AND a.x = 1 RETURN a', '', ''],
    ['MATCH p = (a)-->(b) WHERE NOT any(n IN nodes(p) WHERE n.public) RETURN a', '', 'Q105'],
    ['MATCH p = (a)-->(b) WHERE NOT any(n IN nodes(p) WHERE n.x IS NOT NULL AND n.x = 1) RETURN a', '', ''],
    ['MATCH p = (a)-->(b) RETURN all(n IN nodes(p) WHERE n.public) AS x', '', 'Q105'],
    ["MATCH p = (a)-->(b) WHERE none(r IN relationships(p) WHERE type(r) = 'DENY') RETURN a", '', ''],
    ["MATCH (a) WHERE NOT any(l IN labels(a) WHERE l = 'Tenant') RETURN a", '', ''],
    ['RETURN none(x IN [1, null] WHERE x = 2) AS x', '', 'Q105'],
    ['MATCH (a) RETURN [(a)-->(b) | b.name] AS x', '', 'Q109'],
    ['MATCH (a) RETURN [(a)-->(b) WHERE b.name IS NOT NULL | b.name] AS x', '', ''],
    ["MATCH (a) RETURN [(a)-->(b) | coalesce(b.name, '')] AS x, [(a)-->(b) | b] AS y", '', ''],
  ],
  'dates and times': [
    ["RETURN date('20150721') AS a, date('2015-W30-2') AS b, date('2015-202') AS c", '', 'Q114 Q114 Q114'],
    ['RETURN date({year: 2015, week: 30}) AS x, date({year: 2015, quarter: 3}) AS y', '', 'Q114 Q114'],
    ["RETURN datetime('2015-07-21T21:40:32[Europe/Stockholm]') AS x", '', 'Q114'],
    ["RETURN datetime({year: 2015, timezone: 'Europe/London'}) AS x", '', 'Q114'],
    ['RETURN datetime({year: 2015, microsecond: 5}) AS x', '', 'Q114'],
    ["RETURN date('2015-02-30') AS x", '', 'Q114'],
    ["RETURN duration('P0.5D') AS x, duration({days: 1.5}) AS y", '', 'Q114 Q114'],
    ["MATCH (a) WHERE a.at < datetime() - duration('P90D') RETURN a", '', ''],
    ["RETURN datetime('2015-07-21T21:40:32.123+01:00') AS x, date('2015-07-21') AS y", '', ''],
    ['RETURN datetime({epochMillis: 1000}) AS x, date({year: 2015, month: 7, day: 2}) AS y', '', ''],
  ],
  'what the embedded store does not read': [
    ['MATCH (n:A|B) RETURN n', '', 'Q201'],
    ['MATCH (n:!A) WHERE n:A&B RETURN n', '', 'Q201 Q201'],
    ['MATCH (n:A:B)-[:R|S]->(m) WHERE n:C OR n:D RETURN n', '', ''],
    ['MATCH (n:`A|B`) RETURN n', '', ''],
    ['MATCH (n WHERE n.id = 1) RETURN n', '', 'Q202'],
    ['MATCH (a)-[:R]->{1,3}(b) RETURN b', '', 'Q203'],
    ['MATCH p = SHORTEST 1 (a)-[:R]-(b) RETURN p', '', 'Q203'],
    ['MATCH (a) RETURN COLLECT { MATCH (a)-->(b) RETURN b.id } AS x', '', 'Q204'],
    ['MATCH (a) WHERE EXISTS { MATCH (a)-->(b) RETURN b } RETURN a', '', 'Q205'],
    ['MATCH (a) WHERE EXISTS { MATCH (a)-->(b) WHERE b.x = 1 } RETURN a', '', ''],
    ['RETURN $1 AS x', '', 'Q206'],
    ['RETURN 1 AS `a``b`', '', 'Q207'],
    ['MATCH (a) RETURN a LIMIT 1 + 1', '', 'Q208'],
    [`UNWIND [1] AS x ${'WITH x '.repeat(130)}RETURN x`, '', 'Q209'],
    ['RETURN isEmpty([]) AS x', '', 'Q210'],
    ["RETURN 'a' || 'b' AS x", '', 'Q211'],
    ['MATCH (a) CALL (a) { MATCH (a)-->(b) RETURN count(b) AS c } RETURN a, c', '', ''],
    ['MATCH (a) OPTIONAL CALL (a) { RETURN 1 AS c } RETURN a, c', '', 'Q211'],
    ['MATCH (a)-->(b) RETURN {ids: collect(b.id)} AS x', '', 'Q211'],
    ['MATCH (a:A), (b:B), p = shortestPath((a)-[*]->(b)) RETURN p', '', 'Q115'],
    ['MATCH (a:A), (b:B) MATCH p = shortestPath((a)-[*]->(b)) RETURN p', '', ''],
  ],
};

for (const [title, rows] of Object.entries(tables)) {
  describe(title, () => {
    it.each(rows)('%.100s', async (query, neo4j, embedded) => {
      expect({ neo4j: await codes(query, 'neo4j'), embedded: await codes(query, 'embedded') }).toEqual({
        neo4j,
        embedded,
      });
    });
  });
}

describe('a problem', () => {
  it('names the place and what was expected', async () => {
    expect(await checkQuery('MATCH (n)\nRETURN n.x +', 'neo4j')).toMatchObject([
      { code: 'Q001', line: 2, column: 13, message: 'syntax error at the end of the query: expected an expression' },
    ]);
  });

  it('comes with all the others, in the order of the text', async () => {
    const problems = await checkQuery('MATCH (n:A|B)\nSET n.x = 1\nRETURN sum(n.x) AS s', 'embedded');
    expect(problems.map(({ code, line, column }) => `${code} ${line}:${column}`)).toEqual([
      'Q201 1:9',
      'Q003 2:1',
      'Q104 3:8',
    ]);
    expect(problems.every(({ message, hint }) => message.length > 10 && hint.length > 10)).toBe(true);
  });

  it('leaves nothing behind for the next query', async () => {
    await checkQuery('MATCH (n', 'neo4j');
    expect(await checkQuery('MATCH (n) RETURN n', 'neo4j')).toEqual([]);
  });
});

it('a query longer than anybody writes is refused before it is parsed', async () => {
  const sum = `RETURN 1${' + 1'.repeat(40_000)} AS a`;
  expect(await checkQuery(sum, 'neo4j')).toMatchObject([{ code: 'Q012', line: 1, column: 1 }]);
});
