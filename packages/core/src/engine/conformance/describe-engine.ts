import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Failure } from '../../fetch/outcome.js';
import type { OpenStore, StoreUnderTest } from '../../store/conformance/describe-store.js';
import type { GraphStore } from '../../store/graph-store.js';
import { readLedger } from '../ledger.js';
import type { SyncReport } from '../report.js';
import { type SyncOptions, sync } from '../sync.js';
import { type RegionData, type ServerData, type World, worldSource } from './world.js';

const DENIED: Failure = { class: 'denied', code: 'AccessDenied', message: 'not allowed' };
const UNSUPPORTED: Failure = { class: 'unsupported', code: 'OptInRequired', message: 'not in this region' };

/** Everything in the graph but the ledger and what differs from run to run, as sorted text: two equal graphs give equal lists. */
export async function contentOf(store: GraphStore): Promise<readonly string[]> {
  const nodes = await store.query<{ labels: string[]; properties: Record<string, unknown> }>(
    'MATCH (n) WHERE NOT n:CadastrePartition AND NOT n:CadastreRun AND NOT n:CadastreLease AND NOT n:CadastrePending AND NOT n:CadastreRows AND NOT n:CadastreChanges AND NOT n:CadastreMove RETURN labels(n) AS labels, properties(n) AS properties',
    {},
    { maxRows: 1_000_000 },
  );
  const edges = await store.query<{ from: string; type: string; to: string; properties: Record<string, unknown> }>(
    'MATCH (a)-[r]->(b) RETURN a.id AS from, type(r) AS type, b.id AS to, properties(r) AS properties',
    {},
    { maxRows: 1_000_000 },
  );
  return [
    ...nodes.rows.map(({ labels, properties }) => `(${[...labels].sort().join(':')} ${stable(properties)})`),
    ...edges.rows.map(({ from, type, to, properties }) => `(${from})-[${type} ${stable(properties)}]->(${to})`),
  ].sort();
}

/** Says when something was written, and not what: it differs between two equal graphs. */
const BOOKKEEPING = /^(?:firstseen|lastupdated|changed_at|_edges|_lost|_seen|_ext_.*)$/;

function stable(properties: Readonly<Record<string, unknown>>): string {
  const kept = Object.entries(properties).filter(([name]) => !BOOKKEEPING.test(name));
  return JSON.stringify(Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1))), (_key, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );
}

/** Declares the vitest suite of what a sync does to a store: what is written, what waits, what is deleted and above all what is not. */
export function describeEngine(name: string, openStore: OpenStore): void {
  describe(`sync into the ${name} store`, () => {
    let opened: StoreUnderTest;
    let world: World;
    beforeEach(async () => {
      opened = await openStore();
      world = {
        accounts: {
          a1: {
            r1: {
              servers: [
                {
                  id: 's1',
                  size: 1,
                  network: 'n1',
                  ranges: ['10.0.0.0/8'],
                  disks: ['root', 'data'],
                  snapshots: { data: ['mon', 'tue'] },
                  cards: ['eth0'],
                  owner: 'ada',
                },
                { id: 's2', size: 2, network: 'n2', ranges: ['10.0.0.0/8', '0.0.0.0/0'], disks: ['root'] },
              ],
              networks: ['n1'],
              links: [['s1', 's3']],
            },
            r2: { servers: [{ id: 's3', network: 'n2' }], networks: ['n2'] },
          },
          a2: { r1: { servers: [{ id: 's4', ranges: ['0.0.0.0/0'], owner: 'bob' }] } },
        },
        faults: new Map(),
      };
    });
    afterEach(() => opened.close());

    const run = (options: Partial<SyncOptions> = {}): Promise<SyncReport> =>
      sync({ store: opened.store, sources: [worldSource(world)], ...options });
    const ids = async (label: string): Promise<string[]> =>
      (await opened.store.query<{ id: string }>(`MATCH (n:${label}) RETURN n.id AS id ORDER BY id`)).rows.map(
        ({ id }) => id,
      );
    const outcomes = (report: SyncReport): Record<string, string> =>
      Object.fromEntries(
        report.partitions
          .filter(({ outcome }) => outcome.kind !== 'complete')
          .map(({ key, outcome }) => [key, outcome.kind]),
      );
    const region = (account: string, name: string): RegionData => world.accounts[account]?.[name] ?? {};
    const servers = (account: string, name: string): ServerData[] => region(account, name).servers ?? [];

    test('nodes, relationships, children, extensions, shared nodes and links are there after the first run', async () => {
      const report = await run();
      expect(outcomes(report)).toEqual({});
      expect(report.outcome).toBe('complete');
      expect(report.unresolved).toEqual([]);
      expect(await ids('Server')).toEqual(['s1', 's2', 's3', 's4']);
      expect(await ids('Disk')).toEqual(['s1/data', 's1/root', 's2/root']);
      expect(await ids('Snapshot')).toEqual(['s1/data@mon', 's1/data@tue']);
      expect(await ids('Range')).toEqual(['0.0.0.0/0', '10.0.0.0/8']);
      const edges = await opened.store.query<{ edge: string }>(
        "MATCH (a)-[r]->(b) WHERE NOT type(r) = 'SEEN_IN' RETURN a.id + ' ' + type(r) + ' ' + b.id AS edge ORDER BY edge",
      );
      expect(edges.rows.map(({ edge }) => edge)).toEqual(
        [
          ...['n1', 'n2', 's1', 's2', 's3', 's1/data', 's1/root', 's2/root'].map((id) => `a1 RESOURCE ${id}`),
          'a2 RESOURCE s4',
          's1 IN_NETWORK n1',
          's1 OPEN_TO 10.0.0.0/8',
          's1 REPLICATES_TO s3',
          's1/data ATTACHED_TO s1',
          's1:eth0 ATTACHED_TO s1',
          's1/data@mon COPY_OF s1/data',
          's1/data@tue COPY_OF s1/data',
          's1/root ATTACHED_TO s1',
          's2 IN_NETWORK n2',
          's2 OPEN_TO 0.0.0.0/0',
          's2 OPEN_TO 10.0.0.0/8',
          's2/root ATTACHED_TO s2',
          's3 IN_NETWORK n2',
          's4 OPEN_TO 0.0.0.0/0',
        ].sort(),
      );
      expect(report.totals).toMatchObject({
        nodes: 19,
        nodesDeleted: 0,
        edgesDeleted: 0,
        quarantined: 0,
      });
      const owners = await opened.store.query(
        'MATCH (s:Server) WHERE s.owner IS NOT NULL RETURN s.id AS id, s.owner AS owner ORDER BY id',
      );
      expect(owners.rows).toEqual([
        { id: 's1', owner: 'ada' },
        { id: 's4', owner: 'bob' },
      ]);
    });

    test('a second run over the same estate changes nothing, in whatever order it is read', async () => {
      await run();
      const first = await contentOf(opened.store);
      const report = await run({ concurrency: 1 });
      expect(await contentOf(opened.store)).toEqual(first);
      expect(report.totals).toMatchObject({ nodesCreated: 0, edgesCreated: 0, nodesDeleted: 0, edgesDeleted: 0 });
    });

    test('what is gone goes, with what hangs below it, and nothing else', async () => {
      await run();
      servers('a1', 'r1').shift();
      region('a1', 'r1').links = [];
      servers('a1', 'r1')[0] = { ...servers('a1', 'r1')[0], id: 's2', ranges: ['0.0.0.0/0'], disks: [] };
      const report = await run();
      expect(await ids('Server')).toEqual(['s2', 's3', 's4']);
      expect(await ids('Disk')).toEqual([]);
      expect(await ids('Snapshot')).toEqual([]);
      expect(await ids('Card')).toEqual([]);
      // Nobody is open to it any more; the other range is still seen in two places.
      expect(await ids('Range')).toEqual(['0.0.0.0/0']);
      expect(report.totals).toMatchObject({ nodesDeleted: 8 });
      const { rows } = await opened.store.query(
        "MATCH (:Server {id: 's2'})-[r]->(b) RETURN type(r) AS type, b.id AS to ORDER BY to, type",
      );
      expect(rows).toEqual([
        { type: 'OPEN_TO', to: '0.0.0.0/0' },
        { type: 'IN_NETWORK', to: 'n2' },
      ]);
    });

    test('a property and an extension that the provider no longer gives are removed', async () => {
      await run();
      servers('a1', 'r1')[0] = { id: 's1', network: 'n1', disks: ['root', 'data'] };
      await run();
      const { rows } = await opened.store.query("MATCH (s:Server {id: 's1'}) RETURN s.size AS size, s.owner AS owner");
      expect(rows).toEqual([{ size: null, owner: null }]);
    });

    test.each([
      ['before its first record', {}],
      ['after a record', { after: 1 }],
    ])('a fetch that fails %s loses nothing, and the others are cleaned all the same', async (_when, when) => {
      await run();
      const before = await contentOf(opened.store);
      world.faults.set('Server a1 r1', { failure: DENIED, ...when });
      region('a1', 'r2').servers = [];
      const report = await run();
      expect(report.outcome).toBe('partial');
      expect(outcomes(report)).toMatchObject({ 'world/Server/a1/r1': 'failed', 'world/Disk/a1/r1': 'partial' });
      const after = await contentOf(opened.store);
      expect(before.filter((item) => !after.includes(item) && !item.includes('s3'))).toEqual([]);
      expect(await ids('Server')).toEqual(['s1', 's2', 's4']);
      world.faults.clear();
      expect((await run()).outcome).toBe('complete');
    });

    test('a parent whose children cannot be read keeps them; the children of the others are cleaned', async () => {
      await run();
      world.faults.set('Disk a1 r1 s1', { failure: DENIED });
      servers('a1', 'r1')[1] = { ...servers('a1', 'r1')[1], id: 's2', disks: [] };
      const report = await run();
      expect(outcomes(report)).toEqual({ 'world/Disk/a1/r1': 'partial', 'world/Snapshot/a1/r1': 'partial' });
      expect(report.partitions.find(({ key }) => key === 'world/Disk/a1/r1')?.outcome).toEqual({
        kind: 'partial',
        reason: '1 of 2 Server not read to the end; the first: AccessDenied: not allowed',
        failure: DENIED,
      });
      expect(await ids('Disk')).toEqual(['s1/data', 's1/root']);
    });

    test('a child of a child that cannot be read keeps what it had', async () => {
      await run();
      world.faults.set('Snapshot a1 r1 s1/data', { failure: DENIED });
      expect(outcomes(await run())).toEqual({ 'world/Snapshot/a1/r1': 'partial' });
      expect(await ids('Snapshot')).toEqual(['s1/data@mon', 's1/data@tue']);
      world.faults.clear();
      servers('a1', 'r1')[0] = { ...servers('a1', 'r1')[0], id: 's1', snapshots: { data: ['tue'] } };
      await run();
      expect(await ids('Snapshot')).toEqual(['s1/data@tue']);
    });

    test('a parent that is deleted while it is read is no failure', async () => {
      world.faults.set('Disk a1 r1 s1', { failure: { class: 'gone', code: 'NotFound', message: 'deleted' } });
      expect((await run()).outcome).toBe('complete');
    });

    test('when every parent is said not to exist, the run does not claim to have read their children', async () => {
      await run();
      for (const id of ['s1', 's2']) {
        world.faults.set(`Disk a1 r1 ${id}`, { failure: { class: 'gone', code: 'NotFound', message: 'deleted' } });
      }
      expect(outcomes(await run())).toMatchObject({ 'world/Disk/a1/r1': 'partial' });
      expect(await ids('Disk')).toEqual(['s1/data', 's1/root', 's2/root']);
    });

    test('a region without the service is not applicable, and no failure', async () => {
      await run();
      world.faults.set('Network a1 r1', { failure: UNSUPPORTED });
      const report = await run();
      expect(outcomes(report)).toEqual({ 'world/Network/a1/r1': 'not-applicable' });
      expect(report.outcome).toBe('complete');
      expect(await ids('Network')).toEqual(['n1', 'n2']);
    });

    test.each([
      ['accounts', 'accounts', ['world/Server/?']],
      ['the regions of an account', 'regions a1', ['world/Server/a1/?']],
    ])('when %s cannot be listed, nothing below is deleted and the report says so', async (_what, fault, failed) => {
      await run();
      const before = await contentOf(opened.store);
      world.faults.set(fault, { failure: DENIED });
      const report = await run();
      expect(Object.keys(outcomes(report))).toEqual(expect.arrayContaining(failed));
      expect(report.outcome).toBe(fault === 'accounts' ? 'failed' : 'partial');
      expect(await contentOf(opened.store)).toEqual(before);
    });

    test('a record that cannot be stored is counted and explained, keeps its node, and the rest loads', async () => {
      await run();
      servers('a1', 'r1')[0] = { id: 's1', size: 'large' };
      servers('a1', 'r1').push({ id: '  ' }, { id: 's9' });
      const report = await run();
      expect(outcomes(report)).toMatchObject({ 'world/Server/a1/r1': 'partial' });
      const partition = report.partitions.find(({ key }) => key === 'world/Server/a1/r1');
      expect(partition).toMatchObject({
        quarantined: 2,
        samples: [
          { schema: 'Server', reason: 'size: expected a 64-bit integer, got a string' },
          { schema: 'Server', reason: 'id: expected an identifier, got a blank string' },
        ],
      });
      expect(await ids('Server')).toEqual(['s1', 's2', 's3', 's4', 's9']);
    });

    test('a relationship whose other end is nowhere is counted, and made when the end appears', async () => {
      servers('a2', 'r1')[0] = { id: 's4', network: 'elsewhere' };
      const report = await run();
      expect(report.unresolved).toEqual([{ schema: 'Server', type: 'IN_NETWORK', to: 'Network', count: 1 }]);
      region('a2', 'r1').networks = ['elsewhere'];
      expect((await run()).unresolved).toEqual([]);
      const { rows } = await opened.store.query("MATCH (:Server {id: 's4'})-[:IN_NETWORK]->(n) RETURN n.id AS id");
      expect(rows).toEqual([{ id: 'elsewhere' }]);
    });

    test('a relationship to several nodes finds those too that are read later', async () => {
      servers('a1', 'r1')[0] = { id: 's1', likes: 7 };
      servers('a1', 'r1')[1] = { id: 's2', size: 7 };
      servers('a2', 'r1')[0] = { id: 's4', size: 7 };
      const report = await run({ concurrency: 1 });
      const { rows } = await opened.store.query(
        "MATCH (:Server {id: 's1'})-[:LIKES]->(s) RETURN s.id AS id ORDER BY id",
      );
      expect(rows).toEqual([{ id: 's2' }, { id: 's4' }]);
      expect(report.totals.edges).toBe((await run()).totals.edges);
    });

    test('other names of a property are written when they are asked for, and go with it', async () => {
      await run({ aliases: true });
      const names = async () =>
        (await opened.store.query("MATCH (s:Server {id: 's1'}) RETURN s.size AS size, s.instancesize AS alias")).rows;
      expect(await names()).toEqual([{ size: 1, alias: 1 }]);
      servers('a1', 'r1')[0] = { id: 's1' };
      await run({ aliases: true });
      expect(await names()).toEqual([{ size: null, alias: null }]);
    });

    test('an empty answer where much was is held until somebody accepts it', async () => {
      region('a2', 'r1').servers = Array.from({ length: 150 }, (_, index) => ({ id: `t${index}` }));
      await run();
      region('a2', 'r1').servers = [];
      const held = await run();
      expect(held.outcome).toBe('partial');
      expect(held.totals).toMatchObject({ held: 150, nodesDeleted: 0 });
      expect((await run({ acceptDeletions: true })).totals).toMatchObject({ held: 0, nodesDeleted: 150 });
    });

    test('the ledger says how each partition ended and how old its data is', async () => {
      const first = await run();
      world.faults.set('Server a1 r1', { failure: DENIED });
      const second = await run();
      expect(second.run).toBeGreaterThan(first.run);
      const ledger = await readLedger(opened.store);
      expect(ledger.find(({ key }) => key === 'world/Server/a1/r1')).toMatchObject({
        source: 'world',
        fetch: 'Server',
        scope: 'a1 r1',
        outcome: 'failed',
        reason: 'AccessDenied: not allowed',
        errorClass: 'denied',
        run: second.run,
        completeRun: first.run,
      });
    });

    test('two runs of one partition do not meet: the second waits, and gives up when the first lives', async () => {
      const other = await opened.store.openLease({ holder: 'another run', ttlMs: 5_000, now: Date.now() });
      await other.take(['world/Server/a1/r1', 'elsewhere/x']);
      const alive = setInterval(() => void other.renew(), 50);
      const held = {
        code: 'LEASE_HELD',
        source: 'world/Server/a1/r1',
        message: expect.stringContaining('another run'),
      };
      await expect(run({ leaseMs: 2_000 })).rejects.toMatchObject(held);
      expect(await ids('Server')).toEqual([]);
      clearInterval(alive);
      const waiting = run({ leaseMs: 2_000 });
      await other.release();
      expect((await waiting).outcome).toBe('complete');
    });

    test('an aborted run deletes nothing and lets go of its lease', async () => {
      await run();
      world.accounts.a1 = { r1: {}, r2: {} };
      const abort = new AbortController();
      const aborted = run({
        signal: abort.signal,
        onEvent: ({ kind }) => kind === 'planned' && abort.abort(new Error('stopped')),
      });
      await expect(aborted).rejects.toThrow('stopped');
      expect(await ids('Server')).toEqual(['s1', 's2', 's3', 's4']);
      expect((await run({ acceptDeletions: true })).outcome).toBe('complete');
      expect(await ids('Server')).toEqual(['s4']);
    });
  });
}
