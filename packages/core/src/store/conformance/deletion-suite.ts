import { describe, expect, it } from 'vitest';
import type { DeleteStatement, UpsertEdges } from '../../statement/statement.js';
import type { DeleteBatch, PartitionRef } from '../graph-store.js';
import type { OpenStore } from './describe-store.js';
import { ITEMS, OWNED_BY, OWNERS, PARTITIONS, useStore } from './fixture.js';

const NODES: DeleteStatement = { kind: 'delete-stale-nodes', label: 'Item', stale: 'unwritten' };
const COUNT = { kind: 'count-partition', label: 'Item' } as const;

export function deletionSuite(openStore: OpenStore): void {
  describe('deletion', () => {
    const fixture = useStore(openStore);
    /** Deletes until the store says that it is done. */
    const sweep = async (
      statement: DeleteStatement,
      before: number,
      partitions: readonly PartitionRef[],
      limit = 1_000,
    ) => {
      const batch: DeleteBatch = { statement, run: before, before, partitions, limit };
      const deleted: string[] = [];
      for (;;) {
        const ids = await fixture.store.delete(batch);
        expect(ids.length).toBeLessThanOrEqual(limit);
        deleted.push(...ids);
        if (ids.length < limit) return deleted.sort();
      }
    };
    const ends = (query: string) => fixture.ask(query).then((rows) => rows.map((row) => row.join(' ')).sort());

    it('takes the nodes of its partitions that no run since has written, with their relationships', async () => {
      await fixture.nodes('n1', 1, ['n1-old', 'n1-kept', 'n1-older']);
      await fixture.nodes('n2', 1, ['n2-old']);
      await fixture.nodes('n3', 1, ['n3-old']);
      await fixture.nodes('n', 1, ['n-owner'], OWNERS);
      await fixture.edges('n1', 1, [['n1-old', 'n-owner']]);
      await fixture.nodes('n1', 2, ['n1-kept', 'n1-new']);
      expect(await sweep(NODES, 2, [{ key: 'n1' }, { key: 'n2' }])).toEqual(['n1-old', 'n1-older', 'n2-old']);
      expect(await ends("MATCH (n:Item) WHERE n._partition IN ['n1', 'n2', 'n3'] RETURN n.id AS id")).toEqual([
        'n1-kept',
        'n1-new',
        'n3-old',
      ]);
      expect(
        await ends("MATCH (n:Owner {id: 'n-owner'}) OPTIONAL MATCH (n)--(m) RETURN n.id AS id, m.id AS m"),
      ).toEqual(['n-owner ']);
    });

    it('takes only nodes of its own label', async () => {
      await fixture.nodes('l', 1, ['l-item']);
      await fixture.nodes('l', 1, ['l-owner'], OWNERS);
      expect(await sweep(NODES, 2, [{ key: 'l' }])).toEqual(['l-item']);
      expect(await ends("MATCH (n {_partition: 'l'}) RETURN n.id AS id")).toEqual(['l-owner']);
    });

    it('takes no more than the limit at a time', async () => {
      const rows = Array.from({ length: 25 }, (_, index) => `b-${index}`);
      await fixture.nodes('b1', 1, rows.slice(0, 12));
      await fixture.nodes('b2', 1, rows.slice(12));
      const partitions = [{ key: 'b1' }, { key: 'b2' }];
      const first = await fixture.store.delete({ statement: NODES, run: 2, before: 2, partitions, limit: 10 });
      expect(first).toHaveLength(10);
      expect(await sweep(NODES, 2, partitions, 10)).toHaveLength(15);
      expect(await fixture.store.count(COUNT, ['b1'], 2)).toEqual({ total: 0, stale: 0 });
    });

    it('takes nothing from no partition', async () => {
      await fixture.nodes('keep', 1, ['keep']);
      expect(await sweep(NODES, 2, [])).toEqual([]);
      expect(await sweep(NODES, 2, [{ key: 'unknown' }])).toEqual([]);
      expect(await fixture.store.count(COUNT, ['keep'], 1)).toEqual({ total: 1, stale: 0 });
    });

    for (const direction of ['out', 'in'] as const) {
      const type = direction === 'out' ? 'OWNED_BY' : 'OWNS';
      const statement: UpsertEdges = { ...OWNED_BY, type, direction };
      const stale = { kind: 'delete-stale-edges', type, from: 'Item', direction, to: 'Owner' } as const;
      const read = (partition: string) =>
        ends(`MATCH (n:Item)-[r:${type}]-(t) WHERE r._partition = '${partition}' RETURN n.id AS n, t.id AS t`);

      it(`takes stale relationships (${direction}) of nodes of the partition that the run has written`, async () => {
        const key = `part-${direction}`;
        await fixture.nodes(key, 1, [`${key}-a`, `${key}-b`]);
        await fixture.nodes('owners', 1, [`${key}-o`, `${key}-q`], OWNERS);
        const all = [`${key}-a`, `${key}-b`].flatMap((from) =>
          [`${key}-o`, `${key}-q`].map((to) => [from, to] as const),
        );
        await fixture.edges(key, 1, all, statement);
        await fixture.nodes(key, 1, [`${key}-unchanged`]);
        await fixture.edges(key, 1, [[`${key}-unchanged`, `${key}-o`]], statement);
        await fixture.nodes(key, 2, [`${key}-a`, `${key}-b`]);
        await fixture.edges(key, 2, all.slice(0, 1), statement);
        expect(await sweep({ ...stale, anchor: 'partition' }, 2, [{ key }], 2)).toEqual([
          `${key}-a`,
          `${key}-b`,
          `${key}-b`,
        ]);
        expect(await read(key)).toEqual([`${key}-a ${key}-o`, `${key}-unchanged ${key}-o`]);
      });

      it(`takes stale relationships (${direction}) of the partition's parent`, async () => {
        const key = `parent-${direction}`;
        await fixture.nodes('elsewhere', 1, [`${key}-a`, `${key}-b`]);
        await fixture.nodes('owners', 1, [`${key}-o`, `${key}-q`], OWNERS);
        await fixture.edges(
          `${key}/a`,
          1,
          [
            [`${key}-a`, `${key}-o`],
            [`${key}-a`, `${key}-q`],
          ],
          statement,
        );
        await fixture.edges(`${key}/b`, 1, [[`${key}-b`, `${key}-o`]], statement);
        await fixture.edges(`${key}/a`, 2, [[`${key}-a`, `${key}-q`]], statement);
        const partitions = [{ key: `${key}/a`, parent: `${key}-a` }];
        expect(await sweep({ ...stale, anchor: 'parent' }, 2, partitions)).toEqual([`${key}-a`]);
        expect(await read(`${key}/a`)).toEqual([`${key}-a ${key}-q`]);
        expect(await read(`${key}/b`)).toEqual([`${key}-b ${key}-o`]);
      });

      it(`takes stale relationships (${direction}) wherever they start`, async () => {
        const key = `none-${direction}`;
        await fixture.nodes('elsewhere', 1, [`${key}-a`, `${key}-b`]);
        await fixture.nodes('owners', 1, [`${key}-o`], OWNERS);
        await fixture.edges(key, 1, [[`${key}-a`, `${key}-o`]], statement);
        await fixture.edges(`${key}-other`, 1, [[`${key}-b`, `${key}-o`]], statement);
        expect(await sweep({ ...stale, anchor: 'none' }, 2, [{ key }])).toEqual([`${key}-a`]);
        expect(await read(`${key}-other`)).toEqual([`${key}-b ${key}-o`]);
      });
    }

    it('lets go of shared nodes, and takes those that nobody owns any more', async () => {
      const shared = { ...ITEMS, shared: true };
      await fixture.nodes('ledger', 1, ['sp1', 'sp2'], PARTITIONS);
      await fixture.nodes('sp1', 1, ['s-one', 's-both', 's-kept'], shared);
      await fixture.nodes('sp2', 1, ['s-both'], shared);
      await fixture.nodes('sp1', 2, ['s-kept'], shared);
      const count = { kind: 'count-shared', label: 'Item' } as const;
      expect(await fixture.store.count(count, ['sp1'], 2)).toEqual({ total: 3, stale: 0 });
      expect(await fixture.store.count(count, ['sp2'], 2)).toEqual({ total: 1, stale: 0 });
      const sole = { kind: 'delete-sole-nodes', label: 'Item', stale: 'unwritten' } as const;
      await fixture.nodes('sp1', 1, ['s-sole-1', 's-sole-2'], shared);
      expect(await sweep(sole, 2, [{ key: 'sp1' }], 1)).toEqual(['s-one', 's-sole-1', 's-sole-2']);
      await fixture.nodes('sp1', 1, ['s-one'], shared);
      const released = await sweep(
        { kind: 'release-shared-nodes', label: 'Item', stale: 'unwritten' },
        2,
        [{ key: 'sp1' }],
        1,
      );
      expect(released).toEqual(['s-both', 's-one']);
      expect(await fixture.store.deleteUnowned('Item', [...released, 's-kept', 'nowhere', 's-one'])).toBe(1);
      expect(await ends("MATCH (n:Item) WHERE n.id STARTS WITH 's-' RETURN n.id AS id")).toEqual(['s-both', 's-kept']);
      expect(await fixture.store.deleteUnowned('Item', [])).toBe(0);
    });

    it('counts a partition, and what of it was missed', async () => {
      await fixture.nodes('c', 1, ['c1', 'c2', 'c3']);
      await fixture.mark('missed', 'c', 2, ['c2', 'c3']);
      await fixture.mark('missed', 'c', 3, ['c1']);
      await fixture.nodes('c-other', 1, ['c4']);
      expect(await fixture.store.count(COUNT, ['c'], 2)).toEqual({ total: 3, stale: 2 });
      expect(await fixture.store.count(COUNT, ['c'], 3)).toEqual({ total: 3, stale: 3 });
      expect(await fixture.store.count(COUNT, ['unknown'], 2)).toEqual({ total: 0, stale: 0 });
    });

    it('leaves what a later run has written', async () => {
      await fixture.nodes('later', 5, ['later-1']);
      await fixture.nodes('later', 3, ['later-2']);
      expect(await sweep(NODES, 4, [{ key: 'later' }])).toEqual(['later-2']);
    });

    it('counts the relationships of a link’s partition', async () => {
      await fixture.nodes('x', 1, ['ce-1', 'ce-2']);
      await fixture.nodes('x', 1, ['ce-o'], OWNERS);
      const ends = [
        ['ce-1', 'ce-o'],
        ['ce-2', 'ce-o'],
      ] as const;
      await fixture.edges('ce', 1, ends);
      await fixture.edges('ce', 2, ends.slice(1));
      const count = { kind: 'count-edges', type: 'OWNED_BY', from: 'Item', to: 'Owner' } as const;
      expect(await fixture.store.count(count, ['ce'], 2)).toEqual({ total: 2, stale: 1 });
      expect(await fixture.store.count(count, ['unknown'], 2)).toEqual({ total: 0, stale: 0 });
    });
  });
}
