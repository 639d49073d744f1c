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

/** A statement that writes rows. */
export type WriteStatement = UpsertNodes | UpdateNodes | UpsertEdges;

/** Deletes the nodes of some partitions that have not been written lately, with their relationships. */
export interface DeleteStaleNodes {
  readonly kind: 'delete-stale-nodes';
  readonly label: string;
}

/** Deletes the relationships of some partitions that have not been written lately. */
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

/** Deletes shared nodes that only one partition owns, and that were not seen there lately. */
export interface DeleteSoleNodes {
  readonly kind: 'delete-sole-nodes';
  readonly label: string;
}

/** Lets go of shared nodes that were not seen lately in some partitions. */
export interface ReleaseSharedNodes {
  readonly kind: 'release-shared-nodes';
  readonly label: string;
}

/** Deletes shared nodes that no partition owns any more, by their ids. */
export interface DeleteUnowned {
  readonly kind: 'delete-unowned';
  readonly label: string;
}

/** A statement that removes what some partitions no longer hold. */
export type DeleteStatement = DeleteStaleNodes | DeleteStaleEdges | DeleteSoleNodes | ReleaseSharedNodes;

/** Counts the nodes of a partition: all of them, and those that have not been written lately. */
export interface CountNodes {
  readonly kind: 'count-partition';
  readonly label: string;
}

/** The same for the shared nodes that a partition owns. */
export interface CountShared {
  readonly kind: 'count-shared';
  readonly label: string;
}

/** The same for the relationships that a link's partition holds. */
export interface CountEdges {
  readonly kind: 'count-edges';
  readonly type: string;
  readonly from: string;
  readonly to: string;
}

/** A statement that says how much a cleanup would take. */
export type CountPartition = CountNodes | CountShared | CountEdges;

/** Reads a page of the nodes of one partition, in the order of their ids. */
export interface ReadPartition {
  readonly kind: 'read-partition';
  readonly label: string;
  /** Only those that the run of this number wrote, only those that no run since has written, or all. */
  readonly written: 'by-run' | 'before-run' | 'ever';
}

/** Any statement. */
export type Statement = WriteStatement | DeleteStatement | DeleteUnowned | CountPartition | ReadPartition;

/** A row of `upsert-nodes` and `update-nodes`. */
export interface NodeWrite {
  readonly id: string;
  readonly properties: Values;
  /** The conditional labels that hold; the others are removed. */
  readonly labels?: readonly string[];
  /** Of all that is written of the node, to tell whether two records with one id are the same. */
  readonly digest?: string;
}

/** A row of `upsert-edges`: the values of `from.match` and `to.match`, in their order. */
export interface EdgeWrite {
  readonly from: readonly Value[];
  readonly to: readonly Value[];
  readonly properties?: Values;
}
