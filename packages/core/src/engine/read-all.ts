import pLimit from 'p-limit';
import type { Calls } from '../calls/create-calls.js';
import type { Outcome } from '../fetch/outcome.js';
import type { Source } from '../fetch/source.js';
import { markRunning } from './ledger.js';
import { scopeText } from './partition.js';
import type { PlannedFetch } from './plan.js';
import { readChildren } from './read-children.js';
import { type ReadContext, readPartition } from './read-partition.js';
import { scopeLister } from './scopes.js';
import type { SpillFolder } from './spill.js';
import type { SyncEvent } from './sync-event.js';
import { newTask, type ParentPartition, readingOf, type Task, taskForScope } from './task.js';

/** Parents of a child fetch that are read at the same time, within one partition. */
const PARENTS_AT_ONCE = 4;

/** How to read. */
export interface ReadAllOptions {
  readonly sources: readonly Source[];
  readonly fetches: readonly PlannedFetch[];
  /** Partitions that are read at the same time. */
  readonly concurrency: number;
  readonly calls: Calls;
  readonly spills: SpillFolder;
  readonly onEvent: (event: SyncEvent) => void;
  /** Stops the others when the store fails one of them. */
  readonly abort: AbortController;
}

/** Reads every fetch over every scope; returns when all nodes are written, and all relationships that had both their ends. */
export async function readAll(context: ReadContext, options: ReadAllOptions): Promise<readonly Task[]> {
  const { onEvent } = options;
  const limit = pLimit(options.concurrency);
  const tasks = await listTasks(context, options);
  let done = tasks.filter(({ outcome }) => outcome.kind !== 'complete').length;

  async function read(task: Task, parent?: Task): Promise<void> {
    const started = performance.now();
    onEvent({ kind: 'partition-started', key: task.key });
    task.outcome = await readTask(context, options.calls, task, parent);
    task.durationMs = performance.now() - started;
    done += 1;
    const { key, outcome, tally } = task;
    onEvent({ kind: 'partition-read', key, outcome, nodes: tally.nodes, done, partitions: tasks.length });
  }

  async function readWithChildren(task: Task, parent?: Task): Promise<void> {
    await limit(() => read(task, parent)).catch((error: unknown) => {
      options.abort.abort(error);
      throw error;
    });
    const children = task.planned.children.map((planned) => newTask(planned, task.scope, options.spills.open()));
    tasks.push(...children);
    await settleAll(children.map((child) => readWithChildren(child, task)));
  }

  onEvent({ kind: 'planned', run: context.run, partitions: tasks.length });
  await settleAll(tasks.filter(({ outcome }) => outcome.kind === 'complete').map((task) => readWithChildren(task)));
  return tasks;
}

async function listTasks(context: ReadContext, { sources, fetches, calls }: ReadAllOptions): Promise<Task[]> {
  const listers = new Map(sources.map((source) => [source, scopeLister(source, context.signal, calls)]));
  const listed = await Promise.all(
    fetches.map(async (planned) => {
      const scopes = (await listers.get(planned.source)?.list(planned.fetch.partition)) ?? [];
      return scopes.map((scope) => taskForScope(planned, scope));
    }),
  );
  const tasks = listed.flat();
  const partitions = tasks.map(({ key, scope, planned: { source, fetch } }) => {
    return { key, source: source.name, fetch: fetch.name, scope: scopeText(scope) };
  });
  await markRunning(context.store, context.run, partitions);
  return tasks;
}

/** Waits for all, also when one fails: nothing may still be writing when the run ends. */
async function settleAll(promises: readonly Promise<void>[]): Promise<void> {
  await Promise.allSettled(promises);
  await Promise.all(promises);
}

async function readTask(context: ReadContext, calls: Calls, task: Task, parent: Task | undefined): Promise<Outcome> {
  const { parents, tally } = task;
  if (parent === undefined || parents === undefined) return readPartition(context, readingOf(task, calls), tally);
  const child = {
    ...readingOf(task, calls),
    parentKeys: keysOf(parent),
    parentOutcome: parent.outcome,
    concurrency: PARENTS_AT_ONCE,
  };
  return readChildren(context, child, tally, (partition) => parents.add([partition]));
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
