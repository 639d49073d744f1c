import { describe, expect, it } from 'vitest';
import type { HeldNode, NodeWrite, UpsertEdges } from '../../statement/statement.js';
import type { OpenStore } from './describe-store.js';
import { ITEMS, OWNED_BY, OWNERS, PARTITIONS, useStore } from './fixture.js';

const LOOKUP = { kind: 'lookup-nodes', label: 'Item' } as const;
const HELD = { kind: 'held-nodes', label: 'Item' } as const;
/** Found by a property that the owner may change. */
const LIVES_WITH: UpsertEdges = { ...OWNED_BY, type: 'LIVES_WITH', to: { label: 'Owner', match: ['name'] } };

export function deltaSuite(openStore: OpenStore): void {
  describe('what it knows of what was written', () => {
    const fixture = useStore(openStore);
    const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);
    const lookup = async (ids: readonly string[], shared = false, partition = 'd'): Promise<readonly HeldNode[]> =>
      [...(await fixture.store.lookup({ ...LOOKUP, shared }, ids, partition))].sort(byId);
    const write = (run: number, rows: readonly NodeWrite[], partition = 'd', shared = false) =>
      fixture.store.write({ statement: { ...ITEMS, shared }, rows, run, partition });
    const held = async (partitions: readonly string[], shared = false) => {
      const found: { id: string; missed: number | null }[] = [];
      for await (const { id, missed } of fixture.store.held({ ...HELD, shared }, partitions))
        found.push({ id, missed: missed === null ? null : Number(missed) });
      return found.sort(byId);
    };
    const ask = async (cypher: string) => (await fixture.ask(cypher)).map((row) => row.join(' '));

    it('is found by ids, without those that are not there', async () => {
      await write(1, [{ id: 'k1', properties: { name: 'one' }, digest: 'abc', edges: 'def ' }]);
      await write(2, [{ id: 'k2', properties: {} }]);
      expect(await lookup(['k1', 'k2', 'nowhere'])).toEqual([
        { id: 'k1', partition: 'd', digest: 'abc', edges: 'def ', lost: null, missed: null, run: 1 },
        { id: 'k2', partition: 'd', digest: null, edges: null, lost: null, missed: null, run: 2 },
      ]);
      expect(await lookup([])).toEqual([]);
    });

    it('says since when a complete reading has missed a node, until it is written again', async () => {
      await write(1, [{ id: 'm1', properties: {} }]);
      await fixture.mark('missed', 'd', 2, ['m1']);
      await fixture.mark('missed', 'd', 3, ['m1']);
      expect(await lookup(['m1'])).toMatchObject([{ missed: 2, run: 1 }]);
      expect(await held(['d'])).toContainEqual({ id: 'm1', missed: 2 });
      await write(4, [{ id: 'm1', properties: {} }]);
      expect(await lookup(['m1'])).toMatchObject([{ missed: null, run: 4 }]);
    });

    it('tells of a shared node what one of its owners knows', async () => {
      await fixture.nodes('ledger', 1, ['sa', 'sb', 'sc'], PARTITIONS);
      await write(1, [{ id: 's1', properties: {}, digest: 'x' }], 'sa', true);
      await write(2, [{ id: 's1', properties: {}, digest: 'x' }], 'sb', true);
      await fixture.mark('missed', 'sa', 3, ['s1'], true);
      expect(await lookup(['s1'], true, 'sa')).toMatchObject([{ partition: 'sa', digest: 'x', missed: 3, run: 1 }]);
      expect(await lookup(['s1'], true, 'sb')).toMatchObject([{ partition: 'sb', digest: 'x', missed: null, run: 2 }]);
      expect(await lookup(['s1'], true, 'sc')).toEqual([]);
      expect(await held(['sa'], true)).toEqual([{ id: 's1', missed: 3 }]);
      expect(await held(['sb', 'sc'], true)).toEqual([{ id: 's1', missed: null }]);
    });

    it('holds the first of two partitions to a node that this run has seen there as it is', async () => {
      await write(1, [
        { id: 'o1', properties: { name: 'as it was' }, digest: 'b' },
        { id: 'o2', properties: { name: 'as it was' }, digest: 'b' },
      ]);
      await fixture.mark('seen', 'd', 2, ['o1']);
      const other = { properties: { name: 'something else' }, digest: 'a' };
      const rows = [
        { id: 'o1', ...other },
        { id: 'o2', ...other },
      ];
      expect(await write(2, rows, 'e')).toMatchObject({ conflicting: 1 });
      const names = "MATCH (n:Item) WHERE n.id IN ['o1', 'o2'] RETURN n.id, n.name, n._partition AS p ORDER BY n.id";
      expect(await ask(names)).toEqual(['o1 as it was d', 'o2 something else e']);
      // What two records say is written again by the next run.
      expect(await lookup(['o1'])).toMatchObject([{ edges: null }]);
    });

    it('counts what was touched after a run: written, missed, or deprived of a relationship', async () => {
      const rows = ['t1', 't2', 't3', 't4'].map((id) => ({ id, properties: {}, digest: 'x', edges: 'y ' }));
      const touched = (before: number) => fixture.store.count({ kind: 'count-touched', label: 'Item' }, ['t'], before);
      await write(1, rows, 't');
      expect(await touched(1)).toEqual({ total: 4, stale: 0 });
      expect(await touched(0)).toEqual({ total: 4, stale: 4 });
      await write(2, [{ id: 't1', properties: {}, digest: 'x', edges: 'y ' }], 't');
      expect(await touched(1)).toEqual({ total: 4, stale: 1 });
      await fixture.mark('missed', 't', 2, ['t2']);
      expect(await touched(2)).toEqual({ total: 4, stale: 1 });
      // Two partitions let go of one each, and the nodes know what they have lost as soon as they are written again.
      await fixture.nodes('t-owners', 1, [['t-o', { name: 'tess' }]], OWNERS);
      await fixture.store.write({
        statement: LIVES_WITH,
        rows: [{ from: ['t3'], to: ['tess'], match: '["tess"]' }],
        run: 1,
        partition: 't',
      });
      const statement = {
        kind: 'release-edges',
        type: 'LIVES_WITH',
        from: 'Item',
        direction: 'out',
        to: 'Owner',
      } as const;
      const released = [{ id: 't-o', properties: {}, edges: '["bob"]' }];
      await fixture.store.write({ statement, rows: released, run: 3, partition: 't-owners' });
      expect(await touched(3)).toEqual({ total: 4, stale: 2 });
      await write(4, [{ id: 't3', properties: {}, digest: 'x', edges: 'y 3' }], 't');
      await write(4, [{ id: 't2', properties: {}, digest: 'x', edges: 'y ' }], 't');
      expect(await touched(4)).toEqual({ total: 4, stale: 0 });
      // Of this one nobody knows what was written.
      await write(4, [{ id: 't4', properties: {} }], 't');
      expect(await touched(4)).toEqual({ total: 4, stale: 1 });
    });

    it('says when a node last changed', async () => {
      await write(1, [{ id: 'c1', properties: {}, digest: 'x' }]);
      await write(2, [{ id: 'c1', properties: {}, digest: 'x' }]);
      const times = "MATCH (n:Item {id: 'c1'}) RETURN n.firstseen, n.changed_at AS changed, n.lastupdated AS last";
      expect(await ask(times)).toEqual(['1 1 2']);
      await write(3, [{ id: 'c1', properties: {}, digest: 'y' }]);
      expect(await ask(times)).toEqual(['1 3 3']);
    });

    it('notes what the neighbours of a stale node are about to lose', async () => {
      await fixture.nodes('n', 1, ['n-stale', 'n-kept']);
      await fixture.nodes('n-owners', 1, ['n-o', 'n-other'], OWNERS);
      await fixture.edges('n', 1, [
        ['n-stale', 'n-o'],
        ['n-kept', 'n-other'],
      ]);
      await fixture.mark('missed', 'n', 2, ['n-stale']);
      const statement = { kind: 'mark-neighbours', label: 'Item', stale: 'missed', shared: false } as const;
      const batch = { statement, run: 2, before: 2, partitions: [{ key: 'n' }], limit: 10 };
      expect(await fixture.store.delete(batch)).toEqual(['n-o']);
      expect(await fixture.store.delete(batch)).toEqual([]);
      const lost = await fixture.store.lookup({ ...LOOKUP, label: 'Owner' }, ['n-o', 'n-other'], 'n-owners');
      expect([...lost].sort(byId).map((node) => node.lost)).toEqual([2, null]);
    });

    it('lets go of what was matched by values that its end no longer has', async () => {
      await fixture.nodes('r', 1, ['r1', 'r2']);
      await fixture.nodes('r-owners', 1, [['r-o', { name: 'ann' }]], OWNERS);
      const rows = [
        { from: ['r1'], to: ['ann'], match: '["ann"]' },
        { from: ['r2'], to: ['ann'], match: '["ann"]' },
      ];
      await fixture.store.write({ statement: LIVES_WITH, rows, run: 1, partition: 'r' });
      const statement = {
        kind: 'release-edges',
        type: 'LIVES_WITH',
        from: 'Item',
        direction: 'out',
        to: 'Owner',
      } as const;
      const release = (edges: string) =>
        fixture.store.write({ statement, rows: [{ id: 'r-o', properties: {}, edges }], run: 2, partition: 'r-owners' });
      const left = 'MATCH (n:Item)-[:LIVES_WITH]->(o) RETURN n.id, o.id ORDER BY n.id';
      await release('["ann"]');
      expect(await ask(left)).toEqual(['r1 r-o', 'r2 r-o']);
      await release('["bob"]');
      expect(await ask(left)).toEqual([]);
      expect(await lookup(['r1'])).toMatchObject([{ lost: 2 }]);
    });
  });
}
