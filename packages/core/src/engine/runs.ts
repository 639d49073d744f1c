import type { UpsertNodes } from '../statement/statement.js';
import type { GraphStore } from '../store/graph-store.js';
import { LEDGER_PARTITION, ledgerStatement } from './ledger-statement.js';
import type { SyncReport } from './report.js';

const RUN_LABEL = 'CadastreRun';
/** Runs that are remembered. */
const KEPT_RUNS = 100;

const RUN_STATEMENT: UpsertNodes = ledgerStatement(RUN_LABEL, {
  run: 'integer',
  outcome: 'string',
  duration_ms: 'integer',
});

/** Notes that a run has begun. One that reads only a part is noted by another word, so that nobody takes it for a whole one that was cut off. */
export function beginRun(store: GraphStore, run: number, isTargeted = false): Promise<void> {
  return writeRun(store, run, isTargeted ? 'running-part' : 'running', null);
}

/** Notes how a run ended, and forgets runs of long ago. */
export async function closeRun(
  store: GraphStore,
  { run, outcome, durationMs }: Pick<SyncReport, 'run' | 'outcome' | 'durationMs'>,
): Promise<void> {
  await writeRun(store, run, outcome, Math.round(durationMs));
  const runs = await readRuns(store);
  const oldest = runs[KEPT_RUNS]?.run;
  if (oldest === undefined) return;
  const statement = { kind: 'delete-stale-nodes', label: RUN_LABEL } as const;
  await store.delete({ statement, before: oldest + 1, partitions: [{ key: LEDGER_PARTITION }], limit: 1_000 });
}

/**
 * The last run's number, when it was cut off before its end; undefined when it came to its end, or there was none. Also undefined when a targeted
 * run was the last: what it has read is newer than the rest of an earlier run that was cut off and has a larger number, and cleanup goes by the
 * numbers. So whoever resumes then begins anew.
 */
export async function lastUnfinishedRun(store: GraphStore): Promise<number | undefined> {
  const [last] = await readRuns(store);
  return last?.outcome === 'running' ? last.run : undefined;
}

async function writeRun(store: GraphStore, run: number, outcome: string, durationMs: number | null): Promise<void> {
  const rows = [{ id: String(run), properties: { run, outcome, duration_ms: durationMs } }];
  await store.write({ statement: RUN_STATEMENT, rows, run, partition: LEDGER_PARTITION });
}

/** All runs, the last one first. */
async function readRuns(store: GraphStore): Promise<readonly { readonly run: number; readonly outcome: string }[]> {
  const runs: { run: number; outcome: string }[] = [];
  const statement = { kind: 'read-partition', label: RUN_LABEL, written: 'ever' } as const;
  for await (const { run, outcome } of store.read(statement, LEDGER_PARTITION, 0)) {
    runs.push({ run: Number(run), outcome: String(outcome) });
  }
  return runs.sort((a, b) => b.run - a.run);
}
