import type { Row } from './row.js';
import type { Scope } from './scope.js';

/** The types that a property can have in the graph. `datetime` is a zoned instant in UTC with millisecond precision. */
export type PropertyType = 'string' | 'integer' | 'float' | 'boolean' | 'datetime';

/** One property of a node or relationship, as the store must know it: its name and how its value is written. */
export interface Property {
  readonly name: string;
  readonly type: PropertyType;
  /** True for a list of `type`. */
  readonly list?: boolean;
  /** True to give the store an index on it. */
  readonly index?: boolean;
  /** True to give the store a uniqueness constraint on it. */
  readonly unique?: boolean;
  /** Cartography's name for it, written too when the configuration says `aliases: true`. */
  readonly alias?: string;
  /** True when a change of this property alone is no change of the node (counters, last-used times). */
  readonly volatile?: boolean;
  /** True for what stands in the place of a secret: nothing shows it but the graph. */
  readonly secret?: boolean;
}

/** One end of a relationship: nodes with `label` whose `match` properties all equal the values that a row gives. */
export interface Endpoint {
  readonly label: string;
  readonly match: readonly string[];
  /** True when several nodes can have the same values: then such relationships wait for the end of the run. */
  readonly many?: boolean;
}

/** A relationship type that a schema writes, from the node that declares it. */
export interface Relationship {
  readonly type: string;
  /** `out` is `(this)-[type]->(to)`; `in` is `(this)<-[type]-(to)`. */
  readonly direction: 'out' | 'in';
  readonly to: Endpoint;
  readonly properties: readonly Property[];
}

interface SchemaBase<Record, Parent> {
  /** The YAML file that this was compiled from, relative to the schema folder. */
  readonly file: string;
  readonly brief: string;
  /** Label of the node that borders every cleanup, for example the account. */
  readonly tenant?: string;
  /** Names of the scope values that one fetch covers; the first one is the tenant's id. */
  readonly partition: readonly string[];
  readonly properties: readonly Property[];
  /** Turns one record of the vendor's into one row of the graph. Throws `RecordError` when the record cannot be stored. */
  readonly map: (record: Record, scope: Scope, parent: Parent) => Row;
}

/** A kind of node. */
export interface NodeSchema<Record = never, Properties = unknown, Parent = never> extends SchemaBase<Record, Parent> {
  readonly kind: 'node';
  /** The node's own label; no other schema has it. */
  readonly name: string;
  /** Labels that every node of this kind also has. */
  readonly labels: readonly string[];
  /** Labels that a row may set; those it does not set are removed. */
  readonly conditionalLabels: readonly string[];
  readonly relationships: readonly Relationship[];
  /** Label of the node that this one is read for, one at a time. */
  readonly for?: string;
  /** True when several partitions may own the same node, for example an IP range; it goes when the last owner lets go. */
  readonly shared?: boolean;
  /** Only for types: the properties of a node of this kind. */
  readonly $properties?: Properties;
}

/** More properties and relationships of a node that another schema declares, read one node at a time. */
export interface ExtensionSchema<Record = never, Properties = unknown, Parent = never>
  extends SchemaBase<Record, Parent> {
  readonly kind: 'extension';
  readonly name: string;
  /** Label of the node that is extended, and that the fetch is run for. */
  readonly for: string;
  readonly relationships: readonly Relationship[];
  readonly $properties?: Properties;
}

/** A relationship between nodes that other schemas declare. */
export interface LinkSchema<Record = never, Properties = unknown, Parent = never> extends SchemaBase<Record, Parent> {
  readonly kind: 'link';
  readonly name: string;
  readonly type: string;
  readonly from: Endpoint;
  readonly to: Endpoint;
  readonly for?: string;
  readonly $properties?: Properties;
}

/** Any schema that codegen compiles: what a fetch can emit. */
export type Schema<Record = never, Properties = unknown, Parent = never> =
  | NodeSchema<Record, Properties, Parent>
  | ExtensionSchema<Record, Properties, Parent>
  | LinkSchema<Record, Properties, Parent>;

/** The record type that a schema reads. */
export type RecordOf<S> = S extends { readonly map: (record: infer R, ...rest: never[]) => Row } ? R : never;

/** The properties that a node of a schema has in the graph; use it to type the results of a query. */
export type PropertiesOf<S> = S extends { readonly $properties?: infer P } ? NonNullable<P> : never;

/** The properties of the node that a fetch is run for, or `undefined` when the schema has no `for`. */
export type ParentOf<S> = S extends { readonly map: (record: never, scope: Scope, parent: infer P) => Row } ? P : never;
