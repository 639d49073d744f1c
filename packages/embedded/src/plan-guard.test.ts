import grafeo from '@grafeo-db/js';
import { describe, expect, it } from 'vitest';
import { guardPlan } from './plan-guard.js';

const database = grafeo.GrafeoDB.create();
const guard = async (cypher: string) => {
  const result = await database.executeCypher(`EXPLAIN ${cypher}`);
  guardPlan(String(result.scalar()));
};

describe('guardPlan', () => {
  it.each([
    'RETURN 1 AS one',
    'MATCH (a:A)-[r:R*1..3]->(b) WHERE a.x > 1 RETURN DISTINCT b.id AS id, count(*) AS c ORDER BY c SKIP 1 LIMIT 2',
    'MATCH (a:A) OPTIONAL MATCH (a)-->(b) WITH a, collect(b) AS l UNWIND l AS x RETURN x AS x',
    'MATCH (a:A) WHERE NOT EXISTS { (a)-->(:B) } RETURN a AS a',
    'MATCH (a:A) CALL { WITH a MATCH (a)-->(b) RETURN count(b) AS c } RETURN a AS a, c AS c',
    'MATCH (a:A) RETURN a.id AS id UNION MATCH (b:B) RETURN b.id AS id',
    'MATCH (a)-->(b), (b)-->(c), (a)-->(c) RETURN a AS a',
    "MATCH p = shortestPath((a:A {id: 'a'})-[*..5]->(b:B {id: 'b'})) RETURN p AS p",
    "MATCH (a:A) WHERE a.x = 'one\nLoadCsv two' RETURN a AS a",
  ])('lets through what reads: %s', async (cypher) => {
    await expect(guard(cypher)).resolves.toBeUndefined();
  });

  it.each([
    "LOAD CSV FROM '/etc/passwd' AS line RETURN line",
    'CREATE (n:A) RETURN n AS n',
    "MERGE (n:A {id: 'a'}) RETURN n AS n",
    'MATCH (a:A) MERGE (a)-[:R]->(b:B) RETURN b AS b',
    'MATCH (n) SET n.x = 1 RETURN n AS n',
    'MATCH (n) SET n:B RETURN n AS n',
    'MATCH (n) REMOVE n:A RETURN n AS n',
    'MATCH (n) DETACH DELETE n',
    'MATCH ()-[r]->() DELETE r',
    'FOREACH (x IN [1] | CREATE (:A))',
    'CALL db.labels() YIELD label RETURN label AS label',
  ])('stops what is not known to only read: %s', async (cypher) => {
    await expect(guard(cypher)).rejects.toMatchObject({ code: 'QUERY_REFUSED' });
  });
});
