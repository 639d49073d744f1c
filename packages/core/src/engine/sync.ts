import { setMaxListeners } from 'node:events';
import { type CallLimits, DEFAULT_CALL_LIMITS } from '../calls/call-limits.js';
import { createCalls } from '../calls/create-calls.js';
import { CadastreError, messageOf } from '../errors.js';
import type { Source } from '../fetch/source.js';
import type { GraphStore } from '../store/graph-store.js';
import { labelConstraints } from '../store/label-constraints.js';
import { startTelemetry } from '../telemetry/telemetry.js';
import type { Change } from './changes/change.js';
import { openJournal } from './changes/journal.js';
import { readChanges } from './changes/read-changes.js';
import { summarizeChanges } from './changes/summarize.js';
import { startRunDelta } from './delta.js';
import { openRunLease } from './leases.js';
import { forgetUnlisted, markRunning, type RunningPartition, readLedger } from './ledger.js';
import { ledgerWriter } from './ledger-writer.js';
import { keysWithChildren, listPartitions, tasksOf } from './list-tasks.js';
import { scopeText } from './partition.js';
import { resolvePending } from './pending-edges.js';
import { planSync } from './plan.js';
import { readAll } from './read-all.js';
import { outcomeOfRun, type SyncReport, totalsOf } from './report.js';
import { beginRun, closeRun, lastUnfinishedRun, readRuns } from './runs.js';
import type { Selection } from './selection.js';
import { openSpillFolder } from './spill.js';
import { sweepMoved } from './sweep-moved.js';
import { sweepTasks } from './sweep-tasks.js';
import type { SyncEvent } from './sync-event.js';
import { recordTask, reportOf, type Task, type TaskContext } from './task.js';
import { findVanished, sweepVanished } from './vanished.js';

/** What to sync, and how. */
export interface SyncOptions {
  /** The graph to write to. It is not closed. */
  readonly store: GraphStore;
  /** Configured connectors, for example `aws({...})`. */
  readonly sources: readonly Source[];
  /**
   * Reads only what any of these selects, with what is read for its nodes; everything unless told. The rest of the graph stays as it is, and nothing
   * of it counts as missed.
   */
  readonly only?: readonly Selection[];
  /** Partitions that are read at the same time, in fair turn between accounts, regions and services; 128 unless told. */
  readonly concurrency?: number;
  /** What bounds the calls of the providers' APIs. */
  readonly calls?: Partial<CallLimits>;
  /** Writes Cartography's property names beside ours. */
  readonly aliases?: boolean;
  /**
   * Deletes also where the run would rather ask: more than half of a partition and over 100 of what it holds; properties that nearly everything
   * had and nothing has now; accounts, regions and the like that are no longer listed.
   */
  readonly acceptDeletions?: boolean;
  /**
   * Goes on with the last run where that was cut off: the partitions that it has read are not read again. Begins anew where a run with `only` came
   * after it.
   */
  readonly resume?: boolean;
  /** Writes everything, also what is as the graph holds it: for a graph that somebody has edited by hand. */
  readonly full?: boolean;
  /** Days for which the graph keeps what it knows of an account, region or the like that is no longer listed; 30 unless told. */
  readonly forgetAfterDays?: number;
  /** How long a run that says nothing any more keeps others from its partitions, in milliseconds; 60,000 unless told. */
  readonly leaseMs?: number;
  /** Ends the run early. What was written stays, nothing is deleted, and `sync` throws the signal's reason. */
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: SyncEvent) => void;
  /**
   * Told of everything that the run has created, changed and deleted, one after the other, when the run is complete and recorded; for alerts. `sync` waits
   * for what it returns. What it throws ends the telling, and `sync` throws `CHANGE_HOOK_FAILED`: the graph is as it should be, and `readChanges` gives the
   * changes again.
   */
  readonly onChange?: (change: Change) => void | Promise<void>;
}

/**
 * Enough for all the limits that hold a large organization back (those of global services, one of each for every account) to be used at once.
 * One that waits for its provider costs a few kilobytes; rows that wait have a bound of their own, and so have writes.
 */
const PARTITIONS_AT_ONCE = 128;

/**
 * Reads everything that the sources can see into the store: nodes and relationships as they come, then the relationships whose other end
 * came later, then the removal of what is gone from the partitions that were read to their end.
 *
 * @returns a report of every partition. A partition that could not be read is in it, and has lost nothing.
 * @throws CadastreError `PLAN_INVALID`, `SELECTION_INVALID` when `only` names what there is not, `SELECTION_EMPTY` when nothing of what it names is
 * listed, `LEASE_HELD` when another run writes some of the same partitions, `LEASE_LOST` when one has taken over, and whatever the store throws.
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
  const { store, sources, only, onEvent = () => {}, acceptDeletions = false } = options;
  const started = performance.now();
  const isTargeted = only !== undefined;
  if (isTargeted && options.resume === true) throw resumesPart();
  const plan = planSync(sources, only);
  await store.ensureSchema(labelConstraints(plan.schemas));
  const lease = await openRunLease(store, options.leaseMs);
  const telemetry = startTelemetry();
  try {
    const abort = new AbortController();
    const signal = AbortSignal.any([
      abort.signal,
      lease.signal,
      ...(options.signal === undefined ? [] : [options.signal]),
    ]);
    setMaxListeners(0, signal);
    const calls = createCalls({ ...DEFAULT_CALL_LIMITS, ...options.calls }, signal, (source, attempt) => {
      telemetry.onAttempt(source, attempt);
      const { operation, limit, failure } = attempt;
      onEvent({ kind: 'call', source, operation, limit, ...(failure && { failure: failure.class }) });
    });
    const listing = await listPartitions(plan.selected, signal, calls, isTargeted);
    await lease.take(listing.listed.flatMap(keysWithChildren));
    // Only now: whoever had the partitions until now has written its last.
    const unfinished = options.resume === true ? await lastUnfinishedRun(store) : undefined;
    const past = await readRuns(store);
    const run = unfinished ?? lease.token;
    const ledger = new Map((await readLedger(store)).map((entry) => [entry.key, entry]));
    const { token } = lease;
    const context = {
      store,
      run,
      token,
      record: ledgerWriter(store, run, token),
      journal: openJournal(store, run, token, plan.schemas),
      aliases: options.aliases ?? false,
      full: options.full ?? false,
      signal,
      ledger,
      acceptDeletions,
      isTargeted,
      delta: startRunDelta(plan.schemas, { run, full: options.full ?? false, isEmpty: ledger.size === 0, past }),
    };
    // What was not to be read is not missed.
    const vanished = isTargeted ? [] : findVanished(plan.fetches, listing, ledger);
    await lease.take(vanished.map(({ entry }) => entry.key));
    if (unfinished === undefined) await beginRun(store, run, isTargeted);
    const tasks = tasksOf(context, listing);
    await markRunning(store, run, tasks.filter(({ isRead, fence }) => !isRead && fence !== undefined).map(running));

    const unlisted = new Set(tasks.filter(({ fence }) => fence === undefined).map(({ key }) => key));
    // Their lines stand for all that a whole run could not list.
    if (!isTargeted) await forgetUnlisted(store, ledger.values(), new Set(sources.map(({ name }) => name)), unlisted);

    await using spills = await openSpillFolder();
    const concurrency = options.concurrency ?? PARTITIONS_AT_ONCE;
    const read = await readAll(context, { tasks, concurrency, calls, spills, telemetry, onEvent, abort });
    onEvent({ kind: 'phase', phase: 'relationships' });
    const unresolved = await resolvePending({ ...context, spills }, plan.schemas, read);
    onEvent({ kind: 'phase', phase: 'cleanup' });
    await sweepTasks(context, read);
    await sweepMoved(context, read);
    const forgetAfterDays = options.forgetAfterDays ?? 30;
    const gone = await sweepVanished({ ...context, forgetAfterDays }, vanished);
    const parts = { partitions: read.map(reportOf), unresolved, vanished: gone, missing: listing.missing };
    const totals = totalsOf(parts);
    const durationMs = Math.round(performance.now() - started);
    const outcome = outcomeOfRun(totals);
    const resumed = unfinished !== undefined;
    await finish(context, read, { run, outcome, durationMs });
    const changes = await summarizeChanges(store, plan.schemas, run, context.journal, resumed);
    const report: SyncReport = { run, resumed, durationMs, outcome, ...parts, changes, totals };
    telemetry.end(report);
    if (options.onChange !== undefined && changes.counts.length > 0)
      await tellChanges(readChanges(store, plan.schemas, run), options.onChange);
    return report;
  } catch (error) {
    telemetry.fail(error);
    throw error;
  } finally {
    await lease.release();
  }
}

function resumesPart(): CadastreError {
  return new CadastreError({
    code: 'SELECTION_INVALID',
    message: 'a run that reads only a part cannot go on with another one',
    hint: 'Leave out `resume`, or what is selected.',
  });
}

function running({ key, planned: { source, fetch }, scope }: Task): RunningPartition {
  return { key, source: source.name, fetch: fetch.name, scope: scopeText(scope) };
}

async function tellChanges(
  changes: AsyncIterable<Change>,
  onChange: NonNullable<SyncOptions['onChange']>,
): Promise<void> {
  for await (const change of changes) {
    try {
      await onChange(change);
    } catch (cause) {
      throw new CadastreError({
        code: 'CHANGE_HOOK_FAILED',
        message: `\`onChange\` threw: ${messageOf(cause)}`,
        hint: 'The sync itself is complete. `readChanges` or `cadastre diff` give its changes again.',
        cause,
      });
    }
  }
}

async function finish(
  context: TaskContext,
  tasks: readonly Task[],
  report: Pick<SyncReport, 'run' | 'outcome' | 'durationMs'>,
): Promise<void> {
  const { store, delta } = context;
  // A part that could not be listed has no line of its own; those of whole runs stand for more than it has tried.
  const recorded = tasks.filter(({ fence, isTargeted }) => fence !== undefined || !isTargeted);
  await Promise.all(recorded.map((task) => recordTask(context, task, true)));
  await closeRun(store, report, delta.written);
  await store.flush();
}
