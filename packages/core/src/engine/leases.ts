import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { CadastreError } from '../errors.js';
import type { Source } from '../fetch/source.js';
import type { GraphStore, Lease } from '../store/graph-store.js';

const LEASE_MS = 60_000;

/** The right to write what some sources read, held until released. */
export interface SourceLeases {
  /** Aborted when somebody else has taken over, or the store could not be asked. */
  readonly signal: AbortSignal;
  release(): Promise<void>;
}

/**
 * Takes one lease for each source: of two runs at once, each would delete what only the other has seen.
 *
 * @throws CadastreError `LEASE_HELD` when another run has one of them.
 */
export async function takeLeases(store: GraphStore, sources: readonly Source[]): Promise<SourceLeases> {
  const leases: Lease[] = [];
  const lost = new AbortController();
  const release = async (): Promise<void> => {
    for (const lease of leases.splice(0)) await lease.release();
  };
  // Every run is a holder of its own, also within one process.
  const holder = `${hostname()} process ${process.pid} ${randomUUID()}`;
  for (const { name } of sources) {
    const lease = await store.lease(`sync/${name}`, holder, LEASE_MS);
    if (lease === undefined) {
      await release();
      throw new CadastreError({
        code: 'LEASE_HELD',
        message: `Another sync of ${name} is writing to this store.`,
        hint: `Wait for it to end. A run that died lets go within ${LEASE_MS / 1000} seconds.`,
      });
    }
    leases.push(lease);
  }
  const renewal = setInterval(() => {
    for (const lease of leases) renew(lease, lost);
  }, LEASE_MS / 3);
  renewal.unref();
  return {
    signal: lost.signal,
    release: () => {
      clearInterval(renewal);
      return release();
    },
  };
}

function renew(lease: Lease, lost: AbortController): void {
  lease.renew().then(
    (held) => {
      if (held) return;
      const message = `Another process has taken over ${lease.name}.`;
      lost.abort(new CadastreError({ code: 'LEASE_LOST', message, hint: 'Run the sync again.' }));
    },
    (cause: unknown) => lost.abort(cause),
  );
}
