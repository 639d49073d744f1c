import { type Fence, type HeldPartition, type Lease, type LeaseOptions, leaseLost } from '@cadastre/core';
import type { RunCypher } from './run-cypher.js';

/** Runs work as one step that no other writer comes between. */
export type Exclusively = <Result>(work: (run: RunCypher) => Promise<Result>) => Promise<Result>;

/** The leases of one open graph. */
export interface Leases {
  open(options: LeaseOptions): Promise<Lease>;
  /** Throws `LEASE_LOST` when another run has taken one of its partitions. */
  check(fence: Fence | undefined): void;
}

/**
 * The file is locked by this process, so that only its own runs can meet: who holds what is kept in memory, and a run that was killed holds
 * nothing. Only the last number is in the graph, since numbers may never come twice.
 */
export function createLeases(exclusively: Exclusively): Leases {
  const alive = new Map<number, { readonly holder: string; expires: number }>();
  const owners = new Map<string, number>();

  const heldByOther = (partition: string, token: number): HeldPartition | undefined => {
    const owner = owners.get(partition);
    const lease = owner === undefined || owner === token ? undefined : alive.get(owner);
    return lease === undefined || lease.expires <= Date.now() ? undefined : { partition, ...lease };
  };
  return {
    open: async ({ holder, ttlMs, now }) => {
      const token = await exclusively((run) => nextToken(run, now));
      const lease = { holder, expires: Date.now() + ttlMs };
      alive.set(token, lease);
      return {
        token,
        take: async (partitions) => {
          for (const partition of partitions) {
            const held = heldByOther(partition, token);
            if (held !== undefined) return held;
          }
          for (const partition of partitions) owners.set(partition, token);
          return undefined;
        },
        renew: async () => {
          lease.expires = Date.now() + ttlMs;
        },
        release: async () => {
          alive.delete(token);
        },
      };
    },
    check(fence) {
      const lost = fence?.partitions.find((partition) => owners.get(partition) !== fence.token);
      if (lost !== undefined) throw leaseLost(lost);
    },
  };
}

async function nextToken(run: RunCypher, now: number): Promise<number> {
  const rows = await run("MATCH (l:CadastreLease {id: 'last'}) RETURN l.token AS token");
  const last = rows.length === 0 ? Number.NEGATIVE_INFINITY : Number(rows.get(0).token);
  const token = Math.max(now, last + 1);
  await run("MERGE (l:CadastreLease {id: 'last'}) SET l.token = $token", { token });
  return token;
}
