import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Lease } from '../graph-store.js';
import type { OpenStore } from './describe-store.js';
import { useStore } from './fixture.js';

const LONG = 60_000;
/** Long enough for a slow machine to renew in time, short enough to wait for. */
const SHORT = 400;

export function leaseSuite(openStore: OpenStore): void {
  describe('leases', () => {
    const fixture = useStore(openStore);
    const take = async (name: string, holder: string, ttlMs: number): Promise<Lease> => {
      const lease = await fixture.store.lease(name, holder, ttlMs);
      if (lease === undefined) throw new Error(`${holder} did not get the lease ${name}`);
      return lease;
    };

    it('have one holder at a time', async () => {
      const lease = await take('one', 'a', LONG);
      expect(lease.name).toBe('one');
      expect(await fixture.store.lease('one', 'b', LONG)).toBeUndefined();
      expect(await fixture.store.lease('two', 'b', LONG)).toBeDefined();
      expect(await lease.renew()).toBe(true);
    });

    it('are given to one of many that ask at once', async () => {
      const asked = await Promise.all(
        Array.from({ length: 10 }, (_, index) => fixture.store.lease('raced', `holder-${index}`, LONG)),
      );
      expect(asked.filter((lease) => lease !== undefined)).toHaveLength(1);
    });

    it('are free again after a release, and their token grows', async () => {
      const first = await take('released', 'a', LONG);
      await first.release();
      const second = await take('released', 'b', LONG);
      expect(second.token).toBeGreaterThan(first.token);
    });

    it('expire, and tell an old holder that it was overtaken', async () => {
      const first = await take('expired', 'a', SHORT);
      await sleep(SHORT + 200);
      const second = await take('expired', 'b', LONG);
      expect(second.token).toBeGreaterThan(first.token);
      expect(await first.renew()).toBe(false);
      await first.release();
      expect(await second.renew()).toBe(true);
      expect(await fixture.store.lease('expired', 'c', LONG)).toBeUndefined();
    });

    it('last longer when they are renewed', async () => {
      const lease = await take('renewed', 'a', SHORT);
      for (let round = 0; round < 3; round += 1) {
        await sleep(SHORT / 2);
        expect(await lease.renew()).toBe(true);
      }
      expect(await fixture.store.lease('renewed', 'b', LONG)).toBeUndefined();
    });

    it('outlive the process that took them', async () => {
      const lease = await take('kept', 'a', LONG);
      await fixture.reopen();
      expect(await fixture.store.lease('kept', 'b', LONG)).toBeUndefined();
      const again = await take('kept', 'a', LONG);
      expect(again.token).toBeGreaterThan(lease.token);
    });
  });
}
