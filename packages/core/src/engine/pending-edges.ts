import { deserialize, serialize } from 'node:v8';
import type { Schema } from '../model/schema.js';
import { statementsOf } from '../statement/schema-statements.js';
import type { ReadPartition, UpsertNodes } from '../statement/statement.js';
import type { Fence, GraphStore } from '../store/graph-store.js';
import type { UnresolvedEdges } from './report.js';
import { type PendingEdge, writeEdges } from './row-writer.js';

/*
 * Relationships that wait for the end of the run are kept in the store itself, many in one node: so they survive a run that is killed, and a
 * partition that was read need not be read again for them.
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
const READ: ReadPartition = { kind: 'read-partition', label: PENDING_LABEL, written: 'ever' };

/** The relationships that wait of one task. */
export interface PendingBuffer {
  /** How many have been added. */
  readonly count: number;
  add(edges: readonly PendingEdge[]): Promise<void>;
  /** Writes what is still in memory. */
  flush(): Promise<void>;
}

/** Opens the list of a task; `known` are there already, from a run that was cut off. */
export function pendingBuffer(
  { store, run, fence }: { readonly store: GraphStore; readonly run: number; readonly fence?: Fence | undefined },
  owner: string,
  known = 0,
): PendingBuffer {
  let waiting: PendingEdge[] = [];
  let count = known;
  let chunk = 0;
  async function write(edges: readonly PendingEdge[]): Promise<void> {
    chunk += 1;
    // v8's format keeps bigint and Date, which JSON does not.
    const row = { id: `${owner}#${chunk}`, properties: { edges: serialize(edges).toString('base64') } };
    await store.write({
      statement: STATEMENT,
      rows: [row],
      run,
      partition: partitionOf(owner),
      ...(fence === undefined ? {} : { fence }),
    });
  }
  return {
    get count() {
      return count;
    },
    async add(edges) {
      count += edges.length;
      for (const edge of edges) waiting.push(edge);
      while (waiting.length >= CHUNK) await write(waiting.splice(0, CHUNK));
    },
    async flush() {
      const last = waiting;
      waiting = [];
      if (last.length > 0) await write(last);
    },
  };
}

/** Throws away what waits of some tasks: it was written, or their partitions are read anew. */
export async function clearPending(store: GraphStore, owners: readonly string[]): Promise<void> {
  const partitions = owners.map((owner) => ({ key: partitionOf(owner) }));
  const statement = { kind: 'delete-stale-nodes', label: PENDING_LABEL } as const;
  for (let start = 0; start < partitions.length; start += 1_000) {
    const some = partitions.slice(start, start + 1_000);
    while ((await store.delete({ statement, before: EVER, partitions: some, limit: CHUNK })).length === CHUNK);
  }
}

/** A task whose relationships may wait. */
export interface PendingOwner {
  readonly key: string;
  readonly fence?: Fence | undefined;
  readonly pending: PendingBuffer;
  readonly tally: { edges: number; edgesCreated: number };
}

/**
 * Writes the relationships that had to wait. What still finds no other end is counted: most often that lies outside what was read, such as a
 * role in an account of somebody else's.
 */
export async function resolvePending(
  context: {
    readonly store: GraphStore;
    readonly run: number;
    readonly aliases: boolean;
    readonly signal: AbortSignal;
  },
  schemas: readonly Schema[],
  owners: readonly PendingOwner[],
): Promise<readonly UnresolvedEdges[]> {
  const { store, run, signal } = context;
  const byName = new Map(schemas.map((schema) => [schema.name, schema]));
  const unresolved = new Map<string, UnresolvedEdges>();
  const waiting = owners.filter(({ pending }) => pending.count > 0);
  for (const { key: owner, fence, tally } of waiting) {
    for await (const { edges } of store.read(READ, partitionOf(owner), run)) {
      signal.throwIfAborted();
      const chunk = deserialize(Buffer.from(String(edges), 'base64')) as readonly PendingEdge[];
      for (const group of groupPending(chunk)) {
        const [{ schema: name, relationship, partition }] = group;
        const schema = byName.get(name);
        const statement = schema && statementsOf(schema).edges[relationship];
        if (statement === undefined) throw new TypeError(`no relationship ${relationship} of ${name}`);
        const rows = group.map(({ edge }) => edge);
        const result = await writeEdges({ ...context, partition, fence }, statement, rows);
        tally.edges += result.written;
        tally.edgesCreated += result.created;
        if (result.unmatched.length === 0) continue;
        const counted = `${name} ${relationship}`;
        const count = (unresolved.get(counted)?.count ?? 0) + result.unmatched.length;
        unresolved.set(counted, { schema: name, type: statement.type, to: statement.to.label, count });
      }
    }
  }
  return [...unresolved.values()].sort((a, b) => b.count - a.count);
}

function partitionOf(owner: string): string {
  return `cadastre/pending/${owner}`;
}

function groupPending(pending: readonly PendingEdge[]): readonly [PendingEdge, ...PendingEdge[]][] {
  const groups = new Map<string, [PendingEdge, ...PendingEdge[]]>();
  for (const edge of pending) {
    const key = `${edge.schema} ${edge.relationship} ${edge.partition}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [edge]);
    else group.push(edge);
  }
  return [...groups.values()];
}
