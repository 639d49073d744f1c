import type { RegionData, ServerData, World } from '../../core/src/engine/conformance/world.js';

/** How large an estate is. */
export interface EstateSize {
  /** Names of the accounts. Each has one region. */
  readonly accounts: readonly string[];
  /** Servers in an account. */
  readonly servers: number;
  /** Disks of a server. */
  readonly disks: number;
}

/** An estate of some 200 nodes, but of few partitions: a transaction of a Neo4j server costs some milliseconds. */
export const LARGE: EstateSize = { accounts: ['a1', 'a2'], servers: 2, disks: 30 };

/** Above what a server's number adds. */
const SIZES_PER_ACCOUNT = 1_000;

/**
 * What a provider holds, with every shape that a connector can have. From one version to the next, nodes and relationships of all kinds come, change
 * and go. The `only` accounts are listed; what they hold is the same, whichever they are.
 */
export function estateOf(
  version: number,
  { accounts, servers, disks }: EstateSize,
  only = accounts,
): World['accounts'] {
  const hub = `${accounts[0]}-n0`;
  const entries = accounts.map((account, index) => {
    const sizes = (index + 1) * SIZES_PER_ACCOUNT;
    return [account, { r1: regionOf({ account, version, servers, disks, hub, sizes }) }] as const;
  });
  return Object.fromEntries(entries.filter(([account]) => only.includes(account)));
}

interface Place extends Pick<EstateSize, 'servers' | 'disks'> {
  readonly account: string;
  readonly version: number;
  /** A network that is always there, and that servers of all accounts are in. */
  readonly hub: string;
  /** Sizes of servers begin here, so that no server likes one of another account: what it finds would depend on who is read first. */
  readonly sizes: number;
}

function regionOf(place: Place): RegionData {
  const { account, version } = place;
  // The window of servers moves on with the version: one goes at its start, one comes at its end.
  const servers = Array.from({ length: place.servers }, (_, index) => serverOf(place, version + index));
  const links = servers.slice(1).map(({ id }, index): [string, string] => [String(servers[index]?.id), String(id)]);
  return { servers, networks: [`${account}-n0`, `${account}-n${version + 1}`], links: waits(version) ? links : [] };
}

/** In every other version no relationship has to wait for its other end. */
function waits(version: number): boolean {
  return version % 2 === 1;
}

function serverOf({ account, version, disks, hub, sizes }: Place, number: number): ServerData {
  const id = `${account}-s${number}`;
  const odd = number % 2 === 1;
  const size = sizes + 2 * number + (version % 2);
  return {
    id,
    size,
    network: odd && waits(version) ? `${account}-n${version + 1}` : hub,
    // Everybody's, everybody's in this version, and its own.
    ranges: ['10.0.0.0/8', `10.${version}.0.0/16`, id],
    disks: ['root', ...Array.from({ length: disks - 1 }, (_, index) => `d${version + index}`)],
    snapshots: { root: ['first', `v${version}`] },
    cards: odd ? ['eth0'] : ['eth0', `eth${version}`],
    ...(odd ? {} : { owner: `ada ${version}` }),
    ...(waits(version) ? { likes: size } : {}),
  };
}
