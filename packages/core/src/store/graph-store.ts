import type { Value, Values } from '../model/row.js';
import type {
  CountPartition,
  CreateNodes,
  DeleteStatement,
  EdgeWrite,
  HeldNode,
  HeldNodes,
  ListStatement,
  LookupNodes,
  MarkNodes,
  NodeWrite,
  ReadPartition,
  ReleaseEdges,
  UpdateNodes,
  UpsertEdges,
  UpsertNodes,
} from '../statement/statement.js';

/** What the store must make sure of for one label before anything is written to it. */
export interface LabelConstraints {
  readonly label: string;
  /** Properties that no two nodes of the label may share. Each is indexed too. */
  readonly unique: readonly string[];
  /** Properties to index. */
  readonly indexes: readonly string[];
}

/** A lease that the store checks in the same transaction as a change, so that a run that was overtaken changes nothing any more. */
export interface Fence {
  readonly partitions: readonly string[];
  /** Of the run that has taken them all. */
  readonly token: number;
}

/** Rows for one statement, written in one transaction. Throws `LEASE_LOST` when the fence does not hold. */
export type WriteBatch = { readonly run: number; readonly partition: string; readonly fence?: Fence } & (
  | {
      readonly statement: UpsertNodes | CreateNodes | UpdateNodes | MarkNodes | ReleaseEdges;
      readonly rows: readonly NodeWrite[];
    }
  | { readonly statement: UpsertEdges; readonly rows: readonly EdgeWrite[] }
);

/** What came of a batch. */
export interface WriteResult {
  /** Nodes or relationships that were not there before. */
  readonly created: number;
  /** Nodes or relationships written, the created ones among them. */
  readonly written: number;
  /** Positions in `rows` whose ends (or node) are not in the graph. */
  readonly unmatched: readonly number[];
  /** Nodes that this run has written already, with another content: the provider gave two different records with one id. */
  readonly conflicting: number;
}

/** A partition to clean up: its key and, where it was read for one parent node, that node's id. */
export interface PartitionRef {
  readonly key: string;
  readonly parent?: string;
}

/** What to delete of what `partitions` hold, at most `limit` at a time. */
export interface DeleteBatch {
  readonly statement: DeleteStatement;
  /** The run that deletes. */
  readonly run: number;
  /** The run by whose number something is stale: that run, or an earlier one. */
  readonly before: number;
  readonly fence?: Fence;
  readonly partitions: readonly PartitionRef[];
  readonly limit: number;
}

/** A node, or a relationship by the nodes at its ends: the one that the statement starts at, and the other. */
export interface ListedThing {
  readonly id: string;
  readonly other?: string;
  /** The relationship's, and the labels of the other end, where the statement does not say. */
  readonly type?: string;
  readonly labels?: readonly string[];
  /** Of relationships that are about to go: false for what the very run has created. */
  readonly old?: boolean;
}

/** Which nodes or relationships to list. */
export interface ListOptions {
  /** The one that lists: of what is about to go, only what was there before it is listed. */
  readonly run: number;
  /** The run by whose number something is stale. */
  readonly before?: number;
  readonly partitions?: readonly PartitionRef[];
  /** Of `released-edges`: the rows that would release them. */
  readonly rows?: readonly NodeWrite[];
}

/** What a node has, the engine's own properties among it. */
export interface HeldProperties {
  readonly properties: Values;
  readonly labels: readonly string[];
}

/** What a relationship has, and between which nodes it is. */
export interface HeldEdge {
  /** Position of the row that asked for it. */
  readonly index: number;
  readonly from: string;
  readonly to: string;
  readonly properties: Values;
}

/** A node as a query returns it. */
export interface GraphNode {
  readonly kind: 'node';
  readonly labels: readonly string[];
  readonly properties: Readonly<Record<string, QueryValue>>;
}

/** A relationship as a query returns it. */
export interface GraphRelationship {
  readonly kind: 'relationship';
  readonly type: string;
  readonly properties: Readonly<Record<string, QueryValue>>;
}

/** A path as a query returns it: nodes and relationships in turn. */
export interface GraphPath {
  readonly kind: 'path';
  readonly nodes: readonly GraphNode[];
  readonly relationships: readonly GraphRelationship[];
}

/** A value in a query's answer, the same from every store: integers beyond 2^53 are bigint, instants are Date. */
export type QueryValue =
  | Value
  | GraphNode
  | GraphRelationship
  | GraphPath
  | readonly QueryValue[]
  | { readonly [key: string]: QueryValue };

/** A parameter of a query. */
export type QueryParameter = Value | readonly QueryParameter[] | { readonly [key: string]: QueryParameter };

/** The bounds of a query. */
export interface QueryOptions {
  /** Longest time in milliseconds before the query is killed; 30,000 unless told. */
  readonly timeoutMs?: number;
  /** Most rows to return; 10,000 unless told. `truncated` says whether there were more. */
  readonly maxRows?: number;
}

/** The answer to a query. */
export interface QueryResult<Row = Readonly<Record<string, QueryValue>>> {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  readonly truncated: boolean;
}

/** Somebody else's lease of a partition. */
export interface HeldPartition {
  readonly partition: string;
  readonly holder: string;
  /** Milliseconds since 1970 by the store's clock. It grows while the holder lives. */
  readonly expires: number;
}

/** How a run makes itself known. */
export interface LeaseOptions {
  /** Who it is, for messages. */
  readonly holder: string;
  /** How long it counts as alive without a renewal, in milliseconds. */
  readonly ttlMs: number;
  /** Milliseconds since 1970: the token is this, or one more than the last one where the clock stands before it. */
  readonly now: number;
}

/** A run's right to write some partitions, until it expires or is released. */
export interface Lease {
  /** Grows with every lease of this store. */
  readonly token: number;
  /** Takes partitions: all of them or, when another living run has one, none. Gives that one, or undefined. */
  take(partitions: readonly string[]): Promise<HeldPartition | undefined>;
  /** Says that the run is alive. What another has taken over meanwhile stays lost. */
  renew(): Promise<void>;
  release(): Promise<void>;
}

/**
 * A graph to write to and to ask. Both stores pass the same conformance suite.
 *
 * Writes come only from the engine, as statements built of compiled schemas. `query` takes anybody's Cypher: it is parsed first, and refused
 * when it could write, read files, or be answered wrongly by the engine at hand.
 */
export interface GraphStore {
  /** What the store is, for messages: `embedded` or `neo4j`. */
  readonly name: string;
  /** Creates the constraints and indexes that are missing. */
  ensureSchema(labels: readonly LabelConstraints[]): Promise<void>;
  /** Lists the constraints and indexes that are there, of one property each, whoever made them. */
  constraints(): Promise<readonly LabelConstraints[]>;
  /** Writes one batch: all of it or nothing. */
  write(batch: WriteBatch): Promise<WriteResult>;
  /** Deletes at most `limit` and returns the ids of the nodes (for relationships, of those they start at); fewer than `limit` means done. */
  delete(batch: DeleteBatch): Promise<readonly string[]>;
  /** Deletes those of `ids` that no partition owns any more, and returns how many. */
  deleteUnowned(label: string, ids: readonly string[], fence?: Fence): Promise<number>;
  /** Counts what partitions hold, and what of it is stale by the run `before`. */
  count(
    statement: CountPartition,
    partitions: readonly string[],
    before: number,
  ): Promise<{ total: number; stale: number }>;
  /** Looks nodes up by their ids; those that are not there are left out. `partition` matters for shared nodes only. */
  lookup(statement: LookupNodes, ids: readonly string[], partition: string): Promise<readonly HeldNode[]>;
  /** Gives the ids of the nodes that partitions hold, a page at a time. */
  held(
    statement: HeldNodes,
    partitions: readonly string[],
  ): AsyncIterable<{ readonly id: string; readonly missed: number | null }>;
  /** Gives what nodes have, by their ids; those that are not there are left out. */
  nodes(label: string, ids: readonly string[]): Promise<readonly HeldProperties[]>;
  /** Gives what relationships have that rows of a statement would write; those that are not there are left out. */
  edges(statement: UpsertEdges, rows: readonly EdgeWrite[]): Promise<readonly HeldEdge[]>;
  /** Lists nodes or relationships, a page at a time: those that a run has created, or those that are about to go. */
  list(statement: ListStatement, options: ListOptions): AsyncIterable<ListedThing>;
  /** Reads the nodes of a partition that the statement asks for, page by page, so that memory does not grow with the partition. */
  read(statement: ReadPartition, partition: string, run: number): AsyncIterable<Values>;
  /** Runs somebody's Cypher, read-only and bounded. Throws `CadastreError` with the code `QUERY_REFUSED`, `QUERY_TIMEOUT` or `QUERY_FAILED`. */
  query<Row = Readonly<Record<string, QueryValue>>>(
    cypher: string,
    parameters?: Readonly<Record<string, QueryParameter>>,
    options?: QueryOptions,
  ): Promise<QueryResult<Row>>;
  /** Makes a run known, with a number that no other run of this store has. */
  openLease(options: LeaseOptions): Promise<Lease>;
  /** Makes what was written last against a power loss, where the store does not do so by itself. */
  flush(): Promise<void>;
  close(): Promise<void>;
}
