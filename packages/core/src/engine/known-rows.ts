import type { NodeRow } from '../model/row.js';
import type { Schema } from '../model/schema.js';
import type { UpsertNodes } from '../statement/statement.js';
import type { Fence, GraphStore } from '../store/graph-store.js';
import type { Delta } from './delta.js';
import { rowHasher } from './digest.js';
import { createHashSet, type HashSet } from './hash-set.js';

/*
 * The hashes of all rows of a partition's last complete reading are kept in the store, eight bytes for each. Where the graph holds the partition as
 * that reading has left it, which one count tells, a row among them need not be looked up: reading a large partition again costs the store hardly more
 * than that count.
 */

/** Rows of one schema that a reading brings, beside those that the last complete one has brought. */
export interface KnownRows {
  /** Notes a row. True when it was among those of the last reading, and the graph holds all of these still. */
  recognize(row: NodeRow): boolean;
  /** True when the reading has brought the same rows as the last one, all of which the graph holds. */
  readonly isSame: boolean;
  readonly hashes: HashSet;
}

const LABEL = 'CadastreRows';
/** Hashes in one node. */
const CHUNK = 4_096;
/** Nodes in one write. */
const CHUNKS_AT_ONCE = 8;

const STATEMENT: UpsertNodes = {
  kind: 'upsert-nodes',
  label: LABEL,
  labels: [],
  conditionalLabels: [],
  properties: [
    { name: 'schema', type: 'string' },
    { name: 'hashes', type: 'string' },
  ],
};

/** Of which partition, and since when. */
export interface RecallOptions {
  readonly store: GraphStore;
  readonly partition: string;
  readonly aliases: boolean;
  /** The last run that has left nothing to do behind in the partition. */
  readonly settledRun: number | null;
  /** How many rows the ledger says are kept; null for none. */
  readonly kept: number | null;
}

type NodeKind = Schema & { readonly kind: 'node' };

/** Finds out what is known of the rows of each schema. Of shared nodes nothing is: what one partition says of them is not all that is said. */
export async function recallRows(
  { store, partition, aliases, settledRun, kept }: RecallOptions,
  emits: readonly Schema[],
): Promise<ReadonlyMap<Schema, KnownRows>> {
  const schemas = emits.filter((schema): schema is NodeKind => schema.kind === 'node' && schema.shared !== true);
  const before = kept === null || settledRun === null ? new Map<string, HashSet>() : await load(store, partition);
  const known = new Map<Schema, KnownRows>();
  for (const schema of schemas) {
    const hashes = before.get(schema.name);
    const isIntact =
      hashes !== undefined &&
      settledRun !== null &&
      (await holdsIntact(store, schema.name, partition, settledRun, hashes.size));
    known.set(schema, knownRows(rowHasher(schema, aliases), isIntact ? hashes : undefined));
  }
  return known;
}

/** True when a partition holds so many nodes, and nobody has written, missed or taken one of them or a relationship of theirs since. */
async function holdsIntact(store: GraphStore, label: string, partition: string, run: number, nodes: number) {
  const { total, stale } = await store.count({ kind: 'count-touched', label }, [partition], run);
  return total === nodes && stale === 0;
}

function knownRows(hashOf: (row: NodeRow) => bigint, before: HashSet | undefined): KnownRows {
  const hashes = createHashSet();
  let recognized = 0;
  return {
    hashes,
    recognize(row) {
      const hash = hashOf(row);
      const isKnown = before?.has(hash) ?? false;
      if (hashes.add(hash) && isKnown) recognized += 1;
      return isKnown;
    },
    get isSame() {
      return recognized === before?.size && recognized === hashes.size;
    },
  };
}

async function load(store: GraphStore, partition: string): Promise<ReadonlyMap<string, HashSet>> {
  const sets = new Map<string, HashSet>();
  const statement = { kind: 'read-partition', label: LABEL, which: 'all' } as const;
  for await (const { schema, hashes } of store.read(statement, partitionOf(partition), 0)) {
    const set = sets.get(String(schema)) ?? createHashSet();
    sets.set(String(schema), set);
    const bytes = Buffer.from(String(hashes), 'base64');
    for (let at = 0; at < bytes.length; at += 8) set.add(bytes.readBigUInt64LE(at));
  }
  return sets;
}

/** Whose rows are kept. */
export interface KeepOptions {
  readonly store: GraphStore;
  readonly run: number;
  readonly partition: string;
  readonly fence?: Fence | undefined;
  readonly kept: number | null;
}

/**
 * Keeps the rows of a complete reading for the next one, and gives how many these are; null for none. Two records of one node, and nodes that other
 * partitions hold too, have to be looked up each time.
 */
export async function keepRows(options: KeepOptions, delta: Delta): Promise<number | null> {
  const clear = [...delta.known].filter(([schema, { hashes }]) => hashes.size > 0 && !delta.unclear.has(schema));
  const size = clear.reduce((sum, [, { hashes }]) => sum + hashes.size, 0);
  if (clear.every(([, { isSame }]) => isSame) && (options.kept ?? 0) === size) return options.kept;
  for (const [schema, { hashes }] of clear) await save(options, schema.name, hashes);
  if (options.kept !== null) await forgetRows(options.store, options.partition, options.run);
  return size === 0 ? null : size;
}

/** Later than any run. */
const EVER = Number.MAX_SAFE_INTEGER;

/** Forgets what was kept of a partition before a run; all of it unless told. */
export async function forgetRows(store: GraphStore, partition: string, before = EVER): Promise<void> {
  const statement = { kind: 'delete-stale-nodes', label: LABEL, stale: 'unwritten' } as const;
  const batch = { statement, run: before, before, partitions: [{ key: partitionOf(partition) }], limit: 1_000 };
  while ((await store.delete(batch)).length === batch.limit);
}

async function save({ store, run, partition, fence }: KeepOptions, schema: string, hashes: HashSet): Promise<void> {
  const batch = { statement: STATEMENT, run, partition: partitionOf(partition), ...(fence && { fence }) };
  let chunk = Buffer.alloc(0);
  let rows: { readonly id: string; readonly properties: { readonly schema: string; readonly hashes: string } }[] = [];
  let number = 0;
  const add = (length: number): void => {
    rows.push({
      id: `${partition}#${schema}.${number}`,
      properties: { schema, hashes: chunk.toString('base64', 0, length) },
    });
    number += 1;
  };
  let at = 0;
  for (const hash of hashes) {
    if (at === 0) chunk = Buffer.alloc(CHUNK * 8);
    at = chunk.writeBigUInt64LE(hash, at);
    if (at < chunk.length) continue;
    add(at);
    at = 0;
    if (rows.length < CHUNKS_AT_ONCE) continue;
    await store.write({ ...batch, rows });
    rows = [];
  }
  if (at > 0) add(at);
  if (rows.length > 0) await store.write({ ...batch, rows });
}

function partitionOf(partition: string): string {
  return `cadastre/rows/${partition}`;
}
