import { describe, expect, it } from 'vitest';
import type { OpenStore } from './describe-store.js';
import { OWNERS, useStore } from './fixture.js';

const BATCH = 5_000;
const ALL = { kind: 'read-partition', label: 'Item', which: 'all' } as const;

export function loadSuite(openStore: OpenStore, total: number): void {
  describe(`a partition of ${total} nodes`, () => {
    const fixture = useStore(openStore);
    const id = (index: number) => `load:${String(index).padStart(8, '0')}`;
    const load = async (run: number, count: number) => {
      let [created, written] = [0, 0];
      for (let start = 0; start < count; start += BATCH) {
        const length = Math.min(BATCH, count - start);
        const rows = Array.from({ length }, (_, offset) => {
          const index = start + offset;
          return [id(index), { name: `node ${index}`, size: index, at: new Date(index * 1_000) }] as const;
        });
        const result = await fixture.nodes('load', run, rows);
        created += result.created;
        written += result.written;
      }
      return { created, written };
    };

    it('is loaded in batches', async () => {
      expect(await load(1, total)).toEqual({ created: total, written: total });
    });

    it('takes a relationship from every node to one hub', async () => {
      await fixture.nodes('load', 1, ['hub'], OWNERS);
      let created = 0;
      for (let start = 0; start < total; start += BATCH) {
        const length = Math.min(BATCH, total - start);
        const ends = Array.from({ length }, (_, offset) => [id(start + offset), 'hub'] as const);
        created += (await fixture.edges('load', 1, ends)).created;
      }
      expect(created).toBe(total);
    });

    it('is read page by page, each node once, in the order of their ids', async () => {
      const wrong: unknown[] = [];
      let count = 0;
      for await (const node of fixture.store.read(ALL, 'load', 1)) {
        const { at } = node;
        const same =
          node.id === id(count) && node.size === count && at instanceof Date && at.getTime() === count * 1_000;
        if (!same) wrong.push(node);
        count += 1;
      }
      expect(wrong).toEqual([]);
      expect(count).toBe(total);
    });

    it('may be read no further than wanted', async () => {
      for await (const node of fixture.store.read(ALL, 'load', 1)) {
        expect(node.id).toBe(id(0));
        break;
      }
    });

    it('is read without what a later run wrote', async () => {
      await load(2, 2_500);
      const ids: unknown[] = [];
      for await (const node of fixture.store.read({ ...ALL, which: 'unwritten' }, 'load', 2)) ids.push(node.id);
      expect(ids).toEqual(Array.from({ length: total - 2_500 }, (_, index) => id(2_500 + index)));
    });

    it('loses what is stale', async () => {
      const count = { kind: 'count-partition', label: 'Item' } as const;
      expect(await fixture.store.count(count, ['load'], 2)).toEqual({ total, stale: 0 });
      const batch = {
        statement: { kind: 'delete-stale-nodes', label: 'Item', stale: 'unwritten' },
        run: 2,
        before: 2,
        partitions: [{ key: 'load' }],
      } as const;
      let deleted = 0;
      for (;;) {
        const ids = await fixture.store.delete({ ...batch, limit: 10_000 });
        deleted += ids.length;
        if (ids.length < 10_000) break;
      }
      expect(deleted).toBe(total - 2_500);
      expect(await fixture.store.count(count, ['load'], 2)).toEqual({ total: 2_500, stale: 0 });
    });
  });
}
