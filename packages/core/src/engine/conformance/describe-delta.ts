import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Source } from '../../fetch/source.js';
import type { OpenStore, StoreUnderTest } from '../../store/conformance/describe-store.js';
import type { GraphStore } from '../../store/graph-store.js';
import type { SyncReport } from '../report.js';
import { type SyncOptions, sync } from '../sync.js';
import { contentOf } from './describe-engine.js';
import { emptyStore } from './empty-store.js';
import { namesSource, watcherSource } from './small-sources.js';
import { type ServerData, type World, worldSource } from './world.js';

const DENIED = { class: 'denied', code: 'AccessDenied', message: 'not allowed' } as const;

/** Declares the vitest suite of a sync that writes only what has changed: that it writes no more, and that it is right all the same. */
export function describeDelta(name: string, openStore: OpenStore): void {
  describe(`what has changed, in the ${name} store`, () => {
    let opened: StoreUnderTest;
    let world: World;
    /** What was written beside the ledger, as `kind label-or-type rows`. */
    let writes: string[];
    /** The nodes that were asked for one by one. */
    let lookups: string[];
    beforeEach(async () => {
      opened = await openStore();
      writes = [];
      world = {
        accounts: {
          a1: {
            r1: {
              servers: [
                { id: 's1', size: 1, network: 'n1', ranges: ['::/0'], disks: ['root'], cards: ['eth0'], owner: 'ada' },
                { id: 's2', size: 2, network: 'n1', ranges: ['::/0'], snapshots: {}, likes: 1 },
              ],
              networks: ['n1'],
            },
            r2: { servers: [{ id: 's3', network: 'n2', ranges: ['::/0'] }] },
          },
        },
        faults: new Map(),
      };
    });
    afterEach(() => opened.close());

    const watched = (): GraphStore => ({
      ...opened.store,
      lookup: (statement, ids, partition) => {
        lookups.push(...ids.map((id) => `${statement.label} ${id}`));
        return opened.store.lookup(statement, ids, partition);
      },
      write: (batch) => {
        const { statement, rows } = batch;
        const what = 'label' in statement ? statement.label : statement.type;
        if (rows.length > 0 && !what.startsWith('Cadastre')) writes.push(`${statement.kind} ${what} ${rows.length}`);
        return opened.store.write(batch);
      },
    });
    const run = async (
      options: Partial<SyncOptions> = {},
      sources: Source[] = [worldSource(world)],
    ): Promise<SyncReport> => {
      writes = [];
      lookups = [];
      return sync({ store: watched(), sources, ...options });
    };
    const region = (name: 'r1' | 'r2') => world.accounts.a1?.[name] ?? {};
    const change = (id: string, changes: Partial<ServerData>): void => {
      for (const data of [region('r1'), region('r2')])
        data.servers = data.servers?.map((server) => (server.id === id ? { ...server, ...changes } : server)) ?? [];
    };
    const remove = (id: string): void => {
      for (const data of [region('r1'), region('r2')])
        data.servers = data.servers?.filter((one) => one.id !== id) ?? [];
    };
    const ends = async (from: string): Promise<string[]> =>
      (
        await opened.store.query<{ edge: string }>(
          'MATCH (a:Server {id: $from})-[r]->(b) RETURN type(r) + " " + b.id AS edge ORDER BY edge',
          { from },
        )
      ).rows.map(({ edge }) => edge);
    /** The graph is what a new one would be. */
    const expectAsNew = async (sources?: Source[]): Promise<void> => {
      const content = await contentOf(opened.store);
      await emptyStore(opened.store);
      await run({}, sources);
      expect(content).toEqual(await contentOf(opened.store));
    };

    test('nothing is written when nothing has', async () => {
      const first = await run();
      expect(writes).not.toEqual([]);
      const { totals } = await run({ concurrency: 1 });
      expect(writes).toEqual([]);
      expect(totals).toMatchObject({
        nodes: first.totals.nodes,
        edges: first.totals.edges,
        nodesCreated: 0,
        edgesCreated: 0,
      });
      expect(await ends('s2')).toEqual(['IN_NETWORK n1', 'LIKES s1', 'OPEN_TO ::/0']);
    });

    test('what nothing has touched is not even looked up', async () => {
      const asked = (): string[] => [...new Set(lookups)].filter((what) => what.startsWith('Server')).sort();
      await run();
      await run();
      // These have relationships that wait, and so are asked for whether their rows are as they were.
      const waiting = ['Server s2', 'Server s3'];
      expect(asked()).toEqual(waiting);
      expect(lookups).not.toContain('Network a1/r1/n1');
      change('s1', { size: 7 });
      await run();
      expect(asked()).toEqual(['Server s1', ...waiting]);
      change('s1', { size: 8 });
      // This run does not come to its end, so what it has written is not trusted.
      world.faults.set('Server a1 r1', { failure: DENIED, after: 1 });
      await run();
      world.faults.clear();
      await run();
      expect(lookups).toEqual(expect.arrayContaining(['Server s1', 'Server s2']));
      await expectAsNew();
    });

    test('a relationship that this very run has let go of is found again, though its row is as it was', async () => {
      const called = async (names: Readonly<Record<string, string>>) => {
        await run({ concurrency: 1 }, [namesSource(names)]);
        const { rows } = await opened.store.query('MATCH (:Caller)-[:CALLS]->(n) RETURN n.id AS id');
        return rows.map(({ id }) => id);
      };
      expect(await called({ n1: 'x' })).toEqual(['n1']);
      expect(await called({ n1: 'y', n2: 'x' })).toEqual(['n2']);
      expect(await called({ n1: 'y', n2: 'x' })).toEqual(['n2']);
      expect(writes).toEqual([]);
    });

    test('a partition that lists one node twice is right, and looked up each time', async () => {
      const twice: World = { accounts: { a1: { r1: { servers: [{ id: 's1' }, { id: 's1' }] } } }, faults: new Map() };
      for (const _ of [1, 2, 3]) await run({}, [worldSource(twice)]);
      expect(writes).toEqual([]);
      const servers = twice.accounts.a1?.r1?.servers ?? [];
      servers[1] = { id: 's1', size: 3 };
      for (const _ of [1, 2]) await run({}, [worldSource(twice)]);
      expect(lookups).toContain('Server s1');
      servers.pop();
      await run({}, [worldSource(twice)]);
      await expectAsNew([worldSource(twice)]);
    });

    test('only that is written', async () => {
      await run();
      change('s3', { size: 9 });
      await run();
      expect(writes).toContain('upsert-nodes Server 1');
      expect(writes.filter((what) => !/ (?:Server|RESOURCE|OPEN_TO|IN_NETWORK|LIKES) /.test(what))).toEqual([]);
      expect(writes.filter((what) => !/ 1$/.test(what))).toEqual([]);
      await expectAsNew();
    });

    test('times say when something was first seen, last changed and last written', async () => {
      const first = await run();
      await run();
      change('s3', { size: 9 });
      const third = await run();
      const { rows } = await opened.store.query(
        'MATCH (s:Server) RETURN s.id AS id, s.firstseen AS first, s.changed_at AS changed ORDER BY id',
      );
      expect(rows).toEqual([
        { id: 's1', first: first.run, changed: first.run },
        { id: 's2', first: first.run, changed: first.run },
        { id: 's3', first: first.run, changed: third.run },
      ]);
    });

    test('the end of a relationship that appears later is found without a write of the row', async () => {
      const { unresolved } = await run();
      expect(unresolved).toEqual([{ schema: 'Server', type: 'IN_NETWORK', to: 'Network', count: 1 }]);
      expect((await run()).unresolved).toEqual(unresolved);
      expect(writes).toEqual([]);
      region('r2').networks = ['n2'];
      expect((await run()).unresolved).toEqual([]);
      expect(writes.filter((what) => what.includes('Server'))).toEqual([]);
      expect(await ends('s3')).toEqual(['IN_NETWORK n2', 'OPEN_TO ::/0']);
      await expectAsNew();
    });

    test('the end that appears is found although the row could not be read again', async () => {
      await run();
      world.faults.set('Server a1 r2', { failure: DENIED });
      region('r1').networks = ['n1', 'n2'];
      await run();
      expect(await ends('s3')).toEqual(['IN_NETWORK n2', 'OPEN_TO ::/0']);
    });

    test('an end that goes and comes back is found again, though no row has changed', async () => {
      await run();
      region('r1').networks = [];
      await run();
      expect(await ends('s1')).toEqual(['OPEN_TO ::/0']);
      region('r1').networks = ['n1'];
      await run();
      expect(await ends('s1')).toEqual(['IN_NETWORK n1', 'OPEN_TO ::/0']);
      await run();
      expect(writes).toEqual([]);
      await expectAsNew();
    });

    test('an end that goes for longer than a run comes back, too', async () => {
      await run();
      region('r1').networks = [];
      for (const _ of [1, 2, 3]) await run();
      expect(writes).toEqual([]);
      region('r1').networks = ['n1'];
      await run();
      await expectAsNew();
    });

    test('an end that changes what it is matched by is let go of, and another one is found', async () => {
      await run();
      expect(await ends('s2')).toContain('LIKES s1');
      change('s1', { size: 7 });
      change('s3', { size: 1 });
      await run();
      expect(await ends('s2')).toEqual(['IN_NETWORK n1', 'LIKES s3', 'OPEN_TO ::/0']);
      await expectAsNew();
    });

    test('a relationship that a row no longer asks for goes, and those of other rows stay', async () => {
      await run();
      change('s1', { ranges: [] });
      const servers = region('r1').servers ?? [];
      servers[0] = { id: 's1', size: 1, disks: ['root'], cards: ['eth0'], owner: 'ada' };
      const { totals } = await run();
      expect(totals).toMatchObject({ edgesDeleted: 2, nodesDeleted: 0 });
      expect(await ends('s1')).toEqual([]);
      expect(await ends('s2')).toEqual(['IN_NETWORK n1', 'LIKES s1', 'OPEN_TO ::/0']);
      await expectAsNew();
    });

    test('a relationship that went in a run that could not read on goes with the next that can', async () => {
      await run();
      change('s1', { ranges: [] });
      world.faults.set('Server a1 r1', { failure: DENIED, after: 1 });
      await run();
      expect(await ends('s1')).toContain('OPEN_TO ::/0');
      world.faults.clear();
      await run();
      expect(await ends('s1')).not.toContain('OPEN_TO ::/0');
      await expectAsNew();
    });

    test('what a run that failed has missed, and no longer asks for, is still known when the next one cleans up', async () => {
      await run();
      remove('s1');
      change('s3', { ranges: [] });
      const fail = ({ kind }: { readonly kind: string }): void => {
        if (kind === 'phase') throw new Error('killed');
      };
      await expect(run({ onEvent: fail })).rejects.toThrow('killed');
      await run();
      expect(await ends('s3')).toEqual([]);
      await expectAsNew();
    });

    test('a node that two sources own stays until both have let go of it', async () => {
      const other: World = {
        accounts: { b1: { r1: { servers: [{ id: 't1', ranges: ['::/0'] }] } } },
        faults: new Map(),
      };
      const both = (): Source[] => [worldSource(world), worldSource(other, 'other')];
      await run({}, both());
      await run({}, both());
      expect(writes).toEqual([]);
      for (const id of ['s1', 's2', 's3']) change(id, { ranges: [] });
      await run({}, both());
      expect(await ends('t1')).toEqual(['OPEN_TO ::/0']);
      const servers = other.accounts.b1?.r1?.servers ?? [];
      servers[0] = { id: 't1' };
      await run({}, both());
      expect((await opened.store.query('MATCH (r:Range) RETURN r.id AS id')).rows).toEqual([]);
      await expectAsNew(both());
    });

    test('an end that a run over a part has brought is found by the next run', async () => {
      await run();
      region('r2').networks = ['n2'];
      await run({ only: [{ source: 'world', fetch: 'Network' }] });
      expect(await ends('s3')).toEqual(['OPEN_TO ::/0']);
      await run();
      expect(await ends('s3')).toEqual(['IN_NETWORK n2', 'OPEN_TO ::/0']);
      await expectAsNew();
    });

    test('a shared node that goes with its last owner and comes back is found by whoever else points at it', async () => {
      const both = (): Source[] => [worldSource(world), watcherSource('::/0')];
      await run({}, both());
      for (const id of ['s1', 's2', 's3']) change(id, { ranges: [] });
      await run({}, both());
      change('s3', { ranges: ['::/0'] });
      await run({}, both());
      const { rows } = await opened.store.query('MATCH (w:Watcher)-[:WATCHES]->(r:Range) RETURN r.id AS id');
      expect(rows).toEqual([{ id: '::/0' }]);
      await expectAsNew(both());
    });

    test('a schema that has changed writes all of its nodes again', async () => {
      await run();
      await run({ aliases: true });
      const aliases = 'MATCH (s:Server) WHERE s.instancesize IS NOT NULL RETURN count(s) AS n';
      expect((await opened.store.query(aliases)).rows).toEqual([{ n: 2 }]);
      await run({ aliases: true });
      expect(writes).toEqual([]);
    });

    test('what somebody has edited by hand is written over when everything is to be', async () => {
      await run();
      const statement = {
        kind: 'update-nodes',
        label: 'Server',
        properties: [{ name: 'size', type: 'integer' }],
      } as const;
      const rows = [{ id: 's1', properties: { size: 99 } }];
      await opened.store.write({ statement, rows, run: 1, partition: 'by hand' });
      await run();
      expect(writes).toEqual([]);
      await run({ full: true });
      expect(writes).toContain('upsert-nodes Server 2');
      await expectAsNew();
    });
  });
}
