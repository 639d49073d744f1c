import type { Lease } from '@cadastre/core';
import type { RunCypher } from './run-cypher.js';

/** Runs work as one step that no other writer comes between. */
export type Exclusively = <Result>(work: (run: RunCypher) => Promise<Result>) => Promise<Result>;

/** Takes the lease, or gives undefined while another holder has it. The node stays after a release, so that the token keeps growing. */
export async function takeLease(
  exclusively: Exclusively,
  name: string,
  holder: string,
  ttlMs: number,
): Promise<Lease | undefined> {
  const token = await exclusively(async (run) => {
    const current = await readLease(run, name);
    if (current !== undefined && current.holder !== holder && current.expires > Date.now()) return undefined;
    const next = (current?.token ?? 0) + 1;
    await run('MERGE (l:CadastreLease {id: $name}) SET l.holder = $holder, l.token = $token, l.expires = $expires', {
      name,
      holder,
      token: next,
      expires: Date.now() + ttlMs,
    });
    return next;
  });
  if (token === undefined) return undefined;

  const extend = (expires: () => number): Promise<boolean> =>
    exclusively(async (run) => {
      if ((await readLease(run, name))?.token !== token) return false;
      await run('MATCH (l:CadastreLease {id: $name}) SET l.expires = $expires', { name, expires: expires() });
      return true;
    });
  return {
    name,
    token,
    renew: () => extend(() => Date.now() + ttlMs),
    release: async () => {
      await extend(() => 0);
    },
  };
}

async function readLease(run: RunCypher, name: string) {
  const rows = await run(
    'MATCH (l:CadastreLease {id: $name}) RETURN l.holder AS holder, l.token AS token, l.expires AS expires',
    { name },
  );
  if (rows.length === 0) return undefined;
  return rows.get(0) as { holder: string; token: number; expires: number };
}
