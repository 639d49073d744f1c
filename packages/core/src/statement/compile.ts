import type { Endpoint, Property } from '../model/schema.js';
import { cypherName } from './cypher-name.js';
import { MOVE_LABEL, MOVE_PARTITION, PARTITION_LABEL } from './engine-labels.js';
import type {
  CreateNodes,
  DeleteStaleEdges,
  DeleteStatement,
  LookupNodes,
  MarkNodes,
  ReadPartition,
  ReleaseEdges,
  StaleNodes,
  Staleness,
  Statement,
  UpdateNodes,
  UpsertEdges,
  UpsertNodes,
} from './statement.js';

/** Where the values of `create-nodes` stand in a row, before those of the properties. */
const CREATED = ['id', '_digest', '_edges'] as const;
/** Where the values of `upsert-edges` stand in a row, before those by which its ends are found. */
export const EDGE = { index: 0, properties: 1, match: 2, ends: 3 } as const;

/**
 * Compiles a statement to Cypher that both stores run as it is. The parameters are always the same:
 * `$rows` (writes; lists where there are many, since a driver takes twice as long for maps), `$run` (the run's number), `$before` (deletions), `$partition` (its key) or `$partitions` (`{ key, parent }` each), `$after`,
 * `$ids` and `$limit`.
 */
export function compileStatement(statement: Statement): string {
  switch (statement.kind) {
    case 'upsert-nodes':
      return upsertNodes(statement);
    case 'create-nodes':
      return createNodes(statement);
    case 'update-nodes':
      return updateNodes(statement);
    case 'upsert-edges':
      return upsertEdges(statement);
    case 'mark-nodes':
      return markNodes(statement);
    case 'release-edges':
      return lines(
        ...releasedEdges(statement),
        'SET m._lost = $run',
        'DELETE r',
        'RETURN row.index AS index, false AS created',
      );
    case 'count-partition':
      return lines(
        'UNWIND $partitions AS partition',
        `MATCH (n:${cypherName(statement.label)} {_partition: partition})`,
        'RETURN count(*) AS total, count(CASE WHEN n._missed <= $before THEN 1 END) AS stale',
      );
    case 'count-touched':
      return lines(
        'UNWIND $partitions AS partition',
        `MATCH (n:${cypherName(statement.label)} {_partition: partition})`,
        "WITH n, ' ' + coalesce(toString(n._lost), '') AS lost",
        'RETURN count(*) AS total,',
        // What a node says of its relationships ends with what it had lost when they were written.
        '       count(CASE WHEN n._missed IS NULL AND n.lastupdated <= $before AND n._edges ENDS WITH lost THEN null ELSE 1 END) AS stale',
      );
    case 'count-shared':
      return lines(
        'UNWIND $partitions AS partition',
        `MATCH (:${PARTITION_LABEL} {id: partition})<-[r:SEEN_IN]-(:${cypherName(statement.label)})`,
        'RETURN count(*) AS total, count(CASE WHEN r._missed <= $before THEN 1 END) AS stale',
      );
    case 'count-edges':
      return lines(
        `MATCH (:${cypherName(statement.from)})-[r:${cypherName(statement.type)}]->(:${cypherName(statement.to)})`,
        'WHERE r._partition IN $partitions',
        'RETURN count(*) AS total, count(CASE WHEN r.lastupdated < $before THEN 1 END) AS stale',
      );
    case 'read-partition':
      return lines(
        `MATCH (n:${cypherName(statement.label)} {_partition: $partition})`,
        `WHERE ${whichCondition(statement)}n.id > $after`,
        'RETURN n.id AS id, properties(n) AS properties ORDER BY id LIMIT $limit',
      );
    case 'lookup-nodes':
      return lookupNodes(statement);
    case 'held-nodes':
      return statement.shared === true
        ? lines(
            'UNWIND $partitions AS partition',
            `MATCH (:${PARTITION_LABEL} {id: partition})<-[r:SEEN_IN]-(n:${cypherName(statement.label)})`,
            'RETURN n.id AS id, r._missed AS missed',
          )
        : lines(
            'UNWIND $partitions AS partition',
            `MATCH (n:${cypherName(statement.label)} {_partition: partition})`,
            'RETURN n.id AS id, n._missed AS missed',
          );
    case 'delete-unowned':
      return lines(
        'UNWIND $ids AS id',
        `MATCH (n:${cypherName(statement.label)} {id: id})`,
        // Takes the node's lock before looking: another run may be about to own it.
        'SET n.lastupdated = n.lastupdated',
        'WITH n, n.id AS id',
        'WHERE NOT EXISTS { (n)-[:SEEN_IN]->() }',
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
    // Of two different records with one id the same one stays, in whatever order they come.
    `WITH n, row, ${SEEN} AND n._digest <> row.digest AS differs,`,
    `     ${SEEN} AND n._digest > row.digest AS keeps,`,
    `     CASE WHEN NOT (${SEEN}) AND n._partition <> $partition THEN [n._partition] ELSE [] END AS before`,
    ...(statement.shared === true ? [] : [noteMove(cypherName(statement.label))]),
    'SET n.changed_at = CASE WHEN n._digest = row.digest OR keeps THEN n.changed_at ELSE $run END',
    'FOREACH (_ IN CASE WHEN keeps THEN [] ELSE [1] END | SET n += row.properties, n._digest = row.digest)',
    // What two records say of one node is written anew by every run.
    'SET n._edges = CASE WHEN differs THEN null ELSE row.edges END, n._missed = null',
    ...(statement.shared === true ? [] : [`SET n._partition = ${firstPartition('n', SEEN)}`]),
    'SET n.lastupdated = $run',
    ...wholeFloats('n', statement.properties),
    statement.labels.length > 0 && `SET n${statement.labels.map((label) => `:${cypherName(label)}`).join('')}`,
    ...statement.conditionalLabels.flatMap((label) => [
      `FOREACH (_ IN CASE WHEN NOT coalesce(keeps, false) AND '${cypherName(label)}' IN row.labels THEN [1] ELSE [] END | SET n:${cypherName(label)})`,
      `FOREACH (_ IN CASE WHEN coalesce(keeps, false) OR '${cypherName(label)}' IN row.labels THEN [] ELSE [1] END | REMOVE n:${cypherName(label)})`,
    ]),
    // In one transaction with the node: between two, another run could find a node that nobody owns.
    ...(statement.shared === true
      ? [
          'WITH n, row, differs',
          `MATCH (p:${PARTITION_LABEL} {id: $partition})`,
          'MERGE (n)-[s:SEEN_IN]->(p)',
          'ON CREATE SET s.firstseen = $run',
          'SET s.lastupdated = $run, s._missed = null',
        ]
      : []),
    'RETURN row.index AS index, n.firstseen = $run AS created, differs AS differs',
  );
}

function createNodes({ label, labels, properties }: CreateNodes): string {
  const all = [label, ...labels].map((name) => `:${cypherName(name)}`).join('');
  const value = ({ type, list }: Property, at: string): string => {
    if (type !== 'float') return at;
    return list === true ? `[x IN ${at} | toFloat(x)]` : `toFloat(${at})`;
  };
  const values = [
    ...CREATED.map((name, index) => `${name}: row[${index}]`),
    ...['firstseen', 'changed_at', 'lastupdated'].map((name) => `${name}: $run`),
    '_partition: $partition',
    ...properties.map((property, index) => {
      return `${cypherName(property.name)}: ${value(property, `row[${CREATED.length + index}]`)}`;
    }),
  ];
  return lines(
    'UNWIND $rows AS row',
    `CREATE (n${all} {${values.join(', ')}})`,
    'WITH count(*) AS created WHERE created > 0',
    'RETURN created',
  );
}

/**
 * Notes, in the same transaction, that another partition has held the node until now: its cleanup will not find any more what it wrote for the node.
 */
function noteMove(label: string): string {
  return lines(
    'FOREACH (from IN before |',
    `  MERGE (m:${MOVE_LABEL} {id: '${label} ' + from + ' ' + row.id})`,
    `  SET m.label = '${label}', m.node = row.id, m.from = from, m.lastupdated = $run, m._partition = '${MOVE_PARTITION}')`,
  );
}

/** True for a node that this run has written already, or has seen as it is. */
const SEEN = '(n.lastupdated = $run OR coalesce(n._seen, 0) = $run)';

/** Which nodes of a partition are read. */
export function whichCondition({ which }: ReadPartition): string {
  return {
    present: 'n._missed IS NULL AND ',
    missed: `${stale('n', 'missed', '$run')} AND `,
    unwritten: `${stale('n', 'unwritten', '$run')} AND `,
    all: '',
  }[which];
}

/** True for what a run no longer found: `before` is its number. */
function stale(variable: string, staleness: Staleness, before = '$before'): string {
  return staleness === 'missed' ? `${variable}._missed <= ${before}` : `${variable}.lastupdated < ${before}`;
}

/** Who owns what two partitions hold in one run: the first by name, whoever comes first. */
function firstPartition(variable: string, seen = `${variable}.lastupdated = $run`): string {
  const owner = `${variable}._partition`;
  return `CASE WHEN ${seen} AND ${owner} < $partition THEN ${owner} ELSE $partition END`;
}

function markNodes({ label, mark, shared }: MarkNodes): string {
  const node = ['UNWIND $rows AS row', `MATCH (n:${cypherName(label)} {id: row.id})`];
  if (mark === 'seen') return lines(...node, 'SET n._seen = $run', 'RETURN row.index AS index, false AS created');
  const marked = shared === true ? 's' : 'n';
  return lines(
    ...node,
    ...(shared === true ? [`MATCH (n)-[s:SEEN_IN]->(:${PARTITION_LABEL} {id: $partition})`] : []),
    `SET ${marked}._missed = coalesce(${marked}._missed, $run)`,
    'RETURN row.index AS index, false AS created',
  );
}

function lookupNodes({ label, shared }: LookupNodes): string {
  const node = ['UNWIND $ids AS id', `MATCH (n:${cypherName(label)} {id: id})`];
  return shared === true
    ? lines(
        ...node,
        `MATCH (n)-[s:SEEN_IN]->(p:${PARTITION_LABEL} {id: $partition})`,
        'RETURN id AS id, p.id AS partition, n._digest AS digest, n._edges AS edges, null AS lost, s._missed AS missed, s.lastupdated AS run',
      )
    : lines(
        ...node,
        'RETURN id AS id, n._partition AS partition, n._digest AS digest, n._edges AS edges, n._lost AS lost, n._missed AS missed, n.lastupdated AS run',
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
    `MATCH ${endpoint('n', statement.from, EDGE.ends)}`,
    `MATCH ${endpoint('t', statement.to, EDGE.ends + statement.from.match.length)}`,
    `MERGE (n)${left}${right}(t)`,
    'ON CREATE SET r.firstseen = $run',
    `SET ${statement.properties.length > 0 ? `r += row[${EDGE.properties}], ` : ''}r._partition = ${firstPartition('r')}, r.lastupdated = $run`,
    ...(matchesById(statement.to) ? [] : [`SET r._match = row[${EDGE.match}]`]),
    ...wholeFloats('r', statement.properties),
    `WITH collect(row[${EDGE.index}]) AS indexes, count(CASE WHEN r.firstseen = $run THEN 1 END) AS created`,
    'WHERE size(indexes) > 0',
    'RETURN indexes, created',
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

/** True for an end that is found by its id alone, which never changes. */
export function matchesById({ match }: Endpoint): boolean {
  return match.length === 1 && match[0] === 'id';
}

export function endpoint(variable: string, end: Endpoint, start: number): string {
  const keys = end.match.map((property, index) => `${cypherName(property)}: row[${start + index}]`);
  return `(${variable}:${cypherName(end.label)} {${keys.join(', ')}})`;
}

function deleteStale(statement: DeleteStatement): string {
  switch (statement.kind) {
    case 'delete-stale-nodes':
      return lines(
        ...staleNodes({ ...statement, shared: false }),
        'WITH n, n.id AS id LIMIT $limit',
        'DETACH DELETE n',
        'RETURN id',
      );
    case 'mark-neighbours':
      return lines(
        ...staleNodes(statement),
        'MATCH (n)--(m)',
        'WHERE coalesce(m._lost, 0) < $run',
        'WITH DISTINCT m LIMIT $limit',
        'SET m._lost = $run',
        'RETURN m.id AS id',
      );
    case 'delete-stale-edges':
      return lines(...staleEdges(statement), 'WITH r, n.id AS id LIMIT $limit', 'DELETE r', 'RETURN id');
    case 'delete-older-nodes':
      return lines(
        `MATCH (n:${cypherName(statement.label)})`,
        'WHERE n.lastupdated < $before',
        'WITH n, n.id AS id LIMIT $limit',
        'DETACH DELETE n',
        'RETURN id',
      );
    case 'delete-sole-nodes':
      return lines(
        'UNWIND $partitions AS partition',
        `MATCH (:${PARTITION_LABEL} {id: partition.key})<-[r:SEEN_IN]-(n:${cypherName(statement.label)})`,
        `WHERE ${stale('r', statement.stale)}`,
        // Takes the node's lock before looking: another run may be about to own it.
        'SET n.lastupdated = n.lastupdated',
        'WITH n, n.id AS id, partition',
        'WHERE NOT EXISTS { (n)-[:SEEN_IN]->(other) WHERE other.id <> partition.key }',
        'WITH n, id LIMIT $limit',
        'DETACH DELETE n',
        'RETURN id',
      );
    case 'release-shared-nodes':
      return lines(
        'UNWIND $partitions AS partition',
        // From the partition's side: the embedded engine starts where the pattern starts.
        `MATCH (:${PARTITION_LABEL} {id: partition.key})<-[r:SEEN_IN]-(n:${cypherName(statement.label)})`,
        `WHERE ${stale('r', statement.stale)}`,
        'WITH n, r, n.id AS id LIMIT $limit',
        'DELETE r',
        'RETURN id',
      );
  }
}

/** Finds what a deletion of stale nodes takes, as `n`. */
export function staleNodes({
  label,
  stale: staleness,
  shared,
}: Pick<StaleNodes, 'label' | 'stale' | 'shared'>): readonly string[] {
  const node = cypherName(label);
  if (!shared) {
    return [
      'UNWIND $partitions AS partition',
      `MATCH (n:${node} {_partition: partition.key})`,
      `WHERE ${stale('n', staleness)}`,
    ];
  }
  return [
    'UNWIND $partitions AS partition',
    `MATCH (:${PARTITION_LABEL} {id: partition.key})<-[s:SEEN_IN]-(n:${node})`,
    `WHERE ${stale('s', staleness)} AND NOT EXISTS { (n)-[:SEEN_IN]->(other) WHERE other.id <> partition.key }`,
  ];
}

/** Finds what a deletion of stale relationships takes, as `r` from `n` to `m`. */
export function staleEdges({ type, from, direction, to, anchor }: DeleteStaleEdges): readonly string[] {
  const [left, right] = arrow(direction, `r:${cypherName(type)}`);
  const start = { partition: ' {_partition: partition.key}', parent: ' {id: partition.parent}', none: '' }[anchor];
  return [
    'UNWIND $partitions AS partition',
    `MATCH (n:${cypherName(from)}${start})${left}${right}(m:${cypherName(to)})`,
    `WHERE ${anchor === 'partition' ? 'n.lastupdated = $run AND ' : ''}r._partition = partition.key AND r.lastupdated < $before`,
  ];
}

/** Finds what `$rows` let go of, as `r` from `m` to `n`. */
export function releasedEdges({ type, from, direction, to }: ReleaseEdges): readonly string[] {
  const [left, right] = arrow(direction === 'out' ? 'in' : 'out', `r:${cypherName(type)}`);
  return [
    'UNWIND $rows AS row',
    `MATCH (n:${cypherName(to)} {id: row.id})`,
    `MATCH (n)${left}${right}(m:${cypherName(from)})`,
    'WHERE r._match <> row.edges',
  ];
}

export function arrow(direction: 'out' | 'in', relationship: string): readonly [string, string] {
  return direction === 'out' ? [`-[${relationship}]`, '->'] : [`<-[${relationship}]`, '-'];
}

export function lines(...parts: readonly (string | false)[]): string {
  return parts.filter((part) => part !== false).join('\n');
}
