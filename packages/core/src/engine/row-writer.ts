import { CadastreError } from '../errors.js';
import type { LinkRow, NodeRow, Row, Values } from '../model/row.js';
import type { Property, Schema } from '../model/schema.js';
import { matchesById } from '../statement/compile.js';
import { statementsOf, withAliases } from '../statement/schema-statements.js';
import type {
  EdgeWrite,
  MarkNodes,
  NodeWrite,
  ReleaseEdges,
  UpdateNodes,
  UpsertEdges,
  UpsertNodes,
} from '../statement/statement.js';
import type { Fence, GraphStore, WriteBatch, WriteResult } from '../store/graph-store.js';
import { writeInParts } from '../store/write-in-parts.js';
import type { Journal } from './changes/journal.js';
import { noteChangedEdges, noteStaleEdges } from './changes/note-changes.js';
import { extensionProperty, extensionText } from './delta.js';
import { digester, edgesDigestOf, matchText } from './digest.js';

/** A relationship that waits for the end of the run: its other end was not there yet, or there may be several and not all of them are. */
export interface PendingEdge {
  readonly schema: string;
  /** Index into the schema's statements. */
  readonly relationship: number;
  readonly partition: string;
  readonly edge: EdgeWrite;
  /** What the row's node says of its relationships as long as this is still one of them; undefined where there is no such row. */
  readonly version?: string | undefined;
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
  /** Absent where nobody will ask what has changed. */
  readonly journal?: Journal | undefined;
}

/** A row as it is written. */
export interface PreparedRow {
  readonly row: NodeRow;
  readonly properties: Values;
  /** Of its properties and labels. */
  readonly digest: string;
  /** Of its relationships. */
  readonly edgesDigest: string;
}

/** A row that has to be written. */
export interface ChangedRow extends PreparedRow {
  /** The digest of its relationships, and what its node had lost when it was looked up: as long as both are so, they are all there. */
  readonly version: string;
  /** True when no such node was there when it was looked up. */
  readonly isNew: boolean;
}

const NOTHING: NodesWritten = { created: 0, written: 0, conflicting: 0 };

/** Relationships of one transaction: a row may have thousands. */
const EDGES_AT_ONCE = 5_000;

/** Rows of a node or extension schema, with what there is to tell whether they have changed. */
export function prepareRows(aliases: boolean, schema: Schema, rows: readonly Row[]): readonly PreparedRow[] {
  if (schema.kind === 'link') return [];
  const digestOf = digester(schema);
  const labels = schema.kind === 'node' ? schema.labels : [];
  return (rows as readonly NodeRow[]).map((row) => {
    const properties = aliases ? addAliases(row.properties, schema.properties) : row.properties;
    const digest = digestOf(properties, [...labels, ...row.labels]);
    return { row, properties, digest, edgesDigest: edgesDigestOf(schema.relationships, row.edges) };
  });
}

/** Writes the nodes of some rows of one schema and partition. Links have none. */
export async function writeNodes(
  target: WriteTarget,
  schema: Schema,
  rows: readonly ChangedRow[],
): Promise<NodesWritten> {
  const { nodes } = statementsOf(schema);
  if (nodes === undefined || rows.length === 0) return NOTHING;
  const statement = target.aliases ? { ...nodes, properties: withAliases(nodes.properties) } : nodes;
  const writes = new Map<string, NodeWrite & { readonly digest: string; readonly isNew: boolean }>();
  let conflicting = 0;
  for (const { row, properties, digest, version, isNew } of rows) {
    const written =
      schema.kind === 'extension'
        ? { ...properties, [extensionProperty(schema)]: extensionText(digest, target.run) }
        : properties;
    const write = { id: row.id, properties: written, labels: row.labels, digest, edges: version, isNew };
    const known = writes.get(row.id);
    if (known !== undefined && known.digest !== digest) conflicting += 1;
    // The same choice as the store's between batches, so that it does not matter where a batch ends.
    if (known === undefined || known.digest < digest) writes.set(row.id, write);
    // Both rows' relationships are written, so that no later run may think that it sees the same as one of them.
    const kept = writes.get(row.id);
    if (known !== undefined && kept !== undefined && known.edges !== version)
      writes.set(row.id, { ...kept, edges: TWO_ROWS, isNew: false });
  }
  // By their ids, so that two writers take the locks of the same nodes in the same order.
  const sorted = [...writes.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const added = statement.kind === 'upsert-nodes' ? sorted.filter(({ isNew }) => isNew) : [];
  const others = added.length === 0 ? sorted : sorted.filter(({ isNew }) => !isNew);
  const results = [...(await createNodes(target, statement, added)), await write(target, { statement, rows: others })];
  const sum = (name: keyof NodesWritten): number => results.reduce((total, result) => total + result[name], 0);
  target.journal?.created({ kind: 'node', name: statement.label }, sum('created'));
  return { written: sum('written'), created: sum('created'), conflicting: sum('conflicting') + conflicting };
}

/** Writes nodes that are not there, unless somebody else has written one of them meanwhile: creating costs half of what looking again does. */
async function createNodes(
  target: WriteTarget,
  upsert: UpsertNodes | UpdateNodes,
  rows: readonly NodeWrite[],
): Promise<readonly NodesWritten[]> {
  const byLabels = new Map<string, NodeWrite[]>();
  for (const row of rows) {
    const key = row.labels?.join(' ') ?? '';
    const group = byLabels.get(key);
    if (group === undefined) byLabels.set(key, [row]);
    else group.push(row);
  }
  const results: NodesWritten[] = [];
  for (const group of byLabels.values()) {
    const labels = ('labels' in upsert ? upsert.labels : []).concat(group[0]?.labels ?? []);
    const statement = { kind: 'create-nodes', label: upsert.label, labels, properties: upsert.properties } as const;
    try {
      results.push(await write(target, { statement, rows: group }));
    } catch (error) {
      if (!(error instanceof CadastreError && error.code === 'STORE_EXISTS')) throw error;
      results.push(await write(target, { statement: upsert, rows: group }));
    }
  }
  return results;
}

/** No digest is like this. */
const TWO_ROWS = '-';

function addAliases(values: Values, properties: readonly Property[]): Values {
  const aliased: Record<string, Values[string]> = { ...values };
  for (const { name, alias } of properties) {
    // A value that is left out stays as it is, and so does its other name.
    if (alias !== undefined && name in values) aliased[alias] = values[name] ?? null;
  }
  return aliased;
}

/** Notes something on nodes, by their ids. */
export async function markNodes(target: WriteTarget, statement: MarkNodes, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await write(target, { statement, rows: [...ids].sort().map((id) => ({ id, properties: {} })) });
}

/** Lets go of relationships to nodes that no longer have the values by which these were matched, and gives their number. */
export async function releaseEdges(
  target: WriteTarget,
  statement: ReleaseEdges,
  match: readonly string[],
  rows: readonly PreparedRow[],
): Promise<number> {
  const writes = rows
    .filter(({ properties }) => match.every((name) => name in properties))
    .map(({ row, properties }) => {
      const edges = matchText(match.map((name) => properties[name] ?? null));
      return { id: row.id, properties: {}, edges };
    });
  if (writes.length === 0) return 0;
  const listed = { kind: 'released-edges', of: statement } as const;
  if (!(await noteStaleEdges(target, listed, { run: target.run, rows: writes }))) return 0;
  return (await write(target, { statement, rows: writes })).written;
}

interface RowEdge {
  readonly edge: EdgeWrite;
  readonly version?: string | undefined;
}

function linkEdges(rows: readonly Row[]): readonly RowEdge[] {
  return (rows as readonly LinkRow[]).map(({ from, to, properties }) => ({ edge: { from, to, properties } }));
}

function rowEdges(
  { to }: Pick<UpsertEdges, 'to'>,
  relationship: number,
  rows: readonly ChangedRow[],
): readonly RowEdge[] {
  const byId = matchesById(to);
  return rows.flatMap(({ row, version }) =>
    row.edges
      .filter((edge) => edge.relationship === relationship)
      .map(({ match, properties }) => {
        const edge = {
          from: [row.id],
          to: match,
          ...(properties === undefined ? {} : { properties }),
          ...(byId ? {} : { match: matchText(match) }),
        };
        return { edge, version };
      }),
  );
}

/** Writes the relationships of some rows, those of links as they come, and gives back those that have to wait. */
export async function writeRelationships(
  target: WriteTarget,
  schema: Schema,
  rows: readonly ChangedRow[],
  links: readonly Row[],
): Promise<EdgesWritten> {
  const pending: PendingEdge[] = [];
  let written = 0;
  let created = 0;
  for (const [relationship, statement] of statementsOf(schema).edges.entries()) {
    const edges = schema.kind === 'link' ? linkEdges(links) : rowEdges(statement, relationship, rows);
    const wait = ({ edge, version }: RowEdge): void => {
      pending.push({ schema: schema.name, relationship, partition: target.partition, edge, version });
    };
    if (statement.to.many === true || statement.from.many === true) {
      edges.forEach(wait);
      continue;
    }
    const result = await writeEdges(
      target,
      statement,
      edges.map(({ edge }) => edge),
    );
    written += result.written;
    created += result.created;
    for (const index of result.unmatched) {
      const edge = edges[index];
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
    const some = rows.slice(start, start + EDGES_AT_ONCE);
    await noteChangedEdges(target, statement, some);
    const result = await write(target, { statement, rows: some });
    for (const position of result.unmatched) unmatched.push(start + position);
    written += result.written;
    created += result.created;
  }
  target.journal?.created({ kind: 'relationship', name: statement.type }, created);
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
