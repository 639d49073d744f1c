import type { LinkRow, NodeRow, Row, Values } from '../model/row.js';
import type { Property, Schema } from '../model/schema.js';
import { statementsOf, withAliases } from '../statement/schema-statements.js';
import type { EdgeWrite, NodeWrite, UpsertEdges } from '../statement/statement.js';
import type { Fence, GraphStore, WriteBatch, WriteResult } from '../store/graph-store.js';
import { writeInParts } from '../store/write-in-parts.js';
import { digestOf } from './digest.js';

/** A relationship that waits for the end of the run: its other end was not there yet, or there may be several and not all of them are. */
export interface PendingEdge {
  readonly schema: string;
  /** Index into the schema's statements. */
  readonly relationship: number;
  readonly partition: string;
  readonly edge: EdgeWrite;
}

/** What was written of the nodes of some rows. */
export interface NodesWritten {
  readonly written: number;
  readonly created: number;
  readonly conflicting: number;
}

/** What was written of the relationships of some rows. */
export interface EdgesWritten {
  readonly written: number;
  readonly created: number;
  readonly pending: readonly PendingEdge[];
}

/** Where rows are written. */
export interface WriteTarget {
  readonly store: GraphStore;
  readonly run: number;
  /** True to write Cartography's property names beside ours. */
  readonly aliases: boolean;
  readonly partition: string;
  readonly fence?: Fence | undefined;
}

const NOTHING: NodesWritten = { created: 0, written: 0, conflicting: 0 };

/** Relationships of one transaction: a row may have thousands. */
const EDGES_AT_ONCE = 5_000;

/** Writes the nodes of some rows of one schema and partition. Links have none. */
export async function writeNodes(target: WriteTarget, schema: Schema, rows: readonly Row[]): Promise<NodesWritten> {
  const { nodes } = statementsOf(schema);
  if (nodes === undefined || rows.length === 0) return NOTHING;
  const { aliases } = target;
  const statement = aliases ? { ...nodes, properties: withAliases(nodes.properties) } : nodes;
  const writes = new Map<string, NodeWrite & { readonly digest: string }>();
  let conflicting = 0;
  for (const row of rows as readonly NodeRow[]) {
    const properties = aliases ? addAliases(row.properties, nodes.properties) : row.properties;
    const write = { id: row.id, properties, labels: row.labels, digest: digestOf(properties, row.labels) };
    const known = writes.get(row.id);
    if (known !== undefined && known.digest !== write.digest) conflicting += 1;
    // The same choice as the store's between batches, so that it does not matter where a batch ends.
    if (known === undefined || known.digest < write.digest) writes.set(row.id, write);
  }
  // By their ids, so that two writers take the locks of the same nodes in the same order.
  const sorted = [...writes.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const result = await write(target, { statement, rows: sorted });
  return { written: result.written, created: result.created, conflicting: result.conflicting + conflicting };
}

function addAliases(values: Values, properties: readonly Property[]): Values {
  const aliased: Record<string, Values[string]> = { ...values };
  for (const { name, alias } of properties) {
    // A value that is left out stays as it is, and so does its other name.
    if (alias !== undefined && name in values) aliased[alias] = values[name] ?? null;
  }
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
  rows: readonly Row[],
): Promise<EdgesWritten> {
  const pending: PendingEdge[] = [];
  let written = 0;
  let created = 0;
  for (const [relationship, statement] of statementsOf(schema).edges.entries()) {
    const writes = edgeWrites(schema, relationship, rows);
    const wait = (edge: EdgeWrite): void => {
      pending.push({ schema: schema.name, relationship, partition: target.partition, edge });
    };
    if (statement.to.many === true || statement.from.many === true) {
      writes.forEach(wait);
      continue;
    }
    const result = await writeEdges(target, statement, writes);
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
  rows: readonly EdgeWrite[],
): Promise<Pick<WriteResult, 'created' | 'written' | 'unmatched'>> {
  const unmatched: number[] = [];
  let written = 0;
  let created = 0;
  for (let start = 0; start < rows.length; start += EDGES_AT_ONCE) {
    const result = await write(target, { statement, rows: rows.slice(start, start + EDGES_AT_ONCE) });
    for (const position of result.unmatched) unmatched.push(start + position);
    written += result.written;
    created += result.created;
  }
  return { created, written, unmatched };
}

type Change = WriteBatch extends infer Batch
  ? Batch extends WriteBatch
    ? Pick<Batch, 'statement' | 'rows'>
    : never
  : never;

function write({ store, run, partition, fence }: WriteTarget, change: Change): Promise<WriteResult> {
  return writeInParts(store, { ...change, run, partition, ...(fence === undefined ? {} : { fence }) } as WriteBatch);
}
