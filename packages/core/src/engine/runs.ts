import type { Values } from '../model/row.js';
import type { UpsertNodes } from '../statement/statement.js';
import type { GraphStore } from '../store/graph-store.js';
import { forgetJournals } from './changes/journal.js';
import { LEDGER_PARTITION, ledgerStatement } from './ledger-statement.js';
import type { SyncReport } from './report.js';

const RUN_LABEL = 'CadastreRun';
/** Runs that are remembered. */
const KEPT_RUNS = 100;

const RUN_STATEMENT: UpsertNodes = ledgerStatement(RUN_LABEL, {
  run: 'integer',
  outcome: 'string',
  duration_ms: 'integer',
  written: 'string',
});

/** A run, as it is remembered. */
export interface PastRun {
  /** Its number: milliseconds since 1970. */
  readonly run: number;
  /** That of its report, or `running` and `running-part` until it ends, or `loaded` where a loader has written without a run. */
  readonly outcome: string;
  /** Labels of the nodes that it has written; undefined while it is not known, and where it was cut off. */
  readonly written: readonly string[] | undefined;
}

/** Notes that a run has begun. One that reads only a part is noted by another word, so that nobody takes it for a whole one that was cut off. */
export function beginRun(store: GraphStore, run: number, isTargeted = false): Promise<void> {
  return writeRun(store, run, { outcome: isTargeted ? 'running-part' : 'running' });
}

/** Notes what records have been loaded without a run. */
export function noteLoad(store: GraphStore, run: number, written: Iterable<string>): Promise<void> {
  return writeRun(store, run, { outcome: LOADED, written: [...written].join(' ') });
}

const LOADED = 'loaded';

/** Notes how a run ended, and forgets runs of long ago. */
export async function closeRun(
  store: GraphStore,
  { run, outcome, durationMs }: Pick<SyncReport, 'run' | 'outcome' | 'durationMs'>,
  written: Iterable<string> = [],
): Promise<void> {
  await writeRun(store, run, { outcome, duration_ms: Math.round(durationMs), written: [...written].join(' ') });
  const runs = await readRuns(store);
  const oldest = runs[KEPT_RUNS]?.run;
  if (oldest === undefined) return;
  const statement = { kind: 'delete-stale-nodes', label: RUN_LABEL, stale: 'unwritten' } as const;
  await store.delete({ statement, run, before: oldest + 1, partitions: [{ key: LEDGER_PARTITION }], limit: 1_000 });
  await forgetJournals(store, oldest + 1);
}

/**
 * The last run's number, when it was cut off before its end; undefined when it came to its end, or there was none. Also undefined when a targeted
 * run was the last: what it has read is newer than the rest of an earlier run that was cut off and has a larger number, and cleanup goes by the
 * numbers. So whoever resumes then begins anew.
 */
export async function lastUnfinishedRun(store: GraphStore): Promise<number | undefined> {
  const last = (await readRuns(store)).find(({ outcome }) => outcome !== LOADED);
  return last?.outcome === 'running' ? last.run : undefined;
}

async function writeRun(store: GraphStore, run: number, properties: Values): Promise<void> {
  const rows = [{ id: String(run), properties: { run, ...properties } }];
  await store.write({ statement: RUN_STATEMENT, rows, run, partition: LEDGER_PARTITION });
}

/**
 * Gives the runs that are remembered, the last one first: at most 100 or so.
 *
 * @throws CadastreError whatever the store throws
 *
 * @example
 * ```ts
 * import { type GraphStore, readRuns } from '@cadastre/core';
 *
 * export async function lastRun(store: GraphStore): Promise<number | undefined> {
 *   return (await readRuns(store))[0]?.run;
 * }
 * ```
 */
export async function readRuns(store: GraphStore): Promise<readonly PastRun[]> {
  const runs: PastRun[] = [];
  const statement = { kind: 'read-partition', label: RUN_LABEL, which: 'all' } as const;
  for await (const { run, outcome, written } of store.read(statement, LEDGER_PARTITION, 0)) {
    const labels = typeof written === 'string' ? written.split(' ') : undefined;
    runs.push({ run: Number(run), outcome: String(outcome), written: labels });
  }
  return runs.sort((a, b) => b.run - a.run);
}

/**
 * Labels of the nodes that runs since `since` have written, and that run itself where it was cut off; undefined when nobody knows. What waited then
 * and finds no such node now waits on.
 */
export function labelsWrittenSince(runs: readonly PastRun[], since: number): ReadonlySet<string> | undefined {
  const known = runs.some(({ run }) => run <= since);
  const later = runs.filter(({ run, written }) => run > since || (run === since && written === undefined));
  if (!known || later.some(({ written }) => written === undefined)) return undefined;
  return new Set(later.flatMap(({ written = [] }) => written));
}
