import type { PropertyType } from '@cadastre/core';
import type { EndModel, MatchModel, Model, NodeModel, PropertyModel, SchemaModel } from '../model/model.js';
import type { Path } from '../path/path.js';
import { type Accepts, acceptsProperty, acceptsType } from './accepts.js';

/** A property as others can match it: the properties of a node, its common ones, and those of its extensions. */
export interface Matchable {
  readonly type: PropertyType;
  readonly list: boolean;
  readonly indexed: boolean;
  readonly lowercase: boolean;
  readonly sensitive: boolean;
}

/** The model with what emitting asks of it often. */
export interface Resolver {
  readonly model: Model;
  readonly node: (label: string) => NodeModel | undefined;
  /** The nodes that carry a label, as their own or as a shared one. */
  readonly carriers: (label: string) => readonly NodeModel[];
  readonly extensions: (label: string) => readonly SchemaModel[];
}

/** Makes a {@link Resolver}. */
export function createResolver(model: Model): Resolver {
  const nodes = new Map<string, NodeModel>();
  const carriers = new Map<string, NodeModel[]>();
  const extensions = new Map<string, SchemaModel[]>();
  for (const schema of model.schemas) {
    if (schema.kind === 'extension') push(extensions, schema.for, schema);
    // Of a node that several providers share each has a copy.
    if (schema.kind !== 'node' || nodes.has(schema.name)) continue;
    nodes.set(schema.name, schema);
    for (const label of new Set([schema.name, ...schema.labels.map((use) => use.label)])) push(carriers, label, schema);
  }
  return {
    model,
    node: (label) => nodes.get(label),
    carriers: (label) => carriers.get(label) ?? [],
    extensions: (label) => extensions.get(label) ?? [],
  };
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/** The property of a node that can be matched under `name`, or undefined when it has none. */
export function matchable(node: NodeModel, name: string, resolver: Resolver): Matchable | undefined {
  if (name === 'id') {
    const [first, second] = node.id;
    const key = node.properties.find((property) => property.name === first);
    return {
      type: 'string',
      list: false,
      indexed: true,
      lowercase: second === undefined && key?.convert === 'lowercase',
      sensitive: false,
    };
  }
  const all = [
    ...node.properties,
    ...commonProperties(node),
    ...resolver.extensions(node.name).flatMap((each) => each.properties),
  ];
  const property = all.find((each) => each.name === name);
  if (property === undefined || property.sensitive === 'drop') return undefined;
  const { type, list, index, unique, convert } = property;
  return {
    type,
    list,
    indexed: index || unique || node.id.includes(name),
    lowercase: convert === 'lowercase',
    sensitive: property.sensitive !== undefined,
  };
}

/** The common properties that a node writes beside its own, because their names differ. */
export function commonProperties(node: NodeModel): readonly (PropertyModel & { readonly own: string })[] {
  const seen = new Set<string>();
  return node.labels.flatMap((use) =>
    use.properties.flatMap(({ common, own }) => {
      const property = node.properties.find((each) => each.name === own);
      if (property === undefined || common === own || seen.has(common)) return [];
      seen.add(common);
      const { alias: _alias, ...rest } = property;
      return [
        {
          ...rest,
          name: common,
          own,
          index: property.index || property.unique || node.id.includes(own),
          unique: false,
        },
      ];
    }),
  );
}

/** The type that a match's value is read as: that of the target's property. */
export function matchType(end: EndModel, match: MatchModel, resolver: Resolver): PropertyType {
  const carrier = resolver.carriers(end.label)[0];
  return (carrier && matchable(carrier, match.property, resolver)?.type) ?? 'string';
}

/** The properties that a node of this kind has in its row. */
export function rowProperties(schema: SchemaModel): readonly PropertyModel[] {
  const own = schema.properties.filter((property) => property.sensitive !== 'drop' && property.name !== 'id');
  return schema.kind === 'node' ? [...own, ...commonProperties(schema)] : own;
}

/** One read of the record, with the place in the file that asks for it. */
export interface Read {
  readonly path: Path;
  readonly accepts: Accepts | undefined;
  readonly place: readonly (string | number)[];
}

/** Everything that a schema reads from its record. */
export function readsOf(schema: SchemaModel, resolver: Resolver): readonly Read[] {
  const properties = propertyReads(schema.properties, [], ['properties']);
  if (schema.kind === 'link') {
    return [
      ...properties,
      ...endReads(schema.from, [], ['from', 'match'], resolver),
      ...endReads(schema.to, [], ['to', 'match'], resolver),
    ];
  }
  const edges = schema.relationships.flatMap(({ each, to, properties: own, index }) => {
    const place = ['relationships', index];
    const base = each ?? [];
    return [
      ...(each === undefined ? [] : [{ path: each, accepts: undefined, place: [...place, 'each'] }]),
      ...endReads(to, base, [...place, 'match'], resolver),
      ...propertyReads(own, base, [...place, 'properties']),
    ];
  });
  return [...properties, ...edges];
}

function propertyReads(properties: readonly PropertyModel[], base: Path, place: Read['place']): readonly Read[] {
  return properties.flatMap((property) => {
    const accepts = acceptsProperty(property);
    if (property.origin.kind !== 'path' || accepts === undefined) return [];
    return [{ path: [...base, ...property.origin.path], accepts, place: [...place, property.name] }];
  });
}

function endReads(end: EndModel, base: Path, place: Read['place'], resolver: Resolver): readonly Read[] {
  return end.match.flatMap((match) => {
    if (match.origin.kind !== 'path') return [];
    const accepts = acceptsType(matchType(end, match, resolver));
    return [{ path: [...base, ...match.origin.path], accepts, place: [...place, match.property] }];
  });
}
