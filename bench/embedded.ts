/*
 * Loads the made-up estate into the embedded store: against Grafeo's own bulk calls, which know that nothing is there; again unchanged, with 1 % changed
 * and 10 % gone; and from 10,000 to 1,000,000 servers, where the time for one must stay the same. Each size in a process of its own.
 * Run: pnpm bench embedded
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedStore } from '../packages/embedded/src/index.js';
import { type Comparison, formatSeconds, report, slower } from './comparison.js';
import { loadBulk } from './embedded/bulk.js';
import type { Estate } from './estate/records.js';
import { type SyncRun, syncEstate } from './estate/sync-estate.js';
import { answer, inProcess } from './in-process.js';

const warmUp: Estate = { servers: 5_000 };
const servers = 100_000;
const small = 10_000;
const large = 1_000_000;

interface Job {
  readonly kind: 'bulk' | 'first' | 'again';
  readonly servers: number;
}

async function measure({ kind, servers }: Job): Promise<readonly SyncRun[]> {
  const estate = { servers };
  if (kind === 'bulk') {
    await inFolder((path) => loadBulk(path, warmUp));
    return [{ seconds: await inFolder((path) => loadBulk(path, estate)), cleanup: 0, cpu: undefined }];
  }
  await inFolder((path) => syncAll(path, [warmUp]));
  const changed = { servers, changed: true };
  const states = kind === 'first' ? [estate] : [estate, estate, changed, { ...changed, shrunk: true }];
  return inFolder((path) => syncAll(path, states));
}

async function syncAll(path: string, states: readonly Estate[]): Promise<readonly SyncRun[]> {
  const store = await openEmbeddedStore(path);
  const runs: SyncRun[] = [];
  for (const state of states) runs.push(await syncEstate(store, state));
  await store.close();
  return runs;
}

async function inFolder<T>(work: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'cadastre-bench-'));
  try {
    return await work(join(folder, 'graph.grafeo'));
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function compare(): Promise<Comparison[]> {
  const run = (job: Job) => inProcess<readonly SyncRun[]>(import.meta.url, job);
  const [bulk] = await run({ kind: 'bulk', servers });
  const again = await run({ kind: 'again', servers });
  const [first, unchanged, changed, shrunk] = again.map(({ seconds }) => seconds);
  const [few] = await run({ kind: 'first', servers: small });
  const [many] = await run({ kind: 'first', servers: large });
  if (first === undefined || unchanged === undefined || changed === undefined || shrunk === undefined)
    throw new Error();
  if (bulk === undefined || few === undefined || many === undefined) throw new Error();
  const before = { name: 'first load', seconds: first };
  const each = (seconds: number, count: number): string =>
    `${formatSeconds((seconds / count) * 1e6).slice(0, -2)} us/node`;
  return [
    slower('embedded: first load', first, { name: "Grafeo's bulk calls", seconds: bulk.seconds }),
    slower('embedded: again, unchanged', unchanged, before),
    slower('embedded: again, 1 % changed', changed, before),
    slower('embedded: again, 10 % gone', shrunk, before),
    {
      what: 'embedded: 1,000,000 nodes against 10,000',
      ours: each(many.seconds, large),
      other: `10,000: ${each(few.seconds, small)}`,
      ratio: many.seconds / large / (few.seconds / small),
      wanted: { atMost: 1.3 },
    },
  ];
}

if (!(await answer(measure))) report(await compare());
