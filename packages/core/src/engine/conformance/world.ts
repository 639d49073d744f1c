import { emit, type FetchInput, fetchDefiner } from '../../fetch/define-fetch.js';
import type { Failure } from '../../fetch/outcome.js';
import { defineSource, type Source } from '../../fetch/source.js';
import type { NodeRow } from '../../model/row.js';
import type { ExtensionSchema, LinkSchema, NodeSchema, Relationship } from '../../model/schema.js';
import type { Scope } from '../../model/scope.js';
import { readId, readInteger, readString } from '../../record/read-value.js';

/*
 * A small provider with every shape that a connector can have: a tenant, nodes by account and by region, nodes and an extension that are read
 * for a parent, shared nodes, and a link. Its estate is a plain object that a test changes between runs.
 */

/** One server, as the provider lists it. */
export interface ServerData {
  readonly id: unknown;
  readonly size?: unknown;
  readonly network?: string;
  readonly ranges?: readonly string[];
  readonly disks?: readonly string[];
  readonly cards?: readonly string[];
  /** Snapshots of each disk, by its name. */
  readonly snapshots?: Readonly<Record<string, readonly string[]>>;
  readonly owner?: string;
  /** Likes every server of this size. */
  readonly likes?: number;
}

/** What one region of one account holds. */
export interface RegionData {
  servers?: ServerData[];
  networks?: string[];
  links?: [from: string, to: string][];
}

/** The provider's estate, and what goes wrong when it is read. */
export interface World {
  readonly accounts: Record<string, Record<string, RegionData>>;
  /** Throws, by the key `fetch scope…`, where a fetch goes wrong: before its first record, or after `after` records. */
  readonly faults: Map<string, { readonly failure: Failure; readonly after?: number }>;
}

/** A failure that the provider answers with. */
class WorldError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

const base = { file: 'world.yaml', brief: '', labels: [], conditionalLabels: [] };

function toTenant(): Relationship {
  return { type: 'RESOURCE', direction: 'in', to: { label: 'Account', match: ['id'] }, properties: [] };
}

function node(id: string, properties: NodeRow['properties'] = {}, edges: NodeRow['edges'] = []): NodeRow {
  return { kind: 'node', id, properties, labels: [], edges, warnings: [] };
}

const Account: NodeSchema<{ readonly id: string }> = {
  ...base,
  kind: 'node',
  name: 'Account',
  partition: ['account'],
  properties: [],
  relationships: [],
  map: ({ id }) => node(readId(id, 'id')),
};

const Network: NodeSchema<{ readonly name: string }> = {
  ...base,
  kind: 'node',
  name: 'Network',
  tenant: 'Account',
  partition: ['account', 'region'],
  properties: [{ name: 'name', type: 'string', index: true }],
  relationships: [toTenant()],
  map: ({ name }, scope) => node(readId(name, 'name'), { name }, [{ relationship: 0, match: [scope.account ?? null] }]),
};

const Range: NodeSchema<{ readonly cidr: string }> = {
  ...base,
  kind: 'node',
  name: 'Range',
  shared: true,
  partition: ['account', 'region'],
  properties: [],
  relationships: [],
  map: ({ cidr }) => node(readId(cidr, 'cidr')),
};

const Server: NodeSchema<ServerData, { readonly id: string }> = {
  ...base,
  kind: 'node',
  name: 'Server',
  tenant: 'Account',
  partition: ['account', 'region'],
  properties: [{ name: 'size', type: 'integer', alias: 'instancesize' }],
  relationships: [
    toTenant(),
    { type: 'IN_NETWORK', direction: 'out', to: { label: 'Network', match: ['name'] }, properties: [] },
    { type: 'OPEN_TO', direction: 'out', to: { label: 'Range', match: ['id'] }, properties: [] },
    { type: 'LIKES', direction: 'out', to: { label: 'Server', match: ['size'], many: true }, properties: [] },
  ],
  map: (record, scope) =>
    node(readId(record.id, 'id'), { size: readInteger(record.size, 'size') }, [
      { relationship: 0, match: [scope.account ?? null] },
      ...(record.network === undefined ? [] : [{ relationship: 1, match: [record.network] }]),
      ...(record.ranges ?? []).map((range) => ({ relationship: 2, match: [range] })),
      ...(record.likes === undefined ? [] : [{ relationship: 3, match: [record.likes] }]),
    ]),
};

const Disk: NodeSchema<{ readonly name: string }, unknown, { readonly id: string }> = {
  ...base,
  kind: 'node',
  name: 'Disk',
  tenant: 'Account',
  partition: ['account', 'region'],
  for: 'Server',
  properties: [{ name: 'name', type: 'string' }],
  relationships: [
    toTenant(),
    { type: 'ATTACHED_TO', direction: 'out', to: { label: 'Server', match: ['id'] }, properties: [] },
  ],
  map: ({ name }, scope, parent) =>
    node(`${parent.id}/${name}`, { name }, [
      { relationship: 0, match: [scope.account ?? null] },
      { relationship: 1, match: [parent.id] },
    ]),
};

const Card: NodeSchema<{ readonly name: string }, unknown, { readonly id: string }> = {
  ...base,
  kind: 'node',
  name: 'Card',
  tenant: 'Account',
  partition: ['account', 'region'],
  for: 'Server',
  properties: [],
  relationships: [{ type: 'ATTACHED_TO', direction: 'out', to: { label: 'Server', match: ['id'] }, properties: [] }],
  map: ({ name }, _scope, parent) => node(`${parent.id}:${name}`, {}, [{ relationship: 0, match: [parent.id] }]),
};

const Snapshot: NodeSchema<{ readonly name: string }, unknown, { readonly id: string }> = {
  ...base,
  kind: 'node',
  name: 'Snapshot',
  tenant: 'Account',
  partition: ['account', 'region'],
  for: 'Disk',
  properties: [],
  relationships: [{ type: 'COPY_OF', direction: 'out', to: { label: 'Disk', match: ['id'] }, properties: [] }],
  map: ({ name }, _scope, parent) => node(`${parent.id}@${name}`, {}, [{ relationship: 0, match: [parent.id] }]),
};

const ServerOwner: ExtensionSchema<{ readonly owner: string }, unknown, { readonly id: string }> = {
  kind: 'extension',
  name: 'ServerOwner',
  file: 'world.yaml',
  brief: '',
  for: 'Server',
  tenant: 'Account',
  partition: ['account', 'region'],
  properties: [{ name: 'owner', type: 'string' }],
  relationships: [],
  map: ({ owner }, _scope, parent) => node(parent.id, { owner: readString(owner, 'owner') }),
};

const Replicates: LinkSchema<{ readonly from: string; readonly to: string }> = {
  kind: 'link',
  name: 'Replicates',
  type: 'REPLICATES_TO',
  file: 'world.yaml',
  brief: '',
  from: { label: 'Server', match: ['id'] },
  to: { label: 'Server', match: ['id'] },
  partition: ['account', 'region'],
  properties: [],
  map: ({ from, to }) => ({ kind: 'link', from: [from], to: [to], properties: {}, warnings: [] }),
};

const defineFetch = fetchDefiner<{ readonly region: RegionData }>();

/** The provider's connector, over an estate that can change between runs. */
export function worldSource(world: World, name = 'world'): Source {
  /** Yields records until the fault that a test has set strikes. */
  async function* answer<T>(
    fetch: string,
    { scope, parent }: { scope: Scope; parent?: unknown },
    records: readonly T[],
  ) {
    const id = (parent as { readonly id?: string } | undefined)?.id;
    const fault = world.faults.get([fetch, ...Object.values(scope), ...(id === undefined ? [] : [id])].join(' '));
    for (const record of records.slice(0, fault === undefined ? undefined : (fault.after ?? 0))) yield record;
    if (fault !== undefined) throw new WorldError(fault.failure);
  }
  const find = (region: RegionData, { id }: { readonly id: string }) =>
    region.servers?.find((server) => server.id === id);
  return defineSource({
    name,
    schemas: [],
    fetches: [
      defineFetch({
        emits: Account,
        calls: [],
        fetch: (input: FetchInput) => answer('Account', input, [{ id: input.scope.account ?? '' }]),
      }),
      // Servers before their networks, so that relationships have to wait.
      defineFetch({
        emits: [Server, Range],
        calls: [],
        async *fetch({ region, ...input }) {
          for await (const server of answer('Server', input, region.servers ?? [])) {
            yield { schema: Server, record: server };
            for (const cidr of server.ranges ?? []) yield emit(Range, { cidr });
          }
        },
      }),
      defineFetch({
        emits: Network,
        calls: [],
        fetch: ({ region, ...input }) =>
          answer(
            'Network',
            input,
            (region.networks ?? []).map((network) => ({ name: network })),
          ),
      }),
      defineFetch({
        emits: Disk,
        calls: [],
        fetch: ({ region, ...input }) =>
          answer(
            'Disk',
            input,
            (find(region, input.parent)?.disks ?? []).map((disk) => ({ name: disk })),
          ),
      }),
      defineFetch({
        emits: Card,
        calls: [],
        fetch: ({ region, ...input }) =>
          answer(
            'Card',
            input,
            (find(region, input.parent)?.cards ?? []).map((card) => ({ name: card })),
          ),
      }),
      defineFetch({
        emits: Snapshot,
        calls: [],
        fetch: ({ region, ...input }) => {
          const [server = '', disk = ''] = input.parent.id.split('/');
          const names = find(region, { id: server })?.snapshots?.[disk] ?? [];
          return answer(
            'Snapshot',
            input,
            names.map((name) => ({ name })),
          );
        },
      }),
      defineFetch({
        emits: ServerOwner,
        calls: [],
        fetch: ({ region, ...input }) => {
          const owner = find(region, input.parent)?.owner;
          return answer('ServerOwner', input, owner === undefined ? [] : [{ owner }]);
        },
      }),
      defineFetch({
        emits: Replicates,
        calls: [],
        fetch: ({ region, ...input }) =>
          answer(
            'Replicates',
            input,
            (region.links ?? []).map(([from, to]) => ({ from, to })),
          ),
      }),
    ],
    scopes: {
      account: (outer) => answer('accounts', { scope: outer }, Object.keys(world.accounts)),
      region: (outer) => answer('regions', { scope: outer }, Object.keys(world.accounts[outer.account ?? ''] ?? {})),
    },
    context: (scope) => ({ region: world.accounts[scope.account ?? '']?.[scope.region ?? ''] ?? {} }),
    classify: (error) =>
      error instanceof WorldError ? error.failure : { class: 'bug', code: 'UNEXPECTED', message: String(error) },
  });
}
