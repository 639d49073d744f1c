import type { PartitionRef } from '../store/graph-store.js';
import { isHeld } from './brake.js';
import type { ReadContext } from './read-partition.js';
import { countStale, type SweepContext, sweepPartitions } from './sweep.js';
import { addSwept, type Task, type TaskContext } from './task.js';

/** Removes what is gone from every partition that the run has read to its end, as far as the brake lets it go. */
export async function sweepTasks(context: ReadContext & TaskContext, tasks: readonly Task[]): Promise<void> {
  // Into this graph no run has written before: a server would plan hundreds of statements to find nothing.
  if (context.ledger.size === 0) return;
  for (const task of tasks) {
    context.signal.throwIfAborted();
    await sweepTask(context, task);
  }
}

async function sweepTask({ store, run, journal, acceptDeletions }: TaskContext, task: Task): Promise<void> {
  if (!mayHoldStale(task)) return;
  const { last, fence } = task;
  const context = { store, run, journal, stale: 'missed', fence, edgesOnly: !mayMissNodes(task) } as const;
  const before = (number: number): SweepContext => ({ ...context, before: number });
  const sweep = async (context: SweepContext): Promise<void> => {
    for await (const partitions of completePartitions(task)) {
      addSwept(task, { ...(await sweepPartitions(context, task.planned, task.scope, partitions)), held: 0 });
    }
    task.swept = { ...task.swept, heldRun: null };
  };
  const excess = async (): Promise<number> => {
    const counts = { total: 0, stale: 0 };
    for await (const partitions of completePartitions(task)) {
      const counted = await countStale(before(run), task.planned.fetch, partitions);
      counts.total += counted.total;
      counts.stale += counted.stale;
    }
    return isHeld(counts) ? counts.stale : 0;
  };

  if (acceptDeletions || (await excess()) === 0) return sweep(before(run));
  // What neither the run that was held nor this one has seen is gone. What only one of them has not seen may come back.
  const heldRun = last?.heldRun ?? null;
  if (heldRun !== null && heldRun < run) {
    await sweep(before(heldRun));
    if ((await excess()) === 0) return sweep(before(run));
  }
  const held = await excess();
  addSwept(task, { nodesDeleted: 0, edgesDeleted: 0, held });
  task.swept = { ...task.swept, heldRun: run };
}

/** False where nothing was missed and nothing was written over: then there is nothing to look for. */
function mayHoldStale(task: Task): boolean {
  const hasLinks = task.planned.fetch.emits.some(({ kind }) => kind === 'link');
  return hasLinks || task.tally.rewritten > 0 || mayMissNodes(task);
}

function mayMissNodes({ isRead, tally, last }: Task): boolean {
  return isRead || tally.missed > 0 || (last?.heldRun ?? null) !== null;
}

/** The partitions of a task that were read to their ends: its own or, for a fetch that is run for each parent, some of theirs at a time. */
async function* completePartitions({ key, outcome, parents }: Task): AsyncGenerator<readonly PartitionRef[]> {
  if (parents === undefined) {
    if (outcome.kind === 'complete') yield [{ key }];
    return;
  }
  for await (const chunk of parents.chunks(1_000)) yield chunk.filter(({ complete }) => complete);
}
