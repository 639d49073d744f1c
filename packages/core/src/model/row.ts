/** A value that both stores keep without loss. Integers beyond 2^53 are bigint; a Date is an instant in UTC. */
export type Value =
  | string
  | number
  | bigint
  | boolean
  | Date
  | null
  | readonly (string | number | bigint | boolean | Date)[];

/** Properties of one node or relationship. `null` removes the property. */
export type Values = Readonly<Record<string, Value>>;

/** One relationship that a row asks for: the index into its schema's `relationships`, and the values to match the other end by. */
export interface EdgeRow {
  readonly relationship: number;
  /** One value per `match` property of the other end, in the same order. */
  readonly match: readonly Value[];
  readonly properties?: Values;
}

/** One node to write, with the relationships that start at it. */
export interface NodeRow {
  readonly kind: 'node';
  /** Unique among the nodes of its schema. */
  readonly id: string;
  readonly properties: Values;
  /** The conditional labels that hold. */
  readonly labels: readonly string[];
  readonly edges: readonly EdgeRow[];
  /** Values that the schema did not expect but that were stored all the same, in words for the report. */
  readonly warnings: readonly string[];
}

/** One relationship to write between two nodes that exist already. */
export interface LinkRow {
  readonly kind: 'link';
  readonly from: readonly Value[];
  readonly to: readonly Value[];
  readonly properties: Values;
  readonly warnings: readonly string[];
}

/** What a mapper makes of one record. */
export type Row = NodeRow | LinkRow;
