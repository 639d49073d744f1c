import grafeo from '@grafeo-db/js';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkQuery } from './check-query.js';

const ESTATE = `
CREATE (t:AWSAccount:Tenant {id: '111122223333', name: 'production'}),
       (u:EntraUser:UserAccount {id: 'u1', name: 'Ada', email: 'ada@example.com', active: true}),
       (g:OktaGroup:UserGroup {id: 'g1', name: 'engineers'}),
       (r:AWSRole {id: 'r1', arn: 'arn:aws:iam::111122223333:role/admin', name: 'admin', trusts_public: false}),
       (f:AWSLambda:Function {id: 'f1', name: 'billing', memory_mb: 512, runtime: 'nodejs20.x', modified_at: datetime('2026-01-01T00:00:00Z')}),
       (d:RDSInstance:Database {id: 'd1', name: 'ledger', publicly_accessible: true, storage_gb: 100}),
       (b:AWSS3Bucket:ObjectStorage {id: 'b1', name: 'backups', encrypted: false}),
       (t)-[:RESOURCE]->(r), (t)-[:RESOURCE]->(f), (t)-[:RESOURCE]->(d), (t)-[:RESOURCE]->(b),
       (u)-[:MEMBER_OF]->(g), (g)-[:CAN_ASSUME]->(r), (f)-[:ASSUMES]->(r),
       (r)-[:CAN_READ {via: 'policy'}]->(d), (r)-[:CAN_READ {via: 'acl'}]->(b)`;

/** Each must pass on both stores, and give this many rows on the embedded one. */
const questions: readonly (readonly [query: string, rows: number])[] = [
  [
    `MATCH (u:UserAccount)-[:MEMBER_OF|CAN_ASSUME|CAN_READ*1..4]->(d:Database {name: $name}) RETURN DISTINCT u.name AS person`,
    1,
  ],
  [
    `MATCH p = (u:UserAccount)-[*1..5]->(d:Database) RETURN u.name AS person, [n IN nodes(p) | n.name] AS steps, length(p) AS hops ORDER BY hops LIMIT 10`,
    1,
  ],
  [
    `MATCH (t:AWSAccount)-[:RESOURCE]->(n) UNWIND labels(n) AS label RETURN label, count(*) AS total ORDER BY total DESC, label`,
    7,
  ],
  [`MATCH (d:Database) WHERE d.publicly_accessible = true RETURN d AS database`, 1],
  [
    `MATCH (b:ObjectStorage) OPTIONAL MATCH (r:AWSRole)-[:CAN_READ]->(b) RETURN b.name AS bucket, count(r) AS readers, collect(r.name) AS roles`,
    1,
  ],
  [`MATCH (f:AWSLambda) WHERE NOT EXISTS { (f)-[:ASSUMES]->(:AWSRole) } RETURN f.name AS name`, 0],
  [
    `MATCH (r:AWSRole) WHERE EXISTS { MATCH (r)-[:CAN_READ]->(d:Database) WHERE d.publicly_accessible = true } RETURN r.arn AS arn`,
    1,
  ],
  [
    `MATCH (r:AWSRole) RETURN r.name AS role, COUNT { (r)-[:CAN_READ]->() } AS reads ORDER BY reads DESC SKIP 0 LIMIT 5`,
    1,
  ],
  [
    `MATCH (u:UserAccount) RETURN u.name AS name, 'user' AS kind UNION MATCH (g:UserGroup) RETURN g.name AS name, 'group' AS kind`,
    2,
  ],
  [
    `MATCH (t:AWSAccount) CALL { WITH t MATCH (t)-[:RESOURCE]->(d:Database) RETURN count(d) AS databases } RETURN t.name AS account, databases`,
    1,
  ],
  [
    `MATCH (t:AWSAccount) CALL (t) { MATCH (t)-[:RESOURCE]->(n) RETURN n.name AS name ORDER BY name LIMIT 2 } RETURN t.id AS account, name`,
    2,
  ],
  [
    `MATCH (a:UserAccount {id: $id}) MATCH (b:Database {id: 'd1'}) MATCH p = shortestPath((a)-[*..6]->(b)) RETURN [r IN relationships(p) | type(r)] AS way`,
    1,
  ],
  [
    `MATCH (f:AWSLambda) WHERE f.modified_at < datetime() - duration('P90D') AND f.runtime STARTS WITH 'nodejs' RETURN f.name AS name, f.memory_mb AS memory`,
    1,
  ],
  [
    `MATCH (d:Database) RETURN coalesce(sum(d.storage_gb), 0) AS storage_gb, avg(d.storage_gb) AS mean, max(d.storage_gb) AS largest`,
    1,
  ],
  [
    `MATCH (n) WHERE n:Database OR n:ObjectStorage RETURN n{.id, .name, labels: labels(n)} AS resource ORDER BY n.name`,
    2,
  ],
  [
    `MATCH p = (u:UserAccount)-[*1..4]->(d:Database) WHERE all(r IN relationships(p) WHERE type(r) <> 'DENIES') RETURN p AS path`,
    1,
  ],
  [
    `MATCH (r:AWSRole)-[c:CAN_READ]->(x) WITH r, c.via AS via, count(x) AS things WHERE things > 0 RETURN r.name AS role, via, things ORDER BY via`,
    2,
  ],
  [`MATCH (u:UserAccount) WHERE u.email =~ '(?i).*@example[.]com' AND u.active RETURN toLower(u.email) AS email`, 1],
  [
    `UNWIND $ids AS id OPTIONAL MATCH (n {id: id}) RETURN id, CASE WHEN n IS NULL THEN 'missing' ELSE head(labels(n)) END AS found`,
    2,
  ],
  [
    `MATCH (f:Function) WITH f ORDER BY f.memory_mb DESC LIMIT 3 MATCH (f)-[:ASSUMES]->(r)-[:CAN_READ]->(x) RETURN f.name AS function, collect(DISTINCT x.name) AS reads`,
    1,
  ],
  [
    `MATCH (a:AWSAccount)-[:RESOURCE]->(r:AWSRole)<-[:ASSUMES]-(f) RETURN a.name AS account, r.name AS role, f.name AS function, r.trusts_public IS NULL AS unknown`,
    1,
  ],
];

describe('questions over a cloud estate', () => {
  let db: InstanceType<typeof grafeo.GrafeoDB>;
  beforeAll(async () => {
    db = grafeo.GrafeoDB.create();
    await db.executeCypher(ESTATE);
  });

  it.each(questions)('%s', async (query, rows) => {
    expect(await checkQuery(query, 'neo4j')).toEqual([]);
    expect(await checkQuery(query, 'embedded')).toEqual([]);
    const answer = await db.executeCypher(query, { name: 'ledger', id: 'u1', ids: ['f1', 'nobody'] });
    expect(answer.toArray()).toHaveLength(rows);
  });
});
