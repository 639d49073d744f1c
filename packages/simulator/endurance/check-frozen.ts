import { CadastreError, type GraphStore, messageOf, sync } from '@cadastre/core';
import { cleanContent, expectContent } from './content.js';
import { estateOf, LARGE } from './estates.js';
import { type Graph, openGraph } from './graph.js';
import type { Random } from './random.js';
import { type CheckResult, runRounds } from './rounds.js';
import { slowSource } from './slow-source.js';
import { type Ended, startWorker, type Worker } from './start-worker.js';

const ROUNDS = 5;
const LEASE_MS = 300;
/** Slow enough to be frozen in the middle. */
const LATENCY_MS = 5;
/** A run is frozen after at most so many of its 16 partitions. */
const PARTITIONS = 10;

/** Freezes a run for longer than its lease lasts, and lets another one complete meanwhile: the first may change nothing any more when it wakes up. */
export async function checkFrozenNeo4j(graph: Graph, random: Random): Promise<CheckResult> {
  const expected = await cleanContent(estateOf(2, LARGE));
  return runRounds('a frozen sync that another has overtaken, neo4j', ROUNDS, () =>
    withFrozen(graph, random, async (worker, ended) => {
      const store = await openGraph(graph);
      try {
        const { outcome } = await sync({ store, sources: [slowSource(estateOf(2, LARGE))], leaseMs: LEASE_MS });
        if (outcome !== 'complete') throw new Error(`the run that took over ended with ${outcome}`);
        await expectContent(store, expected);
        worker.signal('SIGCONT');
        await expectEnd(ended, 'LEASE_LOST');
        await expectContent(store, expected);
      } finally {
        await store.close();
      }
    }),
  );
}

/** Freezes a run that has the file: another process is told so, and the run goes on as if nothing had been. */
export async function checkFrozenEmbedded(graph: Graph, random: Random): Promise<CheckResult> {
  const expected = await cleanContent(estateOf(1, LARGE));
  return runRounds('a frozen sync that has the file, embedded', ROUNDS, async () => {
    await withFrozen(graph, random, async (worker, ended) => {
      const code = await openGraph(graph).then(closeAgain, codeOf);
      if (code !== 'STORE_LOCKED') throw new Error(`the file was opened by a second process: ${code}`);
      worker.signal('SIGCONT');
      await expectEnd(ended, 'complete');
    });
    const store = await openGraph(graph);
    await expectContent(store, expected).finally(() => store.close());
  });
}

/** Calls `work` while a run over version 1 of the estate is frozen in its middle. */
async function withFrozen(
  graph: Graph,
  random: Random,
  work: (worker: Worker, ended: Promise<Ended | undefined>) => Promise<void>,
): Promise<void> {
  await syncTo(graph, 0);
  const worker = startWorker();
  let left = 1 + random(PARTITIONS - 1);
  let ended: Promise<Ended | undefined> = Promise.resolve(undefined);
  try {
    await new Promise<void>((resolve, reject) => {
      const job = { graph, version: 1, size: LARGE, leaseMs: LEASE_MS, latencyMs: LATENCY_MS };
      ended = worker.sync(job, ({ kind }) => {
        // Only once: what it says when it wakes up must not freeze it again.
        if (kind !== 'read') return;
        left -= 1;
        if (left !== 0) return;
        worker.signal('SIGSTOP');
        resolve();
      });
      ended.then((end) => reject(new Error(`ended before it was frozen: ${end?.outcome}`)), reject);
    });
    await work(worker, ended);
  } finally {
    worker.signal('SIGKILL');
    await ended;
  }
}

async function syncTo(graph: Graph, version: number): Promise<void> {
  const store = await openGraph(graph);
  await sync({ store, sources: [slowSource(estateOf(version, LARGE))], leaseMs: LEASE_MS }).finally(() =>
    store.close(),
  );
}

async function expectEnd(ended: Promise<Ended | undefined>, outcome: string): Promise<void> {
  const end = await ended;
  if (end?.outcome !== outcome) throw new Error(`the frozen run ended with ${end?.outcome}, not with ${outcome}`);
}

async function closeAgain(store: GraphStore): Promise<string> {
  await store.close();
  return 'no error';
}

function codeOf(error: unknown): string {
  return error instanceof CadastreError ? error.code : messageOf(error);
}
