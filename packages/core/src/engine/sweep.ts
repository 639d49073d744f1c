import { CadastreError } from '../errors.js';
import type { Fetch } from '../fetch/define-fetch.js';
import type { Scope } from '../model/scope.js';
import { statementsOf } from '../statement/schema-statements.js';
import type {
  CountPartition,
  DeleteStaleEdges,
  DeleteStaleNodes,
  DeleteStatement,
  ReadPartition,
  ReleaseSharedNodes,
  Staleness,
} from '../statement/statement.js';
import type { Fence, GraphStore, PartitionRef } from '../store/graph-store.js';
import type { Journal } from './changes/journal.js';
import { noteStaleEdges, noteStaleNodes } from './changes/note-changes.js';
import { partitionKey } from './partition.js';
import type { PlannedFetch } from './plan.js';

/** What a cleanup removed. */
export interface Deleted {
  readonly nodesDeleted: number;
  readonly edgesDeleted: number;
}

/** What the cleanup of a partition removed, and what it held back. */
export interface Swept extends Deleted {
  readonly held: number;
  /** The run whose deletions were held first, where they still are. */
  readonly heldRun: number | null;
}

/** The store, and what stays in it. */
export interface SweepContext {
  readonly store: GraphStore;
  readonly run: number;
  /** The run by whose number something is stale: this one, or an earlier one. */
  readonly before: number;
  readonly stale: Staleness;
  readonly fence?: Fence | undefined;
  readonly journal?: Journal | undefined;
  /** True where no node can be stale. */
  readonly edgesOnly?: boolean;
}

/** Nodes or relationships that are deleted in one transaction. */
const DELETE_LIMIT = 5_000;
/** Parents whose children are looked for at once. */
const ORPHANS_AT_ONCE = 1_000;

/**
 * Deletes what partitions no longer hold. Called only for partitions that this run read to their end; what hangs below a deleted node,
 * because it was read for it, goes with it.
 */
export async function sweepPartitions(
  context: SweepContext,
  planned: PlannedFetch,
  scope: Scope,
  partitions: readonly PartitionRef[],
): Promise<Deleted> {
  let nodesDeleted = 0;
  let edgesDeleted = 0;
  for (const schema of planned.fetch.emits) {
    const { deleteNodes, deleteEdges } = statementsOf(schema);
    for (const statement of deleteEdges) edgesDeleted += await sweepEdges(context, statement, partitions);
    if (deleteNodes === undefined || context.edgesOnly === true) continue;
    // What hangs below goes first: after a run that was killed in between, the parents are still there to find it by.
    for (const child of planned.children) {
      if (child.fetch.for !== schema.name) continue;
      for (const { key } of partitions) nodesDeleted += await sweepBelow(context, child, scope, key);
    }
    nodesDeleted += await sweepNodes(context, deleteNodes, partitions);
  }
  return { nodesDeleted, edgesDeleted };
}

/** Deletes nodes that partitions no longer hold, and gives their number. */
async function sweepNodes(
  context: SweepContext,
  statement: DeleteStaleNodes | ReleaseSharedNodes,
  partitions: readonly PartitionRef[],
): Promise<number> {
  const { store, run, before, stale, fence } = context;
  const { label } = statement;
  const shared = statement.kind === 'release-shared-nodes';
  const nodes = { kind: 'stale-nodes', label, stale, shared } as const;
  let deleted = 0;
  if (await noteStaleNodes(context, nodes, { run, before, partitions })) {
    await deleteAll(context, { kind: 'mark-neighbours', label, stale, shared }, partitions);
    // In this order no run that is killed leaves a shared node that nobody owns.
    const kind = shared ? 'delete-sole-nodes' : 'delete-stale-nodes';
    deleted = (await deleteAll(context, { kind, label, stale }, partitions)).length;
  }
  if (!shared) return deleted;
  const released = await deleteAll(context, { ...statement, stale }, partitions);
  return deleted + (await store.deleteUnowned(label, released, fence));
}

/** Deletes relationships that partitions no longer hold, and gives their number. */
export async function sweepEdges(
  context: SweepContext,
  statement: DeleteStaleEdges,
  partitions: readonly PartitionRef[],
): Promise<number> {
  const { run, before } = context;
  const listed = { kind: 'stale-edges', of: statement } as const;
  if (!(await noteStaleEdges(context, listed, { run, before, partitions }))) return 0;
  return (await deleteAll(context, statement, partitions)).length;
}

/** Sweeps what a child fetch has read for nodes of a partition that are about to be deleted. */
async function sweepBelow(
  context: SweepContext,
  child: PlannedFetch,
  scope: Scope,
  partition: string,
): Promise<number> {
  const statement: ReadPartition = { kind: 'read-partition', label: child.fetch.for ?? '', which: context.stale };
  // What was read for a node that is gone was not read in this run, so nobody has missed it.
  const below: SweepContext = { ...context, stale: 'unwritten' };
  let deleted = 0;
  let orphaned: PartitionRef[] = [];
  const sweep = async (): Promise<void> => {
    deleted += (await sweepPartitions(below, child, scope, orphaned)).nodesDeleted;
    orphaned = [];
  };
  for await (const { id } of context.store.read(statement, partition, context.before)) {
    const parent = String(id);
    orphaned.push({ key: partitionKey(child.source.name, child.fetch, scope, parent), parent });
    if (orphaned.length === ORPHANS_AT_ONCE) await sweep();
  }
  if (orphaned.length > 0) await sweep();
  return deleted;
}

/** What some partitions hold, and what of it would go. */
export async function countStale(
  { store, before }: SweepContext,
  fetch: Fetch,
  partitions: readonly PartitionRef[],
): Promise<{ readonly total: number; readonly stale: number }> {
  let total = 0;
  let stale = 0;
  const keys = partitions.map(({ key }) => key);
  for (const statement of countStatements(fetch)) {
    const counted = await store.count(statement, keys, before);
    total += counted.total;
    stale += counted.stale;
  }
  return { total, stale };
}

function countStatements({ emits }: Fetch): readonly CountPartition[] {
  return emits.flatMap((schema): CountPartition[] => {
    if (schema.kind === 'extension') return [];
    if (schema.kind === 'link') {
      return [{ kind: 'count-edges', type: schema.type, from: schema.from.label, to: schema.to.label }];
    }
    return [{ kind: schema.shared === true ? 'count-shared' : 'count-partition', label: schema.name }];
  });
}

async function deleteAll(
  { store, run, before, fence }: SweepContext,
  statement: DeleteStatement,
  partitions: readonly PartitionRef[],
): Promise<readonly string[]> {
  const all: string[] = [];
  let limit = DELETE_LIMIT;
  for (;;) {
    try {
      const batch = { statement, run, before, partitions, limit };
      const deleted = await store.delete({ ...batch, ...(fence === undefined ? {} : { fence }) });
      for (const id of deleted) all.push(id);
      if (deleted.length < limit) return all;
    } catch (error) {
      // The same deletion again would need the same memory.
      if (!(error instanceof CadastreError && error.code === 'STORE_MEMORY') || limit === 1) throw error;
      limit = Math.ceil(limit / 2);
    }
  }
}
