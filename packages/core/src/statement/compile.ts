import type { Endpoint, Property } from '../model/schema.js';
import { cypherName } from './cypher-name.js';
import type { DeleteStatement, Statement, UpdateNodes, UpsertEdges, UpsertNodes } from './statement.js';

/**
 * Compiles a statement to Cypher that both stores run as it is. The parameters are always the same:
 * `$rows` (writes), `$run` (the run's number), `$partition` (its key) or `$partitions` (`{ key, parent }` each), `$after`, `$ids` and `$limit`.
 */
export function compileStatement(statement: Statement): string {
  switch (statement.kind) {
    case 'upsert-nodes':
      return upsertNodes(statement);
    case 'update-nodes':
      return updateNodes(statement);
    case 'upsert-edges':
      return upsertEdges(statement);
    case 'count-partition':
      return lines(
        `MATCH (n:${cypherName(statement.label)} {_partition: $partition})`,
        'RETURN count(*) AS total, count(CASE WHEN n.lastupdated <> $run THEN 1 END) AS stale',
      );
    case 'read-partition':
      return lines(
        `MATCH (n:${cypherName(statement.label)} {_partition: $partition})`,
        `WHERE ${statement.written === 'by-run' ? 'n.lastupdated = $run AND ' : ''}n.id > $after`,
        'RETURN n.id AS id, properties(n) AS properties ORDER BY id LIMIT $limit',
      );
    case 'delete-unowned':
      return lines(
        'UNWIND $ids AS id',
        `MATCH (n:${cypherName(statement.label)} {id: id})`,
        'WHERE NOT EXISTS { (n)-[:SEEN_IN]->() }',
        'WITH n, n.id AS id',
        'DETACH DELETE n',
        'RETURN id',
      );
    default:
      return deleteStale(statement);
  }
}

function upsertNodes(statement: UpsertNodes): string {
  return lines(
    'UNWIND $rows AS row',
    `MERGE (n:${cypherName(statement.label)} {id: row.id})`,
    'ON CREATE SET n.firstseen = $run',
    `SET n += row.properties, n.lastupdated = $run${statement.shared === true ? '' : ', n._partition = $partition'}`,
    ...wholeFloats('n', statement.properties),
    statement.labels.length > 0 && `SET n${statement.labels.map((label) => `:${cypherName(label)}`).join('')}`,
    ...statement.conditionalLabels.flatMap((label) => [
      `FOREACH (_ IN CASE WHEN '${cypherName(label)}' IN row.labels THEN [1] ELSE [] END | SET n:${cypherName(label)})`,
      `FOREACH (_ IN CASE WHEN '${cypherName(label)}' IN row.labels THEN [] ELSE [1] END | REMOVE n:${cypherName(label)})`,
    ]),
    'RETURN row.index AS index, n.firstseen = $run AS created',
  );
}

function updateNodes(statement: UpdateNodes): string {
  return lines(
    'UNWIND $rows AS row',
    `MATCH (n:${cypherName(statement.label)} {id: row.id})`,
    'SET n += row.properties',
    ...wholeFloats('n', statement.properties),
    'RETURN row.index AS index, false AS created',
  );
}

function upsertEdges(statement: UpsertEdges): string {
  const [left, right] = arrow(statement.direction, `r:${cypherName(statement.type)}`);
  return lines(
    'UNWIND $rows AS row',
    `MATCH ${endpoint('n', statement.from, 'from')}`,
    `MATCH ${endpoint('t', statement.to, 'to')}`,
    `MERGE (n)${left}${right}(t)`,
    'ON CREATE SET r.firstseen = $run',
    `SET ${statement.properties.length > 0 ? 'r += row.properties, ' : ''}r.lastupdated = $run, r._partition = $partition`,
    ...wholeFloats('r', statement.properties),
    'RETURN row.index AS index, r.firstseen = $run AS created',
  );
}

/** A store without a parameter type for floats takes 1.0 for an integer, and 1 / 2 for 0. */
function wholeFloats(variable: string, properties: readonly Property[]): readonly string[] {
  return properties
    .filter((property) => property.type === 'float')
    .map((property) => {
      const value = `${variable}.${cypherName(property.name)}`;
      return `SET ${value} = ${property.list === true ? `[x IN ${value} | toFloat(x)]` : `toFloat(${value})`}`;
    });
}

function endpoint(variable: string, end: Endpoint, column: 'from' | 'to'): string {
  const keys = end.match.map((property, index) => `${cypherName(property)}: row.${column}${index}`);
  return `(${variable}:${cypherName(end.label)} {${keys.join(', ')}})`;
}

function deleteStale(statement: DeleteStatement): string {
  switch (statement.kind) {
    case 'delete-stale-nodes':
      return lines(
        'UNWIND $partitions AS partition',
        `MATCH (n:${cypherName(statement.label)} {_partition: partition.key})`,
        'WHERE n.lastupdated <> $run',
        'WITH n, n.id AS id LIMIT $limit',
        'DETACH DELETE n',
        'RETURN id',
      );
    case 'delete-stale-edges': {
      const [left, right] = arrow(statement.direction, `r:${cypherName(statement.type)}`);
      const anchor = { partition: ' {_partition: partition.key}', parent: ' {id: partition.parent}', none: '' }[
        statement.anchor
      ];
      return lines(
        'UNWIND $partitions AS partition',
        `MATCH (n:${cypherName(statement.from)}${anchor})${left}${right}(:${cypherName(statement.to)})`,
        'WHERE r._partition = partition.key AND r.lastupdated <> $run',
        'WITH r, n.id AS id LIMIT $limit',
        'DELETE r',
        'RETURN id',
      );
    }
    case 'release-shared-nodes':
      return lines(
        'UNWIND $partitions AS partition',
        // From the partition's side: the embedded engine starts where the pattern starts.
        `MATCH (:CadastrePartition {id: partition.key})<-[r:SEEN_IN]-(n:${cypherName(statement.label)})`,
        'WHERE r.lastupdated <> $run',
        'WITH n, r, n.id AS id LIMIT $limit',
        'DELETE r',
        'RETURN id',
      );
  }
}

function arrow(direction: 'out' | 'in', relationship: string): readonly [string, string] {
  return direction === 'out' ? [`-[${relationship}]`, '->'] : [`<-[${relationship}]`, '-'];
}

function lines(...parts: readonly (string | false)[]): string {
  return parts.filter((part) => part !== false).join('\n');
}
