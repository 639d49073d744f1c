import { type LedgerEntry, readLedger, sync } from '@cadastre/core';
import { lastUnfinishedRun } from '../../core/src/engine/runs.js';
import { cleanContent, expectContent } from './content.js';
import { estateOf, LARGE } from './estates.js';
import { type Graph, openGraph } from './graph.js';
import type { Random } from './random.js';
import { type CheckResult, runRounds } from './rounds.js';
import { slowSource } from './slow-source.js';
import { type Ended, startWorker } from './start-worker.js';

const KILLS = 25;
const LEASE_MS = 300;
/** The embedded store would be done in no time. */
const LATENCY_MS = { embedded: 4, neo4j: 0 };
/** The fetch whose nodes another one is run for. */
const PARENT: Readonly<Record<string, string>> = {
  Disk: 'Server',
  Card: 'Server',
  ServerOwner: 'Server',
  Snapshot: 'Disk',
};

/**
 * Kills a sync at random moments and goes on with it: the graph must be that of an undisturbed run, and nothing that the ledger says was read may be
 * read again. Runs go from one version of the estate to the other and back, so that each has something to add, to change and to delete.
 */
export async function checkKills(graph: Graph, random: Random): Promise<CheckResult> {
  const contents = [await cleanContent(estateOf(0, LARGE)), await cleanContent(estateOf(1, LARGE))];
  let worker = startWorker();
  let version = 0;
  let resumed = 0;
  let longest = 0;

  /** Runs in a process of its own over the other version of the estate. */
  async function syncInWorker(killAfter?: number): Promise<Ended | undefined> {
    version = 1 - version;
    const current = worker;
    const job = { graph, version, size: LARGE, leaseMs: LEASE_MS, latencyMs: LATENCY_MS[graph.kind] };
    const ended = await current.sync(job, ({ kind }) => {
      if (kind !== 'syncing') return;
      // The next process loads while this one works.
      worker = startWorker();
      if (killAfter !== undefined) setTimeout(() => current.signal('SIGKILL'), killAfter);
    });
    if (ended !== undefined && ended.outcome !== 'complete') throw new Error(`the sync ended with ${ended.outcome}`);
    return ended;
  }

  async function killAndResume(): Promise<void> {
    for (;;) {
      const moment = random(longest);
      const ended = await syncInWorker(moment);
      if (ended === undefined) break;
      // Faster than the one that was measured: the moment came after its end.
      longest = Math.min(longest, ended.durationMs);
    }
    if (await resume(graph, version, contents[version] ?? [])) resumed += 1;
  }

  await syncInWorker();
  longest = (await syncInWorker())?.durationMs ?? 0;
  const length = Math.round(longest);
  const note = () => `${resumed} of them had a run to go on with; a sync takes ${length} ms`;
  const result = await runRounds(`kill -9 and resume, ${graph.kind}`, KILLS, killAndResume, note);
  worker.signal('SIGKILL');
  return result;
}

/** Goes on with the run that was killed, and says whether there was one. */
async function resume(graph: Graph, version: number, expected: readonly string[]): Promise<boolean> {
  const store = await openGraph(graph);
  try {
    const unfinished = await lastUnfinishedRun(store);
    const before = await readLedger(store);
    const started = new Set<string>();
    const report = await sync({
      store,
      sources: [slowSource(estateOf(version, LARGE))],
      resume: true,
      leaseMs: LEASE_MS,
      onEvent: (event) => event.kind === 'partition-started' && started.add(event.key),
    });
    if (report.outcome !== 'complete') throw new Error(`the resumed run ended with ${report.outcome}`);
    if (report.resumed !== (unfinished !== undefined)) throw new Error('the unfinished run was not gone on with');
    const again = before.filter((entry) => isReadAgain(entry, unfinished, started)).map(({ key }) => key);
    if (again.length > 0) throw new Error(`read again, though the ledger says that it was read: ${again.join(', ')}`);
    await expectContent(store, expected);
    return report.resumed;
  } finally {
    await store.close();
  }
}

/** What is read for nodes has to be read again with them. */
function isReadAgain(
  { key, fetch, outcome, run }: LedgerEntry,
  unfinished: number | undefined,
  started: ReadonlySet<string>,
): boolean {
  if (run !== unfinished || outcome !== 'complete' || !started.has(key)) return false;
  const parent = PARENT[fetch];
  return parent === undefined || !started.has(key.replace(`/${fetch}/`, `/${parent}/`));
}
