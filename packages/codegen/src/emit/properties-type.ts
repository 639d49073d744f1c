import type { CodeBlockWriter } from 'ts-morph';
import type { PropertyModel, SchemaModel } from '../model/model.js';
import { comment, propertyKey } from './literal.js';
import { rowProperties } from './resolve.js';
import { deprecatedText } from './schema-object.js';
import { writeDocs } from './writer.js';

/** Writes the interface of a schema's properties, as the graph holds them. */
export function writePropertiesType(writer: CodeBlockWriter, schema: SchemaModel): void {
  writeDocs(writer, [`${comment(schema.brief)} As the graph holds it.`]);
  writer.write(`export interface ${schema.name}Properties `).block(() => {
    if (schema.kind !== 'link') writer.writeLine('readonly id: string;');
    writer.writeLine('readonly firstseen: number;');
    if (schema.kind !== 'link') writer.writeLine('readonly changed_at: number;');
    writer.writeLine('readonly lastupdated: number;');
    for (const property of rowProperties(schema)) {
      writeDocs(writer, [propertyDocs(property)]);
      writer.writeLine(`readonly ${propertyKey(property.name)}: ${propertyType(property, schema)};`);
    }
  });
}

function propertyDocs({ brief, unit, enum: values, sensitive, deprecated }: PropertyModel): string {
  return [
    brief,
    unit === undefined ? undefined : `Unit: ${unit}.`,
    values === undefined ? undefined : `One of ${values.join(', ')}.`,
    sensitive === 'hash'
      ? 'SHA-256 of a secret.'
      : sensitive === 'redact'
        ? 'Only says that there is a secret.'
        : undefined,
    deprecated === undefined ? undefined : `@deprecated ${deprecatedText(deprecated)}`,
  ]
    .filter((part) => part !== undefined)
    .map(comment)
    .join(' ');
}

function propertyType(property: PropertyModel, schema: SchemaModel): string {
  const own = 'own' in property && typeof property.own === 'string' ? property.own : property.name;
  const type = { string: 'string', integer: 'number', float: 'number', boolean: 'boolean', datetime: 'Date' }[
    property.type
  ];
  const isKey = schema.kind === 'node' && schema.id.includes(own);
  const always = isKey || property.required || property.default !== undefined || property.origin.kind === 'scope';
  return `${property.list ? `readonly ${type}[]` : type}${always ? '' : ' | null'}`;
}
