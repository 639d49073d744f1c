import type { LimitFunction } from 'p-limit';
import { failureOf } from '../calls/create-calls.js';
import type { Fetch, FetchInput } from '../fetch/define-fetch.js';
import { type Outcome, outcomeOf } from '../fetch/outcome.js';
import type { Source } from '../fetch/source.js';
import type { EdgeRow, NodeRow, Row, Values } from '../model/row.js';
import type { Schema } from '../model/schema.js';
import type { Scope } from '../model/scope.js';
import type { Fence, GraphStore } from '../store/graph-store.js';
import type { Journal } from './changes/journal.js';
import { noteChangedNodes } from './changes/note-changes.js';
import { type Delta, labelsOf, type RunDelta } from './delta.js';
import type { PendingBuffer } from './pending-edges.js';
import type { PopulationWatch } from './population.js';
import { type RecordBuffer, recordBuffer, type WaitingRows } from './record-buffer.js';
import {
  type ChangedRow,
  markNodes,
  prepareRows,
  releaseEdges,
  type WriteTarget,
  writeNodes,
  writeRelationships,
} from './row-writer.js';
import { emptyTally, noteBuffer, type Tally } from './tally.js';

/** What reading needs besides the fetch: where to write. */
export interface ReadContext {
  readonly store: GraphStore;
  readonly run: number;
  /** True to write Cartography's property names beside ours. */
  readonly aliases: boolean;
  readonly signal: AbortSignal;
  readonly delta: RunDelta;
  readonly journal?: Journal | undefined;
  /** Bounds the buffers that are written at the same time. */
  readonly writes?: LimitFunction;
  readonly waiting?: WaitingRows;
}

/** One fetch over one partition, and over one parent node where it has one. */
export interface Reading {
  readonly source: Source;
  readonly fetch: Fetch;
  readonly scope: Scope;
  readonly key: string;
  readonly fence?: Fence | undefined;
  /** What the source gives the fetch function: its clients. Made once for all parents of a partition. */
  readonly input: object;
  readonly parent?: Values;
  readonly pending: PendingBuffer;
  readonly delta: Delta;
  readonly watch: PopulationWatch;
}

/**
 * Reads one partition to its end and writes what comes, batch by batch: the fetch function goes on only when the store has taken the
 * batch before. What the provider throws becomes the outcome; what the store throws ends the run.
 */
export async function readPartition(context: ReadContext, reading: Reading, tally: Tally): Promise<Outcome> {
  const { source, fetch, scope, parent } = reading;
  const buffer = recordBuffer(fetch, scope, parent, context.waiting);
  let storeError: { readonly error: unknown } | undefined;

  async function flush(): Promise<void> {
    try {
      const write = () => writeBuffer(context, reading, buffer, tally);
      await (context.writes?.(write) ?? write());
      buffer.clear();
    } catch (error) {
      storeError = { error };
      throw error;
    }
  }

  let outcome: Outcome = { kind: 'complete' };
  try {
    context.signal.throwIfAborted();
    const input: FetchInput<never> = { scope, parent: parent as never, signal: context.signal };
    for await (const yielded of fetch.run({ ...reading.input, ...input } as never)) {
      context.signal.throwIfAborted();
      buffer.add(yielded);
      if (buffer.isFull) await flush();
    }
  } catch (error) {
    if (storeError !== undefined) throw storeError.error;
    context.signal.throwIfAborted();
    outcome = outcomeOf(failureOf(error, source.classify));
  }
  // What was read before a failure is as true as ever: it is kept, only nothing is deleted.
  if (outcome.kind === 'complete' && buffer.records === 0 && parent !== undefined)
    await clearExtension(context, reading, tally);
  await flush();

  noteBuffer(tally, buffer);
  if (outcome.kind === 'complete' && buffer.quarantined > 0) {
    // A quarantined record may be a node that the graph holds: deleting what was not written would delete it.
    return { kind: 'partial', reason: `${buffer.quarantined} of ${buffer.records} records could not be stored` };
  }
  return outcome;
}

async function writeBuffer(context: ReadContext, reading: Reading, buffer: RecordBuffer, tally: Tally): Promise<void> {
  const changed = new Map<Schema, readonly ChangedRow[]>();
  // All nodes first: what one fetch emits often points at what it also emits.
  for (const [schema, rows] of buffer.rows)
    changed.set(schema, await writeChanged(context, reading, schema, rows, tally));
  for (const [schema, rows] of buffer.rows) {
    const target = { ...context, partition: reading.key, fence: reading.fence };
    const links = schema.kind === 'link' ? rows : [];
    const { written, created, pending } = await writeRelationships(target, schema, changed.get(schema) ?? [], links);
    await reading.pending.add(pending);
    tally.edges += written;
    tally.edgesCreated += created;
    if (schema.kind === 'link') tally.rewritten += written - created;
  }
}

/** Writes the nodes of those rows that are not as the graph holds them, and gives these back. */
async function writeChanged(
  context: ReadContext,
  { key, fence, watch, delta, parent }: Omit<Reading, 'watch'> & { readonly watch: Pick<PopulationWatch, 'guard'> },
  schema: Schema,
  rows: readonly Row[],
  tally: Tally,
): Promise<readonly ChangedRow[]> {
  const target: WriteTarget = { ...context, partition: key, fence };
  const { recognized, others } = delta.recognize(schema, watch.guard(schema, rows));
  const prepared = prepareRows(context.aliases, schema, others);
  const { unchanged, changed, different, seenAsTheyAre } = await delta.compare(schema, prepared, key, parent);
  if (schema.kind === 'node')
    await markNodes(target, { kind: 'mark-nodes', label: schema.name, mark: 'seen' }, seenAsTheyAre);
  await noteChangedNodes(target, schema, different, new Set(seenAsTheyAre), parent);
  const { written, created, conflicting } = await writeNodes(target, schema, changed);
  // As often as they would have been written.
  tally.nodes += written + recognized.length + new Set(unchanged.map(({ row }) => row.id)).size;
  tally.nodesCreated += created;
  tally.rewritten += written - created;
  if (schema.kind !== 'link') {
    const isSingle = (edge: EdgeRow): boolean => schema.relationships[edge.relationship]?.to.many !== true;
    const count = ({ edges }: NodeRow): void => {
      tally.edges += edges.filter(isSingle).length;
    };
    recognized.forEach(count);
    for (const { row } of unchanged) count(row);
  }
  if (conflicting > 0) tally.conflicting.set(schema.name, (tally.conflicting.get(schema.name) ?? 0) + conflicting);
  if (changed.length === 0) return changed;
  for (const label of labelsOf(schema)) {
    context.delta.written.add(label);
    for (const { statement, match } of context.delta.matchers.get(label) ?? []) {
      if ((await releaseEdges(target, statement, match, different)) > 0) context.delta.lost.add(statement.from);
    }
  }
  return changed;
}

/** A node that was read to the end and has nothing of what an extension describes loses what it had of it. */
async function clearExtension(context: ReadContext, reading: Reading, tally: Tally): Promise<void> {
  for (const schema of reading.fetch.emits) {
    if (schema.kind !== 'extension') continue;
    const properties = Object.fromEntries(schema.properties.map(({ name }) => [name, null]));
    const id = String(reading.parent?.id);
    const row: NodeRow = { kind: 'node', id, properties, labels: [], edges: [], warnings: [] };
    // Nothing was read, so nothing is counted as a node.
    const cleared = emptyTally();
    await writeChanged(context, { ...reading, watch: UNWATCHED }, schema, [row], cleared);
    tally.rewritten += cleared.rewritten;
  }
}

const UNWATCHED: Pick<PopulationWatch, 'guard'> = { guard: (_schema, rows) => rows };
