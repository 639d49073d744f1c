import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sync } from '../../packages/core/src/index.js';
import { nowhere } from '../../packages/core/src/store/nowhere.test-kit.js';
import { openEmbeddedStore } from '../../packages/embedded/src/index.js';
import type { Comparison } from '../comparison.js';
import { answer, inProcess } from '../in-process.js';
import { items } from './items.js';

interface Job {
  readonly records: number;
  readonly store: 'nowhere' | 'embedded';
}

interface Peak {
  /** Of what is in use; how much garbage there is at a time says more about the collector. */
  readonly heapMiB: number;
  /** Of the whole process; what the embedded engine keeps of the graph is in it. */
  readonly processMiB: number;
}

/** A small heap, which what does not stream would not fit into; and the right to collect the garbage, which is no part of what is measured. */
const NODE_OPTIONS = ['--max-old-space-size=256', '--expose-gc'];
const SAMPLE_MS = 250;

async function measure({ records, store: kind }: Job): Promise<Peak> {
  const folder = await mkdtemp(join(tmpdir(), 'cadastre-bench-'));
  const store = kind === 'nowhere' ? nowhere() : await openEmbeddedStore(join(folder, 'graph.grafeo'));
  let heap = 0;
  const watch = setInterval(() => {
    globalThis.gc?.();
    heap = Math.max(heap, process.memoryUsage().heapUsed);
  }, SAMPLE_MS);
  const report = await sync({ store, sources: [items(records)] });
  clearInterval(watch);
  if (report.totals.nodes !== records) throw new Error(`${report.totals.nodes} of ${records} nodes were written`);
  // Before it is closed, which needs memory of its own.
  const processMiB = process.resourceUsage().maxRSS / 1024;
  await store.close();
  await rm(folder, { recursive: true });
  return { heapMiB: heap / 1024 / 1024, processMiB };
}

/**
 * Peaks of memory with few and with many records: into nothing, where all of it is ours, and into the embedded store, whose engine keeps the graph and
 * takes longer, so that it may have fewer.
 */
export async function compareMemory(few: number, many: number, manyEmbedded = many): Promise<Comparison[]> {
  const comparisons: Comparison[] = [];
  const line = (
    what: string,
    records: number,
    more: number,
    less: number,
    wanted?: { readonly atMost: number },
  ): void => {
    comparisons.push({
      what: `memory, ${records.toLocaleString('en')} records: ${what}`,
      ours: `${Math.round(more)} MiB`,
      other: `${few.toLocaleString('en')}: ${Math.round(less)} MiB`,
      ratio: more / less,
      ...(wanted === undefined ? {} : { wanted }),
    });
  };
  for (const store of ['nowhere', 'embedded'] as const) {
    const records = store === 'nowhere' ? many : manyEmbedded;
    const less = await inProcess<Peak>(import.meta.url, { records: few, store }, NODE_OPTIONS);
    const more = await inProcess<Peak>(import.meta.url, { records, store }, NODE_OPTIONS);
    const into = store === 'nowhere' ? 'into nothing' : 'embedded';
    line(`${into}, JavaScript heap`, records, more.heapMiB, less.heapMiB, { atMost: 1.2 });
    if (store === 'nowhere') line(`${into}, process`, records, more.processMiB, less.processMiB, { atMost: 1.2 });
    else line(`${into}, process with its engine's graph`, records, more.processMiB, less.processMiB);
  }
  return comparisons;
}

await answer(measure);
