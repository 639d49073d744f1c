import type { CodeBlockWriter } from 'ts-morph';
import type { ExtensionModel, MatchModel, NodeModel, RelationshipModel } from '../model/model.js';
import { isListPath, type Path } from '../path/path.js';
import { propertyKey } from './literal.js';
import { camelCase, elementName } from './names.js';
import { listAccess, readMatch, readProperty, type Scene } from './read-value.js';
import { matchType, type Resolver } from './resolve.js';

/** Writes the edges of a row; gives false when there is none to write. The tenant's edge is the first. */
export function writeEdges(
  writer: CodeBlockWriter,
  schema: NodeModel | ExtensionModel,
  scene: Scene,
  resolver: Resolver,
): boolean {
  const tenant = tenantScope(schema, resolver);
  if (tenant === undefined && schema.relationships.length === 0) return false;
  scene.use('type EdgeRow');
  const first =
    tenant === undefined
      ? ''
      : `{ relationship: 0, match: [${scene.use('readId')}(scope.${tenant}, 'scope.${tenant}')] }`;
  writer.writeLine(`const edges: EdgeRow[] = [${first}];`);
  for (const [index, relationship] of schema.relationships.entries()) {
    writeEdge(writer, relationship, index + (tenant === undefined ? 0 : 1), scene, resolver);
  }
  return true;
}

/**
 * The scope value that is the tenant's id, when the schema writes an edge to its tenant: the first, or a later one where the tenant is within
 * others, as a subscription is within a tenant of Microsoft.
 */
export function tenantScope(schema: NodeModel | ExtensionModel, resolver: Resolver): string | undefined {
  if (schema.kind !== 'node' || schema.tenant === undefined) return undefined;
  let depth = 0;
  for (let above = resolver.node(schema.tenant)?.tenant; above !== undefined; above = resolver.node(above)?.tenant)
    depth += 1;
  return schema.partition[depth];
}

function writeEdge(
  writer: CodeBlockWriter,
  relationship: RelationshipModel,
  index: number,
  scene: Scene,
  resolver: Resolver,
): void {
  const { each } = relationship;
  if (each === undefined) {
    writePush(writer, relationship, index, scene, resolver);
    return;
  }
  const element = scene.local(elementName(lastKey(each)));
  writer.write(`for (const ${element} of ${listAccess(scene, each, true)}) `).block(() => {
    writePush(writer, relationship, index, { ...scene, root: element, base: [...scene.base, ...each] }, resolver);
  });
}

/** Reads the values to match by, and pushes the edge when there are all of them. */
function writePush(
  writer: CodeBlockWriter,
  relationship: RelationshipModel,
  index: number,
  scene: Scene,
  resolver: Resolver,
): void {
  const list = relationship.to.match.find((match) => match.origin.kind === 'path' && isListPath(match.origin.path));
  if (list === undefined || list.origin.kind !== 'path') {
    writeMatch(writer, relationship, index, scene, resolver);
    return;
  }
  const { path } = list.origin;
  const element = scene.local(elementName(lastKey(path)));
  writer.write(`for (const ${element} of ${listAccess(scene, path)}) `).block(() => {
    writeMatch(writer, relationship, index, scene, resolver, { match: list, element });
  });
}

function writeMatch(
  writer: CodeBlockWriter,
  relationship: RelationshipModel,
  index: number,
  scene: Scene,
  resolver: Resolver,
  list?: { readonly match: MatchModel; readonly element: string },
): void {
  const conditions: string[] = [];
  const values = relationship.to.match.map((match) => {
    const type = matchType(relationship.to, match, resolver);
    const value = match === list?.match ? list.element : undefined;
    const read = readMatch(scene, match.origin, type, match.lowercase, value);
    if (match.origin.kind === 'scope') return read;
    const name = scene.local(localName(match, list?.match));
    writer.writeLine(`const ${name} = ${read};`);
    // Vendors send '' where there is nothing to point at.
    conditions.push(type === 'string' ? name : `${name} !== null`);
    return name;
  });
  const properties = relationship.properties
    .filter((property) => property.sensitive !== 'drop')
    .map((property) => `${propertyKey(property.name)}: ${readProperty(scene, property)}`);
  const members = [`relationship: ${index}`, `match: [${values.join(', ')}]`];
  if (properties.length > 0) members.push(`properties: { ${properties.join(', ')} }`);
  const push = `edges.push({ ${members.join(', ')} });`;
  writer.writeLine(conditions.length === 0 ? push : `if (${conditions.join(' && ')}) ${push}`);
}

function localName(match: MatchModel, list: MatchModel | undefined): string {
  if (match === list) return 'value';
  if (match.origin.kind === 'path') return camelCase(lastKey(match.origin.path));
  return match.origin.kind === 'parent' ? camelCase(`parent_${match.origin.property}`) : match.origin.name;
}

function lastKey(path: Path): string {
  return path.at(-1)?.key ?? 'item';
}
