import type { Values } from '../model/row.js';
import { PARTITION_LABEL } from '../statement/schema-statements.js';
import type { ReadPartition, UpsertNodes } from '../statement/statement.js';
import type { GraphStore } from '../store/graph-store.js';
import type { PartitionReport, SyncReport } from './report.js';

/*
 * The ledger is nodes of the graph itself: one CadastrePartition for each partition with what came of it last, one CadastreRun for each
 * run. So it is as durable as the data, and can be asked like it.
 */

const LEDGER_PARTITION = 'cadastre/ledger';

const PARTITION_STATEMENT = ledgerStatement(PARTITION_LABEL, {
  source: 'string',
  fetch: 'string',
  scope: 'string',
  outcome: 'string',
  reason: 'string',
  error_class: 'string',
  records: 'integer',
  nodes: 'integer',
  edges: 'integer',
  nodes_deleted: 'integer',
  held: 'integer',
  quarantined: 'integer',
  calls: 'integer',
  retries: 'integer',
  duration_ms: 'integer',
  run: 'integer',
  complete_run: 'integer',
});

const RUN_STATEMENT = ledgerStatement('CadastreRun', { run: 'integer', outcome: 'string', duration_ms: 'integer' });

function ledgerStatement(label: string, types: Readonly<Record<string, 'string' | 'integer'>>): UpsertNodes {
  return {
    kind: 'upsert-nodes',
    label,
    labels: [],
    conditionalLabels: [],
    properties: Object.entries(types).map(([name, type]) => ({ name, type })),
  };
}

/** One line of the ledger. */
export interface LedgerEntry {
  readonly key: string;
  readonly source: string;
  readonly fetch: string;
  /** The scope values, separated by blanks. */
  readonly scope: string;
  /** `running` when a run was cut off before it was done. */
  readonly outcome: 'running' | 'complete' | 'partial' | 'not-applicable' | 'failed';
  readonly reason: string | null;
  readonly errorClass: string | null;
  readonly nodes: number;
  /** The last run that tried, in milliseconds since 1970. */
  readonly run: number;
  /** The last run that read the partition to its end; null when none has. What the graph holds of it is as old as this. */
  readonly completeRun: number | null;
}

/** Takes the next run number: the time, or one more than the last run's where the clock stands before it. */
export async function openRun(store: GraphStore, now: number): Promise<number> {
  let run = now;
  const runs: ReadPartition = { kind: 'read-partition', label: RUN_STATEMENT.label, written: 'ever' };
  for await (const { run: last } of store.read(runs, LEDGER_PARTITION, now)) run = Math.max(run, Number(last) + 1);
  await writeLedger(store, RUN_STATEMENT, run, [
    { id: String(run), properties: { run, outcome: 'running', duration_ms: null } },
  ]);
  return run;
}

/** Notes how a run ended. */
export async function closeRun(
  store: GraphStore,
  report: Pick<SyncReport, 'run' | 'outcome' | 'durationMs'>,
): Promise<void> {
  const { run, outcome, durationMs } = report;
  await writeLedger(store, RUN_STATEMENT, run, [
    { id: String(run), properties: { run, outcome, duration_ms: Math.round(durationMs) } },
  ]);
}

/** Notes that partitions are about to be read. Shared nodes point to these, so they must be there first. */
export async function markRunning(
  store: GraphStore,
  run: number,
  partitions: readonly {
    readonly key: string;
    readonly source: string;
    readonly fetch: string;
    readonly scope: string;
  }[],
): Promise<void> {
  const rows = partitions.map(({ key, source, fetch, scope }) => ({
    id: key,
    properties: { source, fetch, scope, outcome: 'running', run },
  }));
  await writeLedger(store, PARTITION_STATEMENT, run, rows);
}

/** Notes what came of a partition. */
export async function recordPartition(
  store: GraphStore,
  run: number,
  scope: string,
  report: PartitionReport,
): Promise<void> {
  const { outcome } = report;
  const failure = outcome.kind === 'failed' || outcome.kind === 'partial' ? outcome.failure : undefined;
  const reason = 'reason' in outcome ? outcome.reason : failure && `${failure.code}: ${failure.message}`;
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
    quarantined: report.quarantined,
    calls: report.calls,
    retries: report.retries,
    duration_ms: Math.round(report.durationMs),
    run,
    // Left as it was where the partition was not read to its end: it says how old the data is.
    ...(outcome.kind === 'complete' ? { complete_run: run } : {}),
  };
  await writeLedger(store, PARTITION_STATEMENT, run, [{ id: report.key, properties }]);
}

async function writeLedger(
  store: GraphStore,
  statement: UpsertNodes,
  run: number,
  rows: readonly { readonly id: string; readonly properties: Values }[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += 1_000) {
    await store.write({ statement, rows: rows.slice(start, start + 1_000), run, partition: LEDGER_PARTITION });
  }
}

/**
 * Reads the ledger: what came of each partition last, the stale ones first.
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
  const { rows } = await store.query<Record<string, string | number | null>>(
    `MATCH (p:${PARTITION_LABEL})
     RETURN p.id AS key, p.source AS source, p.fetch AS fetch, p.scope AS scope, p.outcome AS outcome, p.reason AS reason,
            p.error_class AS errorClass, coalesce(p.nodes, 0) AS nodes, p.run AS run, p.complete_run AS completeRun
     ORDER BY p.complete_run, key`,
    {},
    { maxRows: 1_000_000 },
  );
  return rows as unknown as readonly LedgerEntry[];
}
