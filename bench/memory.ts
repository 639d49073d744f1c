/*
 * How much memory a sync needs: 100,000 and 1,000,000 records of one kind through the engine into the embedded store, each in a process of its own.
 * Peak memory must not grow with the number of records; the engine's own share (the store caches what it has written) is shown by a run into nothing.
 * Run: pnpm bench:memory
 */
import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  defineSource,
  fetchDefiner,
  type GraphStore,
  type NodeSchema,
  readId,
  readInteger,
  sync,
} from '../packages/core/src/index.js';
import { openEmbeddedStore } from '../packages/embedded/src/index.js';

interface Measure {
  readonly records: number;
  readonly store: string;
  readonly seconds: number;
  readonly peakMiB: number;
  readonly heapMiB: number;
}

const Item: NodeSchema<{ readonly id: string; readonly size: number }> = {
  kind: 'node',
  name: 'Item',
  file: 'item.yaml',
  brief: '',
  labels: [],
  conditionalLabels: [],
  partition: ['tenant'],
  properties: [{ name: 'size', type: 'integer' }],
  relationships: [{ type: 'NEXT_TO', direction: 'out', to: { label: 'Item', match: ['id'] }, properties: [] }],
  map: ({ id, size }) => ({
    kind: 'node',
    id: readId(id, 'id'),
    properties: { size: readInteger(size, 'size') },
    // Half of these point at what comes later, and have to wait on disk.
    edges: [{ relationship: 0, match: [`item-${size % 2 === 0 ? size + 5_000 : Math.max(0, size - 5_000)}`] }],
    labels: [],
    warnings: [],
  }),
};

function items(count: number) {
  return defineSource({
    name: 'bench',
    schemas: [Item],
    fetches: [
      fetchDefiner<object>()({
        emits: Item,
        calls: [],
        async *fetch() {
          for (let size = 0; size < count; size += 1) yield { id: `item-${size}`, size };
        },
      }),
    ],
    scopes: {
      async *tenant() {
        yield 'one';
      },
    },
    context: () => ({}),
    classify: (error) => ({ class: 'bug', code: 'BENCH', message: String(error) }),
  });
}

/** Takes everything and keeps nothing. */
function nowhere(): GraphStore {
  return {
    name: 'nowhere',
    ensureSchema: async () => {},
    write: async ({ rows }) => ({
      created: rows.length,
      written: rows.length,
      unmatched: [],
      conflicting: 0,
    }),
    delete: async () => [],
    deleteUnowned: async () => 0,
    count: async () => ({ total: 0, stale: 0 }),
    lookup: async () => [],
    async *held() {},
    async *read() {},
    query: async () => ({ columns: [], rows: [], truncated: false }),
    openLease: async () => ({ token: 1, take: async () => undefined, renew: async () => {}, release: async () => {} }),
    flush: async () => {},
    close: async () => {},
  };
}

async function measure(records: number, kind: string): Promise<Measure> {
  const folder = await mkdtemp(join(tmpdir(), 'cadastre-bench-'));
  const store = kind === 'nowhere' ? nowhere() : await openEmbeddedStore(join(folder, 'graph.grafeo'));
  let heap = 0;
  const watch = setInterval(() => {
    heap = Math.max(heap, process.memoryUsage().heapUsed);
  }, 50);
  const started = performance.now();
  const report = await sync({ store, sources: [items(records)] });
  const seconds = (performance.now() - started) / 1000;
  clearInterval(watch);
  if (report.totals.nodes !== records) throw new Error(`${report.totals.nodes} of ${records} nodes were written`);
  await store.close();
  await rm(folder, { recursive: true });
  const peakMiB = process.resourceUsage().maxRSS / 1024;
  return { records, store: kind, seconds, peakMiB, heapMiB: heap / 1024 / 1024 };
}

function inProcess(records: number, kind: string): Promise<Measure> {
  return new Promise((resolve, reject) => {
    // A small heap: what does not stream would not fit.
    const child = fork(fileURLToPath(import.meta.url), [String(records), kind], {
      execArgv: [...process.execArgv, '--max-old-space-size=256'],
    });
    child.once('message', (message) => resolve(message as Measure));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`ended with ${code} before it was done`)));
  });
}

if (process.send === undefined) {
  const results: Measure[] = [];
  for (const kind of ['nowhere', 'embedded']) {
    for (const records of [100_000, 1_000_000]) results.push(await inProcess(records, kind));
  }
  console.table(
    results.map(({ records, store, seconds, peakMiB, heapMiB }) => ({
      records,
      store,
      seconds: Number(seconds.toFixed(1)),
      'microseconds per record': Number(((seconds * 1e6) / records).toFixed(0)),
      'JavaScript heap, MiB': Math.round(heapMiB),
      'peak memory, MiB': Math.round(peakMiB),
    })),
  );
} else {
  process.send(await measure(Number(process.argv[2]), process.argv[3] ?? 'embedded'));
  process.disconnect();
}
