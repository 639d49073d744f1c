import { SPECIAL_NAMES } from '../file/names.js';
import type { PropertyModel, SchemaModel } from '../model/model.js';
import type { Place } from '../read/source.js';
import type { SchemaCheck } from './check.js';
import { placeOfName } from './clashes.js';

const RESERVED = new Set(['firstseen', 'changed_at', 'lastupdated']);

/** Checks that no name is one that Cadastre writes itself. */
export const checkReserved: SchemaCheck = (schema, file, { report }) => {
  const reserved = (name: string, place: Place, part: 'key' | 'value', hint: string): void => {
    report(file, { code: 'E033', place, part, message: `"${name}" is reserved for Cadastre itself`, hint });
  };
  if (schema.name.startsWith('Cadastre'))
    reserved(schema.name, placeOfName(file), 'value', 'choose a label that does not start with Cadastre');
  const types =
    schema.kind === 'link'
      ? [{ type: schema.type, place: ['type'] }]
      : schema.relationships.map(({ type, index }) => ({ type, place: ['relationships', index, 'type'] }));
  for (const { type, place } of types) {
    if (type === 'SEEN_IN') reserved(type, place, 'value', 'choose another relationship type');
  }
  const special = (name: string, place: Place, what: string): void => {
    if (!SPECIAL_NAMES.has(name)) return;
    report(file, { code: 'E010', place, message: `"${name}" cannot be ${what}`, hint: 'choose another name' });
  };
  if ('partition' in file.data) {
    for (const [index, name] of schema.partition.entries()) special(name, ['partition', index], 'a scope name');
  }
  for (const property of schema.properties) {
    const place = ['properties', property.name];
    if (property.alias !== undefined) special(property.alias, [...place, 'alias'], 'an alias');
    if (isReserved(property.name))
      reserved(property.name, place, 'key', 'choose another name; it is written in any case');
    if (property.alias !== undefined && (isReserved(property.alias) || property.alias === 'id')) {
      reserved(property.alias, [...place, 'alias'], 'value', 'remove the alias; it is written in any case');
    }
    if (property.name === 'id' && !mayDeclareId(schema)) {
      reserved(
        'id',
        place,
        'key',
        schema.kind === 'node'
          ? 'say "id: id", or choose another name'
          : 'choose another name; it is written in any case',
      );
    }
  }
  for (const { property, place } of edgeProperties(schema)) {
    if (isReserved(property.name))
      reserved(property.name, place, 'key', 'choose another name; it is written in any case');
  }
};

function isReserved(name: string): boolean {
  return RESERVED.has(name) || name.startsWith('_');
}

function mayDeclareId(schema: SchemaModel): boolean {
  return schema.kind === 'link' || (schema.kind === 'node' && schema.id.length === 1 && schema.id[0] === 'id');
}

/** The properties of a schema's relationships, with their places. */
export function edgeProperties(
  schema: SchemaModel,
): readonly { readonly property: PropertyModel; readonly place: Place }[] {
  if (schema.kind === 'link') return [];
  return schema.relationships.flatMap(({ properties, index }) =>
    properties.map((property) => ({ property, place: ['relationships', index, 'properties', property.name] })),
  );
}
