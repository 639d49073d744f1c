import { rowProperties } from '../emit/resolve.js';
import type { Model, PropertyModel } from '../model/model.js';

/** Types of properties, by their names. */
type Types = Readonly<Record<string, string>>;

/**
 * What queries can rely on, as plain data: the part of compiled schemas that cannot change without breaking somebody.
 *
 * @example
 * ```ts
 * import { compileSchemas, type SchemaSnapshot, snapshotOf } from '@cadastre/codegen';
 *
 * const snapshot: SchemaSnapshot = snapshotOf((await compileSchemas('schemas')).model);
 * console.log(Object.keys(snapshot.nodes));
 * ```
 */
export interface SchemaSnapshot {
  readonly nodes: Readonly<
    Record<string, { readonly id: readonly string[]; readonly labels: readonly string[]; readonly properties: Types }>
  >;
  /** The properties of each relationship, by its pattern: `(:A)-[:KNOWS]->(:B)`. */
  readonly relationships: Readonly<Record<string, Types>>;
}

/**
 * Takes a snapshot of a model. The same model gives the same text of JSON.
 *
 * @example
 * ```ts
 * import { compileSchemas, snapshotOf } from '@cadastre/codegen';
 *
 * const { model } = await compileSchemas('schemas');
 * console.log(JSON.stringify(snapshotOf(model), null, 1));
 * ```
 */
export function snapshotOf(model: Model): SchemaSnapshot {
  const schemas = model.schemas.filter(({ external }) => !external);
  const nodes = schemas.flatMap((node) => {
    if (node.kind !== 'node') return [];
    const parts = [node, ...schemas.filter((each) => each.kind === 'extension' && each.for === node.name)];
    const labels = [...new Set(node.labels.map(({ label }) => label))].sort();
    return [[node.name, { id: node.id, labels, properties: typesOf(parts.flatMap(rowProperties)) }] as const];
  });
  const relationships = new Map<string, readonly PropertyModel[]>();
  const add = (from: string, type: string, to: string, properties: readonly PropertyModel[]): void => {
    const pattern = `(:${from})-[:${type}]->(:${to})`;
    relationships.set(pattern, [...(relationships.get(pattern) ?? []), ...properties]);
  };
  for (const schema of schemas) {
    if (schema.kind === 'link') {
      add(schema.from.label, schema.type, schema.to.label, schema.properties);
      continue;
    }
    const own = schema.kind === 'extension' ? schema.for : schema.name;
    if (schema.kind === 'node' && schema.tenant !== undefined) add(schema.tenant, 'RESOURCE', own, []);
    for (const { type, direction, to, properties } of schema.relationships) {
      if (direction === 'out') add(own, type, to.label, properties);
      else add(to.label, type, own, properties);
    }
  }
  return {
    nodes: sorted(nodes),
    relationships: sorted([...relationships].map(([pattern, properties]) => [pattern, typesOf(properties)] as const)),
  };
}

function typesOf(properties: readonly Pick<PropertyModel, 'name' | 'type' | 'list' | 'sensitive'>[]): Types {
  return sorted(
    properties
      .filter(({ sensitive }) => sensitive !== 'drop')
      .map(({ name, type, list }) => [name, `${type}${list ? '[]' : ''}`] as const),
  );
}

function sorted<T>(entries: readonly (readonly [string, T])[]): Readonly<Record<string, T>> {
  return Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
}
