import { describe, expect, it } from 'vitest';
import type { OpenStore } from './describe-store.js';
import { ITEMS, NEW_ITEMS, OWNERS, useStore } from './fixture.js';

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
      expect(first).toEqual({ created: 2, written: 2, unmatched: [], conflicting: 0 });
      const second = await fixture.nodes('p', 2, [['twice', { name: 'b' }]]);
      expect(second).toEqual({ created: 0, written: 1, unmatched: [], conflicting: 0 });
      const rows = await fixture.ask(
        "MATCH (n:Item {id: 'twice'}) RETURN n.name AS name, n.size AS size, n.firstseen AS first, n.lastupdated AS last",
      );
      expect(rows).toEqual([['b', 1, 1, 2]]);
    });

    it('are created as they would be written', async () => {
      const row = { id: 'made', properties: { name: 'a', size: 1 }, digest: 'abc', edges: 'def ' };
      const batch = { statement: NEW_ITEMS, rows: [row, { ...row, id: 'made-too' }], run: 3, partition: 'made' };
      expect(await fixture.store.write(batch)).toEqual({ created: 2, written: 2, unmatched: [], conflicting: 0 });
      await fixture.store.write({ ...batch, statement: ITEMS, rows: [{ ...row, id: 'written' }] });
      const rows = await fixture.ask(
        "MATCH (n:Item {_partition: 'made'}) RETURN labels(n) AS labels, properties(n) AS properties ORDER BY n.id",
      );
      const alike = rows.map(([labels, properties]) => [
        (labels as string[]).sort(),
        { ...(properties as object), id: '' },
      ]);
      expect(alike).toHaveLength(3);
      expect(alike[1]).toEqual(alike[0]);
      expect(alike[2]).toEqual(alike[0]);
    });

    it('are not created when one of them is there already', async () => {
      await fixture.nodes('p', 1, [['there', { name: 'first' }]]);
      const failing = fixture.nodes('p', 2, ['not-there', ['there', { name: 'second' }]], NEW_ITEMS);
      await expect(failing).rejects.toMatchObject({ code: 'STORE_EXISTS' });
      const names = "MATCH (n:Item) WHERE n.id IN ['there', 'not-there'] RETURN n.id AS id, n.name AS name";
      expect(await fixture.ask(names)).toEqual([['there', 'first']]);
      await expect(fixture.nodes('p', 2, ['both', 'both'], NEW_ITEMS)).rejects.toMatchObject({ code: 'STORE_EXISTS' });
    });

    it('stay one when they are written many times at once', async () => {
      const rows = Array.from({ length: 50 }, (_, index) => `raced-${index}`);
      const results = await Promise.all(Array.from({ length: 8 }, () => fixture.nodes('raced', 1, rows)));
      expect(results.every(({ written }) => written === 50)).toBe(true);
      expect(await fixture.store.count({ kind: 'count-partition', label: 'Item' }, ['raced'], 1)).toEqual({
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
      expect(await fixture.nodes('p', 1, [])).toEqual({
        created: 0,
        written: 0,
        unmatched: [],
        conflicting: 0,
      });
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
        'changed_at',
        'firstseen',
        'id',
        'lastupdated',
        'size',
      ]);
      expect(row?.[1]).toBe(1);
    });

    it.each([
      ['b', 'a'],
      ['a', 'b'],
    ])('stay the same, in whatever order one run writes two different records of one id (%s, %s)', async (...order) => {
      const id = `conflict-${order.join('')}`;
      const write = (run: number, digest: string) =>
        fixture.store.write({
          statement: ITEMS,
          run,
          partition: digest === 'a' ? 'part-2' : 'part-1',
          rows: [
            {
              id,
              properties: { name: digest, size: digest === 'a' ? 1 : null },
              labels: [digest === 'a' ? 'Idle' : 'Public'],
              digest,
            },
          ],
        });
      await write(1, 'c');
      const results = [];
      for (const digest of order) results.push((await write(2, digest)).conflicting);
      expect(results).toEqual([0, 1]);
      const read = () =>
        fixture.ask(
          'MATCH (n:Item {id: $id}) RETURN n.name AS name, n.size AS size, n._partition AS p, labels(n) AS l',
          { id },
        );
      const [row] = await read();
      expect(row?.slice(0, 3)).toEqual(['b', null, 'part-1']);
      expect([...((row?.[3] ?? []) as string[])].sort()).toEqual(['Item', 'Public', 'Thing']);
      expect((await write(2, 'b')).conflicting).toBe(0);
      // The next run does not look back.
      expect((await write(3, 'a')).conflicting).toBe(0);
      expect((await read())[0]?.slice(0, 3)).toEqual(['a', 1, 'part-2']);
    });

    it('leave a note when another partition has held them until now', async () => {
      await fixture.nodes('moved-1', 1, ['moved-a', 'moved-b']);
      await fixture.nodes('moved-2', 2, ['moved-b', 'moved-c']);
      await fixture.nodes('moved-2', 3, ['moved-b']);
      const notes = await fixture.ask(
        "MATCH (m:CadastreMove) WHERE m.node STARTS WITH 'moved-' RETURN m.label AS label, m.node AS node, m.from AS from",
      );
      expect(notes).toEqual([['Item', 'moved-b', 'moved-1']]);
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
      expect(result).toEqual({ created: 0, written: 1, unmatched: [0], conflicting: 0 });
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
