import { beforeAll, describe, expect, it } from 'vitest';
import type { OpenStore } from './describe-store.js';
import { OWNERS, useStore } from './fixture.js';

/** Neither engine can answer this in a lifetime. */
const ENDLESS =
  'UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b WITH a, b WHERE a * b = -1 RETURN count(*) AS count';

export function querySuite(openStore: OpenStore): void {
  describe('queries', () => {
    const fixture = useStore(openStore);
    beforeAll(async () => {
      await fixture.nodes('q', 1, [
        ['q1', { name: 'first', at: new Date('2024-01-02T03:04:05.678Z') }, ['Public']],
        'q2',
      ]);
      await fixture.nodes('q', 1, [['qo', { name: 'owner' }]], OWNERS);
      await fixture.edges('q', 1, [
        ['q1', 'qo', { size: 3 }],
        ['q2', 'qo', { size: 4 }],
      ]);
    });

    it('give columns in their order', async () => {
      const result = await fixture.store.query("RETURN 1 AS b, 'x' AS a, null AS c");
      expect(result).toEqual({ columns: ['b', 'a', 'c'], rows: [{ b: 1, a: 'x', c: null }], truncated: false });
    });

    it('give their columns even without a row', async () => {
      const result = await fixture.store.query('MATCH (n:Nothing) RETURN n.id AS id');
      expect(result).toEqual({ columns: ['id'], rows: [], truncated: false });
    });

    it('give nodes, relationships and paths, without what the engine hides in them', async () => {
      const [row] = await fixture.ask(
        "MATCH p = (n:Item {id: 'q1'})-[r:OWNED_BY]->(t:Owner) RETURN n AS n, r AS r, p AS p, [t] AS list, {inner: {t: t}} AS map",
      );
      const item = {
        kind: 'node',
        labels: expect.arrayContaining(['Item', 'Thing', 'Public']),
        properties: {
          id: 'q1',
          name: 'first',
          at: new Date('2024-01-02T03:04:05.678Z'),
          changed_at: 1,
          firstseen: 1,
          lastupdated: 1,
        },
      };
      const owner = {
        kind: 'node',
        labels: ['Owner'],
        properties: { id: 'qo', name: 'owner', changed_at: 1, firstseen: 1, lastupdated: 1 },
      };
      const relationship = {
        kind: 'relationship',
        type: 'OWNED_BY',
        properties: { size: 3, firstseen: 1, lastupdated: 1 },
      };
      expect(row).toEqual([
        item,
        relationship,
        { kind: 'path', nodes: [item, owner], relationships: [relationship] },
        [owner],
        { inner: { t: owner } },
      ]);
    });

    it('give the nodes and relationships of a path in the order of walking it', async () => {
      const [row] = await fixture.ask("MATCH p = (:Item {id: 'q1'})-[:OWNED_BY*2]-(:Item {id: 'q2'}) RETURN p AS p");
      const path = row?.[0] as {
        nodes: { properties: { id: string } }[];
        relationships: { properties: { size: number } }[];
      };
      expect(path.nodes.map(({ properties }) => properties.id)).toEqual(['q1', 'qo', 'q2']);
      expect(path.relationships.map(({ properties }) => properties.size)).toEqual([3, 4]);
    });

    it('take parameters of every kind', async () => {
      const parameters = {
        text: "'}) DETACH DELETE n //",
        integer: 2n ** 53n + 1n,
        small: 7,
        float: 0.5,
        yes: true,
        nothing: null,
        date: new Date('2024-01-02T03:04:05.678Z'),
        list: ['a', 'b'],
        map: { inner: { list: [1, 2] } },
      };
      const [row] = await fixture.ask(
        `RETURN $text AS text, $integer AS integer, $small / 2 AS small, $float AS float, $yes AS yes, $nothing AS nothing,
                $date AS date, $list AS list, $map.inner.list[1] AS inner, $date = datetime('2024-01-02T03:04:05.678Z') AS same`,
        parameters,
      );
      const { text, integer, float, yes, nothing, date, list } = parameters;
      expect(row).toEqual([text, integer, 3, float, yes, nothing, date, list, 2, true]);
    });

    it('see what was written before', async () => {
      const names = () => fixture.ask("MATCH (n:Item {id: 'fresh'}) RETURN n.name AS name");
      expect(await names()).toEqual([]);
      await fixture.nodes('fresh', 1, [['fresh', { name: 'a' }]]);
      expect(await names()).toEqual([['a']]);
      await fixture.nodes('fresh', 1, [['fresh', { name: 'b' }]]);
      expect(await names()).toEqual([['b']]);
    });

    it('run side by side', async () => {
      const answers = await Promise.all(
        Array.from({ length: 5 }, (_, index) => fixture.ask('RETURN $index AS index', { index })),
      );
      expect(answers).toEqual([[[0]], [[1]], [[2]], [[3]], [[4]]]);
    });

    it('give no more rows than they may', async () => {
      const rows = async (maxRows: number) => {
        const result = await fixture.store.query('UNWIND range(1, 10) AS x RETURN x AS x ORDER BY x', {}, { maxRows });
        return [result.rows.length, result.truncated];
      };
      expect(await rows(3)).toEqual([3, true]);
      expect(await rows(10)).toEqual([10, false]);
      expect(await rows(11)).toEqual([10, false]);
    });

    it('are killed when their time is over, and the next one runs', async () => {
      const start = Date.now();
      const endless = fixture.store.query(ENDLESS, {}, { timeoutMs: 500 });
      await expect(endless).rejects.toMatchObject({ name: 'CadastreError', code: 'QUERY_TIMEOUT' });
      expect(Date.now() - start).toBeLessThan(10_000);
      expect(await fixture.ask('RETURN 1 AS one')).toEqual([[1]]);
    });

    it.each([
      'CREATE (n:Bad)',
      "MERGE (n:Bad {id: 'x'}) RETURN n.id AS id",
      'MATCH (n) SET n.bad = 1',
      'MATCH (n) REMOVE n.id',
      'MATCH (n) DETACH DELETE n',
      'FOREACH (x IN [1] | CREATE (:Bad))',
      "LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row",
      'CREATE INDEX bad FOR (n:Bad) ON (n.id)',
      'DROP INDEX Item_name',
      'RETURN 1 AS x; CREATE (n:Bad)',
      'PROFILE CREATE (n:Bad)',
    ])('are refused when they do more than read: %s', async (cypher) => {
      await expect(fixture.store.query(cypher)).rejects.toMatchObject({ name: 'CadastreError', code: 'QUERY_REFUSED' });
      expect(await fixture.ask('MATCH (n:Bad) RETURN count(n) AS count')).toEqual([[0]]);
    });

    it('fail in words when they are no Cypher', async () => {
      const failing = fixture.store.query('MATCH (n RETURN n AS n');
      await expect(failing).rejects.toMatchObject({ name: 'CadastreError', code: expect.stringMatching(/^QUERY_/) });
    });

    it('fail in words when they ask for what is not there', async () => {
      const failing = fixture.store.query('RETURN nothing AS x');
      await expect(failing).rejects.toMatchObject({ name: 'CadastreError', code: expect.stringMatching(/^QUERY_/) });
    });

    it('do not run after the store is closed', async () => {
      const opened = await openStore();
      await opened.store.close();
      await expect(opened.store.query('RETURN 1 AS x')).rejects.toMatchObject({ code: 'STORE_CLOSED' });
      await expect(opened.store.openLease({ holder: 'x', ttlMs: 1, now: 1 })).rejects.toMatchObject({
        code: 'STORE_CLOSED',
      });
      await opened.store.close();
      await opened.close();
    });
  });
}
