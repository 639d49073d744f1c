import type { Fetch } from '../fetch/define-fetch.js';
import type { Failure, Outcome } from '../fetch/outcome.js';
import type { Values } from '../model/row.js';
import type { ReadPartition } from '../statement/statement.js';
import { partitionKey } from './partition.js';
import { type ReadContext, type Reading, readPartition } from './read-partition.js';
import type { Tally } from './tally.js';
import type { ParentPartition, Task } from './task.js';

/** A fetch that is run for each node of a partition that another fetch has read. */
export interface ChildReading extends Reading {
  /** Keys of the partitions that hold the parents. */
  readonly parentKeys: AsyncIterable<string>;
  /** False for a parent that this run has not seen: its partition was not read to the end. */
  readonly isSeen: (id: string) => boolean;
  /** How reading that partition ended. */
  readonly parentOutcome: Outcome;
  /** Parents that are read at the same time. */
  readonly concurrency: number;
}

/**
 * Reads a child fetch for every parent that this run wrote, a bounded number at a time. Each parent is a partition of its own: one that
 * fails keeps what it had, and the others are cleaned. `onRead` is told of each, and whether it was read to its end.
 */
export async function readChildren(
  context: ReadContext,
  child: ChildReading,
  tally: Tally,
  onRead: (partition: ParentPartition) => Promise<void>,
): Promise<Outcome> {
  const { fetch, source, scope } = child;
  let parents = 0;
  let unread = 0;
  let gone = 0;
  let firstFailure: Failure | undefined;
  let firstReason: string | undefined;

  await forEachBounded(
    readParents(context, fetch, child.parentKeys, child.isSeen),
    child.concurrency,
    async (parent) => {
      const id = String(parent.id);
      const key = partitionKey(source.name, fetch, scope, id);
      const outcome = await readPartition(context, { ...child, key, parent }, tally);
      parents += 1;
      await onRead({ key, parent: id, complete: outcome.kind === 'complete' });
      if (outcome.kind === 'partial') {
        unread += 1;
        firstReason ??= outcome.reason;
      } else if (outcome.kind === 'failed' && outcome.failure.class === 'gone') {
        // A parent that was deleted since it was listed is no failure: the next run will not list it.
        gone += 1;
      } else if (outcome.kind === 'failed') {
        unread += 1;
        firstFailure ??= outcome.failure;
      }
    },
  );

  if (unread > 0) {
    const reason = firstReason ?? `${firstFailure?.code}: ${firstFailure?.message}`;
    return {
      kind: 'partial',
      reason: `${unread} of ${parents} ${fetch.for} not read to the end; the first: ${reason}`,
      ...(firstFailure === undefined ? {} : { failure: firstFailure }),
    };
  }
  // One parent may have been deleted since it was listed; all of them at once means that the question was wrong.
  if (gone > 0 && gone === parents)
    return { kind: 'partial', reason: `all ${parents} ${fetch.for} were said not to exist` };
  if (child.parentOutcome.kind === 'not-applicable') return child.parentOutcome;
  if (child.parentOutcome.kind !== 'complete')
    return { kind: 'partial', reason: `the list of ${fetch.for} was not read to the end` };
  return { kind: 'complete' };
}

/** Finds again the partitions of a child fetch that a run which was cut off has read to their ends. */
export async function restoreChildren(
  context: ReadContext,
  { planned: { source, fetch }, scope, parents }: Task,
  parentKeys: AsyncIterable<string>,
): Promise<void> {
  for await (const { id } of readParents(context, fetch, parentKeys, () => true)) {
    const parent = String(id);
    await parents?.add([{ key: partitionKey(source.name, fetch, scope, parent), parent, complete: true }]);
  }
}

async function* readParents(
  { store, run }: ReadContext,
  fetch: Fetch,
  parentKeys: AsyncIterable<string>,
  isSeen: (id: string) => boolean,
): AsyncGenerator<Values> {
  const statement: ReadPartition = { kind: 'read-partition', label: fetch.for ?? '', which: 'present' };
  for await (const key of parentKeys) {
    for await (const node of store.read(statement, key, run)) if (isSeen(String(node.id))) yield node;
  }
}

/** Runs `work` on each item, at most `concurrency` at a time, taking the next item only when there is room for it. */
async function forEachBounded<T>(
  items: AsyncIterable<T>,
  concurrency: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const running = new Set<Promise<void>>();
  let failed: { readonly error: unknown } | undefined;
  try {
    for await (const item of items) {
      const promise: Promise<void> = work(item)
        .catch((error: unknown) => {
          failed ??= { error };
        })
        .finally(() => running.delete(promise));
      running.add(promise);
      if (running.size >= concurrency) await Promise.race(running);
      if (failed !== undefined) break;
    }
  } finally {
    // Nothing may still be writing when the caller goes on, even after a failure.
    await Promise.all(running);
  }
  if (failed !== undefined) throw failed.error;
}
