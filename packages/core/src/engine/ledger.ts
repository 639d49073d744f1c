import type { Values } from '../model/row.js';
import { PARTITION_LABEL } from '../statement/engine-labels.js';
import type { GraphStore } from '../store/graph-store.js';
import { LEDGER_PARTITION, LEDGER_STATEMENT } from './ledger-statement.js';
import type { LedgerWriter } from './ledger-writer.js';
import type { Population } from './population.js';
import type { PartitionReport } from './report.js';

/** How a partition ended last; `running` when a run was cut off before it was done, `vanished` when its scope is no longer listed. */
export type LedgerOutcome = 'running' | 'complete' | 'partial' | 'not-applicable' | 'failed' | 'vanished';

/** One line of the ledger. */
export interface LedgerEntry {
  readonly key: string;
  readonly source: string;
  readonly fetch: string;
  /** The scope values, separated by blanks. */
  readonly scope: string;
  readonly outcome: LedgerOutcome;
  readonly reason: string | null;
  readonly errorClass: string | null;
  readonly records: number;
  readonly nodes: number;
  readonly edges: number;
  readonly quarantined: number;
  /** Relationships that wait for the end of the run. */
  readonly pending: number;
  /** Nodes that the brake kept in the last run. */
  readonly held: number;
  /** The run that the brake held first, where it holds. */
  readonly heldRun: number | null;
  /** The first run that did not list the scope any more. */
  readonly vanishedRun: number | null;
  readonly calls: number;
  readonly retries: number;
  readonly durationMs: number;
  /** The last run that tried, in milliseconds since 1970. */
  readonly run: number;
  /** The last run that tried and was to read everything, not only what somebody selected. Null when none was. */
  readonly wholeRun: number | null;
  /** The last run that read the partition to its end; null when none has. What the graph holds of it is as old as this. */
  readonly completeRun: number | null;
  /** The last run that read the partition to its end and had nothing left to clean up in it afterwards; null when none has. */
  readonly settledRun: number | null;
  /** How many rows of the last complete reading are kept, to be compared with the next one's; null when none are. */
  readonly rows: number | null;
  /** How often the properties were set in the last complete reading. */
  readonly population: Population | undefined;
  /** Properties that seemed to be gone in the last reading. */
  readonly suspicious: readonly string[];
}

/** A partition that is about to be read. */
export interface RunningPartition {
  readonly key: string;
  readonly source: string;
  readonly fetch: string;
  readonly scope: string;
}

/** Notes that partitions are about to be read. Shared nodes point to these, so they must be there first. */
export async function markRunning(
  store: GraphStore,
  run: number,
  partitions: readonly RunningPartition[],
): Promise<void> {
  const rows = partitions.map(({ key, source, fetch, scope }) => ({
    id: key,
    properties: { source, fetch, scope, outcome: 'running', run },
  }));
  for (let start = 0; start < rows.length; start += 1_000) {
    const batch = { statement: LEDGER_STATEMENT, rows: rows.slice(start, start + 1_000) };
    await store.write({ ...batch, run, partition: LEDGER_PARTITION });
  }
}

/** What the ledger keeps of a partition besides its report. */
export interface LedgerNotes {
  /** False for what stands for partitions that could not be listed. */
  readonly isHeld: boolean;
  readonly scope: string;
  /** True in a run that reads only what is selected: that says nothing of what is still listed. */
  readonly isTargeted: boolean;
  readonly pending: number;
  readonly heldRun: number | null;
  readonly rows: number | null;
  readonly population: Population | undefined;
  readonly suspicious: readonly string[];
  /** True at the end of a run, when everything was cleaned up. */
  readonly isSettled: boolean;
}

/** Notes what came of a partition. */
export async function recordPartition(
  write: LedgerWriter,
  run: number,
  report: PartitionReport,
  { isHeld, scope, isTargeted, pending, heldRun, rows, population, suspicious, isSettled }: LedgerNotes,
): Promise<void> {
  const { outcome } = report;
  const failure = outcome.kind === 'failed' || outcome.kind === 'partial' ? outcome.failure : undefined;
  const reason = 'reason' in outcome ? outcome.reason : failure && `${failure.code}: ${failure.message}`;
  const isComplete = outcome.kind === 'complete';
  const properties: Values = {
    source: report.source,
    fetch: report.fetch,
    scope,
    outcome: outcome.kind,
    reason: reason ?? null,
    error_class: failure?.class ?? null,
    records: report.records,
    nodes: report.nodes,
    edges: report.edges,
    nodes_deleted: report.nodesDeleted,
    held: report.held,
    held_run: heldRun,
    vanished_run: null,
    quarantined: report.quarantined,
    pending,
    calls: report.calls,
    retries: report.retries,
    duration_ms: Math.round(report.durationMs),
    run,
    ...(isTargeted ? {} : { whole_run: run }),
    suspicious: suspicious.length === 0 ? null : suspicious.join(' '),
    // Left as they were where the partition was not read to its end: they say how old the data is, and what it was like.
    rows,
    ...(isComplete ? { complete_run: run, population: JSON.stringify(population ?? {}) } : {}),
    ...(isComplete && isSettled ? { settled_run: run } : {}),
  };
  await write({ id: report.key, properties, isHeld });
}

/** Notes that a scope is no longer listed. */
export async function recordVanished(
  write: LedgerWriter,
  run: number,
  entry: Pick<LedgerEntry, 'key' | 'vanishedRun'>,
  reason: string,
  deleted: { readonly nodes: number } | undefined,
): Promise<void> {
  const properties: Values = {
    outcome: 'vanished',
    reason,
    error_class: null,
    vanished_run: entry.vanishedRun ?? run,
    run,
    whole_run: run,
    ...(deleted === undefined ? {} : { nodes: 0, edges: 0, nodes_deleted: deleted.nodes }),
  };
  await write({ id: entry.key, properties, isHeld: true });
}

/** Forgets lines that stood for scopes which could not be listed, and now can. */
export async function forgetUnlisted(
  store: GraphStore,
  ledger: Iterable<LedgerEntry>,
  sources: ReadonlySet<string>,
  stillUnlisted: ReadonlySet<string>,
): Promise<void> {
  const ids: string[] = [];
  for (const { key, source } of ledger) {
    if (sources.has(source) && key.endsWith('/?') && !stillUnlisted.has(key)) ids.push(key);
  }
  if (ids.length > 0) await store.deleteUnowned(PARTITION_LABEL, ids);
}

/**
 * Reads the ledger: what came of each partition last, by key.
 *
 * @example
 * ```ts
 * import { type GraphStore, readLedger } from '@cadastre/core';
 *
 * export async function printStale(store: GraphStore): Promise<void> {
 *   for (const { key, outcome, reason } of await readLedger(store)) if (outcome !== 'complete') console.log(key, outcome, reason);
 * }
 * ```
 */
export async function readLedger(store: GraphStore): Promise<readonly LedgerEntry[]> {
  const entries: LedgerEntry[] = [];
  const statement = { kind: 'read-partition', label: PARTITION_LABEL, which: 'all' } as const;
  for await (const node of store.read(statement, LEDGER_PARTITION, 0)) entries.push(entryOf(node));
  return entries;
}

function entryOf(node: Values): LedgerEntry {
  const text = (name: string): string | null => (typeof node[name] === 'string' ? node[name] : null);
  const number = (name: string): number | null =>
    node[name] === undefined || node[name] === null ? null : Number(node[name]);
  const population = text('population');
  return {
    key: String(node.id),
    source: text('source') ?? '',
    fetch: text('fetch') ?? '',
    scope: text('scope') ?? '',
    outcome: (text('outcome') ?? 'running') as LedgerOutcome,
    reason: text('reason'),
    errorClass: text('error_class'),
    records: number('records') ?? 0,
    nodes: number('nodes') ?? 0,
    edges: number('edges') ?? 0,
    quarantined: number('quarantined') ?? 0,
    pending: number('pending') ?? 0,
    held: number('held') ?? 0,
    heldRun: number('held_run'),
    vanishedRun: number('vanished_run'),
    calls: number('calls') ?? 0,
    retries: number('retries') ?? 0,
    durationMs: number('duration_ms') ?? 0,
    run: number('run') ?? 0,
    wholeRun: number('whole_run'),
    completeRun: number('complete_run'),
    settledRun: number('settled_run'),
    rows: number('rows'),
    population: population === null ? undefined : (JSON.parse(population) as Population),
    suspicious: text('suspicious')?.split(' ') ?? [],
  };
}
