import type { Value, Values } from '../model/row.js';
import type { Endpoint, Property } from '../model/schema.js';

/*
 * What the engine asks of a store, as frozen data: it can be printed by a plan, compared in a test, and compiled for either store.
 * Every name in a statement comes from a compiled schema; every value travels as a parameter.
 */

/** Creates or updates nodes by their id. */
export interface UpsertNodes {
  readonly kind: 'upsert-nodes';
  readonly label: string;
  readonly labels: readonly string[];
  readonly conditionalLabels: readonly string[];
  readonly properties: readonly Property[];
  /** True for nodes that several partitions may own: which ones, their SEEN_IN relationships say, which are written with them. */
  readonly shared?: boolean;
}

/** Creates nodes, all of them with the same labels, or none: throws `STORE_EXISTS` when one of them is there already. */
export interface CreateNodes {
  readonly kind: 'create-nodes';
  readonly label: string;
  readonly labels: readonly string[];
  readonly properties: readonly Property[];
}

/** Sets properties of nodes that exist; ids that are not there are reported as unmatched. */
export interface UpdateNodes {
  readonly kind: 'update-nodes';
  readonly label: string;
  readonly properties: readonly Property[];
}

/** Creates or updates one relationship per row between nodes that exist; rows whose ends are not there are reported as unmatched. */
export interface UpsertEdges {
  readonly kind: 'upsert-edges';
  readonly type: string;
  /** The many side, where every match starts: the other way round is quadratic in the embedded engine. */
  readonly from: Endpoint;
  readonly direction: 'out' | 'in';
  readonly to: Endpoint;
  readonly properties: readonly Property[];
}

/**
 * Notes something on nodes that exist: `missed`, that a complete reading of their partition did not see them, since which run (for shared nodes:
 * on the relationship to the partition); `seen`, that this run has seen them as they are, where another record of theirs is about to be written.
 */
export interface MarkNodes {
  readonly kind: 'mark-nodes';
  readonly label: string;
  readonly mark: 'missed' | 'seen';
  readonly shared?: boolean;
}

/**
 * Deletes relationships of one type to nodes that no longer have the values by which they were matched; each row's `edges` is the text of the new
 * values. The nodes that they start at are noted to have lost one.
 */
export interface ReleaseEdges {
  readonly kind: 'release-edges';
  readonly type: string;
  readonly from: string;
  readonly direction: 'out' | 'in';
  readonly to: string;
}

/** A statement that writes rows. */
export type WriteStatement = UpsertNodes | CreateNodes | UpdateNodes | UpsertEdges | MarkNodes | ReleaseEdges;

/** What makes a node stale: a complete reading that missed it, in a run up to the one of the batch, or that no run since has written it. */
export type Staleness = 'missed' | 'unwritten';

/** Deletes stale nodes of some partitions, with their relationships. */
export interface DeleteStaleNodes {
  readonly kind: 'delete-stale-nodes';
  readonly label: string;
  readonly stale: Staleness;
}

/** Notes on the neighbours of stale nodes that they are about to lose a relationship, so that their own are written anew when they are read next. */
export interface MarkNeighbours {
  readonly kind: 'mark-neighbours';
  readonly label: string;
  /** Of shared nodes, those that nobody else owns. */
  readonly shared: boolean;
  readonly stale: Staleness;
}

/**
 * Deletes the relationships of some partitions that have not been written lately; anchored at nodes of the partition, only those of nodes that the
 * run has written: the others are as they were.
 */
export interface DeleteStaleEdges {
  readonly kind: 'delete-stale-edges';
  readonly type: string;
  readonly from: string;
  readonly direction: 'out' | 'in';
  readonly to: string;
  /**
   * How the starting nodes are found without a scan: they belong to the partition themselves, or are the partition's parent node.
   * `none` scans the label, for links and shared nodes.
   */
  readonly anchor: 'partition' | 'parent' | 'none';
}

/** Deletes shared nodes that only one partition owns, and that are stale there. */
export interface DeleteSoleNodes {
  readonly kind: 'delete-sole-nodes';
  readonly label: string;
  readonly stale: Staleness;
}

/** Lets go of shared nodes that are stale in some partitions. */
export interface ReleaseSharedNodes {
  readonly kind: 'release-shared-nodes';
  readonly label: string;
  readonly stale: Staleness;
}

/** Deletes shared nodes that no partition owns any more, by their ids. */
export interface DeleteUnowned {
  readonly kind: 'delete-unowned';
  readonly label: string;
}

/** Deletes nodes of the engine's own that no run since one has written, whatever their partition. */
export interface DeleteOlderNodes {
  readonly kind: 'delete-older-nodes';
  readonly label: string;
}

/** A statement that removes what some partitions no longer hold. */
export type DeleteStatement =
  | DeleteStaleNodes
  | DeleteStaleEdges
  | DeleteSoleNodes
  | ReleaseSharedNodes
  | MarkNeighbours
  | DeleteOlderNodes;

/** Lists the nodes that a run has created. */
export interface CreatedNodes {
  readonly kind: 'created-nodes';
  readonly label: string;
}

/** Lists the relationships that a run has created, in the direction in which they point. */
export interface CreatedEdges {
  readonly kind: 'created-edges';
  readonly type: string;
  readonly from: string;
  readonly to: string;
}

/** Lists what a deletion of stale nodes would take. */
export interface StaleNodes {
  readonly kind: 'stale-nodes';
  readonly label: string;
  readonly stale: Staleness;
  /** True for shared nodes: those that nobody else owns. */
  readonly shared: boolean;
}

/** Lists the relationships that would go with these: those that point away from them, or those that point at them. */
export interface LostEdges {
  readonly kind: 'lost-edges';
  readonly nodes: StaleNodes;
  readonly direction: 'out' | 'in';
}

/** Lists what a deletion of stale relationships would take. */
export interface StaleEdges {
  readonly kind: 'stale-edges';
  readonly of: DeleteStaleEdges;
}

/** Lists what letting go of relationships would take. */
export interface ReleasedEdges {
  readonly kind: 'released-edges';
  readonly of: ReleaseEdges;
}

/** A statement that lists nodes or relationships. */
export type ListStatement = CreatedNodes | CreatedEdges | StaleNodes | LostEdges | StaleEdges | ReleasedEdges;

/** Counts the nodes of a partition: all of them, and those that complete readings have missed since a run. */
export interface CountNodes {
  readonly kind: 'count-partition';
  readonly label: string;
}

/** The same for the shared nodes that a partition owns. */
export interface CountShared {
  readonly kind: 'count-shared';
  readonly label: string;
}

/** Counts the nodes of a partition: all of them, and those that were touched after a run: written, missed by a reading, or deprived of a relationship. */
export interface CountTouched {
  readonly kind: 'count-touched';
  readonly label: string;
}

/** Counts the relationships that a link's partition holds: all of them, and those that have not been written lately. */
export interface CountEdges {
  readonly kind: 'count-edges';
  readonly type: string;
  readonly from: string;
  readonly to: string;
}

/** A statement that says how much a cleanup would take. */
export type CountPartition = CountNodes | CountTouched | CountShared | CountEdges;

/** Reads a page of the nodes of one partition, in the order of their ids. */
export interface ReadPartition {
  readonly kind: 'read-partition';
  readonly label: string;
  /** Those that were there when it was last read to its end, those that are stale by the run of this number, or all. */
  readonly which: 'present' | Staleness | 'all';
}

/** Looks some nodes up by their ids: what was written of them last. */
export interface LookupNodes {
  readonly kind: 'lookup-nodes';
  readonly label: string;
  readonly shared?: boolean;
}

/** Gives the ids of the nodes that some partitions hold, in any order. */
export interface HeldNodes {
  readonly kind: 'held-nodes';
  readonly label: string;
  readonly shared?: boolean;
}

/** Any statement. */
export type Statement =
  | WriteStatement
  | DeleteStatement
  | DeleteUnowned
  | CountPartition
  | ReadPartition
  | LookupNodes
  | HeldNodes;

/** A row of the statements that write nodes. */
export interface NodeWrite {
  readonly id: string;
  readonly properties: Values;
  /** The conditional labels that hold; the others are removed. */
  readonly labels?: readonly string[];
  /** Of all that is written of the node, to tell whether two records with one id are the same. */
  readonly digest?: string;
  /** Of the relationships that are written with it, and of what its node had lost until then. */
  readonly edges?: string;
}

/** What a store knows of a node, to tell whether a record is as it was. */
export interface HeldNode {
  readonly id: string;
  /** The partition that owns it; of a shared node the one that was asked for, if it owns it too. */
  readonly partition: string | null;
  readonly digest: string | null;
  readonly edges: string | null;
  /** The last run that took a relationship from it. */
  readonly lost: number | null;
  /** The first complete reading that missed it, where none since has seen it. */
  readonly missed: number | null;
  /** The run that wrote it last. */
  readonly run: number;
}

/** A row of `upsert-edges`: the values of `from.match` and `to.match`, in their order. */
export interface EdgeWrite {
  readonly from: readonly Value[];
  readonly to: readonly Value[];
  readonly properties?: Values;
  /** The text of `to`, where that is matched by more than an id. */
  readonly match?: string;
}
