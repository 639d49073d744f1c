import { setMaxListeners } from 'node:events';
import { type CallLimits, DEFAULT_CALL_LIMITS } from '../calls/call-limits.js';
import { createCalls } from '../calls/create-calls.js';
import type { Source } from '../fetch/source.js';
import type { GraphStore } from '../store/graph-store.js';
import { labelConstraints } from '../store/label-constraints.js';
import { takeLeases } from './leases.js';
import { closeRun, openRun, recordPartition } from './ledger.js';
import { scopeText } from './partition.js';
import { resolvePending } from './pending-edges.js';
import { planSync } from './plan.js';
import { readAll } from './read-all.js';
import type { ReadContext } from './read-partition.js';
import { outcomeOfRun, type SyncReport, totalsOf, type UnresolvedEdges } from './report.js';
import { openSpillFolder } from './spill.js';
import { type Brake, DEFAULT_BRAKE, sweepPartitions } from './sweep.js';
import type { SyncEvent } from './sync-event.js';
import { addSwept, reportOf, type Task } from './task.js';

/** What to sync, and how. */
export interface SyncOptions {
  /** The graph to write to. It is not closed. */
  readonly store: GraphStore;
  /** Configured connectors, for example `aws({...})`. */
  readonly sources: readonly Source[];
  /** Partitions that are read at the same time; 16 unless told. */
  readonly concurrency?: number;
  /** What bounds the calls of the providers' APIs. */
  readonly calls?: Partial<CallLimits>;
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
  const { store, sources, onEvent = () => {} } = options;
  const started = performance.now();
  const { fetches, schemas } = planSync(sources);
  await store.ensureSchema(labelConstraints(schemas));
  const leases = await takeLeases(store, sources);
  try {
    await using spills = await openSpillFolder();
    const abort = new AbortController();
    const signal = AbortSignal.any([
      abort.signal,
      leases.signal,
      ...(options.signal === undefined ? [] : [options.signal]),
    ]);
    setMaxListeners(0, signal);
    const context: ReadContext = {
      store,
      run: await openRun(store, Date.now()),
      aliases: options.aliases ?? false,
      pending: spills.open(),
      signal,
      batchRows: BATCH_ROWS,
    };
    const tasks = await readAll(context, {
      sources,
      fetches,
      concurrency: options.concurrency ?? 16,
      calls: createCalls({ ...DEFAULT_CALL_LIMITS, ...options.calls }, signal),
      spills,
      onEvent,
      abort,
    });
    onEvent({ kind: 'phase', phase: 'relationships' });
    const unresolved = await resolvePending(context, schemas, tasks);
    onEvent({ kind: 'phase', phase: 'cleanup' });
    await sweepAll(context, tasks, options.acceptDeletions === true ? undefined : DEFAULT_BRAKE);
    return await finish(context, tasks, unresolved, started);
  } finally {
    await leases.release();
  }
}

async function sweepAll(context: ReadContext, tasks: readonly Task[], brake: Brake | undefined): Promise<void> {
  for (const task of tasks) {
    context.signal.throwIfAborted();
    if (task.parents === undefined) {
      if (task.outcome.kind !== 'complete') continue;
      addSwept(task, await sweepPartitions({ ...context, brake }, task.planned, task.scope, [{ key: task.key }]));
      continue;
    }
    for await (const chunk of task.parents.chunks(1_000)) {
      const complete = chunk.filter((partition) => partition.complete);
      addSwept(task, await sweepPartitions({ ...context, brake }, task.planned, task.scope, complete));
    }
  }
}

async function finish(
  { store, run }: ReadContext,
  tasks: readonly Task[],
  unresolved: readonly UnresolvedEdges[],
  started: number,
): Promise<SyncReport> {
  const partitions = tasks.map(reportOf);
  for (const report of partitions) await recordPartition(store, run, scopeText(report.scope), report);
  const totals = totalsOf(partitions, unresolved);
  const durationMs = Math.round(performance.now() - started);
  const report: SyncReport = { run, durationMs, outcome: outcomeOfRun(totals), partitions, unresolved, totals };
  await closeRun(store, report);
  await store.flush();
  return report;
}
