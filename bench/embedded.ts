/*
 * Loads the made-up estate into the embedded store: against Grafeo's own bulk calls, which know that nothing is there; again unchanged, with 1 % changed
 * and 10 % gone; and from 10,000 to 1,000,000 servers, where the time for one must stay the same. Each size in a process of its own.
 * Run: pnpm bench embedded; BENCH_SERVERS=20000 for smaller estates
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbeddedStore } from '../packages/embedded/src/index.js';
import { type Comparison, report, slower } from './comparison.js';
import { loadBulk } from './embedded/bulk.js';
import type { Estate } from './estate/records.js';
import { type SyncRun, syncEstate } from './estate/sync-estate.js';
import { answer, inProcess } from './in-process.js';

const warmUp: Estate = { servers: 5_000 };
const servers = Number(process.env.BENCH_SERVERS ?? 100_000);
const small = 10_000;
const large = servers * 10;

interface Job {
  readonly kind: 'bulk' | 'first' | 'again';
  readonly servers: number;
}

async function measure({ kind, servers }: Job): Promise<readonly SyncRun[]> {
  const estate = { servers };
  if (kind === 'bulk') {
    await inFolder((path) => loadBulk(path, warmUp));
    return [{ ...(await inFolder((path) => loadBulk(path, estate))), cleanup: 0 }];
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
  const [first, unchanged, changed, shrunk] = await run({ kind: 'again', servers });
  const [few] = await run({ kind: 'first', servers: small });
  const [many] = await run({ kind: 'first', servers: large });
  if (!bulk || !first || !unchanged || !changed || !shrunk || !few || !many) throw new Error('a job gave no run');
  const clock = ({ seconds }: SyncRun): number => seconds;
  const cpu = (run: SyncRun): number => run.cpu ?? 0;
  return [
    { of: clock, suffix: '' },
    { of: cpu, suffix: ', CPU' },
  ].flatMap(({ of, suffix }) => {
    const before = { name: 'first load', seconds: of(first) };
    const wanted = suffix === '' ? 1.3 : undefined;
    return [
      slower(`embedded: first load${suffix}`, of(first), { name: "Grafeo's bulk calls", seconds: of(bulk) }),
      slower(`embedded: again, unchanged${suffix}`, of(unchanged), before),
      slower(`embedded: again, 1 % changed${suffix}`, of(changed), before),
      slower(`embedded: again, 10 % gone${suffix}`, of(shrunk), before),
      perNode(`embedded: ${large.toLocaleString('en')} nodes, each${suffix}`, of(many), of(few), wanted),
    ];
  });
}

/** The time for one node in a large estate, against that in a small one. */
function perNode(what: string, many: number, few: number, atMost?: number): Comparison {
  const [more, less] = [(many / large) * 1e6, (few / small) * 1e6];
  return {
    what,
    ours: `${more.toFixed(0)} us`,
    other: `of 10,000 nodes ${less.toFixed(0)} us`,
    ratio: more / less,
    ...(atMost === undefined ? {} : { wanted: { atMost } }),
  };
}

if (!(await answer(measure))) report(await compare());
