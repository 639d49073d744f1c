import { partitionKey } from '../partition.js';
import type { FoundGraph } from './read-graph.js';
import type { ServerData, World } from './world.js';

/** What one run over a step must read, worked out from the step alone. */
export interface ExpectedReading {
  /** Keys of the partitions, also those of single parents, that are read to their end. */
  readonly complete: ReadonlySet<string>;
  /** The nodes that are read, with all that their own schema says of them. */
  readonly nodes: ReadonlyMap<string, ExpectedNode>;
  /** The relationships that are read, each as a function of the graph: an end is not always told by its id. */
  readonly edges: readonly ExpectedEdge[];
}

/** A node that is read. */
interface ExpectedNode {
  readonly key: string;
  /** Undefined for shared nodes. */
  readonly partition: string | undefined;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** A relationship that is read, or several where `to` is a test of nodes. */
export interface ExpectedEdge {
  /** The node whose record says so. */
  readonly row: string;
  readonly partition: string;
  readonly from: string;
  readonly type: string;
  readonly to: string | { readonly size: number };
}

/** Works out what a run over `world` reads: which partitions to their end, which nodes and which relationships. */
export function expectedReading(world: World): ExpectedReading {
  const complete = new Set<string>();
  const nodes = new Map<string, ExpectedNode>();
  const edges: ExpectedEdge[] = [];

  /** The records that come before the fault that is set for `where`, if there is one. */
  function listed<T>(where: string, records: readonly T[]): readonly T[] {
    const fault = world.faults.get(where);
    return fault === undefined ? records : records.slice(0, fault.after ?? 0);
  }
  function fetched<T>(fetch: string, scope: Record<string, string>, parent: string | undefined, records: readonly T[]) {
    const key = partitionKey('world', { name: fetch, partition: Object.keys(scope) }, scope, parent);
    const where = [fetch, ...Object.values(scope), ...(parent === undefined ? [] : [parent])].join(' ');
    if (!world.faults.has(where)) complete.add(key);
    return { key, records: listed(where, records) };
  }
  function node(partition: string | undefined, key: string, properties: ExpectedNode['properties'] = {}): void {
    nodes.set(key, { partition, key, properties });
  }
  function edge(partition: string, from: string, type: string, to: ExpectedEdge['to']): void {
    edges.push({ row: type === 'RESOURCE' ? String(to) : from, partition, from, type, to });
  }

  function readServer(partition: string, account: string, name: string, server: ServerData & { id: string }): void {
    const scope = { account, region: name };
    const self = `Server ${server.id}`;
    node(partition, self, server.size === undefined ? {} : { size: server.size });
    edge(partition, `Account ${account}`, 'RESOURCE', self);
    if (server.network !== undefined) edge(partition, self, 'IN_NETWORK', `Network ${server.network}`);
    if (server.likes !== undefined) edge(partition, self, 'LIKES', { size: server.likes });
    for (const range of server.ranges ?? []) {
      node(undefined, `Range ${range}`);
      edge(partition, self, 'OPEN_TO', `Range ${range}`);
      edge(partition, `Range ${range}`, 'SEEN_IN', `CadastrePartition ${partition}`);
    }
    const disks = fetched('Disk', scope, server.id, server.disks ?? []);
    for (const disk of disks.records) {
      const id = `${server.id}/${disk}`;
      node(disks.key, `Disk ${id}`, { name: disk });
      edge(disks.key, `Account ${account}`, 'RESOURCE', `Disk ${id}`);
      edge(disks.key, `Disk ${id}`, 'ATTACHED_TO', self);
      const snapshots = fetched('Snapshot', scope, id, server.snapshots?.[disk] ?? []);
      for (const snapshot of snapshots.records) {
        node(snapshots.key, `Snapshot ${id}@${snapshot}`);
        edge(snapshots.key, `Snapshot ${id}@${snapshot}`, 'COPY_OF', `Disk ${id}`);
      }
    }
    const cards = fetched('Card', scope, server.id, server.cards ?? []);
    for (const card of cards.records) {
      node(cards.key, `Card ${server.id}:${card}`);
      edge(cards.key, `Card ${server.id}:${card}`, 'ATTACHED_TO', self);
    }
    const owners = fetched('ServerOwner', scope, server.id, server.owner === undefined ? [] : [server.owner]);
    const [owner] = owners.records;
    // A property that could not be read is left out here, and must stay as it was.
    if (complete.has(owners.key) || owner !== undefined)
      node(partition, self, { ...nodes.get(self)?.properties, owner });
  }

  for (const account of listed('accounts', Object.keys(world.accounts))) {
    const accounts = fetched('Account', { account }, undefined, [account]);
    for (const id of accounts.records) node(accounts.key, `Account ${id}`);
    const regions = world.accounts[account] ?? {};
    for (const name of listed(`regions ${account}`, Object.keys(regions))) {
      const scope = { account, region: name };
      const servers = fetched('Server', scope, undefined, regions[name]?.servers ?? []);
      const readable = servers.records.filter(
        (server): server is ServerData & { id: string } =>
          typeof server.id === 'string' && typeof server.size !== 'string',
      );
      if (readable.length < servers.records.length) complete.delete(servers.key);
      for (const server of readable) readServer(servers.key, account, name, server);
      const networks = fetched('Network', scope, undefined, regions[name]?.networks ?? []);
      for (const network of networks.records) {
        node(networks.key, `Network ${network}`, { name: network });
        edge(networks.key, `Account ${account}`, 'RESOURCE', `Network ${network}`);
      }
      const links = fetched('Replicates', scope, undefined, regions[name]?.links ?? []);
      for (const [from, to] of links.records) edge(links.key, `Server ${from}`, 'REPLICATES_TO', `Server ${to}`);
    }
  }
  return { complete, nodes, edges };
}

/** Those relationships whose both ends are in the graph: all that a store can hold of it. */
export function possibleEdges(edges: readonly ExpectedEdge[], graph: FoundGraph): ReadonlyMap<string, string> {
  const possible = new Map<string, string>();
  for (const { partition, from, type, to } of edges) {
    const ends = typeof to === 'string' ? [to] : serversOfSize(graph, to.size);
    for (const end of ends) {
      const there = graph.nodes.has(end) || end.startsWith('CadastrePartition ');
      if (there && graph.nodes.has(from)) possible.set(`${from} ${type} ${end}`, partition);
    }
  }
  return possible;
}

function serversOfSize({ nodes }: FoundGraph, size: number): string[] {
  return [...nodes.values()]
    .filter(({ label, properties }) => label === 'Server' && properties.size === size)
    .map(({ key }) => key);
}
