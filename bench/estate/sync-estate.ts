import { type GraphStore, sync } from '../../packages/core/src/index.js';
import { cpuSeconds } from '../cpu-time.js';
import type { Estate } from './records.js';
import { estateSource } from './source.js';

/** Seconds of one run, and how many of them were its cleanup. */
export interface SyncRun {
  readonly seconds: number;
  readonly cleanup: number;
  /** Processor time, the server's among it. */
  readonly cpu: number | undefined;
}

/** Reads a state of the estate into the store, and fails when not everything came. `server` is the store's process, where it has one. */
export async function syncEstate(store: GraphStore, estate: Estate, server?: number): Promise<SyncRun> {
  const cpuBefore = cpuSeconds(server);
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
  const cpuAfter = cpuSeconds(server);
  if (report.outcome !== 'complete') throw new Error(`the run was ${report.outcome}`);
  return {
    seconds: (ended - started) / 1000,
    cleanup: (ended - cleanup) / 1000,
    cpu: cpuBefore === undefined || cpuAfter === undefined ? undefined : cpuAfter - cpuBefore,
  };
}
