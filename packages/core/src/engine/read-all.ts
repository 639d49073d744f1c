import pLimit from 'p-limit';
import type { Calls } from '../calls/create-calls.js';
import type { Outcome } from '../fetch/outcome.js';
import type { Telemetry } from '../telemetry/telemetry.js';
import { fairQueue } from './fair-queue.js';
import { keepRows, recallRows } from './known-rows.js';
import { markMissed } from './missed.js';
import { readChildren, restoreChildren } from './read-children.js';
import { type ReadContext, type Reading, readPartition } from './read-partition.js';
import type { SeenIds } from './seen-ids.js';
import type { SpillFolder } from './spill.js';
import type { SyncEvent } from './sync-event.js';
import { newTask, type ParentPartition, readingOf, recordTask, reportOf, type Task, type TaskContext } from './task.js';

/** Parents of a child fetch that are read at the same time, within one partition. */
const PARENTS_AT_ONCE = 4;
/** Buffers that are written at the same time: more would only wait for each other in the store, and the lease's renewal behind them. */
const WRITES_AT_ONCE = 16;

/** How to read. */
export interface ReadAllOptions {
  /** Those that have failed already, because they could not be listed, among them. */
  readonly tasks: readonly Task[];
  /** Partitions that are read at the same time. */
  readonly concurrency: number;
  readonly calls: Calls;
  readonly spills: SpillFolder;
  readonly telemetry: Telemetry;
  readonly onEvent: (event: SyncEvent) => void;
  /** Stops the others when the store fails one of them. */
  readonly abort: AbortController;
}

/** Reads every task and the tasks of its children; returns when all nodes are written, and all relationships that had both their ends. */
export async function readAll(given: ReadContext & TaskContext, options: ReadAllOptions): Promise<readonly Task[]> {
  const context = { ...given, writes: pLimit(WRITES_AT_ONCE), waiting: { bytes: 0 } };
  const { onEvent } = options;
  const inTurn = fairQueue(options.concurrency);
  const tasks = [...options.tasks];
  let done = tasks.filter(({ outcome }) => outcome.kind === 'failed').length;

  async function read(task: Task, parent?: Task): Promise<void> {
    const { key, tally } = task;
    if (!task.isRead) {
      const started = performance.now();
      onEvent({ kind: 'partition-started', key });
      const reading = async (): Promise<void> => {
        task.outcome = guarded(task, await readTask(context, options, task, parent));
        task.durationMs = performance.now() - started;
      };
      await options.telemetry.partition(key, reading, () => reportOf(task));
      await task.pending.flush();
      // After everything that the partition has brought: whoever resumes a run that was killed trusts this.
      await recordTask(context, task);
    } else if (parent !== undefined && task.parents !== undefined) {
      await restoreChildren(context, task, keysOf(parent));
    }
    done += 1;
    onEvent({ kind: 'partition-read', key, outcome: task.outcome, nodes: tally.nodes, done, partitions: tasks.length });
  }

  async function readWithChildren(task: Task, parent?: Task): Promise<void> {
    await inTurn(sharesOf(task), async () => {
      context.signal.throwIfAborted();
      try {
        await read(task, parent);
      } catch (error) {
        // Before the place is free: nothing else may begin.
        options.abort.abort(error);
        throw error;
      }
    });
    const children = task.planned.children.map((planned) =>
      newTask(context, planned, task.scope, options.spills.open<ParentPartition>(), task.isRead),
    );
    tasks.push(...children);
    await settleAll(children.map((child) => readWithChildren(child, task)));
  }

  onEvent({ kind: 'planned', run: context.run, partitions: tasks.length });
  await settleAll(tasks.filter(({ outcome }) => outcome.kind !== 'failed').map((task) => readWithChildren(task)));
  return tasks;
}

/** What a task has in common with others: its service, as the calls that it declares name it, and each part of its scope. */
function sharesOf({ planned: { source, fetch }, scope }: Task): readonly string[] {
  const service = fetch.calls[0]?.split(':', 1)[0] ?? '';
  return [service, ...Object.entries(scope).map(([name, value]) => `${name} ${value}`)].map(
    (share) => `${source.name} ${share}`,
  );
}

/** Waits for all, also when one fails: nothing may still be writing when the run ends. */
async function settleAll(promises: readonly Promise<void>[]): Promise<void> {
  await Promise.allSettled(promises);
  await Promise.all(promises);
}

async function readTask(
  context: ReadContext & TaskContext,
  { calls }: ReadAllOptions,
  task: Task,
  parent: Task | undefined,
): Promise<Outcome> {
  const { parents, tally, planned, fence } = task;
  const reading = readingOf(task, calls);
  const { emits } = planned.fetch;
  if (parent === undefined || parents === undefined) {
    return readWhole(context, task, reading);
  }
  const seen = parent.isRead ? undefined : seenOf(parent, planned.fetch.for);
  const child = {
    ...reading,
    parentKeys: keysOf(parent),
    isSeen: (id: string) => seen?.has(id) ?? true,
    parentOutcome: parent.outcome,
    concurrency: PARENTS_AT_ONCE,
  };
  const outcome = await readChildren(context, child, tally, (partition) => parents.add([partition]));
  if (context.delta.isEmpty) return outcome;
  const target = { ...context, fence };
  for await (const chunk of parents.chunks(1_000)) {
    const partitions = chunk.filter(({ complete }) => complete).map(({ key }) => key);
    if (partitions.length > 0) await markMissed(target, emits, reading.delta, { partitions, isWhole: false }, tally);
  }
  return outcome;
}

/** Reads a partition that is not one of many parents, and keeps for the next run what it has brought. */
async function readWhole(context: ReadContext & TaskContext, task: Task, reading: Reading): Promise<Outcome> {
  const { key, fence, tally, planned, last } = task;
  const { emits } = planned.fetch;
  const { store, run, aliases, delta, full } = context;
  const { delta: own } = reading;
  const settledRun = full ? null : (last?.settledRun ?? null);
  own.known = await recallRows({ store, partition: key, aliases, settledRun, kept: task.rows }, emits);
  try {
    const outcome = await readPartition(context, reading, tally);
    if (outcome.kind !== 'complete') return outcome;
    if (!delta.isEmpty)
      await markMissed({ ...context, fence }, emits, own, { partitions: [key], isWhole: true }, tally);
    task.rows = await keepRows({ store, run, partition: key, fence, kept: task.rows }, own);
    return outcome;
  } finally {
    // The reading itself is kept to the end of the run.
    own.known = new Map();
  }
}

/** What a parent's reading has seen of one label. */
function seenOf({ planned, delta }: Task, label: string | undefined): SeenIds | undefined {
  const schema = planned.fetch.emits.find((one) => one.kind === 'node' && one.name === label);
  return schema && delta.seen(schema);
}

/** A reading that lost a property which nearly everything had is not trusted to be complete. */
function guarded({ watch, last }: Task, outcome: Outcome): Outcome {
  const { suspicious } = watch;
  if (outcome.kind !== 'complete' || suspicious.length === 0) return outcome;
  const rows = last?.population?.[suspicious[0]?.split('.')[0] ?? '']?.rows;
  const reason = `${suspicious.join(', ')}: set on most of ${rows} rows before and on none now; the old values are kept`;
  return { kind: 'partial', reason };
}

/** The partitions that hold the nodes a task has written: its own, or one for each parent that it was run for. */
async function* keysOf({ key, parents }: Task): AsyncGenerator<string> {
  if (parents === undefined) {
    yield key;
    return;
  }
  for await (const chunk of parents.chunks(1_000))
    for (const partition of chunk as readonly ParentPartition[]) yield partition.key;
}
