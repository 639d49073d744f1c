import { failureOf } from '../calls/create-calls.js';
import type { Fetch, FetchInput } from '../fetch/define-fetch.js';
import { type Outcome, outcomeOf } from '../fetch/outcome.js';
import type { Source } from '../fetch/source.js';
import type { NodeRow, Values } from '../model/row.js';
import type { Scope } from '../model/scope.js';
import { type QuarantinedRecord, recordBuffer } from './record-buffer.js';
import { type PendingEdge, type WriteTarget, writeNodes, writeRelationships } from './row-writer.js';
import type { Spill } from './spill.js';

/** What reading needs besides the fetch: where to write, and what bounds it. */
export interface ReadContext extends WriteTarget {
  readonly pending: Spill<PendingEdge>;
  readonly signal: AbortSignal;
  /** Rows that are written in one transaction. */
  readonly batchRows: number;
}

/** What one reading brought. */
export interface Tally {
  records: number;
  nodes: number;
  nodesCreated: number;
  edges: number;
  edgesCreated: number;
  quarantined: number;
  readonly samples: QuarantinedRecord[];
  readonly warnings: Map<string, number>;
}

/** One fetch over one partition, and over one parent node where it has one. */
export interface Reading {
  readonly source: Source;
  readonly fetch: Fetch;
  readonly scope: Scope;
  readonly key: string;
  /** What the source gives the fetch function: its clients. Made once for all parents of a partition. */
  readonly input: object;
  readonly parent?: Values;
}

/** An empty tally. */
export function emptyTally(): Tally {
  return {
    records: 0,
    nodes: 0,
    nodesCreated: 0,
    edges: 0,
    edgesCreated: 0,
    quarantined: 0,
    samples: [],
    warnings: new Map(),
  };
}

/**
 * Reads one partition to its end and writes what comes, batch by batch: the fetch function goes on only when the store has taken the
 * batch before. What the provider throws becomes the outcome; what the store throws ends the run.
 */
export async function readPartition(context: ReadContext, reading: Reading, tally: Tally): Promise<Outcome> {
  const { source, fetch, scope, parent } = reading;
  const buffer = recordBuffer(fetch, scope, parent);
  let storeError: { readonly error: unknown } | undefined;

  async function flush(): Promise<void> {
    try {
      // All nodes first: what one fetch emits often points at what it also emits.
      for (const [schema, rows] of buffer.rows) {
        const { written, created } = await writeNodes(context, schema, reading.key, rows);
        tally.nodes += written;
        tally.nodesCreated += created;
      }
      for (const [schema, rows] of buffer.rows) {
        const { written, created, pending } = await writeRelationships(context, schema, reading.key, rows);
        await context.pending.add(pending);
        tally.edges += written;
        tally.edgesCreated += created;
      }
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
      if (buffer.size >= context.batchRows) await flush();
    }
  } catch (error) {
    if (storeError !== undefined) throw storeError.error;
    context.signal.throwIfAborted();
    outcome = outcomeOf(failureOf(error, source.classify));
  }
  // What was read before a failure is as true as ever: it is kept, only nothing is deleted.
  if (outcome.kind === 'complete' && buffer.records === 0 && parent !== undefined)
    await clearExtension(context, reading);
  await flush();

  tally.records += buffer.records;
  tally.quarantined += buffer.quarantined;
  tally.samples.push(...buffer.samples.slice(0, Math.max(0, 5 - tally.samples.length)));
  for (const [text, count] of buffer.warnings) tally.warnings.set(text, (tally.warnings.get(text) ?? 0) + count);
  if (outcome.kind === 'complete' && buffer.quarantined > 0) {
    // A quarantined record may be a node that the graph holds: deleting what was not written would delete it.
    return { kind: 'partial', reason: `${buffer.quarantined} of ${buffer.records} records could not be stored` };
  }
  return outcome;
}

/** A node that was read to the end and has nothing of what an extension describes loses what it had of it. */
async function clearExtension(context: ReadContext, { fetch, key, parent }: Reading): Promise<void> {
  for (const schema of fetch.emits) {
    if (schema.kind !== 'extension') continue;
    const properties = Object.fromEntries(schema.properties.map(({ name }) => [name, null]));
    const row: NodeRow = { kind: 'node', id: String(parent?.id), properties, labels: [], edges: [], warnings: [] };
    await writeNodes(context, schema, key, [row]);
  }
}
