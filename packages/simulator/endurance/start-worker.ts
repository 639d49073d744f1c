import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { EstateSize } from './estates.js';
import type { Graph } from './graph.js';

/** One sync. */
export interface Job {
  readonly graph: Graph;
  /** Of the estate. */
  readonly version: number;
  readonly size: EstateSize;
  readonly leaseMs: number;
  /** How long the provider takes for each answer. */
  readonly latencyMs: number;
}

/** How a sync ended: its outcome, or the code of what it threw. */
export interface Ended {
  readonly kind: 'ended';
  readonly outcome: string;
  readonly durationMs: number;
}

/** What a worker says. `read` comes with every partition that was read. */
export type Said = { readonly kind: 'loaded' | 'syncing' | 'read' } | Ended;

/** A process that waits for its one job. */
export interface Worker {
  /** Starts the job. Gives how it ended once the process is gone, or undefined when that was killed before. */
  sync(job: Job, onSaid: (said: Said) => void): Promise<Ended | undefined>;
  signal(signal: NodeJS.Signals): void;
}

/** Starts a process that loads what a sync needs. */
export function startWorker(): Worker {
  const child = fork(fileURLToPath(new URL('./worker.ts', import.meta.url)));
  const exited = once(child, 'exit');
  const loaded = once(child, 'message');
  return {
    async sync(job, onSaid) {
      await Promise.race([loaded, exited]);
      let ended: Ended | undefined;
      child.on('message', (said: Said) => {
        if (said.kind === 'ended') ended = said;
        onSaid(said);
      });
      if (child.connected) child.send(job);
      await exited;
      return ended;
    },
    signal: (signal) => child.kill(signal),
  };
}
