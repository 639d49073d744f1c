import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Failure } from '../../fetch/outcome.js';
import type { OpenStore, StoreUnderTest } from '../../store/conformance/describe-store.js';
import { readLedger } from '../ledger.js';
import type { SyncReport } from '../report.js';
import { beginRun, closeRun } from '../runs.js';
import { type SyncOptions, sync } from '../sync.js';
import { CUT, cutOff } from './cut-off.js';
import { contentOf } from './describe-engine.js';
import { type ServerData, type World, worldSource } from './world.js';

const DENIED: Failure = { class: 'denied', code: 'AccessDenied', message: 'not allowed' };
const DAY_MS = 86_400_000;

/** Declares the vitest suite of what a run keeps, goes on with and forgets: resume, brake, vanished scopes, renamed properties, secrets. */
export function describeGuarantees(name: string, openStore: OpenStore): void {
  describe(`guarantees of the ${name} store`, () => {
    let opened: StoreUnderTest;
    let world: World;
    beforeEach(async () => {
      opened = await openStore();
      world = { accounts: {}, faults: new Map() };
    });
    afterEach(() => opened.close());

    const run = (options: Partial<SyncOptions> = {}): Promise<SyncReport> =>
      sync({ store: opened.store, sources: [worldSource(world)], ...options });
    const many = (count: number, more: Partial<ServerData> = {}): ServerData[] =>
      Array.from({ length: count }, (_, index) => ({ id: `s${index}`, size: index, ...more }));
    const count = async (): Promise<number> =>
      Number((await opened.store.query<{ n: number }>('MATCH (n:Server) RETURN count(n) AS n')).rows[0]?.n);
    const entry = async (key: string) => (await readLedger(opened.store)).find((one) => one.key === key);

    describe('a run that was cut off', () => {
      const estate = (): World['accounts'] => ({
        a1: {
          r1: {
            // Networks are read after servers, so that every server's relationship has to wait.
            servers: many(30, { network: 'n1', disks: ['root'], ranges: ['10.0.0.0/8'], likes: 3 }),
            networks: ['n1'],
          },
          r2: { servers: [{ id: 'z', disks: ['x'], cards: ['c'], owner: 'ada' }] },
        },
        a2: { r1: { servers: [{ id: 'y' }] } },
      });
      /** Runs into a store that takes so many writes and then nothing more. */
      const cut = async (write: number): Promise<void> => {
        await run({ store: cutOff(opened.store, { write }), concurrency: 2, leaseMs: 300 }).catch((error: unknown) => {
          expect(error).toBe(CUT);
        });
      };

      test.each([12, 25, 40, 60, 80])(
        'after %i writes is gone on with: nothing is read twice, and the graph is that of a whole run',
        async (writes) => {
          world = { accounts: estate(), faults: new Map() };
          await cut(writes);
          const before = new Map((await readLedger(opened.store)).map((one) => [one.key, one]));
          const started: string[] = [];
          const report = await run({
            resume: true,
            leaseMs: 300,
            onEvent: (event) => event.kind === 'partition-started' && started.push(event.key),
          });
          expect(report).toMatchObject({ outcome: 'complete', resumed: true, unresolved: [] });
          const done = [...before.values()].filter(({ outcome }) => outcome === 'complete').map(({ key }) => key);
          expect(
            started.filter((key) => done.includes(key) && !key.includes('/Disk/') && !key.includes('/Card/')),
          ).toEqual([]);
          const resumed = await contentOf(opened.store);
          await run();
          expect(await contentOf(opened.store)).toEqual(resumed);
          const { rows } = await opened.store.query(
            "MATCH (:Server {id: 's1'})-[r]->(t) RETURN type(r) AS type, t.id AS to ORDER BY type, to",
          );
          expect(rows).toEqual([
            { type: 'IN_NETWORK', to: 'n1' },
            { type: 'LIKES', to: 's3' },
            { type: 'OPEN_TO', to: '10.0.0.0/8' },
          ]);
        },
      );

      test('that ended by itself is not gone on with', async () => {
        world = { accounts: estate(), faults: new Map() };
        await run();
        expect(await run({ resume: true })).toMatchObject({ resumed: false, outcome: 'complete' });
      });

      test('deletes what is gone once it is gone on with', async () => {
        world = { accounts: estate(), faults: new Map() };
        await run();
        world.accounts.a1 = { r1: { servers: many(20), networks: ['n1'] }, r2: {} };
        await cut(20);
        await run({ resume: true, leaseMs: 300 });
        const resumed = await contentOf(opened.store);
        await run();
        expect(await contentOf(opened.store)).toEqual(resumed);
        expect(await count()).toBe(21);
      });
    });

    describe('the brake', () => {
      test('lets go what two runs in a row have not seen', async () => {
        world.accounts.a1 = { r1: { servers: many(150) } };
        await run();
        world.accounts.a1 = { r1: { servers: many(10) } };
        expect((await run()).totals).toMatchObject({ held: 140, nodesDeleted: 0 });
        expect(await count()).toBe(150);
        expect(await run()).toMatchObject({ outcome: 'complete', totals: { held: 0, nodesDeleted: 140 } });
      });

      test('keeps what only one of the two has not seen', async () => {
        const all = many(400);
        world.accounts.a1 = { r1: { servers: all } };
        await run();
        world.accounts.a1 = { r1: { servers: all.slice(0, 150) } };
        expect((await run()).totals).toMatchObject({ held: 250, nodesDeleted: 0 });
        world.accounts.a1 = { r1: { servers: all.slice(150, 190) } };
        // Neither has seen 190 to 399. The first 150 may come back, as these 40 did.
        expect((await run()).totals).toMatchObject({ held: 150, nodesDeleted: 210 });
        expect(await count()).toBe(190);
        expect((await run()).totals).toMatchObject({ held: 0, nodesDeleted: 150 });
      });

      test('forgets what it held when everything is back', async () => {
        world.accounts.a1 = { r1: { servers: many(150) } };
        await run();
        world.accounts.a1 = { r1: {} };
        expect((await run()).outcome).toBe('partial');
        world.accounts.a1 = { r1: { servers: many(150) } };
        expect((await run()).outcome).toBe('complete');
        world.accounts.a1 = { r1: {} };
        expect((await run()).totals).toMatchObject({ held: 150, nodesDeleted: 0 });
      });

      test('holds relationships that a link reads, and shared nodes, too', async () => {
        const links = many(150).map(({ id }): [string, string] => [String(id), 's0']);
        world.accounts.a1 = { r1: { servers: many(150), links } };
        await run();
        world.accounts.a1.r1 = { servers: many(150), links: [] };
        expect((await run()).totals).toMatchObject({ held: 150, edgesDeleted: 0 });
        expect((await run({ acceptDeletions: true })).totals).toMatchObject({ held: 0, edgesDeleted: 150 });
      });
    });

    describe('an account or region that is no longer listed', () => {
      beforeEach(async () => {
        world.accounts.a1 = {
          r1: { servers: many(3, { disks: ['root'], ranges: ['::/0'] }) },
          r2: { servers: [{ id: 'z' }] },
        };
        world.accounts.a2 = { r1: { servers: [{ id: 'y', ranges: ['::/0'] }] } };
        await run();
      });

      test('is kept, said to be gone, and forgotten after its time', async () => {
        delete world.accounts.a1;
        const report = await run();
        expect(report.vanished.find(({ key }) => key === 'world/Server/a1/r1')).toMatchObject({
          nodes: 4,
          nodesDeleted: 0,
        });
        expect(report.outcome).toBe('complete');
        expect(await count()).toBe(5);
        expect(await entry('world/Server/a1/r1')).toMatchObject({
          outcome: 'vanished',
          reason: expect.stringContaining('a1 r1 is no longer listed; kept until'),
        });
        // The first run that missed it counts, not the last.
        expect((await run({ forgetAfterDays: 1 / DAY_MS })).totals.nodesDeleted).toBeGreaterThan(0);
        expect(
          (await opened.store.query('MATCH (n) WHERE n._partition CONTAINS "/a1" RETURN n.id AS id')).rows,
        ).toEqual([]);
        expect(await count()).toBe(1);
        const { rows } = await opened.store.query('MATCH (r:Range) RETURN r.id AS id');
        expect(rows).toEqual([{ id: '::/0' }]);
        expect((await run()).vanished).toEqual([]);
        expect(await entry('world/Server/a1/r1')).toMatchObject({ outcome: 'vanished', nodes: 0 });
      });

      test('that is listed again is read as ever', async () => {
        const a1 = world.accounts.a1 ?? {};
        delete world.accounts.a1;
        await run();
        world.accounts.a1 = a1;
        expect(await run()).toMatchObject({ outcome: 'complete', vanished: [], totals: { nodesCreated: 0 } });
        expect(await entry('world/Server/a1/r1')).toMatchObject({ outcome: 'complete', vanishedRun: null });
      });

      test('is not told from one that another program reads into the same graph', async () => {
        const both = world.accounts;
        const reads = (account: string): Promise<SyncReport> => {
          world = { accounts: { [account]: both[account] ?? {} }, faults: new Map() };
          return run({ acceptDeletions: true });
        };
        // Once read by one program, from now on by two.
        expect((await reads('a1')).vanished.length).toBeGreaterThan(0);
        await reads('a2');
        for (const account of ['a1', 'a2', 'a1']) expect((await reads(account)).vanished).toEqual([]);
        expect(await count()).toBe(5);
      });

      test('is not told from one that could not be listed', async () => {
        world.faults.set('accounts', { failure: DENIED, after: 0 });
        expect((await run({ acceptDeletions: true })).vanished).toEqual([]);
        world.faults.clear();
        world.faults.set('regions a1', { failure: DENIED });
        const report = await run({ acceptDeletions: true });
        expect(report.vanished).toEqual([]);
        expect(await count()).toBe(5);
        expect(await entry('world/Server/a1/?')).toMatchObject({ outcome: 'failed' });
        world.faults.clear();
        await run();
        expect(await entry('world/Server/a1/?')).toBeUndefined();
      });
    });

    describe('a property that nearly everything had and nothing has now', () => {
      const nameless = (servers: readonly ServerData[]): ServerData[] =>
        servers.map(({ size: _size, ...rest }) => rest);
      const sizes = async (): Promise<number> =>
        Number((await opened.store.query<{ n: number }>('MATCH (s:Server) RETURN count(s.size) AS n')).rows[0]?.n);
      beforeEach(async () => {
        world.accounts.a1 = { r1: { servers: many(40) } };
        await run();
        world.accounts.a1 = { r1: { servers: nameless(many(39)) } };
      });

      test('keeps its values, and the run says so until the next agrees', async () => {
        const report = await run();
        expect(report.partitions.find(({ key }) => key === 'world/Server/a1/r1')?.outcome).toEqual({
          kind: 'partial',
          reason: 'Server.size: set on most of 40 rows before and on none now; the old values are kept',
        });
        expect(await sizes()).toBe(40);
        expect(await run()).toMatchObject({ outcome: 'complete', totals: { nodesDeleted: 1 } });
        expect(await sizes()).toBe(0);
      });

      test('is removed at once where that is accepted', async () => {
        expect((await run({ acceptDeletions: true })).outcome).toBe('complete');
        expect(await sizes()).toBe(0);
      });
    });

    test.each(['fails', 'is killed'])(
      'a node that moves while its old partition %s leaves nothing behind there',
      async (how) => {
        world = {
          accounts: {
            a1: { r1: { servers: [{ id: 's1', disks: ['root'], network: 'n' }], networks: ['n'] } },
            a2: { r1: {} },
          },
          faults: world.faults,
        };
        await run();
        world = {
          accounts: { a1: { r1: { networks: ['n'] } }, a2: { r1: { servers: [{ id: 's1' }] } } },
          faults: world.faults,
        };
        if (how === 'fails') {
          world.faults.set('Server a1 r1', { failure: DENIED });
          await run();
          world.faults.clear();
        } else {
          await expect(run({ store: cutOff(opened.store, { write: 9 }), leaseMs: 300 })).rejects.toBe(CUT);
        }
        await run({ leaseMs: 300 });
        const edges = await opened.store.query("MATCH (a)-[r]-(:Server {id: 's1'}) RETURN a.id AS id, type(r) AS type");
        expect(edges.rows).toEqual([{ id: 'a2', type: 'RESOURCE' }]);
        expect((await opened.store.query('MATCH (d:Disk) RETURN d.id AS id')).rows).toEqual([]);
        expect((await opened.store.query('MATCH (m:CadastreMove) RETURN m.id AS id')).rows).toEqual([]);
      },
    );

    test('two different records with one id are one node, whatever the order, and counted', async () => {
      const twins = [
        { id: 'twin', size: 1 },
        { id: 'twin', size: 2 },
        { id: 'same', size: 3 },
        { id: 'same', size: 3 },
      ];
      world.accounts.a1 = { r1: { servers: twins } };
      const report = await run();
      const partition = report.partitions.find(({ key }) => key === 'world/Server/a1/r1');
      expect(partition?.warnings).toEqual({ 'Server: different records with one id': 1 });
      const content = await contentOf(opened.store);
      world.accounts.a1 = { r1: { servers: [...twins].reverse() } };
      await run();
      expect(await contentOf(opened.store)).toEqual(content);
    });

    test('relationships that go round in a circle, or lead to where they start, are relationships', async () => {
      const links: [string, string][] = [
        ['s0', 's1'],
        ['s1', 's0'],
        ['s1', 's1'],
      ];
      world.accounts.a1 = {
        r1: {
          servers: [
            { id: 's0', size: 1, likes: 2 },
            { id: 's1', size: 2, likes: 2 },
          ],
          links,
        },
      };
      expect((await run()).outcome).toBe('complete');
      const { rows } = await opened.store.query(
        'MATCH (a:Server)-[r]->(b:Server) RETURN a.id AS a, type(r) AS type, b.id AS b ORDER BY type, a, b',
      );
      expect(rows.map(({ a, type, b }) => `${a} ${type} ${b}`)).toEqual([
        's0 LIKES s1',
        's1 LIKES s1',
        's0 REPLICATES_TO s1',
        's1 REPLICATES_TO s0',
        's1 REPLICATES_TO s1',
      ]);
    });

    test('texts without end are cut, and the rest of the record is stored', async () => {
      world.accounts.a1 = { r1: { servers: [{ id: 's', owner: 'x'.repeat(3_000_000) }] } };
      const report = await run();
      expect(report.partitions.find(({ fetch }) => fetch === 'ServerOwner')?.warnings).toEqual({
        'ServerOwner: owner: cut, since it was too long': 1,
      });
      const { rows } = await opened.store.query<{ owner: string }>('MATCH (s:Server) RETURN s.owner AS owner');
      expect(rows[0]?.owner).toHaveLength('x'.length * 1_000_000 + '… [cut: 3000000 characters]'.length);
    });

    test('the last hundred runs are remembered', async () => {
      for (let number = 1; number <= 103; number += 1) {
        await beginRun(opened.store, number);
        await closeRun(opened.store, { run: number, outcome: 'complete', durationMs: 1 });
      }
      const { rows } = await opened.store.query('MATCH (r:CadastreRun) RETURN min(r.run) AS first, count(r) AS count');
      expect(rows).toEqual([{ first: 4, count: 100 }]);
    });

    test('no secret of an error reaches the report or the ledger', async () => {
      const secret = 'AKIAIOSFODNN7EXAMPLE';
      world.accounts.a1 = { r1: {} };
      const message = `user:${secret} and https://me:hunter2@example.org refused`;
      world.faults.set('Server a1 r1', { failure: { ...DENIED, message } });
      world.faults.set('regions a1', { failure: { ...DENIED, message } });
      const texts = [JSON.stringify(await run()), JSON.stringify(await readLedger(opened.store))];
      for (const text of texts) {
        expect(text).toContain('[redacted]');
        expect(text).not.toContain(secret);
        expect(text).not.toContain('hunter2');
      }
    });
  });
}
