import { startDelta, startRunDelta } from '../engine/delta.js';
import { openRunLease } from '../engine/leases.js';
import { markRunning } from '../engine/ledger.js';
import { partitionKey, scopeText } from '../engine/partition.js';
import { clearPending, pendingBuffer, resolvePending } from '../engine/pending-edges.js';
import { watchPopulation } from '../engine/population.js';
import { readPartition } from '../engine/read-partition.js';
import type { QuarantinedRecord } from '../engine/record-buffer.js';
import { noteLoad } from '../engine/runs.js';
import { openSpillFolder } from '../engine/spill.js';
import { type Deleted, sweepPartitions } from '../engine/sweep.js';
import { emptyTally } from '../engine/tally.js';
import type { Fetch } from '../fetch/define-fetch.js';
import type { Source } from '../fetch/source.js';
import type { Values } from '../model/row.js';
import type { ParentOf, RecordOf, Schema } from '../model/schema.js';
import type { Scope } from '../model/scope.js';
import type { GraphStore } from '../store/graph-store.js';
import { labelConstraints } from '../store/label-constraints.js';

/** Where records belong. */
export interface LoadOptions<Parent = never> {
  /** Values of every name in the schema's `partition`. */
  readonly scope: Scope;
  /** The node that the records were read for, when the schema has a `for`. */
  readonly parent?: Parent;
}

/** What a load did. */
export interface LoadReport {
  /** The run's number; give it to the cleanup job. */
  readonly run: number;
  readonly records: number;
  readonly nodes: number;
  readonly edges: number;
  /** Relationships whose other end is not in the graph. */
  readonly unresolved: number;
  readonly quarantined: number;
  /** Why the first quarantined records were not stored. */
  readonly samples: readonly QuarantinedRecord[];
}

/** Writes records of one schema, without the engine; what codegen makes for each schema. */
export type Loader<S extends Schema> = (
  store: GraphStore,
  records: Iterable<RecordOf<S>> | AsyncIterable<RecordOf<S>>,
  options: LoadOptions<ParentOf<S>>,
) => Promise<LoadReport>;

/** Deletes what one load of a scope did not write; what codegen makes for each schema. Call it only after all records were loaded. */
export type CleanupJob<S extends Schema> = (
  store: GraphStore,
  options: LoadOptions<ParentOf<S>> & { readonly run: number },
) => Promise<Deleted>;

/** The first part of the partition keys of loads that no connector made. */
const SOURCE = 'loader';

/**
 * Makes the loader of a schema. It streams: records are taken from the iterable as the store takes them.
 *
 * @throws whatever the iterable or the store throws; what was written before stays.
 *
 * @example
 * ```ts
 * import { defineLoader, type GraphStore, type NodeSchema } from '@cadastre/core';
 *
 * declare const Person: NodeSchema<{ readonly mail?: string | undefined }>;
 *
 * export async function load(store: GraphStore): Promise<number> {
 *   const report = await defineLoader(Person)(store, [{ mail: 'ada@example.org' }], { scope: { tenant: 'example' } });
 *   return report.nodes;
 * }
 * ```
 */
export function defineLoader<S extends Schema>(schema: S): Loader<S> {
  return async (store, records, { scope, parent }) => {
    await store.ensureSchema(labelConstraints([schema]));
    const lease = await openRunLease(store);
    try {
      const run = lease.token;
      const key = keyOf(schema, scope, parent);
      await lease.take([key]);
      const fence = { partitions: [key], token: run };
      await markRunning(store, run, [{ key, source: SOURCE, fetch: schema.name, scope: scopeText(scope) }]);
      const delta = startRunDelta([schema], { run, full: false, isEmpty: false, past: [] });
      await using spills = await openSpillFolder();
      const context = { store, run, token: run, aliases: false, signal: lease.signal, delta, spills };
      let thrown: { readonly error: unknown } | undefined;
      const source: Source = {
        name: SOURCE,
        fetches: [],
        schemas: [schema],
        scopes: {},
        context: () => ({}) as never,
        classify: (error) => {
          thrown = { error };
          return { class: 'bug', code: 'LOAD_FAILED', message: 'the records could not be read' };
        },
      };
      const tally = emptyTally();
      const pending = pendingBuffer({ store, run, token: run, fence }, key);
      const reading = {
        source,
        fetch: loadedFetch(schema, records),
        scope,
        key,
        fence,
        pending,
        delta: startDelta(store, delta, key, null),
        watch: watchPopulation(undefined, new Set()),
        input: {},
        ...(parent === undefined ? {} : { parent: parent as Values }),
      };
      await readPartition(context, reading, tally);
      if (thrown !== undefined) throw thrown.error;
      await pending.flush();
      const unresolved = await resolvePending(context, [schema], [{ key, fence, pending, tally, isRead: false }]);
      await clearPending(store, [key]);
      await noteLoad(store, run, delta.written);
      await store.flush();
      return {
        run,
        records: tally.records,
        nodes: tally.nodes,
        edges: tally.edges,
        unresolved: unresolved.reduce((sum, { count }) => sum + count, 0),
        quarantined: tally.quarantined,
        samples: tally.samples,
      };
    } finally {
      await lease.release();
    }
  };
}

/** A fetch of one schema, whose records are there already. */
function loadedFetch(schema: Schema, records: Iterable<unknown> | AsyncIterable<unknown>): Fetch {
  return {
    name: schema.name,
    emits: [schema],
    for: schema.for,
    partition: schema.partition,
    calls: [],
    run: async function* () {
      yield* records;
    },
  };
}

/**
 * Makes the cleanup job of a schema: it deletes the nodes and relationships of a scope that an earlier load wrote and the load `run` did not.
 *
 * @example
 * ```ts
 * import { defineCleanup, defineLoader, type GraphStore, type NodeSchema } from '@cadastre/core';
 *
 * declare const Person: NodeSchema<{ readonly mail?: string | undefined }>;
 * const scope = { tenant: 'example' };
 *
 * export async function replace(store: GraphStore, people: { mail: string }[]): Promise<void> {
 *   const { run, quarantined } = await defineLoader(Person)(store, people, { scope });
 *   if (quarantined === 0) await defineCleanup(Person)(store, { scope, run });
 * }
 * ```
 */
export function defineCleanup<S extends Schema>(schema: S): CleanupJob<S> {
  return async (store, { scope, parent, run }) => {
    const key = keyOf(schema, scope, parent);
    const lease = await openRunLease(store);
    try {
      await lease.take([key]);
      const planned = { source: { name: SOURCE } as Source, fetch: loadedFetch(schema, []), children: [] };
      const partition = { key, ...(parent === undefined ? {} : { parent: idOf(parent) }) };
      const fence = { partitions: [key], token: lease.token };
      return await sweepPartitions({ store, run, before: run, stale: 'unwritten', fence }, planned, scope, [partition]);
    } finally {
      await lease.release();
    }
  };
}

function keyOf(schema: Schema, scope: Scope, parent: unknown): string {
  return partitionKey(SOURCE, schema, scope, parent === undefined ? undefined : idOf(parent));
}

function idOf(parent: unknown): string {
  return String((parent as { readonly id?: unknown }).id);
}
