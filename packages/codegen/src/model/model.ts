import type { PropertyType } from '@cadastre/core';
import type { PropertyFile } from '../file/property.js';
import type { Path } from '../path/path.js';

/** The converters that a schema can name. */
export type Converter = NonNullable<PropertyFile['convert']>;

/** Where a value comes from. */
export type Origin =
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'scope'; readonly name: string }
  | { readonly kind: 'parent'; readonly property: string };

/** What goes away, since when, and what takes its place. */
export interface Deprecation {
  readonly since: string;
  readonly use?: string | undefined;
}

/** One property of a node, extension, link or relationship. */
export interface PropertyModel {
  readonly name: string;
  readonly type: PropertyType;
  readonly list: boolean;
  readonly origin: Origin;
  readonly convert?: Converter | undefined;
  readonly index: boolean;
  readonly unique: boolean;
  readonly required: boolean;
  readonly default?: string | number | boolean | undefined;
  readonly enum?: readonly string[] | undefined;
  readonly unit?: string | undefined;
  readonly alias?: string | undefined;
  readonly volatile: boolean;
  readonly sensitive?: 'hash' | 'redact' | 'drop' | undefined;
  readonly deprecated?: Deprecation | undefined;
  readonly brief?: string | undefined;
}

/** One property of the other end, and the value that it must have. */
export interface MatchModel {
  readonly property: string;
  readonly origin: Origin;
  /** True when the value is read in lower case. */
  readonly lowercase: boolean;
}

/** One end of a relationship. */
export interface EndModel {
  readonly label: string;
  readonly match: readonly MatchModel[];
}

/** A relationship that a node or an extension declares. */
export interface RelationshipModel {
  readonly type: string;
  readonly direction: 'in' | 'out';
  readonly to: EndModel;
  /** Path to a list: one edge per element, whose paths start at the element. */
  readonly each?: Path | undefined;
  readonly properties: readonly PropertyModel[];
  readonly brief?: string | undefined;
  /** Its position in the file. */
  readonly index: number;
}

/** A shared label as a node uses it. */
export interface LabelUse {
  readonly label: string;
  /** Set only where these properties have these values; always, when empty. */
  readonly when: readonly { readonly property: string; readonly value: string | number | boolean }[];
  /** Common property → property of the node. */
  readonly properties: readonly { readonly common: string; readonly own: string }[];
}

interface SchemaBase {
  readonly name: string;
  /** Relative to the schema folder. */
  readonly file: string;
  /** Short name of the provider. */
  readonly provider: string;
  readonly brief: string;
  readonly docs?: string | undefined;
  readonly stability: 'stable' | 'beta' | 'experimental';
  readonly deprecated?: Deprecation | undefined;
  readonly tenant?: string | undefined;
  readonly partition: readonly string[];
  /** Label of the node that it is read for. */
  readonly for?: string | undefined;
  readonly properties: readonly PropertyModel[];
  /** True when another package generates it. */
  readonly external: boolean;
}

/** A kind of node. */
export interface NodeModel extends SchemaBase {
  readonly kind: 'node';
  readonly labels: readonly LabelUse[];
  readonly id: readonly string[];
  readonly shared: boolean;
  readonly relationships: readonly RelationshipModel[];
}

/** More of a node that another file declares. */
export interface ExtensionModel extends SchemaBase {
  readonly kind: 'extension';
  readonly for: string;
  readonly relationships: readonly RelationshipModel[];
}

/** A relationship between nodes that other files declare. */
export interface LinkModel extends SchemaBase {
  readonly kind: 'link';
  readonly type: string;
  readonly from: EndModel;
  readonly to: EndModel;
}

/** Anything that a fetch can emit. */
export type SchemaModel = NodeModel | ExtensionModel | LinkModel;

/** A provider: a folder of schemas, and the folder that they are generated into. */
export interface ProviderModel {
  readonly provider: string;
  readonly name: string;
  readonly brief: string;
  readonly docs?: string | undefined;
  /** Where its TypeScript goes, as a path that node:fs takes. */
  readonly out: string;
  readonly file: string;
  readonly external: boolean;
}

/** A label that nodes of several providers share. */
export interface SharedLabelModel {
  readonly label: string;
  readonly file: string;
  readonly brief: string;
  readonly docs?: string | undefined;
  readonly properties: readonly { readonly name: string; readonly type: PropertyType; readonly brief: string }[];
}

/** One parameter of a question. */
export interface ParameterModel {
  readonly name: string;
  readonly type: PropertyType;
  /** For a datetime, its text. */
  readonly default: string | number | boolean;
  readonly brief: string;
}

/** A question that the graph answers. */
export interface QuestionModel {
  readonly name: string;
  /** Relative to the schema folder. */
  readonly file: string;
  /** Short name of the provider. */
  readonly provider: string;
  readonly title: string;
  readonly why: string;
  readonly cypher: string;
  readonly parameters: readonly ParameterModel[];
  readonly columns: readonly string[];
  /** True when another package generates it. */
  readonly external: boolean;
}

/**
 * All schemas of one compilation, resolved and as plain data, sorted by name.
 *
 * @example
 * ```ts
 * import { compileSchemas } from '@cadastre/codegen';
 *
 * const { model } = await compileSchemas('schemas');
 * console.log(model.schemas.map((schema) => schema.name));
 * ```
 */
export interface Model {
  /** The schema folder's name, for headers: `schemas`. */
  readonly root: string;
  readonly providers: readonly ProviderModel[];
  readonly labels: readonly SharedLabelModel[];
  readonly schemas: readonly SchemaModel[];
  readonly questions: readonly QuestionModel[];
}
