import { arrow, EDGE, endpoint, lines, stale } from './compile.js';
import { cypherName } from './cypher-name.js';
import { PARTITION_LABEL } from './engine-labels.js';
import type { ListStatement, StaleEdges, UpsertEdges } from './statement.js';

/** Compiles a statement that lists something to Cypher that both stores run as it is, with the parameters `$run`, `$before` and `$partitions`. */
export function compileList(statement: ListStatement): string {
  switch (statement.kind) {
    case 'created-nodes':
      return lines(`MATCH (n:${cypherName(statement.label)})`, 'WHERE n.firstseen = $run', 'RETURN n.id AS id');
    case 'created-edges':
      return lines(
        `MATCH (n:${cypherName(statement.from)})-[r:${cypherName(statement.type)}]->(m:${cypherName(statement.to)})`,
        'WHERE r.firstseen = $run',
        'RETURN n.id AS id, m.id AS other',
      );
    case 'stale-edges':
      return staleEdges(statement);
  }
}

function staleEdges({ label, shared, stale: staleness, direction }: StaleEdges): string {
  const [left, right] = arrow(direction, 'r');
  const nodes = shared
    ? [
        `MATCH (:${PARTITION_LABEL} {id: partition})<-[s:SEEN_IN]-(n:${cypherName(label)})`,
        `WHERE ${stale('s', staleness)} AND NOT EXISTS { (n)-[:SEEN_IN]->(owner) WHERE owner.id <> partition }`,
      ]
    : [`MATCH (n:${cypherName(label)} {_partition: partition})`, `WHERE ${stale('n', staleness)}`];
  return lines(
    'UNWIND $partitions AS partition',
    ...nodes,
    `MATCH (n)${left}${right}(m)`,
    // What this very run has created was not there before it.
    "WHERE type(r) <> 'SEEN_IN' AND r.firstseen < $run",
    'RETURN type(r) AS type, n.id AS id, m.id AS other, labels(m) AS labels',
  );
}

/** Compiles what finds nodes by `$ids`. `more` is returned too. */
export function compileNodeLookup(label: string, more = ''): string {
  return lines(
    'UNWIND $ids AS id',
    `MATCH (n:${cypherName(label)} {id: id})`,
    `RETURN properties(n) AS properties, labels(n) AS labels${more}`,
  );
}

/** Compiles what finds the relationships that `$rows` of a statement would write. `more` is returned too. */
export function compileEdgeLookup({ type, from, direction, to }: UpsertEdges, more = ''): string {
  const [left, right] = arrow(direction, `r:${cypherName(type)}`);
  return lines(
    'UNWIND $rows AS row',
    `MATCH ${endpoint('n', from, EDGE.ends)}`,
    `MATCH ${endpoint('t', to, EDGE.ends + from.match.length)}`,
    `MATCH (n)${left}${right}(t)`,
    `RETURN row[${EDGE.index}] AS index, n.id AS source, t.id AS target, properties(r) AS properties${more}`,
  );
}
