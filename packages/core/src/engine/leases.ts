import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { CadastreError } from '../errors.js';
import type { GraphStore } from '../store/graph-store.js';

/** How long a run that says nothing any more keeps others out, in milliseconds, unless told. */
const DEFAULT_LEASE_MS = 60_000;

/** A run's right to write what it has taken. */
export interface RunLease {
  /** Its number: no other run of the store has it, and later ones have larger ones. */
  readonly token: number;
  /** Aborted when the store could not be told in time that the run is alive. */
  readonly signal: AbortSignal;
  /**
   * Takes partitions, and waits for a run that died to be forgotten.
   *
   * @throws CadastreError `LEASE_HELD` when a living run has one of them.
   */
  take(partitions: readonly string[]): Promise<void>;
  release(): Promise<void>;
}

/** Makes a run known to the store, and keeps it alive there until it is released. */
export async function openRunLease(store: GraphStore, ttlMs = DEFAULT_LEASE_MS): Promise<RunLease> {
  // Every run is a holder of its own, also within one process.
  const holder = `${hostname()} process ${process.pid} ${randomUUID()}`;
  const lease = await store.openLease({ holder, ttlMs, now: Date.now() });
  const lost = new AbortController();
  let renewed = performance.now();
  const renewal = setInterval(() => {
    const started = performance.now();
    lease.renew().then(
      () => {
        renewed = started;
      },
      (cause: unknown) => {
        // A store that is restarted does not end the run; one that stays away longer than the lease lasts does.
        if (performance.now() - renewed > ttlMs) lost.abort(cause);
      },
    );
  }, ttlMs / 3);
  renewal.unref();
  return {
    token: lease.token,
    signal: lost.signal,
    async take(partitions) {
      let first: number | undefined;
      for (;;) {
        const held = await lease.take(partitions);
        if (held === undefined) return;
        // Its end moves only while its holder lives: then waiting may take as long as a whole run.
        if (first !== undefined && held.expires > first) throw leaseHeld(held.partition, held.holder, ttlMs);
        first = held.expires;
        await sleep(Math.min(1_000, ttlMs / 10));
      }
    },
    async release() {
      clearInterval(renewal);
      // One that cannot be given back runs out by itself, and must not hide why the run has failed.
      await lease.release().catch(() => undefined);
    },
  };
}

function leaseHeld(partition: string, holder: string, ttlMs: number): CadastreError {
  return new CadastreError({
    code: 'LEASE_HELD',
    message: `Another sync is writing ${partition} (${holder}).`,
    hint: `Wait for it to end. A run that died lets go within ${ttlMs / 1000} seconds.`,
    source: partition,
  });
}
