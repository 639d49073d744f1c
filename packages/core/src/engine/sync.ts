import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { hostname } from 'node:os';
import pLimit from 'p-limit';
import { CadastreError } from '../errors.js';
import type { Outcome } from '../fetch/outcome.js';
import type { Meter, Source } from '../fetch/source.js';
import type { Scope } from '../model/scope.js';
import type { GraphStore, Lease, PartitionRef } from '../store/graph-store.js';
import { labelConstraints } from '../store/label-constraints.js';
import { closeRun, markRunning, openRun, recordPartition } from './ledger.js';
import { partitionKey, scopeText } from './partition.js';
import { resolvePending } from './pending-edges.js';
import { type PlannedFetch, planSync } from './plan.js';
import { readChildren } from './read-children.js';
import { emptyTally, type ReadContext, type Reading, readPartition, type Tally } from './read-partition.js';
import { outcomeOfRun, type PartitionReport, type SyncReport, totalsOf, type UnresolvedEdges } from './report.js';
import type { PendingEdge } from './row-writer.js';
import { type ListedScope, scopeLister } from './scopes.js';
import { openSpill, type Spill } from './spill.js';
import { type Brake, DEFAULT_BRAKE, type Swept, sweepPartitions } from './sweep.js';

/** What happens while a sync runs, for progress. */
export type SyncEvent =
  | { readonly kind: 'planned'; readonly run: number; readonly partitions: number }
  | { readonly kind: 'partition-started'; readonly key: string }
  /** `done` of `partitions` have been read. More can be planned while others are read. */
  | {
      readonly kind: 'partition-read';
      readonly key: string;
      readonly outcome: Outcome;
      readonly nodes: number;
      readonly done: number;
      readonly partitions: number;
    }
  | { readonly kind: 'phase'; readonly phase: 'relationships' | 'cleanup' };

/** What to sync, and how. */
export interface SyncOptions {
  /** The graph to write to. It is not closed. */
  readonly store: GraphStore;
  /** Configured connectors, for example `aws({...})`. */
  readonly sources: readonly Source[];
  /** Partitions that are read at the same time; 16 unless told. */
  readonly concurrency?: number;
  /** Writes Cartography's property names beside ours. */
  readonly aliases?: boolean;
  /** Deletes also where the brake would hold: more than half of a partition and over 100 nodes. */
  readonly acceptDeletions?: boolean;
  /** Ends the run early. What was written stays, nothing is deleted, and `sync` throws the signal's reason. */
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: SyncEvent) => void;
}

/** Rows that are written in one transaction. */
const BATCH_ROWS = 1_000;
/** Parents of a child fetch that are read at the same time, within one partition. */
const PARENTS_AT_ONCE = 4;
const LEASE_MS = 60_000;

/** One fetch over one scope, with all that is known of it. */
interface Task {
  readonly planned: PlannedFetch;
  readonly scope: Scope;
  readonly key: string;
  readonly meter: Meter;
  readonly tally: Tally;
  /** Partitions of single parents that were read to their end, for child fetches. */
  completeParents: Spill<PartitionRef> | undefined;
  outcome: Outcome;
  durationMs: number;
  swept: Swept;
}

/**
 * Reads everything that the sources can see into the store: nodes and relationships as they come, then the relationships whose other end
 * came later, then the removal of what is gone from the partitions that were read to their end.
 *
 * @returns a report of every partition. A partition that could not be read is in it, and has lost nothing.
 * @throws CadastreError `PLAN_INVALID`, `LEASE_HELD` when another run writes the same sources, and whatever the store throws.
 *
 * @example
 * ```ts
 * import { type GraphStore, type Source, sync } from '@cadastre/core';
 *
 * export async function refresh(store: GraphStore, sources: Source[]): Promise<boolean> {
 *   const report = await sync({ store, sources });
 *   console.log(`${report.totals.nodes} nodes, ${report.totals.edges} relationships in ${report.durationMs} ms`);
 *   return report.outcome === 'complete';
 * }
 * ```
 */
export async function sync(options: SyncOptions): Promise<SyncReport> {
  const { store, sources } = options;
  const started = performance.now();
  const plan = planSync(sources);
  await store.ensureSchema(labelConstraints(plan.schemas));
  const leases = await takeLeases(store, sources);
  try {
    const run = await openRun(store, Date.now());
    await using pending = await openSpill<PendingEdge>();
    const signal = AbortSignal.any([leases.signal, ...(options.signal === undefined ? [] : [options.signal])]);
    setMaxListeners(0, signal);
    const context: ReadContext = {
      store,
      run,
      aliases: options.aliases ?? false,
      pending,
      signal,
      batchRows: BATCH_ROWS,
    };
    const tasks = await readAll(context, plan.fetches, options);
    try {
      options.onEvent?.({ kind: 'phase', phase: 'relationships' });
      const unresolved = await resolvePending(context, plan.schemas, tasks);
      options.onEvent?.({ kind: 'phase', phase: 'cleanup' });
      await sweepAll(context, tasks, options.acceptDeletions === true ? undefined : DEFAULT_BRAKE);
      return await finish(context, tasks, unresolved, started);
    } finally {
      for (const task of tasks) await task.completeParents?.[Symbol.asyncDispose]();
    }
  } finally {
    await leases.release();
  }
}

/** One writer for each source: two runs at once would each delete what only the other has seen. */
async function takeLeases(
  store: GraphStore,
  sources: readonly Source[],
): Promise<{ readonly signal: AbortSignal; release(): Promise<void> }> {
  const leases: Lease[] = [];
  const lost = new AbortController();
  let renewal: NodeJS.Timeout | undefined;
  const release = async (): Promise<void> => {
    clearInterval(renewal);
    for (const lease of leases) await lease.release();
  };
  const holder = `${hostname()} process ${process.pid} ${randomUUID()}`;
  for (const { name } of sources) {
    const lease = await store.lease(`sync/${name}`, holder, LEASE_MS);
    if (lease === undefined) {
      await release();
      throw new CadastreError({
        code: 'LEASE_HELD',
        message: `Another sync of ${name} is writing to this store.`,
        hint: `Wait for it to end. A run that died lets go within ${LEASE_MS / 1000} seconds.`,
      });
    }
    leases.push(lease);
  }
  renewal = setInterval(() => {
    for (const lease of leases) {
      const overtaken = new CadastreError({
        code: 'LEASE_LOST',
        message: `Another process has taken over ${lease.name}.`,
        hint: 'Run the sync again.',
      });
      lease.renew().then(
        (held) => held || lost.abort(overtaken),
        (cause: unknown) => lost.abort(cause),
      );
    }
  }, LEASE_MS / 3);
  renewal.unref();
  return { signal: lost.signal, release };
}

/** Reads every fetch over every scope; returns when all is written that had both its ends. */
async function readAll(context: ReadContext, fetches: readonly PlannedFetch[], options: SyncOptions): Promise<Task[]> {
  const limit = pLimit(options.concurrency ?? 16);
  const listers = new Map(options.sources.map((source) => [source, scopeLister(source, context.signal)]));
  const tasks: Task[] = [];
  let done = 0;

  async function read(task: Task, parent?: Task): Promise<void> {
    const started = performance.now();
    options.onEvent?.({ kind: 'partition-started', key: task.key });
    task.outcome = await (parent === undefined ? readTask(context, task) : readChildTask(context, task, parent));
    task.durationMs = performance.now() - started;
    done += 1;
    const { key, outcome, tally } = task;
    options.onEvent?.({ kind: 'partition-read', key, outcome, nodes: tally.nodes, done, partitions: tasks.length });
  }

  async function readWithChildren(task: Task, parent?: Task): Promise<void> {
    await limit(() => read(task, parent));
    const children = task.planned.children.map((planned) => newTask(planned, task.scope));
    tasks.push(...children);
    await settleAll(children.map((child) => readWithChildren(child, task)));
  }

  const listed = await Promise.all(
    fetches.map(async (planned) => ({
      planned,
      scopes: (await listers.get(planned.source)?.list(planned.fetch.partition)) ?? [],
    })),
  );
  const top = listed.flatMap(({ planned, scopes }) => scopes.map((scope) => scopedTask(planned, scope)));
  tasks.push(...top);
  await markRunning(
    context.store,
    context.run,
    top.map(({ key, scope, planned }) => ({
      key,
      source: planned.source.name,
      fetch: planned.fetch.name,
      scope: scopeText(scope),
    })),
  );
  options.onEvent?.({ kind: 'planned', run: context.run, partitions: top.length });
  await settleAll(top.filter(({ outcome }) => outcome.kind === 'complete').map((task) => readWithChildren(task)));
  return tasks;
}

/** Waits for all, also when one fails: nothing may still be writing when the run ends. */
async function settleAll(promises: readonly Promise<void>[]): Promise<void> {
  await Promise.allSettled(promises);
  await Promise.all(promises);
}

function newTask(planned: PlannedFetch, scope: Scope): Task {
  return {
    planned,
    scope,
    key: partitionKey(planned.source.name, planned.fetch, scope),
    meter: { calls: 0, retries: 0 },
    tally: emptyTally(),
    completeParents: undefined,
    outcome: { kind: 'complete' },
    durationMs: 0,
    swept: { nodesDeleted: 0, edgesDeleted: 0, held: 0 },
  };
}

/** A task for a listed scope; where listing failed, a task that has failed already and stands for all that was not listed. */
function scopedTask(planned: PlannedFetch, listed: ListedScope): Task {
  if (!('unlisted' in listed)) return newTask(planned, listed.scope);
  return {
    ...newTask(planned, { ...listed.scope, [listed.unlisted]: '?' }),
    outcome: { kind: 'failed', failure: listed.failure },
  };
}

function readTask(context: ReadContext, task: Task): Promise<Outcome> {
  return readPartition(context, readingOf(task), task.tally);
}

function readingOf({ planned: { source, fetch }, scope, key, meter }: Task): Reading {
  return { source, fetch, scope, key, input: source.context(scope, fetch, meter) };
}

async function readChildTask(context: ReadContext, task: Task, parent: Task): Promise<Outcome> {
  const complete = await openSpill<PartitionRef>();
  task.completeParents = complete;
  const child = {
    ...readingOf(task),
    parentKey: parent.key,
    parentOutcome: parent.outcome,
    concurrency: PARENTS_AT_ONCE,
  };
  return readChildren(context, child, task.tally, (partition) => complete.add([partition]));
}

async function sweepAll(context: ReadContext, tasks: readonly Task[], brake: Brake | undefined): Promise<void> {
  for (const task of tasks) {
    context.signal.throwIfAborted();
    if (task.completeParents !== undefined) {
      for await (const partitions of task.completeParents.chunks(1_000)) {
        addSwept(task, await sweepPartitions({ ...context, brake }, task.planned, task.scope, partitions));
      }
    } else if (task.outcome.kind === 'complete') {
      addSwept(task, await sweepPartitions({ ...context, brake }, task.planned, task.scope, [{ key: task.key }]));
    }
  }
}

function addSwept(task: Task, swept: Swept): void {
  task.swept = {
    nodesDeleted: task.swept.nodesDeleted + swept.nodesDeleted,
    edgesDeleted: task.swept.edgesDeleted + swept.edgesDeleted,
    held: task.swept.held + swept.held,
  };
}

async function finish(
  context: ReadContext,
  tasks: readonly Task[],
  unresolved: readonly UnresolvedEdges[],
  started: number,
): Promise<SyncReport> {
  const partitions = tasks.map(reportOf);
  for (const [index, report] of partitions.entries()) {
    await recordPartition(context.store, context.run, scopeText(tasks[index]?.scope ?? {}), report);
  }
  const totals = totalsOf(partitions, unresolved);
  const outcome = outcomeOfRun(totals);
  const report = {
    run: context.run,
    durationMs: Math.round(performance.now() - started),
    outcome,
    partitions,
    unresolved,
    totals,
  };
  await closeRun(context.store, report);
  await context.store.flush();
  return report;
}

function reportOf(task: Task): PartitionReport {
  const { planned, tally, meter, swept } = task;
  return {
    key: task.key,
    source: planned.source.name,
    fetch: planned.fetch.name,
    scope: task.scope,
    outcome: task.outcome,
    records: tally.records,
    nodes: tally.nodes,
    nodesCreated: tally.nodesCreated,
    edges: tally.edges,
    edgesCreated: tally.edgesCreated,
    ...swept,
    quarantined: tally.quarantined,
    samples: tally.samples,
    warnings: Object.fromEntries(tally.warnings),
    calls: meter.calls,
    retries: meter.retries,
    durationMs: Math.round(task.durationMs),
  };
}
