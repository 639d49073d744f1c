import type { Fence, HeldPartition, Lease, LeaseOptions } from '../store/graph-store.js';
import { leaseLost } from '../store/lease-lost.js';
import type { RunCypher } from './open-neo4j-store.js';

/*
 * A lease is a node that says how long its run counts as alive; a partition says which lease it belongs to. Setting a property first takes the
 * node's write lock, so that whoever looks next looks after the other's commit. Times are the server's, so that machines whose clocks differ agree.
 */

/** Runs work in one transaction, which is undone when it throws. */
export type InTransaction = <T>(work: (run: RunCypher) => Promise<T>) => Promise<T>;

/** Leases of runs that were killed are deleted after a week. */
const FORGOTTEN_MS = 7 * 86_400_000;

/** Most partitions that are taken by one statement. */
const AT_ONCE = 5_000;

/** Thrown to undo a transaction that could not take all. */
class Held extends Error {}

/** Opens a lease with the next number. */
export async function openLease(inTransaction: InTransaction, { holder, ttlMs, now }: LeaseOptions): Promise<Lease> {
  const [row] = await inTransaction(async (run) => {
    await run('MATCH (l:CadastreLease) WHERE l.expires < timestamp() - $ms DELETE l', { ms: BigInt(FORGOTTEN_MS) });
    return run(
      `MERGE (c:CadastreLease {id: 'last'})
       SET c.asked = timestamp()
       WITH c, CASE WHEN c.token >= $now THEN c.token + 1 ELSE $now END AS token
       SET c.token = token
       CREATE (:CadastreLease {id: toString(token), token: token, holder: $holder, expires: timestamp() + $ttl})
       RETURN token`,
      { now: BigInt(now), holder, ttl: BigInt(ttlMs) },
    );
  });
  const token = Number(row?.token);
  return {
    token,
    take: (partitions) => takePartitions(inTransaction, token, [...new Set(partitions)].sort()),
    renew: async () => {
      await inTransaction((run) =>
        run('MATCH (l:CadastreLease {id: $id}) SET l.expires = timestamp() + $ttl RETURN l.id AS id', {
          id: String(token),
          ttl: BigInt(ttlMs),
        }),
      );
    },
    release: async () => {
      await inTransaction((run) => run('MATCH (l:CadastreLease {id: $id}) DELETE l', { id: String(token) }));
    },
  };
}

async function takePartitions(
  inTransaction: InTransaction,
  token: number,
  partitions: readonly string[],
): Promise<HeldPartition | undefined> {
  let refused: string | undefined;
  try {
    await inTransaction(async (run) => {
      refused = undefined;
      for (let start = 0; start < partitions.length; start += AT_ONCE) {
        const keys = partitions.slice(start, start + AT_ONCE);
        const taken = await run(
          `UNWIND $keys AS key
           MERGE (p:CadastrePartition {id: key})
           ON CREATE SET p.firstseen = $token
           SET p.asked = $token
           WITH p
           OPTIONAL MATCH (l:CadastreLease {id: toString(p.lease)})
           WITH p, l WHERE p.lease = $token OR l IS NULL OR l.expires <= timestamp()
           SET p.lease = $token
           RETURN p.id AS id`,
          { keys, token: BigInt(token) },
        );
        if (taken.length === keys.length) continue;
        const mine = new Set(taken.map(({ id }) => id));
        refused = keys.find((key) => !mine.has(key));
        throw new Held();
      }
    });
    return undefined;
  } catch (error) {
    if (refused === undefined) throw error;
  }
  const [row] = await inTransaction((run) =>
    run(
      `MATCH (p:CadastrePartition {id: $id}) MATCH (l:CadastreLease {id: toString(p.lease)})
       RETURN l.holder AS holder, l.expires AS expires`,
      { id: refused },
    ),
  );
  // Released a moment ago: whoever waits will ask again.
  return { partition: refused, holder: String(row?.holder ?? ''), expires: Number(row?.expires ?? 0) };
}

/** Runs a change behind a fence. */
export type RunFenced = (
  fence: Fence | undefined,
  cypher: string,
  parameters: Record<string, unknown>,
) => ReturnType<RunCypher>;

/**
 * Makes changes that happen only while a fence holds, and keep others from taking the partition until they are made. Both are one statement, so
 * that the server needs nothing more of this process.
 */
export function fenced(run: RunCypher): RunFenced {
  return async (fence, cypher, parameters) => {
    if (fence === undefined) return run(cypher, parameters);
    const names = { fenced: fence.partitions, fencedToken: BigInt(fence.token) };
    const rows = await run(`${HELD}\n${cypher}`, { ...parameters, ...names });
    // No row may mean that nothing was to do. A fence that was lost is never had again, so looking afterwards is early enough.
    if (rows.length === 0) {
      const held = new Set((await run(OURS, names)).map(({ id }) => id));
      const lost = fence.partitions.find((partition) => !held.has(partition));
      if (lost !== undefined) throw leaseLost(lost);
    }
    return rows;
  };
}

/** Setting a property takes the partition's write lock, and who has it sees what was committed before. */
const HELD = `UNWIND $fenced AS fenced
MATCH (fence:CadastrePartition {id: fenced}) SET fence.asked = $fencedToken
WITH count(CASE WHEN fence.lease = $fencedToken THEN 1 END) AS held WHERE held = size($fenced)`;

const OURS =
  'MATCH (fence:CadastrePartition) WHERE fence.id IN $fenced AND fence.lease = $fencedToken RETURN fence.id AS id';
