import type { CodeBlockWriter } from 'ts-morph';
import type { Deprecation, EndModel, ExtensionModel, NodeModel, PropertyModel, SchemaModel } from '../model/model.js';
import { tenantScope } from './edges.js';
import { comment, literal } from './literal.js';
import { type Resolver, rowProperties } from './resolve.js';

/** Writes the schema as data: `{ kind: 'node', … }`, which the declaration's type makes read-only. */
export function writeSchemaObject(writer: CodeBlockWriter, schema: SchemaModel, resolver: Resolver): void {
  const { file, brief, tenant, partition } = schema;
  const members: Readonly<Record<string, unknown>> = {
    kind: schema.kind,
    name: schema.name,
    file,
    brief,
    ...(schema.kind === 'node' ? labels(schema) : {}),
    tenant,
    partition,
    for: schema.for,
    ...(schema.kind === 'node' && schema.shared ? { shared: true } : {}),
    ...(schema.kind === 'link'
      ? { type: schema.type, from: end(schema.from, resolver), to: end(schema.to, resolver) }
      : {}),
    properties: rowProperties(schema).map(property),
    ...(schema.kind === 'link' ? {} : { relationships: relationships(schema, resolver) }),
  };
  writer.inlineBlock(() => {
    for (const [name, value] of Object.entries(members)) {
      if (value !== undefined) writer.writeLine(`${name}: ${literal(value)},`);
    }
    writer.writeLine(`map: map${schema.name},`);
  });
}

function labels(node: NodeModel): Readonly<Record<string, unknown>> {
  return {
    labels: node.labels.filter((use) => use.when.length === 0).map((use) => use.label),
    conditionalLabels: node.labels.filter((use) => use.when.length > 0).map((use) => use.label),
  };
}

function relationships(schema: NodeModel | ExtensionModel, resolver: Resolver): readonly unknown[] {
  const tenant =
    tenantScope(schema, resolver) === undefined
      ? []
      : [{ type: 'RESOURCE', direction: 'in', to: { label: schema.tenant, match: ['id'] }, properties: [] }];
  const declared = schema.relationships.map(({ type, direction, to, properties }) => ({
    type,
    direction,
    to: end(to, resolver),
    properties: properties.filter((each) => each.sensitive !== 'drop').map(property),
  }));
  return [...tenant, ...declared];
}

function end({ label, match }: EndModel, resolver: Resolver): unknown {
  const properties = match.map((each) => each.property);
  const carriers = resolver.carriers(label);
  const one = carriers.length === 1 && carriers.every((node) => holdsKey(node, properties));
  return { label, match: properties, many: one ? undefined : true };
}

/** True when no two nodes of a kind can have the same values of these properties. */
function holdsKey(node: NodeModel, names: readonly string[]): boolean {
  const unique = node.properties.filter((each) => each.unique).map(({ name }) => name);
  return names.some((name) => name === 'id' || unique.includes(name)) || node.id.every((name) => names.includes(name));
}

/** The property as the store must know it; what is false is left out. */
function property({ name, type, list, index, unique, alias, volatile, sensitive }: PropertyModel): unknown {
  const flag = (value: boolean): true | undefined => (value ? true : undefined);
  const flags = { list: flag(list), index: flag(index), unique: flag(unique), alias, volatile: flag(volatile) };
  return { name, type, ...flags, secret: flag(sensitive !== undefined) };
}

/** What a `@deprecated` tag says. */
export function deprecatedText({ since, use }: Deprecation): string {
  return comment(`Since ${since}.${use === undefined ? '' : ` Use ${use} instead.`}`);
}
