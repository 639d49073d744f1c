import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Failure } from '../../fetch/outcome.js';
import type { Source } from '../../fetch/source.js';
import type { OpenStore, StoreUnderTest } from '../../store/conformance/describe-store.js';
import { readLedger } from '../ledger.js';
import type { SyncReport } from '../report.js';
import type { Selection } from '../selection.js';
import { type SyncOptions, sync } from '../sync.js';
import { CUT, cutOff } from './cut-off.js';
import { contentOf } from './describe-engine.js';
import { type World, worldSource } from './world.js';

const DENIED: Failure = { class: 'denied', code: 'AccessDenied', message: 'not allowed' };

/** The services of the world's calls, which has none of its own. */
const CALLS: Readonly<Record<string, readonly string[]>> = {
  Server: ['compute:ListServers'],
  Disk: ['storage:ListDisks'],
  Network: ['compute:ListNetworks'],
};

/** Declares the vitest suite of a run that reads only what is selected: what it reads, and above all what it leaves alone. */
export function describeTargeted(name: string, openStore: OpenStore): void {
  describe(`a targeted sync into the ${name} store`, () => {
    let opened: StoreUnderTest;
    let world: World;
    /** The listings that were asked for, and how many values each gave. */
    let listings: Map<string, number>;
    beforeEach(async () => {
      opened = await openStore();
      listings = new Map();
      world = {
        accounts: {
          a1: {
            r1: {
              servers: [
                { id: 's1', size: 1, network: 'n1', ranges: ['::/0'], disks: ['root'], snapshots: { root: ['mon'] } },
                { id: 's2', size: 2, cards: ['eth0'], owner: 'ada' },
              ],
              networks: ['n1'],
              links: [['s1', 's4']],
            },
            r2: { servers: [{ id: 's3' }], networks: ['n2'] },
          },
          a2: { r1: { servers: [{ id: 's4', ranges: ['::/0'], disks: ['root'] }] } },
          a3: { r1: {} },
        },
        faults: new Map(),
      };
    });
    afterEach(() => opened.close());

    function source(): Source {
      const made = worldSource(world);
      async function* counted(listing: string, values: AsyncIterable<string> | undefined): AsyncGenerator<string> {
        listings.set(listing, 0);
        for await (const value of values ?? []) {
          listings.set(listing, (listings.get(listing) ?? 0) + 1);
          yield value;
        }
      }
      return {
        ...made,
        fetches: made.fetches.map((fetch) => ({ ...fetch, calls: CALLS[fetch.name] ?? [] })),
        scopes: {
          account: (outer, call) => counted('accounts', made.scopes.account?.(outer, call)),
          region: (outer, call) => counted(`regions ${outer.account}`, made.scopes.region?.(outer, call)),
        },
      };
    }
    const run = (options: Partial<SyncOptions> = {}): Promise<SyncReport> =>
      sync({ store: opened.store, sources: [source()], leaseMs: 300, ...options });
    const only = (...selections: Selection[]): Promise<SyncReport> => run({ only: selections });
    const keys = ({ partitions }: SyncReport): string[] => partitions.map(({ key }) => key).sort();
    /** The last run that wrote each node. */
    const written = async (): Promise<ReadonlyMap<string, number>> =>
      new Map(
        (
          await opened.store.query<{ id: string; run: number }>(
            'MATCH (n) WHERE n._partition IS NOT NULL AND NOT n:CadastreRun AND NOT n:CadastreMove AND NOT n:CadastrePending AND NOT n:CadastreRows AND NOT n:CadastreChanges RETURN n.id AS id, n.lastupdated AS run',
          )
        ).rows.map(({ id, run: number }) => [id, Number(number)]),
      );
    const ledger = async () => new Map((await readLedger(opened.store)).map((entry) => [entry.key, entry]));
    const servers = (account: string, region: string) => world.accounts[account]?.[region]?.servers ?? [];

    test('reads the selected partition with what hangs below it, and touches nothing else', async () => {
      await run();
      const before = await written();
      const ledgerBefore = await ledger();
      servers('a1', 'r1')[0] = { id: 's1', size: 7, network: 'n1', disks: ['data'] };
      servers('a1', 'r2').pop();
      servers('a2', 'r1').pop();
      const report = await only({ source: 'world', fetch: 'Server', scope: { account: ['a1'], region: ['r1'] } });
      const read = ['Card', 'Disk', 'Server', 'ServerOwner', 'Snapshot'].map((fetch) => `world/${fetch}/a1/r1`);
      expect(keys(report)).toEqual(read);
      expect(report).toMatchObject({ outcome: 'complete', vanished: [], missing: [], resumed: false });
      const after = await written();
      const changed = [...after].filter(([id, number]) => before.get(id) !== number).map(([id]) => id);
      expect(changed.filter((id) => !id.startsWith('world/')).sort()).toEqual(['s1', 's1/data']);
      expect([...before.keys()].filter((id) => !after.has(id)).sort()).toEqual(['s1/root', 's1/root@mon']);
      for (const [key, entry] of await ledger()) if (!read.includes(key)) expect(entry).toEqual(ledgerBefore.get(key));
      const { rows } = await opened.store.query("MATCH (s:Server {id: 's1'}) RETURN s.size AS size");
      expect(rows).toEqual([{ size: 7 }]);
    });

    test('one part after the other, they give the graph of a whole run', async () => {
      await run();
      servers('a1', 'r1').shift();
      servers('a1', 'r2').push(
        { id: 's1', network: 'n1', ranges: ['::/0'], disks: ['x'] },
        { id: 's9', network: 'n3' },
      );
      servers('a2', 'r1')[0] = { id: 's4', size: 3 };
      world.accounts.a1 = {
        ...world.accounts.a1,
        r1: { ...world.accounts.a1?.r1, networks: ['n3'], links: [['s2', 's9']] },
      };
      for (const scope of [
        { account: ['a2'] },
        { account: ['a1'], region: ['r1'] },
        { account: ['a1'], region: ['r2'] },
      ]) {
        await only({ source: 'world', scope });
      }
      await only({ fetch: 'Server' }, { fetch: 'Replicates' });
      const parts = await contentOf(opened.store);
      await run();
      expect(await contentOf(opened.store)).toEqual(parts);
    });

    test('a child brings what it is read for, with all that is read for that', async () => {
      await run();
      servers('a1', 'r1').push({ id: 'new', disks: ['root'], owner: 'bob', snapshots: { root: ['tue'] } });
      const report = await only({ fetch: 'Snapshot', scope: { region: ['r1'], account: ['a1'] } });
      expect(keys(report)).toContain('world/ServerOwner/a1/r1');
      expect(report.totals).toMatchObject({ partitions: 5, nodesCreated: 3 });
    });

    test('a service is all fetches that call it', async () => {
      const report = await only({ source: 'world', fetch: 'compute', scope: { account: ['a2'] } });
      expect(keys(report).filter((key) => !/Card|Disk|Snapshot|ServerOwner/.test(key))).toEqual([
        'world/Network/a2/r1',
        'world/Server/a2/r1',
      ]);
      expect(keys(await only({ fetch: 'storage', scope: { account: ['a2'] } }))).toContain('world/Disk/a2/r1');
    });

    test('what is not read by a region is in none', async () => {
      const report = await only({ scope: { region: ['r2'] } });
      expect(keys(report).filter((key) => key.startsWith('world/Account'))).toEqual([]);
      expect(new Set(report.partitions.map(({ scope }) => `${scope.account} ${scope.region}`))).toEqual(
        new Set(['a1 r2']),
      );
    });

    test('lists no account and no region that it does not need', async () => {
      await only({ scope: { account: ['a2'], region: ['r1'] } });
      expect(Object.fromEntries(listings)).toEqual({ accounts: 2, 'regions a2': 1 });
      listings.clear();
      await only({ fetch: 'Account', scope: { account: ['a1'] } }, { fetch: 'Server', scope: { account: ['a2'] } });
      expect(Object.fromEntries(listings)).toEqual({ accounts: 2, 'regions a2': 1 });
      listings.clear();
      await only({ fetch: 'Account' });
      expect(Object.fromEntries(listings)).toEqual({ accounts: 3 });
    });

    test.each([
      [{ source: 'wold' }, 'there is no source wold', 'Did you mean world?'],
      [{ source: 'world', fetch: 'Sever' }, 'world has no fetch or service Sever', 'Did you mean Server'],
      [{ fetch: 'compte' }, 'no source has a fetch or service compte', 'Did you mean compute?'],
      [
        { fetch: 'Account', scope: { region: ['r1'] } },
        'nothing of Account is read by region',
        'It is read by account.',
      ],
      [{ scope: { tenant: ['t'] } }, 'nothing of what there is is read by tenant', 'It is read by account, or by'],
      [{ scope: { account: [] } }, 'no account is selected', 'Name one'],
    ] satisfies [Selection, string, string][])('refuses %j and writes nothing', async (selection, message, hint) => {
      const refused = run({ only: [{ fetch: 'Server' }, selection] });
      await expect(refused).rejects.toMatchObject({
        code: 'SELECTION_INVALID',
        message,
        hint: expect.stringContaining(hint),
      });
      expect(listings.size).toBe(0);
      expect((await opened.store.query('MATCH (n) RETURN n')).rows).toEqual([]);
    });

    test('refuses what nothing lists, and says what that is', async () => {
      const nothing = only({ scope: { account: ['a4', 'a5'], region: ['r1'] } });
      await expect(nothing).rejects.toMatchObject({
        code: 'SELECTION_EMPTY',
        message: 'world lists no account a4, and 1 more of what is selected',
        hint: 'See `cadastre plan` for what is listed.',
      });
      expect(await ledger()).toEqual(new Map());
      expect((await opened.store.query('MATCH (r:CadastreRun) RETURN r')).rows).toEqual([]);
      const some = await only({ scope: { account: ['a2', 'a4'] } });
      expect(some.missing).toEqual([{ source: 'world', name: 'account', value: 'a4' }]);
      expect(some.partitions.every(({ scope }) => scope.account === 'a2')).toBe(true);
    });

    test('does not miss what it did not look for, and does not hide it from a whole run either', async () => {
      await run();
      await only({ scope: { account: ['a1'] } });
      delete world.accounts.a1;
      const report = await run({ only: [{ scope: { account: ['a2'] } }], acceptDeletions: true });
      expect(report.vanished).toEqual([]);
      expect((await written()).has('s1')).toBe(true);
      expect((await ledger()).get('world/Server/a1/r1')?.outcome).toBe('complete');
      // It was read after the others, by itself, and is missed together with them all the same.
      expect((await run()).vanished.map(({ key }) => key)).toContain('world/Server/a1/r1');
    });

    test('leaves the lines of what whole runs could not list, and writes none of its own', async () => {
      world.faults.set('regions a1', { failure: DENIED });
      await run();
      const line = (await ledger()).get('world/Server/a1/?');
      expect(line).toMatchObject({ outcome: 'failed' });
      await only({ scope: { account: ['a2'] } });
      const report = await only({ fetch: 'Server', scope: { account: ['a1'] } });
      expect(report.outcome).toBe('failed');
      expect(report.missing).toEqual([]);
      expect((await ledger()).get('world/Server/a1/?')).toEqual(line);
      world.faults.set('accounts', { failure: DENIED });
      expect((await only({ fetch: 'Server', scope: { account: ['a1'] } })).outcome).toBe('failed');
      expect((await ledger()).has('world/Server/?')).toBe(false);
    });

    test('a partition that fails keeps what it had', async () => {
      await run();
      const before = await contentOf(opened.store);
      world.faults.set('Server a1 r1', { failure: DENIED, after: 1 });
      servers('a1', 'r1').pop();
      expect((await only({ fetch: 'Server', scope: { account: ['a1'], region: ['r1'] } })).outcome).not.toBe(
        'complete',
      );
      expect(await contentOf(opened.store)).toEqual(before);
    });

    test('joins what it reads to what is there already', async () => {
      await run();
      servers('a2', 'r1').push({ id: 'new', network: 'n1', ranges: ['::/0'] });
      const report = await only({ fetch: 'Server', scope: { account: ['a2'] } });
      expect(report.unresolved).toEqual([]);
      const { rows } = await opened.store.query("MATCH (:Server {id: 'new'})-[:IN_NETWORK]->(n) RETURN n.id AS id");
      expect(rows).toEqual([{ id: 'n1' }]);
    });

    describe('and runs that were cut off', () => {
      const cut = (options: Partial<SyncOptions>, write: number): Promise<unknown> =>
        expect(run({ ...options, store: cutOff(opened.store, { write }), concurrency: 2 })).rejects.toBe(CUT);

      test.each([12, 20])(
        'a whole one, after %i writes, begins anew where a targeted one came between',
        async (write) => {
          await cut({}, write);
          await only({ fetch: 'Server', scope: { account: ['a2'] } });
          servers('a2', 'r1').pop();
          expect(await run({ resume: true })).toMatchObject({ resumed: false, outcome: 'complete' });
          const resumed = await contentOf(opened.store);
          expect(resumed.some((line) => line.includes('s4/root'))).toBe(false);
          await run();
          expect(await contentOf(opened.store)).toEqual(resumed);
        },
      );

      test('a whole one begins anew also where the targeted one between was cut off too', async () => {
        await cut({}, 20);
        await cut({ only: [{ fetch: 'Server', scope: { account: ['a2'] } }] }, 4);
        servers('a2', 'r1').pop();
        expect(await run({ resume: true })).toMatchObject({ resumed: false, outcome: 'complete' });
        expect((await written()).has('s4')).toBe(false);
      });

      test('a targeted one is not taken for a whole one, and the next whole one mends it', async () => {
        await run();
        servers('a1', 'r1').pop();
        await cut({ only: [{ scope: { account: ['a1'] } }] }, 8);
        expect(await run({ resume: true })).toMatchObject({ resumed: false, outcome: 'complete' });
        expect([...(await ledger()).values()].filter(({ outcome }) => outcome === 'running')).toEqual([]);
        expect((await written()).has('s2')).toBe(false);
      });

      test('a targeted one does not go on with another', async () => {
        const both = run({ resume: true, only: [{ fetch: 'Server' }] });
        await expect(both).rejects.toMatchObject({ code: 'SELECTION_INVALID' });
      });
    });
  });
}
