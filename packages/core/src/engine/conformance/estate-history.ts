import fc from 'fast-check';
import type { ErrorClass } from '../../fetch/outcome.js';
import type { RegionData, ServerData, World } from './world.js';

/*
 * Arbitrary histories of the small provider. Servers keep their region: an id that is listed by two partitions, at once or one after the
 * other, is a case of its own.
 */

/** What the provider holds and what goes wrong while it is read: one run's worth of history. */
export type Step = World;

/** Several steps over one set of accounts and regions. */
export type History = readonly [Step, ...Step[]];

type Layout = Readonly<Record<string, readonly string[]>>;

const CLASSES: readonly ErrorClass[] = [
  'throttled',
  'transient',
  'expired',
  'denied',
  'unsupported',
  'gone',
  'invalid',
  'bug',
];
const DISKS = ['root', 'data'];
const TAKEN = ['mon', 'tue'];
const serverIds = (place: string): string[] => [`${place}-s1`, `${place}-s2`, `${place}-s3`];
const networkIds = (place: string): string[] => [`${place}-n1`, `${place}-n2`];

function placesOf(layout: Layout): string[] {
  return Object.entries(layout).flatMap(([account, regions]) => regions.map((region) => `${account}${region}`));
}

function server(id: string, networks: readonly string[]): fc.Arbitrary<ServerData> {
  return fc.record(
    {
      id: fc.constant(id),
      size: fc.integer({ min: 1, max: 2 }),
      network: fc.constantFrom(...networks, 'nowhere'),
      ranges: fc.subarray(['10.0.0.0/8', '0.0.0.0/0', '::/0']),
      disks: fc.subarray(DISKS),
      snapshots: fc.record({ root: fc.subarray(TAKEN), data: fc.subarray(TAKEN) }),
      cards: fc.subarray(['eth0', 'eth1']),
      owner: fc.constantFrom('ada', 'bob'),
      likes: fc.integer({ min: 1, max: 2 }),
    },
    { requiredKeys: ['id'] },
  );
}

/** A server that the engine cannot store: one that it can still tell by its id, or one that it cannot. */
function unreadable(id: string): fc.Arbitrary<ServerData> {
  return fc.constantFrom({ id, size: 'large' }, { id: null });
}

function region(place: string, layout: Layout): fc.Arbitrary<RegionData> {
  const places = placesOf(layout);
  const networks = places.flatMap(networkIds);
  const link = fc.tuple(fc.constantFrom(...serverIds(place)), fc.constantFrom(...places.flatMap(serverIds)));
  return fc.record({
    servers: fc
      .shuffledSubarray(serverIds(place))
      .chain((ids) =>
        fc.tuple(
          ...ids.map((id) =>
            fc.oneof({ arbitrary: server(id, networks), weight: 12 }, { arbitrary: unreadable(id), weight: 1 }),
          ),
        ),
      ),
    networks: fc.subarray(networkIds(place)),
    links: fc.uniqueArray(link, { maxLength: 6, selector: (ends) => ends.join(' ') }),
  });
}

/** Where reading an estate can fail: its listings, its fetches by region, and those for one node. */
function faultKeys(accounts: Step['accounts']): readonly string[][] {
  const listings = ['accounts', ...Object.keys(accounts).flatMap((id) => [`regions ${id}`, `Account ${id}`])];
  const fetches: string[] = [];
  const below: string[] = [];
  for (const [account, regions] of Object.entries(accounts)) {
    for (const [name, { servers = [] }] of Object.entries(regions)) {
      for (const fetch of ['Server', 'Network', 'Replicates']) fetches.push(`${fetch} ${account} ${name}`);
      for (const { id, disks = [] } of servers) {
        for (const fetch of ['Disk', 'Card', 'ServerOwner']) below.push(`${fetch} ${account} ${name} ${id}`);
        for (const disk of disks) below.push(`Snapshot ${account} ${name} ${id}/${disk}`);
      }
    }
  }
  return [listings, fetches, below].filter((keys) => keys.length > 0);
}

function faults(accounts: Step['accounts']): fc.Arbitrary<Step['faults']> {
  const failure = fc
    .constantFrom(...CLASSES)
    .map((name) => ({ class: name, code: `Fault_${name}`, message: 'made to fail' }));
  const fault = fc.record({ failure, after: fc.nat({ max: 2 }) });
  const kinds = faultKeys(accounts).map((keys, weight) => ({
    arbitrary: fc.constantFrom(...keys),
    weight: weight + 1,
  }));
  return fc.array(fc.tuple(fc.oneof(...kinds), fault), { maxLength: 5 }).map((entries) => new Map(entries));
}

function step(layout: Layout): fc.Arbitrary<Step> {
  const regions = Object.entries(layout).map(([account, names]) => {
    const named = names.map((name) => [name, region(`${account}${name}`, layout)] as const);
    return [account, fc.record(Object.fromEntries(named))] as const;
  });
  return fc
    .record(Object.fromEntries(regions))
    .chain((accounts) => fc.record({ accounts: fc.constant(accounts), faults: faults(accounts) }));
}

/** Histories of two to five steps; accounts and regions stay what they are, since what is no longer listed is retained. */
export const histories: fc.Arbitrary<History> = fc
  .constantFrom<Layout>({ a1: ['r1'] }, { a1: ['r1', 'r2'], a2: ['r1'] })
  .chain((layout) => fc.array(step(layout), { minLength: 2, maxLength: 5 }) as unknown as fc.Arbitrary<History>);

/** The step as it is once everything can be read. */
export function mended({ accounts }: Step): Step {
  const readable = ({ id, size }: ServerData): boolean => typeof id === 'string' && typeof size !== 'string';
  const entries = Object.entries(accounts).map(([account, regions]) => [
    account,
    Object.fromEntries(
      Object.entries(regions).map(([name, data]) => [name, { ...data, servers: data.servers?.filter(readable) ?? [] }]),
    ),
  ]);
  return { accounts: Object.fromEntries(entries), faults: new Map() };
}

/** The same step, with what each region holds in the region that is `by` further on, be it another account's. */
export function rotated({ accounts, faults }: Step, by: number): Step {
  const places = Object.entries(accounts).flatMap(([account, regions]) =>
    Object.keys(regions).map((name) => [account, name] as const),
  );
  const moved: Record<string, Record<string, RegionData>> = {};
  places.forEach(([account, name], index) => {
    const [fromAccount, fromName] = places[(index + by) % places.length] ?? [account, name];
    moved[account] = { ...moved[account], [name]: accounts[fromAccount]?.[fromName] ?? {} };
  });
  return { accounts: moved, faults };
}
