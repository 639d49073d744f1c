import type { ProviderModel, SchemaModel } from '../model/model.js';
import { header, sourcePath } from './header.js';
import { relativeImport } from './import-path.js';
import { comment } from './literal.js';
import { writeMapper } from './mapper.js';
import { createLocalNames, fileName } from './names.js';
import { writePropertiesType } from './properties-type.js';
import { addRead, createRecord, recordMembers } from './record-tree.js';
import { type Resolver, readsOf } from './resolve.js';
import { deprecatedText, writeSchemaObject } from './schema-object.js';
import { createWriter, writeDocs } from './writer.js';

/** Emits the TypeScript of one schema. */
export function emitSchema(schema: SchemaModel, provider: ProviderModel, resolver: Resolver): string {
  const { name } = schema;
  const type = { node: 'NodeSchema', extension: 'ExtensionSchema', link: 'LinkSchema' }[schema.kind];
  const row = schema.kind === 'link' ? 'LinkRow' : 'NodeRow';
  const imports = new Set(['defineCleanup', 'defineLoader', `type ${row}`, `type ${type}`]);
  const parent = parentType(schema, provider, resolver);
  const body = mapperBody(schema, resolver, imports);
  const parameters = mapperParameters(schema, body, parent?.type);
  if (parameters.some((parameter) => parameter.endsWith(': Scope'))) imports.add('type Scope');

  const writer = createWriter();
  writer.writeLine(header(sourcePath(resolver.model, schema.file)));
  writer.writeLine(`import { ${[...imports].sort(byName).join(', ')} } from '@cadastre/core';`);
  if (parent !== undefined && parent.type !== `${name}Properties`)
    writer.writeLine(`import type { ${parent.type} } from '${parent.from}';`);

  writer.blankLine();
  writeDocs(writer, [
    `What a fetch yields for {@link ${name}}: the part of the vendor's answer that the schema reads.`,
  ]);
  writer.write(`export interface ${name}Record `).block(() => {
    for (const member of recordOf(schema, resolver)) writer.writeLine(`readonly ${member.name}?: ${member.type};`);
  });

  writer.blankLine();
  writePropertiesType(writer, schema);

  writer.blankLine();
  writeDocs(writer, schemaDocs(schema));
  const types = [`${name}Record`, `${name}Properties`, ...(parent === undefined ? [] : [parent.type])];
  writer.write(`export const ${name}: ${type}<${types.join(', ')}> = `);
  writeSchemaObject(writer, schema, resolver);
  writer.write(';').newLine();

  writer.blankLine().writeLine(`/** Writes records of {@link ${name}}. */`);
  writer.writeLine(`export const load${name} = defineLoader(${name});`);
  writer.blankLine().writeLine(`/** Deletes what a complete fetch of {@link ${name}} no longer found. */`);
  writer.writeLine(`export const cleanup${name} = defineCleanup(${name});`);

  writer
    .blankLine()
    .write(`function map${name}(${parameters.join(', ')}): ${row} `)
    .block(() => {
      writer.write(body);
    });
  return `${writer.toString().trimEnd()}\n`;
}

function recordOf(schema: SchemaModel, resolver: Resolver): ReturnType<typeof recordMembers> {
  const record = createRecord();
  for (const { path, accepts } of readsOf(schema, resolver)) addRead(record, path, accepts);
  return recordMembers(record);
}

function mapperBody(schema: SchemaModel, resolver: Resolver, imports: Set<string>): string {
  const use = (name: string): string => {
    imports.add(name);
    return name;
  };
  const taken = ['record', 'scope', 'parent', 'edges', 'labels', 'warnings', 'id', ...CORE, schema.name];
  const writer = createWriter();
  writeMapper(writer, schema, { root: 'record', base: [], use, local: createLocalNames(taken) }, resolver);
  return writer.toString().trimEnd();
}

const CORE =
  'arnAccount arnRegion arnResource checkEnum defineCleanup defineLoader digits elements epochMillis epochSeconds hashSecret joinId json lowercase objects readBoolean readDatetime readFloat readId readInteger readList readObject readString redactSecret required'.split(
    ' ',
  );

/** Parameters that the body does not use are marked so, and left out at the end. */
function mapperParameters(schema: SchemaModel, body: string, parent: string | undefined): readonly string[] {
  const all = [
    ['record', `${schema.name}Record`],
    ['scope', 'Scope'],
    ...(parent === undefined ? [] : [['parent', parent]]),
  ];
  const used = all.map(([name]) => new RegExp(`(?<![\\w$.'])${name}[.?[]`).test(body));
  const last = used.lastIndexOf(true);
  return all.slice(0, last + 1).map(([name, type], index) => `${used[index] === true ? '' : '_'}${name}: ${type}`);
}

function parentType(
  schema: SchemaModel,
  provider: ProviderModel,
  resolver: Resolver,
): { readonly type: string; readonly from: string } | undefined {
  const parent = schema.for === undefined ? undefined : resolver.node(schema.for);
  if (parent === undefined) return undefined;
  const owner = resolver.model.providers.find((each) => each.provider === parent.provider) ?? provider;
  return { type: `${parent.name}Properties`, from: relativeImport(provider.out, owner.out, fileName(parent)) };
}

function schemaDocs({ brief, docs, stability, deprecated }: SchemaModel): readonly string[] {
  return [
    comment(brief),
    docs === undefined ? '' : `{@link ${comment(docs)}}`,
    stability === 'stable' ? '' : `Stability: ${stability}.`,
    deprecated === undefined ? '' : `@deprecated ${deprecatedText(deprecated)}`,
  ];
}

function byName(a: string, b: string): number {
  const [left, right] = [a.replace('type ', ''), b.replace('type ', '')];
  return left < right ? -1 : left > right ? 1 : 0;
}
