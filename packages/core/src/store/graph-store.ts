import type { Value, Values } from '../model/row.js';
import type {
  CountPartition,
  DeleteStatement,
  EdgeWrite,
  NodeWrite,
  ReadPartition,
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

/** Rows for one statement, written in one transaction. */
export type WriteBatch = { readonly run: number; readonly partition: string } & (
  | { readonly statement: UpsertNodes | UpdateNodes; readonly rows: readonly NodeWrite[] }
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
}

/** A partition to clean up: its key and, where it was read for one parent node, that node's id. */
export interface PartitionRef {
  readonly key: string;
  readonly parent?: string;
}

/** What to delete: what `partitions` hold that was not written by `run`. At most `limit` at a time. */
export interface DeleteBatch {
  readonly statement: DeleteStatement;
  readonly run: number;
  readonly partitions: readonly PartitionRef[];
  readonly limit: number;
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

/** The right to write under one name, until it expires or is released. */
export interface Lease {
  readonly name: string;
  /** Grows with every lease of this name: a writer that holds an older one has been overtaken. */
  readonly token: number;
  /** Extends the lease. Gives false when somebody else holds it by now. */
  renew(): Promise<boolean>;
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
  /** Writes one batch: all of it or nothing. */
  write(batch: WriteBatch): Promise<WriteResult>;
  /** Deletes at most `limit` and returns the ids of the nodes (for relationships, of those they start at); fewer than `limit` means done. */
  delete(batch: DeleteBatch): Promise<readonly string[]>;
  /** Deletes those of `ids` that no partition owns any more, and returns how many. */
  deleteUnowned(label: string, ids: readonly string[]): Promise<number>;
  /** Counts the nodes of a partition, and those among them that `run` did not write. */
  count(statement: CountPartition, partition: string, run: number): Promise<{ total: number; stale: number }>;
  /** Reads the nodes of a partition (all, or those that `run` wrote, as the statement says), page by page, so that memory does not grow with the partition. */
  read(statement: ReadPartition, partition: string, run: number): AsyncIterable<Values>;
  /** Runs somebody's Cypher, read-only and bounded. Throws `CadastreError` with the code `QUERY_REFUSED`, `QUERY_TIMEOUT` or `QUERY_FAILED`. */
  query<Row = Readonly<Record<string, QueryValue>>>(
    cypher: string,
    parameters?: Readonly<Record<string, QueryParameter>>,
    options?: QueryOptions,
  ): Promise<QueryResult<Row>>;
  /** Takes the lease `name` for `ttlMs` milliseconds, or gives undefined while another holder has it. */
  lease(name: string, holder: string, ttlMs: number): Promise<Lease | undefined>;
  /** Makes what was written last against a power loss, where the store does not do so by itself. */
  flush(): Promise<void>;
  close(): Promise<void>;
}
