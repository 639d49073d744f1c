import type { Schema } from '../model/schema.js';
import type { GraphStore } from '../store/graph-store.js';
import type { Delta } from './delta.js';
import { markNodes, type WriteTarget } from './row-writer.js';
import type { Tally } from './tally.js';

/** Nodes that are marked in one transaction. */
const AT_ONCE = 1_000;

/** Which partitions. */
export interface MissedOptions {
  readonly partitions: readonly string[];
  /** True when there is one, and it holds all that the reading has seen. */
  readonly isWhole: boolean;
}

/** Marks the nodes that some partitions hold and that their complete reading has not seen: so the cleanup at the end of the run knows them, be it another process that goes on with it. */
export async function markMissed(
  target: Omit<WriteTarget, 'partition'>,
  emits: readonly Schema[],
  delta: Delta,
  { partitions, isWhole }: MissedOptions,
  tally: Tally,
): Promise<void> {
  for (const schema of emits) {
    if (schema.kind !== 'node') continue;
    const label = schema.name;
    const shared = schema.shared ?? false;
    const seen = delta.seen(schema);
    // Then nothing was written either, and what was counted at the beginning is still so.
    if (delta.known.get(schema)?.isSame === true) continue;
    if (isWhole && (await holdsNoMore(target, label, shared, partitions, delta, seen.size))) continue;
    const mark = { kind: 'mark-nodes', label, mark: 'missed', shared } as const;
    // A shared node is missed by a partition, and only fetches without parents read such nodes.
    const [partition = ''] = partitions;
    let missed: string[] = [];
    for await (const { id, missed: since } of target.store.held({ kind: 'held-nodes', label, shared }, partitions)) {
      if (seen.has(id)) continue;
      tally.missed += 1;
      if (since !== null) continue;
      missed.push(id);
      if (missed.length < AT_ONCE) continue;
      await markNodes({ ...target, partition }, mark, missed);
      missed = [];
    }
    await markNodes({ ...target, partition }, mark, missed);
  }
}

/** True when counting is enough: what was seen is all there, so a partition that holds no more holds nothing else. */
async function holdsNoMore(
  { store, run }: { readonly store: GraphStore; readonly run: number },
  label: string,
  shared: boolean,
  partitions: readonly string[],
  { contested }: Delta,
  seen: number,
): Promise<boolean> {
  if (contested) return false;
  const kind = shared ? 'count-shared' : 'count-partition';
  return (await store.count({ kind, label }, partitions, run)).total === seen;
}
