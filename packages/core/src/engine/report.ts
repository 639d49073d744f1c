import type { Outcome } from '../fetch/outcome.js';
import type { Scope } from '../model/scope.js';
import type { ChangeSummary } from './changes/summarize.js';
import type { QuarantinedRecord } from './record-buffer.js';
import type { MissingScope } from './selection.js';

/** What came of one fetch over one partition. */
export interface PartitionReport {
  /** `source/fetch/scope…`: also the id of its `CadastrePartition` node. */
  readonly key: string;
  readonly source: string;
  readonly fetch: string;
  readonly scope: Scope;
  readonly outcome: Outcome;
  readonly records: number;
  readonly nodes: number;
  readonly nodesCreated: number;
  readonly edges: number;
  readonly edgesCreated: number;
  readonly nodesDeleted: number;
  readonly edgesDeleted: number;
  /** Nodes that were not seen but are kept, because they are more than the brake lets go at once. */
  readonly held: number;
  /** About how much was written, in bytes. */
  readonly bytes: number;
  readonly quarantined: number;
  readonly samples: readonly QuarantinedRecord[];
  /** Values that the schema did not expect, in words, with how often. */
  readonly warnings: Readonly<Record<string, number>>;
  readonly calls: number;
  readonly retries: number;
  /** Milliseconds from the first call to the last write. */
  readonly durationMs: number;
}

/** Relationships whose other end is not in the graph, counted by what they would have joined. */
export interface UnresolvedEdges {
  readonly schema: string;
  readonly type: string;
  readonly to: string;
  readonly count: number;
}

/** A partition whose scope (an account, a region) is no longer listed. */
export interface VanishedPartition {
  readonly key: string;
  /** The first run that did not list it. */
  readonly since: number;
  /** Nodes that are kept of it. */
  readonly nodes: number;
  readonly nodesDeleted: number;
}

/** Sums over all partitions. */
export interface Totals {
  readonly partitions: number;
  readonly complete: number;
  readonly notApplicable: number;
  readonly partial: number;
  readonly failed: number;
  readonly records: number;
  readonly nodes: number;
  readonly nodesCreated: number;
  readonly nodesDeleted: number;
  readonly edges: number;
  readonly edgesCreated: number;
  readonly edgesDeleted: number;
  readonly held: number;
  readonly quarantined: number;
  readonly vanished: number;
  readonly bytes: number;
  readonly unresolved: number;
  readonly calls: number;
  readonly retries: number;
}

/** What a sync did. Plain data: it can be printed, stored as JSON and compared. */
export interface SyncReport {
  /** The run's number: its start in milliseconds since 1970, and always larger than any earlier run's. */
  readonly run: number;
  /** True when it went on with a run that was cut off. */
  readonly resumed: boolean;
  readonly durationMs: number;
  readonly outcome: 'complete' | 'partial' | 'failed';
  readonly partitions: readonly PartitionReport[];
  readonly unresolved: readonly UnresolvedEdges[];
  readonly vanished: readonly VanishedPartition[];
  /** What the selection of a targeted run names and nothing lists. */
  readonly missing: readonly MissingScope[];
  readonly changes: ChangeSummary;
  readonly totals: Totals;
}

/** Sums up the partitions of a run. */
export function totalsOf({
  partitions,
  unresolved,
  vanished,
}: Pick<SyncReport, 'partitions' | 'unresolved' | 'vanished'>): Totals {
  const sum = (pick: (partition: PartitionReport) => number): number =>
    partitions.reduce((total, partition) => total + pick(partition), 0);
  const ended = (kind: Outcome['kind']): number => sum(({ outcome }) => (outcome.kind === kind ? 1 : 0));
  return {
    partitions: partitions.length,
    complete: ended('complete'),
    notApplicable: ended('not-applicable'),
    partial: ended('partial'),
    failed: ended('failed'),
    records: sum(({ records }) => records),
    nodes: sum(({ nodes }) => nodes),
    nodesCreated: sum(({ nodesCreated }) => nodesCreated),
    nodesDeleted:
      sum(({ nodesDeleted }) => nodesDeleted) + vanished.reduce((total, { nodesDeleted }) => total + nodesDeleted, 0),
    edges: sum(({ edges }) => edges),
    edgesCreated: sum(({ edgesCreated }) => edgesCreated),
    edgesDeleted: sum(({ edgesDeleted }) => edgesDeleted),
    held: sum(({ held }) => held),
    quarantined: sum(({ quarantined }) => quarantined),
    vanished: vanished.length,
    bytes: sum(({ bytes }) => bytes),
    unresolved: unresolved.reduce((total, { count }) => total + count, 0),
    calls: sum(({ calls }) => calls),
    retries: sum(({ retries }) => retries),
  };
}

/** How a run as a whole ended: `failed` when nothing at all could be read, `partial` when something could not. */
export function outcomeOfRun(totals: Totals): SyncReport['outcome'] {
  if (totals.failed === 0 && totals.partial === 0 && totals.held === 0) return 'complete';
  // A fetch for parents that were not listed is partial, although it has read nothing either.
  const nothingRead = totals.partial === 0 || (totals.failed > 0 && totals.records === 0);
  return totals.complete === 0 && nothingRead ? 'failed' : 'partial';
}
