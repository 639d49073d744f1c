import type { Calls, Meter } from '../calls/create-calls.js';
import type { Outcome } from '../fetch/outcome.js';
import type { Scope } from '../model/scope.js';
import type { Fence, GraphStore, PartitionRef } from '../store/graph-store.js';
import type { Journal } from './changes/journal.js';
import { type Delta, type RunDelta, startDelta } from './delta.js';
import { type LedgerEntry, recordPartition } from './ledger.js';
import type { LedgerWriter } from './ledger-writer.js';
import { partitionKey, scopeText } from './partition.js';
import { type PendingBuffer, pendingBuffer } from './pending-edges.js';
import type { PlannedFetch } from './plan.js';
import { type PopulationWatch, watchPopulation } from './population.js';
import type { Reading } from './read-partition.js';
import type { PartitionReport } from './report.js';
import type { Spill } from './spill.js';
import type { Swept } from './sweep.js';
import { emptyTally, type Tally } from './tally.js';

/** The partition of one parent node, as a child fetch has read it. */
export interface ParentPartition extends PartitionRef {
  readonly complete: boolean;
}

/** One fetch over one scope, with all that becomes known of it. */
export interface Task {
  readonly planned: PlannedFetch;
  readonly scope: Scope;
  readonly key: string;
  /** Absent where the scope could not be listed: such a task writes nothing but its own line in the ledger. */
  readonly fence?: Fence | undefined;
  readonly meter: Meter;
  readonly tally: Tally;
  readonly pending: PendingBuffer;
  readonly delta: Delta;
  readonly watch: PopulationWatch;
  /** What the ledger says of its last reading. */
  readonly last: LedgerEntry | undefined;
  /** True when the run that this one resumes has read it. */
  readonly isRead: boolean;
  /** For a fetch that is run for each parent: the partitions of all parents that were read. */
  readonly parents: Spill<ParentPartition> | undefined;
  /** True in a run that reads only what is selected. */
  readonly isTargeted: boolean;
  outcome: Outcome;
  durationMs: number;
  swept: Swept;
  /** How many rows of its last complete reading are kept; null for none. */
  rows: number | null;
}

/** What all tasks of a run share. */
export interface TaskContext {
  readonly store: GraphStore;
  readonly run: number;
  /** Of the run's lease. */
  readonly token: number;
  readonly record: LedgerWriter;
  readonly journal: Journal;
  readonly acceptDeletions: boolean;
  readonly delta: RunDelta;
  /** True to write also what is as the graph holds it. */
  readonly full: boolean;
  /** True when the run reads only what is selected. */
  readonly isTargeted: boolean;
  /** The ledger as it was before the run, by key. */
  readonly ledger: ReadonlyMap<string, LedgerEntry>;
}

/** A task that has not started yet, unless the run that this one resumes has done it (and `mayBeRead`: what it is read for has not changed). */
export function newTask(
  context: TaskContext,
  planned: PlannedFetch,
  scope: Scope,
  parents?: Spill<ParentPartition>,
  mayBeRead = true,
): Task {
  const { store, run, token, ledger, acceptDeletions, isTargeted, delta, full } = context;
  const key = partitionKey(planned.source.name, planned.fetch, scope);
  const last = ledger.get(key);
  const fence = { partitions: [key], token };
  const isRead = mayBeRead && last?.run === run && (last.outcome === 'complete' || last.outcome === 'not-applicable');
  const tally = emptyTally();
  if (isRead) {
    const { records, nodes, edges, quarantined } = last;
    Object.assign(tally, { records, nodes, edges, quarantined });
  }
  return {
    planned,
    scope,
    key,
    fence,
    meter: isRead ? { calls: last.calls, retries: last.retries } : { calls: 0, retries: 0 },
    tally,
    pending: pendingBuffer({ store, run, token, fence }, key, last?.pending ?? 0),
    delta: startDelta(store, delta, key, full ? null : (last?.settledRun ?? null)),
    watch: watchPopulation(acceptDeletions ? undefined : last?.population, new Set(last?.suspicious)),
    last,
    isRead,
    parents,
    isTargeted,
    outcome:
      isRead && last.outcome === 'not-applicable'
        ? { kind: 'not-applicable', reason: last.reason ?? '' }
        : { kind: 'complete' },
    durationMs: isRead ? last.durationMs : 0,
    swept: { nodesDeleted: 0, edgesDeleted: 0, held: 0, heldRun: last?.heldRun ?? null },
    rows: last?.rows ?? null,
  };
}

/** What reading a task needs; its context is made here, once for all parents. */
export function readingOf(task: Task, calls: Calls): Reading {
  const {
    planned: { source, fetch },
    scope,
    key,
    fence,
    meter,
    pending,
    delta,
    watch,
  } = task;
  const call = calls.caller({ classify: source.classify, source: source.name, meter });
  return { source, fetch, scope, key, fence, pending, delta, watch, input: source.context(scope, fetch, call) };
}

/** Adds what one sweep removed. */
export function addSwept(task: Task, swept: Omit<Swept, 'heldRun'>): void {
  task.swept = {
    ...task.swept,
    nodesDeleted: task.swept.nodesDeleted + swept.nodesDeleted,
    edgesDeleted: task.swept.edgesDeleted + swept.edgesDeleted,
    held: task.swept.held + swept.held,
  };
}

/** What the report says of a task. */
export function reportOf(task: Task): PartitionReport {
  const { planned, key, scope, outcome, tally, meter, swept, durationMs } = task;
  const { warnings, conflicting, ...counts } = tally;
  const { heldRun, ...deleted } = swept;
  const conflicts = [...conflicting].map(([name, count]) => [`${name}: different records with one id`, count]);
  return {
    key,
    source: planned.source.name,
    fetch: planned.fetch.name,
    scope,
    outcome,
    ...counts,
    ...deleted,
    warnings: Object.fromEntries([...warnings, ...conflicts]),
    ...meter,
    durationMs: Math.round(durationMs),
  };
}

/** Notes in the ledger what is known of a task. */
export function recordTask({ record, run }: TaskContext, task: Task, isSettled = false): Promise<void> {
  return recordPartition(record, run, reportOf(task), {
    isHeld: task.fence !== undefined,
    scope: scopeText(task.scope),
    isTargeted: task.isTargeted,
    pending: task.pending.count,
    heldRun: task.swept.heldRun,
    rows: task.rows,
    population: task.isRead ? task.last?.population : task.watch.population(),
    suspicious: task.isRead ? (task.last?.suspicious ?? []) : task.watch.suspicious,
    isSettled,
  });
}
