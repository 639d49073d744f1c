import type { CodeBlockWriter } from 'ts-morph';
import type { ExtensionModel, LinkModel, NodeModel, PropertyModel, SchemaModel } from '../model/model.js';
import { writeEdges } from './edges.js';
import { literal, propertyKey } from './literal.js';
import { camelCase } from './names.js';
import { enumCheck, originName, readIdPart, readMatch, readProperty, type Scene } from './read-value.js';
import { matchType, type Resolver, rowProperties } from './resolve.js';

/** Writes the body of a schema's mapper: straight-line code, one read per property. */
export function writeMapper(writer: CodeBlockWriter, schema: SchemaModel, scene: Scene, resolver: Resolver): void {
  if (hasEnum(schema)) writer.writeLine('const warnings: string[] = [];');
  if (schema.kind === 'link') writeLink(writer, schema, scene, resolver);
  else writeNode(writer, schema, scene, resolver);
}

/** True when the mapper of a schema can warn. */
function hasEnum(schema: SchemaModel): boolean {
  const edges = schema.kind === 'link' ? [] : schema.relationships.flatMap((relationship) => relationship.properties);
  return [...rowProperties(schema), ...edges].some((property) => property.enum !== undefined);
}

function writeNode(
  writer: CodeBlockWriter,
  schema: NodeModel | ExtensionModel,
  scene: Scene,
  resolver: Resolver,
): void {
  const locals = new Map<string, string>();
  if (schema.kind === 'node') writeId(writer, schema, scene, locals);
  else writer.writeLine(`const id = ${scene.use('readId')}(parent.id, 'parent.id');`);
  // What is needed twice is read once.
  if (schema.kind === 'node') {
    for (const property of neededTwice(schema)) {
      if (locals.has(property.name)) continue;
      const name = scene.local(camelCase(property.name));
      writer.writeLine(`const ${name} = ${readProperty(scene, property)};`);
      locals.set(property.name, name);
    }
    writeLabels(writer, schema, locals);
  }
  const edges = writeEdges(writer, schema, scene, resolver);
  writer.write('return ').inlineBlock(() => {
    writer.writeLine("kind: 'node',").writeLine('id,');
    writeProperties(writer, schema, scene, locals);
    writer.writeLine(hasConditions(schema) ? 'labels,' : 'labels: [],');
    writer.writeLine(edges ? 'edges,' : 'edges: [],');
    writer.writeLine(hasEnum(schema) ? 'warnings,' : 'warnings: [],');
  });
  writer.write(';').newLine();
}

function writeId(writer: CodeBlockWriter, node: NodeModel, scene: Scene, locals: Map<string, string>): void {
  const parts = node.id.flatMap((name) => node.properties.filter((property) => property.name === name));
  for (const property of parts) {
    const name = parts.length === 1 ? 'id' : scene.local(camelCase(property.name));
    writer.writeLine(`const ${name} = ${readIdPart(scene, property)};`);
    locals.set(property.name, name);
  }
  if (parts.length > 1) writer.writeLine(`const id = ${scene.use('joinId')}(${[...locals.values()].join(', ')});`);
}

/** Properties that a label depends on, or that are written under two names. */
function neededTwice(node: NodeModel): readonly PropertyModel[] {
  const names = new Set(
    node.labels.flatMap((use) => [
      ...use.when.map((condition) => condition.property),
      ...use.properties.filter(({ common, own }) => common !== own).map(({ own }) => own),
    ]),
  );
  return node.properties.filter((property) => names.has(property.name) && property.sensitive !== 'drop');
}

function hasConditions(schema: SchemaModel): boolean {
  return schema.kind === 'node' && schema.labels.some((use) => use.when.length > 0);
}

function writeLabels(writer: CodeBlockWriter, node: NodeModel, locals: ReadonlyMap<string, string>): void {
  if (!hasConditions(node)) return;
  writer.writeLine('const labels: string[] = [];');
  for (const use of node.labels.filter(({ when }) => when.length > 0)) {
    const test = use.when
      .map(({ property, value }) => `${locals.get(property) ?? 'null'} === ${literal(value)}`)
      .join(' && ');
    writer.writeLine(`if (${test}) labels.push(${literal(use.label)});`);
  }
}

function writeProperties(
  writer: CodeBlockWriter,
  schema: SchemaModel,
  scene: Scene,
  locals: ReadonlyMap<string, string>,
): void {
  const properties = rowProperties(schema);
  if (properties.length === 0) {
    writer.writeLine('properties: {},');
    return;
  }
  writer.write('properties: ').inlineBlock(() => {
    for (const property of properties) {
      const own = 'own' in property && typeof property.own === 'string' ? property.own : property.name;
      const local = locals.get(own);
      const isKey = schema.kind === 'node' && schema.id.includes(own);
      // A key is read by readId; its enum is checked here.
      const value =
        local === undefined
          ? readProperty(scene, property)
          : isKey && own === property.name
            ? enumCheck(scene, property, local, originName(scene, property.origin))
            : local;
      const key = propertyKey(property.name);
      writer.writeLine(key === value ? `${key},` : `${key}: ${value},`);
    }
  });
  writer.write(',').newLine();
}

function writeLink(writer: CodeBlockWriter, link: LinkModel, scene: Scene, resolver: Resolver): void {
  const end = (which: 'from' | 'to'): string => {
    const values = link[which].match.map((match) => {
      const read = readMatch(scene, match.origin, matchType(link[which], match, resolver), match.lowercase);
      if (match.origin.kind === 'scope') return read;
      return `${scene.use('required')}(${read}, ${originName(scene, match.origin)})`;
    });
    return `[${values.join(', ')}]`;
  };
  writer.write('return ').inlineBlock(() => {
    writer
      .writeLine("kind: 'link',")
      .writeLine(`from: ${end('from')},`)
      .writeLine(`to: ${end('to')},`);
    writeProperties(writer, link, scene, new Map());
    writer.writeLine(hasEnum(link) ? 'warnings,' : 'warnings: [],');
  });
  writer.write(';').newLine();
}
