import { arrow, EDGE, endpoint, lines, releasedEdges, staleEdges, staleNodes } from './compile.js';
import { cypherName } from './cypher-name.js';
import type { ListStatement, UpsertEdges } from './statement.js';

/** What this very run has created was not there before it. */
const OLD = 'r.firstseen < $run AS old';

/**
 * Compiles a statement that lists something to Cypher that both stores run as it is, with the parameters `$run`, `$before`, `$partitions` and `$rows`.
 * Of relationships that are about to go, it says whether they are `old`.
 */
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
    case 'stale-nodes':
      return lines(...staleNodes(statement), 'RETURN n.id AS id');
    case 'lost-edges': {
      const [left, right] = arrow(statement.direction, 'r');
      return lines(
        ...staleNodes(statement.nodes),
        `MATCH (n)${left}${right}(m)`,
        "WHERE type(r) <> 'SEEN_IN'",
        `RETURN type(r) AS type, n.id AS id, m.id AS other, labels(m) AS labels, ${OLD}`,
      );
    }
    case 'stale-edges':
      return lines(...staleEdges(statement.of), `RETURN n.id AS id, m.id AS other, ${OLD}`);
    case 'released-edges':
      return lines(...releasedEdges(statement.of), `RETURN m.id AS id, n.id AS other, ${OLD}`);
  }
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
