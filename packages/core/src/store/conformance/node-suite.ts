import { describe, expect, it } from 'vitest';
import type { OpenStore } from './describe-store.js';
import { ITEMS, OWNERS, useStore } from './fixture.js';

export function nodeSuite(openStore: OpenStore): void {
  describe('nodes', () => {
    const fixture = useStore(openStore);

    it('can have the same schema twice', async () => {
      const label = { label: 'Item', unique: ['id'], indexes: ['name'] };
      await fixture.store.ensureSchema([label, label]);
      await fixture.store.ensureSchema([label]);
    });

    it('are created once and then updated', async () => {
      const first = await fixture.nodes('p', 1, [['twice', { name: 'a', size: 1 }], 'other']);
      expect(first).toEqual({ created: 2, written: 2, unmatched: [] });
      const second = await fixture.nodes('p', 2, [['twice', { name: 'b' }]]);
      expect(second).toEqual({ created: 0, written: 1, unmatched: [] });
      const rows = await fixture.ask(
        "MATCH (n:Item {id: 'twice'}) RETURN n.name AS name, n.size AS size, n.firstseen AS first, n.lastupdated AS last",
      );
      expect(rows).toEqual([['b', 1, 1, 2]]);
    });

    it('stay one when they are written many times at once', async () => {
      const rows = Array.from({ length: 50 }, (_, index) => `raced-${index}`);
      const results = await Promise.all(Array.from({ length: 8 }, () => fixture.nodes('raced', 1, rows)));
      expect(results.every(({ written }) => written === 50)).toBe(true);
      expect(await fixture.store.count({ kind: 'count-partition', label: 'Item' }, 'raced', 1)).toEqual({
        total: 50,
        stale: 0,
      });
    });

    it('are written by the batch or not at all', async () => {
      await fixture.nodes('p', 1, [['serial-1', { serial: 'same' }]]);
      const failing = fixture.nodes('p', 1, ['never-1', ['never-2', { serial: 'same' }]]);
      await expect(failing).rejects.toMatchObject({ name: 'CadastreError' });
      expect(await fixture.ask("MATCH (n:Item) WHERE n.id STARTS WITH 'never' RETURN n.id AS id")).toEqual([]);
    });

    it('take an empty batch', async () => {
      expect(await fixture.nodes('p', 1, [])).toEqual({ created: 0, written: 0, unmatched: [] });
    });

    it('may share an id across labels', async () => {
      await fixture.nodes('p', 1, ['shared-id']);
      await fixture.nodes('p', 1, ['shared-id'], OWNERS);
      const rows = await fixture.ask("MATCH (n {id: 'shared-id'}) RETURN labels(n) AS labels");
      expect(rows.map(([labels]) => [...(labels as string[])].sort()).sort()).toEqual([['Item', 'Thing'], ['Owner']]);
    });

    it('have the labels of the schema, and those conditional ones that hold now', async () => {
      const labels = async () => {
        const [row] = await fixture.ask("MATCH (n:Item {id: 'labelled'}) RETURN labels(n) AS labels");
        return [...((row?.[0] ?? []) as string[])].sort();
      };
      await fixture.nodes('p', 1, [['labelled', {}, ['Public']]]);
      expect(await labels()).toEqual(['Item', 'Public', 'Thing']);
      await fixture.nodes('p', 2, [['labelled', {}, ['Idle']]]);
      expect(await labels()).toEqual(['Idle', 'Item', 'Thing']);
      await fixture.nodes('p', 3, ['labelled']);
      expect(await labels()).toEqual(['Item', 'Thing']);
    });

    it('lose a property that is null', async () => {
      await fixture.nodes('p', 1, [['removed', { name: 'a', size: 1, share: 1.5, tags: ['x'] }]]);
      await fixture.nodes('p', 1, [['removed', { name: null, share: null, tags: null }]]);
      const [row] = await fixture.ask("MATCH (n:Item {id: 'removed'}) RETURN keys(n) AS keys, n.size AS size");
      expect([...((row?.[0] ?? []) as string[])].sort()).toEqual([
        '_partition',
        'firstseen',
        'id',
        'lastupdated',
        'size',
      ]);
      expect(row?.[1]).toBe(1);
    });

    it('are extended only where they exist', async () => {
      await fixture.nodes('owner-of-it', 1, [['extended', { name: 'a' }]]);
      const result = await fixture.store.write({
        statement: { kind: 'update-nodes', label: 'Item', properties: ITEMS.properties },
        run: 2,
        partition: 'somebody-else',
        rows: [
          { id: 'nowhere', properties: { size: 1 } },
          { id: 'extended', properties: { size: 2, share: 3 } },
        ],
      });
      expect(result).toEqual({ created: 0, written: 1, unmatched: [0] });
      const rows = await fixture.ask(
        "MATCH (n:Item {id: 'extended'}) RETURN n.name AS name, n.size AS size, n.share / 2 AS half, n._partition AS p, n.lastupdated AS l",
      );
      expect(rows).toEqual([['a', 2, 1.5, 'owner-of-it', 1]]);
    });

    it('are there after a reopen', async () => {
      await fixture.nodes('p', 1, [['kept', { name: 'still here' }]]);
      await fixture.store.flush();
      await fixture.nodes('p', 1, [['kept-2', { name: 'here too' }]]);
      await fixture.reopen();
      const rows = await fixture.ask(
        "MATCH (n:Item) WHERE n.id STARTS WITH 'kept' RETURN n.name AS name ORDER BY n.id",
      );
      expect(rows).toEqual([['still here'], ['here too']]);
      await expect(
        fixture.nodes('p', 1, [
          ['other', { serial: 'x' }],
          ['third', { serial: 'x' }],
        ]),
      ).rejects.toMatchObject({
        name: 'CadastreError',
      });
    });
  });
}
