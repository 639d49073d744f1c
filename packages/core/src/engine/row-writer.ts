import type { LinkRow, NodeRow, Row, Values } from '../model/row.js';
import type { Property, Schema } from '../model/schema.js';
import { statementsOf, withAliases } from '../statement/schema-statements.js';
import type { EdgeWrite, NodeWrite, UpsertEdges } from '../statement/statement.js';
import type { GraphStore, WriteResult } from '../store/graph-store.js';

/** A relationship that waits for the end of the run: its other end was not there yet, or there may be several and not all of them are. */
export interface PendingEdge {
  readonly schema: string;
  /** Index into the schema's statements. */
  readonly relationship: number;
  readonly partition: string;
  readonly edge: EdgeWrite;
}

/** What was written of the relationships of some rows. */
export interface EdgesWritten {
  readonly written: number;
  readonly created: number;
  readonly pending: readonly PendingEdge[];
}

/** The store and the run that rows are written in. */
export interface WriteTarget {
  readonly store: GraphStore;
  readonly run: number;
  /** True to write Cartography's property names beside ours. */
  readonly aliases: boolean;
}

const NOTHING: WriteResult = { created: 0, written: 0, unmatched: [] };

/** Writes the nodes of some rows of one schema and partition. Links have none. */
export async function writeNodes(
  target: WriteTarget,
  schema: Schema,
  partition: string,
  rows: readonly Row[],
): Promise<WriteResult> {
  const { nodes, owner } = statementsOf(schema);
  if (nodes === undefined || rows.length === 0) return NOTHING;
  const { store, run, aliases } = target;
  const statement = aliases ? { ...nodes, properties: withAliases(nodes.properties) } : nodes;
  const writes = (rows as readonly NodeRow[]).map((row): NodeWrite => {
    return {
      id: row.id,
      properties: aliases ? addAliases(row.properties, nodes.properties) : row.properties,
      labels: row.labels,
    };
  });
  const result = await store.write({ statement, rows: writes, run, partition });
  if (owner !== undefined) {
    const owned = writes.map((row): EdgeWrite => ({ from: [row.id], to: [partition] }));
    await store.write({ statement: owner, rows: owned, run, partition });
  }
  return result;
}

function addAliases(values: Values, properties: readonly Property[]): Values {
  const aliased: Record<string, Values[string]> = { ...values };
  for (const { name, alias } of properties) if (alias !== undefined) aliased[alias] = values[name] ?? null;
  return aliased;
}

function edgeWrites(schema: Schema, relationship: number, rows: readonly Row[]): EdgeWrite[] {
  if (schema.kind === 'link') {
    return (rows as readonly LinkRow[]).map(({ from, to, properties }) => ({ from, to, properties }));
  }
  const writes: EdgeWrite[] = [];
  for (const row of rows as readonly NodeRow[]) {
    for (const edge of row.edges) {
      if (edge.relationship !== relationship) continue;
      writes.push({
        from: [row.id],
        to: edge.match,
        ...(edge.properties === undefined ? {} : { properties: edge.properties }),
      });
    }
  }
  return writes;
}

/** Writes the relationships of some rows, and gives back those that have to wait. */
export async function writeRelationships(
  target: WriteTarget,
  schema: Schema,
  partition: string,
  rows: readonly Row[],
): Promise<EdgesWritten> {
  const pending: PendingEdge[] = [];
  let written = 0;
  let created = 0;
  for (const [relationship, statement] of statementsOf(schema).edges.entries()) {
    const writes = edgeWrites(schema, relationship, rows);
    const wait = (edge: EdgeWrite): void => {
      pending.push({ schema: schema.name, relationship, partition, edge });
    };
    if (statement.to.many === true || statement.from.many === true) {
      writes.forEach(wait);
      continue;
    }
    const result = await writeEdges(target, statement, partition, writes);
    written += result.written;
    created += result.created;
    for (const index of result.unmatched) {
      const edge = writes[index];
      if (edge !== undefined) wait(edge);
    }
  }
  return { written, created, pending };
}

/** Writes relationships of one type from one partition. */
export async function writeEdges(
  target: WriteTarget,
  statement: UpsertEdges,
  partition: string,
  rows: readonly EdgeWrite[],
): Promise<WriteResult> {
  if (rows.length === 0) return NOTHING;
  return target.store.write({ statement, rows, run: target.run, partition });
}
