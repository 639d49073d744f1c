/** What can be wrong with a graph, in the order in which it is printed. */
export const PROBLEM_KINDS = {
  'constraint-missing': 'Missing uniqueness constraints: two nodes could have the same key',
  'index-missing': 'Missing indexes: a sync would read every node of the label for each row',
  'label-unknown': 'Labels that no schema declares',
  'id-missing': 'Nodes without an id: no sync can find or delete them',
  'tenant-missing': 'Nodes without a tenant: they belong to nobody',
  'type-differs': 'Properties of another type than the schema says',
  'property-unknown': 'Properties that no schema has',
} as const;

/** A kind of problem. */
export type ProblemKind = keyof typeof PROBLEM_KINDS;

/** What differs between the graph and the schemas, for one label. Never holds a value of the graph but an id. */
export interface Problem {
  readonly kind: ProblemKind;
  readonly label: string;
  /** The property, where it is about one. */
  readonly property?: string;
  /** What is wrong, in words. */
  readonly what: string;
  /** Nodes that have it: all of them, or, of properties, those of the sample. */
  readonly nodes?: number;
  /** The id of one of these nodes. */
  readonly example?: string;
}
