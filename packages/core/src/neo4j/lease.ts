import type { Lease } from '../store/graph-store.js';
import type { RunCypher } from './open-neo4j-store.js';

/*
 * A lease is a node. Setting a property on it first takes its write lock, so that two holders' transactions come one after the other, and
 * times are the server's, so that machines whose clocks differ agree.
 */

/** Takes the lease, or gives undefined while another holder has it. */
export async function takeLease(
  run: RunCypher,
  name: string,
  holder: string,
  ttlMs: number,
): Promise<Lease | undefined> {
  const [row] = await run(
    `MERGE (l:CadastreLease {id: $name})
     ON CREATE SET l.token = 0, l.expires = 0
     SET l.asked = timestamp()
     WITH l WHERE l.expires <= timestamp() OR l.holder = $holder
     SET l.token = l.token + 1, l.holder = $holder, l.expires = timestamp() + $ttl
     RETURN l.token AS token`,
    { name, holder, ttl: BigInt(ttlMs) },
  );
  if (row === undefined) return undefined;
  const token = Number(row.token);
  const extend = async (ttl: number): Promise<boolean> => {
    const rows = await run(
      'MATCH (l:CadastreLease {id: $name, token: $token}) SET l.expires = timestamp() + $ttl RETURN l.token AS token',
      { name, token: BigInt(token), ttl: BigInt(ttl) },
    );
    return rows.length > 0;
  };
  return {
    name,
    token,
    renew: () => extend(ttlMs),
    release: async () => {
      await extend(0);
    },
  };
}
