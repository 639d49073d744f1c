import type { NodeRow, Row, Values } from '../model/row.js';
import type { Schema } from '../model/schema.js';
import { matchesById } from '../statement/compile.js';
import { statementsOf } from '../statement/schema-statements.js';
import type { HeldNode, ReleaseEdges } from '../statement/statement.js';
import type { GraphStore } from '../store/graph-store.js';
import type { KnownRows } from './known-rows.js';
import type { ChangedRow, PreparedRow } from './row-writer.js';
import type { PastRun } from './runs.js';
import { createSeenIds, type SeenIds } from './seen-ids.js';

/*
 * A row that is as the graph holds it is not written: it counts as written by this run all the same. Where that matters to somebody else's row
 * (two records of one node in one run), the node is marked as seen before that one is written.
 */

/** Relationships to one label that are matched by more than an id: they go when their end changes those values. */
interface Matcher {
  readonly statement: ReleaseEdges;
  readonly match: readonly string[];
}

/** What all readings of a run know of each other. */
export interface RunDelta {
  readonly run: number;
  /** True when everything is written, since somebody may have edited the graph by hand. */
  readonly full: boolean;
  /** True when the graph was empty before. */
  readonly isEmpty: boolean;
  /** The runs before. */
  readonly past: readonly PastRun[];
  /** By the label that they lead to. */
  readonly matchers: ReadonlyMap<string, readonly Matcher[]>;
  /** Labels of the nodes that this run has written: what waits for others need not be tried. */
  readonly written: Set<string>;
  /** The readings, by the keys of their tasks. */
  readonly readings: Map<string, Delta>;
  /** Nodes that were taken from another partition, and shared nodes that were written: whoever has looked before must look again. */
  readonly claimed: Set<string>;
  /** Labels of nodes that have lost relationships, because the other ends no longer have the values by which they were matched. */
  readonly lost: Set<string>;
  /** Shared nodes that were found as they are. */
  readonly unchangedShared: Set<string>;
}

/** One reading: what it has seen, and how it tells what has changed. */
export interface Delta {
  seen(schema: Schema): SeenIds;
  /** True when a node that it has seen was not its own, so that it holds fewer than it has seen. */
  readonly contested: boolean;
  /** Schemas some of whose nodes came twice and not as the graph held them, or are held by another partition. */
  readonly unclear: ReadonlySet<Schema>;
  /** What is known of its rows; set when the reading begins. */
  known: ReadonlyMap<Schema, KnownRows>;
  /** Takes out the rows that are known to be as the graph holds them, without asking it. */
  recognize(schema: Schema, rows: readonly Row[]): Recognized;
  compare(schema: Schema, rows: readonly PreparedRow[], partition: string, parent?: Values): Promise<Compared>;
}

/** Rows that need nothing, and those that have to be compared. */
interface Recognized {
  readonly recognized: readonly NodeRow[];
  readonly others: readonly Row[];
}

/** Rows, sorted by what has to be done. */
interface Compared {
  readonly unchanged: readonly PreparedRow[];
  readonly changed: readonly ChangedRow[];
  /** Those of `changed` whose nodes were there before and are different now, or may be. */
  readonly different: readonly ChangedRow[];
  /** Nodes that some reading of this run has seen as they are, and whose records say something else now. */
  readonly seenAsTheyAre: readonly string[];
}

/** Starts a run's. */
export function startRunDelta(
  schemas: readonly Schema[],
  options: Pick<RunDelta, 'run' | 'full' | 'isEmpty' | 'past'>,
): RunDelta {
  return {
    ...options,
    matchers: matchersOf(schemas),
    written: new Set(),
    readings: new Map(),
    claimed: new Set(),
    lost: new Set(),
    unchangedShared: new Set(),
  };
}

function matchersOf(schemas: readonly Schema[]): ReadonlyMap<string, readonly Matcher[]> {
  const matchers = new Map<string, Map<string, Matcher>>();
  for (const schema of schemas) {
    if (schema.kind === 'link') continue;
    for (const { type, from, direction, to } of statementsOf(schema).edges) {
      if (matchesById(to)) continue;
      const known = matchers.get(to.label) ?? new Map<string, Matcher>();
      const statement = { kind: 'release-edges', type, from: from.label, direction, to: to.label } as const;
      known.set([type, from.label, direction, ...to.match].join(' '), { statement, match: to.match });
      matchers.set(to.label, known);
    }
  }
  return new Map([...matchers].map(([label, found]) => [label, [...found.values()]]));
}

/** The labels that nodes of a schema may have. */
export function labelsOf(schema: Schema): readonly string[] {
  if (schema.kind === 'link') return [];
  return schema.kind === 'extension' ? [schema.for] : [schema.name, ...schema.labels, ...schema.conditionalLabels];
}

/**
 * Starts a reading's.
 *
 * @param settledRun - the last run that has left nothing to do behind in what is read here: what was written later is written again
 */
export function startDelta(store: GraphStore, shared: RunDelta, task: string, settledRun: number | null): Delta {
  const seen = new Map<Schema, SeenIds>();
  let contested = false;
  const unclear = new Set<Schema>();
  const seenOf = (schema: Schema): SeenIds => {
    const known = seen.get(schema) ?? createSeenIds();
    seen.set(schema, known);
    return known;
  };

  /** True when another reading of this run has seen the node in the partition that owns it, and found it as it is. */
  function isSeenElsewhere(schema: Schema, { id, partition, run }: HeldNode): boolean {
    if (partition === null || run >= shared.run) return false;
    const { readings } = shared;
    const owner = readings.get(partition) ?? readings.get(partition.slice(0, partition.lastIndexOf('/')));
    return owner?.seen(schema).has(id) ?? false;
  }

  function isClaimed({ name }: Schema, id: string): boolean {
    return shared.claimed.size > 0 && shared.claimed.has(`${name} ${id}`);
  }

  function compareNode(
    schema: Schema & { readonly kind: 'node' },
    prepared: PreparedRow,
    held: HeldNode | undefined,
    place: { readonly partition: string; readonly before: 'unchanged' | 'changed' | undefined },
  ): {
    readonly isChanged: boolean;
    readonly version: string;
    readonly isNew: boolean;
    readonly isSeenAsItIs: boolean;
  } {
    const { id } = prepared.row;
    const name = `${schema.name} ${id}`;
    const isShared = schema.shared === true;
    const isNew = seenOf(schema).add(id);
    const version = `${prepared.edgesDigest} ${held?.lost ?? ''}`;
    const isSame =
      held !== undefined &&
      settledRun !== null &&
      held.run <= settledRun &&
      held.partition === place.partition &&
      held.missed === null &&
      // Another record of it is about to be written.
      place.before !== 'changed' &&
      held.digest === prepared.digest &&
      // A shared node has no memory of what each of its owners says of its relationships.
      (isShared ? schema.relationships.length === 0 : held.edges === version) &&
      !isClaimed(schema, id);
    if (isSame) {
      if (isShared) shared.unchangedShared.add(name);
      return { isChanged: false, version, isNew: false, isSeenAsItIs: false };
    }
    const isForeign = !isShared && held !== undefined && held.partition !== place.partition;
    const wasUnchanged = place.before === 'unchanged' || (place.before === undefined && !isNew && held !== undefined);
    const isSeenAsItIs =
      held !== undefined &&
      held.run < shared.run &&
      (isShared ? shared.unchangedShared.has(name) : wasUnchanged || (isForeign && isSeenElsewhere(schema, held)));
    if (isForeign) contested = true;
    if (isForeign || !isNew) unclear.add(schema);
    if (isShared || isForeign) shared.claimed.add(name);
    return { isChanged: true, version, isNew: isNew && held === undefined && !isShared, isSeenAsItIs };
  }

  const reading: Delta = {
    seen: seenOf,
    get contested() {
      return contested;
    },
    unclear,
    known: new Map(),
    recognize(schema, rows) {
      const known = reading.known.get(schema);
      if (known === undefined) return { recognized: [], others: rows };
      const recognized: NodeRow[] = [];
      const others: Row[] = [];
      const seen = seenOf(schema);
      for (const row of rows as readonly NodeRow[]) {
        const isKnown = known.recognize(row) && !shared.lost.has(schema.name) && !isClaimed(schema, row.id);
        if (isKnown && seen.add(row.id)) recognized.push(row);
        else others.push(row);
      }
      return { recognized, others };
    },
    async compare(schema, rows, partition, parent) {
      const unchanged: PreparedRow[] = [];
      const changed: ChangedRow[] = [];
      const different: ChangedRow[] = [];
      const seenAsTheyAre: string[] = [];
      if (schema.kind === 'extension') {
        for (const row of rows) {
          const isSame =
            settledRun !== null &&
            schema.relationships.length === 0 &&
            isWritten(parent?.[extensionProperty(schema)], row.digest, settledRun);
          if (isSame) unchanged.push(row);
          else changed.push({ ...row, version: row.edgesDigest, isNew: false });
        }
        return { unchanged, changed, different: changed, seenAsTheyAre };
      }
      if (schema.kind === 'link' || rows.length === 0) return { unchanged, changed, different, seenAsTheyAre };
      const held = new Map<string, HeldNode>();
      if (!shared.isEmpty) {
        const statement = { kind: 'lookup-nodes', label: schema.name, shared: schema.shared ?? false } as const;
        const ids = [...new Set(rows.map(({ row }) => row.id))];
        for (const node of await store.lookup(statement, ids, partition)) held.set(node.id, node);
      }
      const inThese = new Map<string, 'unchanged' | 'changed'>();
      for (const row of rows) {
        const { id } = row.row;
        const node = held.get(id);
        const found = compareNode(schema, row, node, { partition, before: inThese.get(id) });
        inThese.set(id, found.isChanged ? 'changed' : 'unchanged');
        if (!found.isChanged) {
          unchanged.push(row);
          continue;
        }
        const changedRow = { ...row, version: found.version, isNew: found.isNew };
        changed.push(changedRow);
        if (node !== undefined && (shared.full || node.digest !== row.digest)) different.push(changedRow);
        if (found.isSeenAsItIs) seenAsTheyAre.push(id);
      }
      return { unchanged, changed, different, seenAsTheyAre };
    },
  };
  shared.readings.set(task, reading);
  return reading;
}

/** Where a node keeps what was written of it by an extension last, and by which run. */
export function extensionProperty({ name }: Schema): string {
  return `_ext_${name}`;
}

/** What is kept there. */
export function extensionText(digest: string, run: number): string {
  return `${digest} ${run}`;
}

function isWritten(text: unknown, digest: string, settledRun: number): boolean {
  if (typeof text !== 'string') return false;
  const [writtenDigest, run] = text.split(' ');
  return writtenDigest === digest && Number(run) <= settledRun;
}
