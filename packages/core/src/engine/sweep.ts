import type { Fetch } from '../fetch/define-fetch.js';
import type { Scope } from '../model/scope.js';
import { statementsOf } from '../statement/schema-statements.js';
import type { DeleteStatement } from '../statement/statement.js';
import type { GraphStore, PartitionRef } from '../store/graph-store.js';
import { partitionKey } from './partition.js';
import type { PlannedFetch } from './plan.js';

/** How much one partition may lose in one run without anyone agreeing to it. */
export interface Brake {
  /** Share of the partition's nodes, 0 to 1. */
  readonly share: number;
  /** Losing no more nodes than this is never held. */
  readonly nodes: number;
}

/** Half of a partition, and over a hundred nodes: more likely a fault of the provider's than the truth. */
export const DEFAULT_BRAKE: Brake = { share: 0.5, nodes: 100 };

/** What a sweep removed, and what it held back. */
export interface Swept {
  readonly nodesDeleted: number;
  readonly edgesDeleted: number;
  readonly held: number;
}

/** The store, and the run whose writes stay. */
export interface SweepContext {
  readonly store: GraphStore;
  readonly run: number;
  /** Undefined when deletions were agreed to beforehand. */
  readonly brake: Brake | undefined;
}

/** Nodes or relationships that are deleted in one transaction. */
const DELETE_LIMIT = 5_000;

/**
 * Deletes what partitions no longer hold. Called only for partitions that this run read to their end; what hangs below a deleted node,
 * because it was read for it, goes with it.
 */
export async function sweepPartitions(
  context: SweepContext,
  planned: PlannedFetch,
  scope: Scope,
  partitions: readonly PartitionRef[],
): Promise<Swept> {
  const held = await overBrake(context, planned.fetch, partitions);
  if (held > 0) return { nodesDeleted: 0, edgesDeleted: 0, held };
  let nodesDeleted = 0;
  let edgesDeleted = 0;
  for (const schema of planned.fetch.emits) {
    const { deleteNodes, deleteEdges } = statementsOf(schema);
    for (const statement of deleteEdges) edgesDeleted += (await deleteAll(context, statement, partitions)).length;
    if (deleteNodes === undefined) continue;
    const ids = await deleteAll(context, deleteNodes, partitions);
    nodesDeleted +=
      deleteNodes.kind === 'release-shared-nodes' ? await context.store.deleteUnowned(schema.name, ids) : ids.length;
    for (const child of planned.children) {
      if (child.fetch.for !== schema.name) continue;
      for (let start = 0; start < ids.length; start += DELETE_LIMIT) {
        const orphaned = ids
          .slice(start, start + DELETE_LIMIT)
          .map((parent) => ({ key: partitionKey(child.source.name, child.fetch, scope, parent), parent }));
        // The brake has let the parents go; their children do not ask again.
        nodesDeleted += (await sweepPartitions({ ...context, brake: undefined }, child, scope, orphaned)).nodesDeleted;
      }
    }
  }
  return { nodesDeleted, edgesDeleted, held: 0 };
}

/** How many nodes the brake holds: none when the partition may lose what it would lose. */
async function overBrake(
  { store, run, brake }: SweepContext,
  fetch: Fetch,
  partitions: readonly PartitionRef[],
): Promise<number> {
  if (brake === undefined) return 0;
  let total = 0;
  let stale = 0;
  for (const schema of fetch.emits) {
    if (schema.kind !== 'node' || schema.shared === true) continue;
    for (const { key } of partitions) {
      const counted = await store.count({ kind: 'count-partition', label: schema.name }, key, run);
      total += counted.total;
      stale += counted.stale;
    }
  }
  return stale > brake.nodes && stale > total * brake.share ? stale : 0;
}

async function deleteAll(
  { store, run }: SweepContext,
  statement: DeleteStatement,
  partitions: readonly PartitionRef[],
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (;;) {
    const deleted = await store.delete({ statement, run, partitions, limit: DELETE_LIMIT });
    for (const id of deleted) ids.push(id);
    if (deleted.length < DELETE_LIMIT) return ids;
  }
}
