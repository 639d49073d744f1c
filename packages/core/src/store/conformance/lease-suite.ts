import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Fence, Lease } from '../graph-store.js';
import type { OpenStore } from './describe-store.js';
import { ITEMS, OWNED_BY, OWNERS, useStore } from './fixture.js';

const LONG = 60_000;
/** Long enough for a slow machine to renew in time, short enough to wait for. */
const SHORT = 400;

export function leaseSuite(openStore: OpenStore): void {
  describe('leases', () => {
    const fixture = useStore(openStore);
    const open = (holder: string, ttlMs = LONG, now = Date.now()): Promise<Lease> =>
      fixture.store.openLease({ holder, ttlMs, now });

    it('have numbers that grow, whatever the clock says, and never come twice', async () => {
      const opened = await Promise.all(Array.from({ length: 10 }, () => open('many', LONG, 5_000)));
      const tokens = opened.map(({ token }) => token).sort((a, b) => a - b);
      expect(new Set(tokens).size).toBe(10);
      const later = await open('later', LONG, 2_000_000_000_000);
      expect(later.token).toBe(2_000_000_000_000);
      expect((await open('stepped back', LONG, 1_000)).token).toBe(2_000_000_000_001);
      await fixture.reopen();
      expect((await open('reopened', LONG, 1_000)).token).toBe(2_000_000_000_002);
    });

    it('give a partition to one holder at a time', async () => {
      const [a, b] = [await open('a'), await open('b')];
      expect(await a.take(['one', 'two'])).toBeUndefined();
      expect(await a.take(['two', 'three'])).toBeUndefined();
      const held = await b.take(['four', 'two']);
      expect(held).toMatchObject({ partition: 'two', holder: 'a' });
      expect(held?.expires).toBeGreaterThan(0);
      expect(await b.take(['four'])).toBeUndefined();
    });

    it('take all or none', async () => {
      const [a, b, c] = [await open('a'), await open('b'), await open('c')];
      await a.take(['all-2']);
      expect(await b.take(['all-1', 'all-2', 'all-3'])).toMatchObject({ partition: 'all-2' });
      expect(await c.take(['all-1', 'all-3'])).toBeUndefined();
    });

    it('give a partition to one of many that ask at once', async () => {
      const leases = await Promise.all(Array.from({ length: 10 }, (_, index) => open(`holder-${index}`)));
      const asked = await Promise.all(leases.map((lease) => lease.take(['raced-1', 'raced-2'])));
      expect(asked.filter((held) => held === undefined)).toHaveLength(1);
    });

    it('are free again after a release', async () => {
      const [a, b] = [await open('a'), await open('b')];
      await a.take(['released']);
      await a.release();
      expect(await b.take(['released'])).toBeUndefined();
    });

    it('expire without a renewal, and last with it', async () => {
      const [a, b, c] = [await open('a', SHORT), await open('b', SHORT), await open('c')];
      await a.take(['expiring']);
      await b.take(['renewed']);
      for (let round = 0; round < 4; round += 1) {
        await sleep(SHORT / 3);
        await b.renew();
      }
      expect(await c.take(['renewed'])).toMatchObject({ holder: 'b' });
      expect(await c.take(['expiring'])).toBeUndefined();
      await a.renew();
      expect(await a.take(['expiring'])).toMatchObject({ holder: 'c' });
    });

    it('show their holder to be alive by the time at which they expire', async () => {
      const [a, b] = [await open('a'), await open('b')];
      await a.take(['alive']);
      const first = await b.take(['alive']);
      await sleep(20);
      await a.renew();
      expect((await b.take(['alive']))?.expires).toBeGreaterThan(first?.expires ?? 0);
    });

    it('fence every change: who was overtaken changes nothing any more', async () => {
      const [a, b] = [await open('a', SHORT), await open('b')];
      await a.take(['fenced']);
      const fence = ({ token }: Lease): Fence => ({ partitions: ['fenced'], token });
      const node = (id: string, lease: Lease) =>
        fixture.store.write({
          statement: ITEMS,
          run: 1,
          partition: 'fenced/x',
          fence: fence(lease),
          rows: [{ id, properties: {} }],
        });
      await node('by-a', a);
      await fixture.nodes('owners', 1, ['fence-owner'], OWNERS);
      await sleep(SHORT + 100);
      expect(await b.take(['fenced'])).toBeUndefined();
      const lost = { code: 'LEASE_LOST', message: expect.stringContaining('fenced') };
      await expect(node('late', a)).rejects.toMatchObject(lost);
      const edge = { from: ['by-a'], to: ['fence-owner'] };
      const batch = { run: 1, partition: 'fenced/x', fence: fence(a) };
      await expect(fixture.store.write({ ...batch, statement: OWNED_BY, rows: [edge] })).rejects.toMatchObject(lost);
      const stale = { kind: 'delete-stale-nodes', label: 'Item', stale: 'unwritten' } as const;
      const partitions = [{ key: 'fenced/x' }];
      const deletion = { statement: stale, run: 9, before: 9, partitions, limit: 10 };
      await expect(fixture.store.delete({ ...deletion, fence: fence(a) })).rejects.toMatchObject(lost);
      await expect(fixture.store.deleteUnowned('Item', ['by-a'], fence(a))).rejects.toMatchObject(lost);
      await node('by-b', b);
      expect(await fixture.ask("MATCH (n:Item {_partition: 'fenced/x'}) RETURN n.id AS id ORDER BY id")).toEqual([
        ['by-a'],
        ['by-b'],
      ]);
      expect(await fixture.store.delete({ ...deletion, fence: fence(b) })).toHaveLength(2);
    });

    it('fence what was never taken', async () => {
      const lease = await open('a');
      const writing = fixture.store.write({
        statement: ITEMS,
        run: 1,
        partition: 'untaken',
        fence: { partitions: ['untaken'], token: lease.token },
        rows: [{ id: 'untaken', properties: {} }],
      });
      await expect(writing).rejects.toMatchObject({ code: 'LEASE_LOST' });
    });
  });
}
