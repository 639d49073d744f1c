import { expect, test } from 'vitest';
import { type QueryParts, queryParts } from './query-parts.js';

async function names(cypher: string, part: Exclude<keyof QueryParts, 'properties'>): Promise<string | undefined> {
  const parts = await queryParts(cypher);
  return parts?.[part].map(({ name }) => name ?? '?').join(' ');
}

async function properties(cypher: string): Promise<string | undefined> {
  const parts = await queryParts(cypher);
  return parts?.properties.map(({ name, of }) => `${of.kind} ${of.name}.${name}`).join(', ');
}

test.each([
  ['MATCH (n) RETURN n, n.Name AS `Full Name`, count(*) AS total ORDER BY total LIMIT 3', 'n Full Name total'],
  ['MATCH (n) RETURN DISTINCT n.name, count(*), [n]', '? ? ?'],
  ['MATCH (n) RETURN *', '?'],
  ['MATCH (n) RETURN *, n.name AS name', '? name'],
  ['MATCH (n) RETURN n.a AS a UNION MATCH (m) RETURN m.b AS b', 'a'],
  ['MATCH (n) CALL { WITH n RETURN 1 AS x } RETURN n AS y', 'y'],
  ['MATCH (n) WHERE EXISTS { MATCH (n) RETURN n AS x } WITH n AS m RETURN m', 'm'],
])('columns of %s', async (cypher, expected) => {
  expect(await names(cypher, 'columns')).toBe(expected);
});

test.each([
  ["MATCH (n {x: $a}) WHERE n.y IN $b AND n.z = '$c' /* $d */ RETURN n LIMIT $e // $f", 'a b e'],
  ['MATCH (n $`all of it`) RETURN $a + $a', 'all of it a a'],
])('parameters of %s', async (cypher, expected) => {
  expect(await names(cypher, 'parameters')).toBe(expected);
});

test.each([
  ['MATCH (n:A:B)-[r:T|U*1..3]->(:`C`) WHERE n:D AND NOT n:E RETURN n', 'A B C D E', 'T U'],
  ['MATCH (n:(A|!B)&C)-[:T]-() WHERE NOT EXISTS { (n)<-[:V]-(:F) } RETURN n', 'A B C F', 'T V'],
  ['MATCH (n)-[r]->() WHERE r:T RETURN [(n)-[:W]->(x:G) | x.y] AS l', 'G', 'T W'],
  ["MATCH (n) WHERE n.kind = ':A' RETURN {T: 1} AS m", '', ''],
])('labels and types of %s', async (cypher, labels, types) => {
  expect(await names(cypher, 'labels')).toBe(labels);
  expect(await names(cypher, 'types')).toBe(types);
});

test.each([
  [
    'MATCH (n:A {x: 1})-[r:T {y: 2}]->(:B {z: 3}) RETURN n.v AS v, r.w AS w',
    'label A.x, type T.y, label B.z, label A.v, type T.w',
  ],
  ['MATCH (n:A) RETURN n{.v, k: n.w, .*} AS n, n.map.inner AS i', 'label A.v, label A.w, label A.map'],
  ['MATCH (n:A) WITH n MATCH (n {x: 1}) RETURN n.v AS n ORDER BY n', 'label A.x, label A.v'],
  ['MATCH (n:A) MATCH (n:B) RETURN n.v AS v', ''],
  ['MATCH (n:A:B), (m:A|B)-[r:T|U]->(o) RETURN n.v, m.v, r.v, o.v', ''],
  ['MATCH (n:A) WHERE n:B RETURN n.v AS v', ''],
  ['MATCH (n:A) WITH n.v AS n RETURN n.w AS w', ''],
  ['MATCH (n:A) UNWIND n.list AS n RETURN n.w AS w', ''],
  ['MATCH (n:A) RETURN [n IN $list | n.w] AS w', ''],
])('properties of %s', async (cypher, expected) => {
  expect(await properties(cypher)).toBe(expected);
});

test('every part has its place', async () => {
  const parts = await queryParts('MATCH (n:A)\n  -[:T]->()\nWHERE n.x = $p\nRETURN 1 AS one, n.y AS two');
  expect(parts).toEqual({
    columns: [
      { name: 'one', line: 4, column: 8 },
      { name: 'two', line: 4, column: 18 },
    ],
    parameters: [{ name: 'p', line: 3, column: 13 }],
    labels: [{ name: 'A', line: 1, column: 10 }],
    types: [{ name: 'T', line: 2, column: 6 }],
    properties: [
      { name: 'x', line: 3, column: 9, of: { kind: 'label', name: 'A' } },
      { name: 'y', line: 4, column: 20, of: { kind: 'label', name: 'A' } },
    ],
  });
});

test('what is no Cypher has no parts', async () => {
  expect(await queryParts('MATCH (n RETURN n')).toBeUndefined();
});
