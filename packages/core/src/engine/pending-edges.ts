import { deserialize, serialize } from 'node:v8';
import type { Schema } from '../model/schema.js';
import { statementsOf } from '../statement/schema-statements.js';
import type { HeldNode, ReadPartition, UpsertEdges, UpsertNodes } from '../statement/statement.js';
import type { Fence, GraphStore } from '../store/graph-store.js';
import type { Journal } from './changes/journal.js';
import type { RunDelta } from './delta.js';
import type { UnresolvedEdges } from './report.js';
import { type PendingEdge, writeEdges } from './row-writer.js';
import { labelsWrittenSince } from './runs.js';
import type { SpillFolder } from './spill.js';

/*
 * Relationships that wait for the end of the run are kept in the store itself, many in one node: so they survive a run that is killed, and a
 * partition that was read need not be read again for them. Those whose other end is nowhere stay there until the end appears or the row that asks
 * for them changes: the row itself is not written again until then.
 */

const PENDING_LABEL = 'CadastrePending';
/** Relationships in one node. */
const CHUNK = 1_000;
/** Later than any run. */
const EVER = Number.MAX_SAFE_INTEGER;

const STATEMENT: UpsertNodes = {
  kind: 'upsert-nodes',
  label: PENDING_LABEL,
  labels: [],
  conditionalLabels: [],
  properties: [{ name: 'edges', type: 'string' }],
};
const READ: ReadPartition = { kind: 'read-partition', label: PENDING_LABEL, which: 'all' };

/** One that waits, as it is stored. */
interface StoredEdge extends PendingEdge {
  /** The run that has written its row, and the lease of the process that did. */
  readonly run: number;
  readonly token: number;
  /** How many it found last, where it looks for several. */
  readonly matched?: number | undefined;
}

/** The relationships that wait of one task. */
export interface PendingBuffer {
  /** How many are stored. */
  readonly count: number;
  add(edges: readonly PendingEdge[]): Promise<void>;
  /** Replaces all that is stored. */
  replace(edges: AsyncIterable<readonly StoredEdge[]>): Promise<void>;
  /** Writes what is still in memory. */
  flush(): Promise<void>;
}

/** Whose relationships wait. */
export interface PendingContext {
  readonly store: GraphStore;
  readonly run: number;
  readonly token: number;
  readonly fence?: Fence | undefined;
}

/** Opens the list of a task; `known` are there already, from this run or an earlier one. */
export function pendingBuffer({ store, run, token, fence }: PendingContext, owner: string, known = 0): PendingBuffer {
  let waiting: StoredEdge[] = [];
  let count = known;
  let chunk = 0;
  async function write(edges: readonly StoredEdge[]): Promise<void> {
    chunk += 1;
    // v8's format keeps bigint and Date, which JSON does not.
    const row = { id: `${owner}#${token}.${chunk}`, properties: { edges: serialize(edges).toString('base64') } };
    await store.write({
      statement: STATEMENT,
      rows: [row],
      run,
      partition: partitionOf(owner),
      ...(fence === undefined ? {} : { fence }),
    });
  }
  async function keep(edges: readonly StoredEdge[]): Promise<void> {
    count += edges.length;
    for (const edge of edges) waiting.push(edge);
    while (waiting.length >= CHUNK) await write(waiting.splice(0, CHUNK));
  }
  async function flush(): Promise<void> {
    const last = waiting;
    waiting = [];
    if (last.length > 0) await write(last);
  }
  return {
    get count() {
      return count;
    },
    add: (edges) => keep(edges.map((edge) => ({ ...edge, run, token }))),
    flush,
    async replace(edges) {
      await clearPending(store, [owner]);
      count = 0;
      for await (const some of edges) await keep(some);
      await flush();
    },
  };
}

/** Throws away what waits of some tasks. */
export async function clearPending(store: GraphStore, owners: readonly string[]): Promise<void> {
  const partitions = owners.map((owner) => ({ key: partitionOf(owner) }));
  const statement = { kind: 'delete-stale-nodes', label: PENDING_LABEL, stale: 'unwritten' } as const;
  for (let start = 0; start < partitions.length; start += 1_000) {
    const batch = {
      statement,
      run: EVER,
      before: EVER,
      partitions: partitions.slice(start, start + 1_000),
      limit: CHUNK,
    };
    while ((await store.delete(batch)).length === CHUNK);
  }
}

/** A task whose relationships may wait. */
export interface PendingOwner {
  readonly key: string;
  readonly fence?: Fence | undefined;
  readonly pending: PendingBuffer;
  readonly tally: { edges: number; edgesCreated: number };
  /** True when what waits of links was read by the run that this one goes on with. */
  readonly isRead: boolean;
  /** What the ledger says of the last run that has tried to find what they wait for. */
  readonly last?: { readonly run: number } | undefined;
}

/** What is shared by all that wait. */
export interface ResolveContext {
  readonly store: GraphStore;
  readonly run: number;
  readonly token: number;
  readonly aliases: boolean;
  readonly signal: AbortSignal;
  readonly delta: RunDelta;
  readonly journal?: Journal | undefined;
  readonly spills: SpillFolder;
}

/**
 * Writes the relationships that had to wait. What still finds no other end is counted: most often that lies outside what was read, such as a
 * role in an account of somebody else's.
 */
export async function resolvePending(
  context: ResolveContext,
  schemas: readonly Schema[],
  owners: readonly PendingOwner[],
): Promise<readonly UnresolvedEdges[]> {
  const byName = new Map(schemas.map((schema) => [schema.name, schema]));
  const unresolved = new Map<string, UnresolvedEdges>();
  const count = (schema: string, relationship: number, { type, to }: UpsertEdges, more: number): void => {
    if (more === 0) return;
    const key = `${schema} ${relationship}`;
    unresolved.set(key, { schema, type, to: to.label, count: (unresolved.get(key)?.count ?? 0) + more });
  };
  for (const owner of owners) {
    if (owner.pending.count === 0) continue;
    const kept = context.spills.open<StoredEdge>();
    let differs = false;
    for await (const { edges } of context.store.read(READ, partitionOf(owner.key), context.run)) {
      context.signal.throwIfAborted();
      const chunk = deserialize(Buffer.from(String(edges), 'base64')) as readonly StoredEdge[];
      for (const group of groupPending(chunk)) {
        const [{ schema: name, relationship }] = group;
        const schema = byName.get(name);
        const statement = schema && statementsOf(schema).edges[relationship];
        // A schema that is no longer in use, or has fewer relationships than before.
        if (schema === undefined || statement === undefined) {
          differs = true;
          continue;
        }
        const valid = await validOf(context, owner, schema, group);
        const left = await resolveGroup(context, owner, schema, statement, valid);
        if (left.length < group.length || left.some((edge, index) => edge !== group[index])) differs = true;
        const open = left.filter(({ matched = 0 }) => matched === 0);
        count(name, relationship, statement, open.length);
        await kept.add(left);
      }
    }
    if (differs) await owner.pending.replace(kept.chunks(CHUNK));
  }
  return [...unresolved.values()].sort((a, b) => b.count - a.count);
}

/** Those whose row is still as it was when they began to wait. */
async function validOf(
  { store, run, token }: ResolveContext,
  { isRead }: PendingOwner,
  schema: Schema,
  all: readonly StoredEdge[],
): Promise<readonly StoredEdge[]> {
  // What this run had noted before it was cut off counts where it need not read again.
  const group = isRead ? all : all.filter((edge) => edge.run !== run || edge.token === token);
  const old = group.filter((edge) => edge.token !== token);
  if (old.length === 0) return group;
  // Whatever reads a link or an extension says all of it again.
  if (schema.kind !== 'node') return isRead ? group : group.filter((edge) => edge.token === token);
  const held = new Map<string, HeldNode>();
  const shared = schema.shared ?? false;
  const statement = { kind: 'lookup-nodes', label: schema.name, shared } as const;
  const ids = [...new Set(old.map(({ edge }) => String(edge.from[0])))];
  for (const node of await store.lookup(statement, ids, old[0]?.partition ?? '')) held.set(node.id, node);
  return group.filter((edge) => {
    if (edge.token === token) return true;
    const node = held.get(String(edge.edge.from[0]));
    return (
      node !== undefined && node.run === edge.run && node.partition === edge.partition && node.edges === edge.version
    );
  });
}

/** Writes what can be written, and gives back what still waits, in the same order. */
async function resolveGroup(
  context: ResolveContext,
  { key, fence, tally, last }: PendingOwner,
  schema: Schema,
  statement: UpsertEdges,
  group: readonly StoredEdge[],
): Promise<readonly StoredEdge[]> {
  const { delta, token } = context;
  const isOld = (edge: StoredEdge): boolean => edge.token !== token;
  // Nothing that was written since can be what they wait for.
  const since = last === undefined ? undefined : labelsWrittenSince(delta.past, last.run);
  const ends = [statement.to.label, statement.from.label];
  const mayWait = since !== undefined && !ends.some((label) => since.has(label) || delta.written.has(label));
  const tried = mayWait ? group.filter((edge) => !isOld(edge)) : group;
  const isTried = new Set(tried);
  const [first] = tried;
  const isMany = statement.to.many === true || statement.from.many === true;
  if (!isMany) {
    // With a row that is as it was, all its relationships were counted.
    const seen = delta.readings.get(key)?.seen(schema);
    tally.edges -= group.filter((edge) => isOld(edge) && seen?.has(String(edge.edge.from[0]))).length;
  }
  if (first === undefined) {
    for (const { matched = 0 } of group) tally.edges += matched;
    return group;
  }
  const target = { ...context, partition: first.partition, fence };
  const edges = tried.map(({ edge }) => edge);
  const { written, created, unmatched } = await writeEdges(target, statement, edges);
  tally.edges += written;
  tally.edgesCreated += created;
  const without = new Set(unmatched.map((position) => tried[position]));
  if (!isMany) return group.filter((edge) => without.has(edge) || !isTried.has(edge));
  // Those that look for several go on looking. What some have found beyond one each is counted with the first of them.
  const found = tried.filter((edge) => !without.has(edge));
  const more = written - found.length;
  return group.map((edge) => {
    if (!isTried.has(edge)) return edge;
    const matched = without.has(edge) ? 0 : edge === found[0] ? 1 + more : 1;
    return matched === edge.matched ? edge : { ...edge, matched };
  });
}

function partitionOf(owner: string): string {
  return `cadastre/pending/${owner}`;
}

function groupPending(pending: readonly StoredEdge[]): readonly [StoredEdge, ...StoredEdge[]][] {
  const groups = new Map<string, [StoredEdge, ...StoredEdge[]]>();
  for (const edge of pending) {
    const key = `${edge.schema} ${edge.relationship} ${edge.partition}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [edge]);
    else group.push(edge);
  }
  return [...groups.values()];
}
