import type { GraphStore } from '../store/graph-store.js';
import type { Journal } from './changes/journal.js';
import { forgetRows } from './known-rows.js';
import { type LedgerEntry, recordVanished } from './ledger.js';
import type { LedgerWriter } from './ledger-writer.js';
import { keysWithChildren, type Listing } from './list-tasks.js';
import { partitionKey } from './partition.js';
import { clearPending } from './pending-edges.js';
import type { PlannedFetch } from './plan.js';
import type { VanishedPartition } from './report.js';
import { sweepPartitions } from './sweep.js';

const DAY_MS = 86_400_000;

/** What is done with partitions whose scope is no longer listed. */
export interface VanishedContext {
  readonly store: GraphStore;
  readonly run: number;
  readonly token: number;
  readonly record: LedgerWriter;
  readonly journal: Journal;
  readonly acceptDeletions: boolean;
  /** Days after which they are forgotten. */
  readonly forgetAfterDays: number;
}

/** A partition of the ledger that this run plans nothing for. */
interface Vanished {
  readonly planned: PlannedFetch;
  readonly entry: LedgerEntry;
  /** False for a fetch that is run for parents: its nodes go with theirs. */
  readonly isRoot: boolean;
}

/**
 * Finds the partitions of accounts, regions and the like that are no longer there. Only where everything could be listed is absence known, and only
 * of fetches that are in this run. What another program reads into the same graph, with other accounts, is that program's: a partition is missed
 * only by a run whose own partitions were read together with it before. Runs that read only what somebody selected are left out of that.
 */
export function findVanished(
  fetches: readonly PlannedFetch[],
  { listed, unlisted }: Listing,
  ledger: ReadonlyMap<string, LedgerEntry>,
): readonly Vanished[] {
  const planned = new Set(listed.flatMap(keysWithChildren));
  const byFetch = new Map<string, Omit<Vanished, 'entry'>>();
  const note = (fetch: PlannedFetch, isRoot: boolean): void => {
    byFetch.set(`${fetch.source.name} ${fetch.fetch.name}`, { planned: fetch, isRoot });
    for (const child of fetch.children) note(child, false);
  };
  for (const fetch of fetches) note(fetch, true);
  const unknown = unlisted.flatMap(({ planned: fetch, scope }) => prefixes(fetch, scope));
  const ownRuns = new Set(
    [...planned].flatMap((key) => {
      const entry = ledger.get(key);
      return entry === undefined || entry.outcome === 'vanished' ? [] : entry.wholeRun;
    }),
  );
  const vanished: Vanished[] = [];
  for (const entry of ledger.values()) {
    const fetch = byFetch.get(`${entry.source} ${entry.fetch}`);
    if (fetch === undefined || planned.has(entry.key) || entry.key.endsWith('/?')) continue;
    if (unknown.some((prefix) => entry.key.startsWith(prefix))) continue;
    if (entry.wholeRun === null || !ownRuns.has(entry.wholeRun)) continue;
    vanished.push({ ...fetch, entry });
  }
  return vanished;
}

function prefixes(
  { source, fetch, children }: PlannedFetch,
  scope: Readonly<Record<string, string>>,
): readonly string[] {
  return [`${partitionKey(source.name, fetch, scope)}/`, ...children.flatMap((child) => prefixes(child, scope))];
}

/** Keeps vanished partitions for some days, says so, and then forgets them. */
export async function sweepVanished(
  context: VanishedContext,
  vanished: readonly Vanished[],
): Promise<readonly VanishedPartition[]> {
  const { store, run, token, record, journal, acceptDeletions, forgetAfterDays } = context;
  const reports: VanishedPartition[] = [];
  for (const { planned, entry, isRoot } of vanished) {
    const { key, scope } = entry;
    const since = entry.vanishedRun ?? run;
    const isForgotten = acceptDeletions || run - since >= forgetAfterDays * DAY_MS;
    const isEmpty = entry.outcome === 'vanished' && entry.nodes === 0 && entry.edges === 0;
    const fence = { partitions: [key], token };
    let nodesDeleted = 0;
    if (isForgotten && isRoot && !isEmpty) {
      const scopes = scopeOf(planned, entry);
      const context = { store, run, journal, before: run, stale: 'unwritten', fence } as const;
      nodesDeleted = (await sweepPartitions(context, planned, scopes, [{ key }])).nodesDeleted;
    }
    const until = new Date(since + forgetAfterDays * DAY_MS).toISOString().slice(0, 10);
    const reason = isForgotten
      ? `${scope} is no longer listed, and was forgotten`
      : `${scope} is no longer listed; kept until ${until}`;
    if (isForgotten && !isEmpty) {
      await clearPending(store, [key]);
      await forgetRows(store, key);
    }
    await recordVanished(record, run, entry, reason, isForgotten ? { nodes: nodesDeleted } : undefined);
    if (!isEmpty) reports.push({ key, since, nodes: isForgotten ? 0 : entry.nodes, nodesDeleted });
  }
  return reports;
}

/** The scope values, from the partition's key: those in the ledger are joined for people to read. */
function scopeOf({ fetch }: PlannedFetch, { key }: LedgerEntry): Record<string, string> {
  const [, , ...values] = key.split('/').map((segment) => segment.replaceAll('%2F', '/').replaceAll('%25', '%'));
  return Object.fromEntries(fetch.partition.map((name, position) => [name, values[position] ?? '']));
}
