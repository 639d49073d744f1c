import { describe, expect, it } from 'vitest';
import type { UpsertEdges } from '../../statement/statement.js';
import type { OpenStore } from './describe-store.js';
import { OWNED_BY, OWNERS, useStore } from './fixture.js';

export function edgeSuite(openStore: OpenStore): void {
  describe('relationships', () => {
    const fixture = useStore(openStore);

    it('are created once and then updated, with their properties', async () => {
      await fixture.nodes('p', 1, ['i1', 'i2']);
      await fixture.nodes('p', 1, ['o1'], OWNERS);
      const first = await fixture.edges('p', 1, [
        ['i1', 'o1', { size: 1, name: 'x', share: 3 }],
        ['i2', 'o1', { size: 2 }],
      ]);
      expect(first).toEqual({ created: 2, written: 2, unmatched: [], conflicting: 0 });
      const second = await fixture.edges('p', 2, [['i1', 'o1', { size: 7, name: null }]]);
      expect(second).toEqual({ created: 0, written: 1, unmatched: [], conflicting: 0 });
      const rows = await fixture.ask(
        `MATCH (n:Item {id: 'i1'})-[r:OWNED_BY]->(t:Owner)
         RETURN t.id AS id, r.size AS size, r.name AS name, r.share / 2 AS half, r.firstseen AS f, r.lastupdated AS l, r._partition AS p`,
      );
      expect(rows).toEqual([['o1', 7, null, 1.5, 1, 2, 'p']]);
    });

    it('report the rows whose ends are missing, by their position', async () => {
      await fixture.nodes('p', 1, ['u1']);
      await fixture.nodes('p', 1, ['uo'], OWNERS);
      const result = await fixture.edges('p', 1, [
        ['nowhere', 'uo'],
        ['u1', 'uo'],
        ['u1', 'nowhere'],
        ['u1', null],
        [null, 'uo'],
      ]);
      expect(result).toEqual({ created: 1, written: 1, unmatched: [0, 2, 3, 4], conflicting: 0 });
    });

    it('report a batch of which nothing matches', async () => {
      expect(await fixture.edges('p', 1, [['u1', null]])).toEqual({
        created: 0,
        written: 0,
        unmatched: [0],
        conflicting: 0,
      });
    });

    it('match by several properties, which must all agree', async () => {
      const statement: UpsertEdges = { ...OWNED_BY, to: { label: 'Owner', match: ['name', 'country'] } };
      await fixture.nodes('p', 1, ['m1', 'm2']);
      await fixture.nodes(
        'p',
        1,
        [
          ['mo1', { name: 'same', country: 'IE' }],
          ['mo2', { name: 'same', country: 'DE' }],
        ],
        OWNERS,
      );
      const result = await fixture.store.write({
        statement,
        run: 1,
        partition: 'p',
        rows: [
          { from: ['m1'], to: ['same', 'DE'] },
          { from: ['m2'], to: ['same', 'FR'] },
        ],
      });
      expect(result).toEqual({ created: 1, written: 1, unmatched: [1], conflicting: 0 });
      expect(await fixture.ask("MATCH (:Item {id: 'm1'})-->(o:Owner) RETURN o.id AS id")).toEqual([['mo2']]);
    });

    it('reach every node that matches', async () => {
      const statement: UpsertEdges = { ...OWNED_BY, to: { label: 'Owner', match: ['name'] } };
      await fixture.nodes('p', 1, ['many']);
      await fixture.nodes(
        'p',
        1,
        [
          ['e1', { name: 'twin' }],
          ['e2', { name: 'twin' }],
        ],
        OWNERS,
      );
      expect(await fixture.edges('p', 1, [['many', 'twin']], statement)).toEqual({
        created: 2,
        written: 2,
        unmatched: [],
        conflicting: 0,
      });
    });

    it('point the way that the schema says', async () => {
      const statement: UpsertEdges = { ...OWNED_BY, type: 'OWNS', direction: 'in' };
      await fixture.nodes('p', 1, ['d1']);
      await fixture.nodes('p', 1, ['do'], OWNERS);
      expect(await fixture.edges('p', 1, [['d1', 'do']], statement)).toMatchObject({ created: 1 });
      expect(await fixture.edges('p', 1, [['d1', 'do']], statement)).toMatchObject({ written: 1 });
      const rows = await fixture.ask("MATCH (a)-[r:OWNS]->(b {id: 'd1'}) RETURN a.id AS a, b.id AS b");
      expect(rows).toEqual([['do', 'd1']]);
    });

    it('may start and end at one node', async () => {
      const statement: UpsertEdges = { ...OWNED_BY, type: 'TRUSTS', to: { label: 'Item', match: ['id'] } };
      await fixture.nodes('p', 1, ['self']);
      expect(await fixture.edges('p', 1, [['self', 'self']], statement)).toMatchObject({ created: 1, written: 1 });
      expect(await fixture.edges('p', 2, [['self', 'self']], statement)).toMatchObject({ created: 0, written: 1 });
    });

    it('stay one when they are written many times at once', async () => {
      await fixture.nodes('p', 1, ['r1', 'r2']);
      await fixture.nodes('p', 1, ['ro'], OWNERS);
      const ends = [
        ['r1', 'ro'],
        ['r2', 'ro'],
      ] as const;
      await Promise.all(Array.from({ length: 8 }, () => fixture.edges('p', 1, ends)));
      expect(await fixture.ask("MATCH (:Item)-[r:OWNED_BY]->(:Owner {id: 'ro'}) RETURN count(r) AS c")).toEqual([[2]]);
    });
  });
}
