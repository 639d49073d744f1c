import { type GraphStore, sync } from '../../packages/core/src/index.js';
import type { Estate } from './records.js';
import { estateSource } from './source.js';

/** Seconds of one run, and how many of them were its cleanup. */
export interface SyncRun {
  readonly seconds: number;
  readonly cleanup: number;
}

/** Reads a state of the estate into the store, and fails when not everything came. */
export async function syncEstate(store: GraphStore, estate: Estate): Promise<SyncRun> {
  let cleanup = 0;
  const started = performance.now();
  const report = await sync({
    store,
    sources: [estateSource(estate)],
    onEvent: (event) => {
      if (event.kind === 'phase' && event.phase === 'cleanup') cleanup = performance.now();
    },
  });
  const ended = performance.now();
  if (report.outcome !== 'complete') throw new Error(`the run was ${report.outcome}`);
  return { seconds: (ended - started) / 1000, cleanup: (ended - cleanup) / 1000 };
}
