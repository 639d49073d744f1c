import * as read from '../record/read-value.js';
import type { Value } from './row.js';
import type { NodeSchema, Property, PropertyType } from './schema.js';

/** A property that no schema file declares, since only the configuration knows of it. */
export interface AddedProperty {
  /** snake_case; it must not be one of the schema's own. */
  readonly name: string;
  readonly type: PropertyType;
  readonly list?: boolean;
  /** The names that lead to it in the record. */
  readonly path: readonly string[];
}

type Reader = (value: unknown, path: string) => string | number | bigint | boolean | Date | null;

const READERS: Readonly<Record<PropertyType, Reader>> = {
  string: read.readString,
  integer: read.readInteger,
  float: read.readFloat,
  boolean: read.readBoolean,
  datetime: read.readDatetime,
};

/**
 * Adds properties to a compiled schema: attributes that each customer of a provider names for themselves. The types are checked as those of
 * schema files are.
 *
 * @throws TypeError for a name that is none, or that the schema has already
 * @example
 * ```ts
 * import { type NodeSchema, withProperties } from '@cadastre/core';
 *
 * declare const ExampleUser: NodeSchema<{ readonly id: string }>;
 * const schema = withProperties(ExampleUser, [{ name: 'badge_number', type: 'integer', path: ['profile', 'badgeNumber'] }]);
 * ```
 */
export function withProperties<R, P, Parent>(
  schema: NodeSchema<R, P, Parent>,
  added: readonly AddedProperty[],
): NodeSchema<R, P, Parent> {
  const names = new Set(schema.properties.map(({ name }) => name));
  for (const { name } of added) {
    if (!/^[a-z][a-z0-9_]{0,125}$/.test(name) || names.has(name))
      throw new TypeError(`${schema.name} cannot have another property "${name}"`);
    names.add(name);
  }
  const properties = added.map(
    ({ name, type, list }): Property => ({ name, type, ...(list === true ? { list } : {}) }),
  );
  return {
    ...schema,
    properties: [...schema.properties, ...properties],
    map(record, scope, parent) {
      const row = schema.map(record, scope, parent);
      if (row.kind !== 'node') return row;
      const values = added.map(({ name, type, list = false, path }) => [
        name,
        readAt(record, path, READERS[type], list),
      ]);
      return { ...row, properties: { ...row.properties, ...Object.fromEntries(values) } };
    },
  };
}

function readAt(record: unknown, path: readonly string[], reader: Reader, list: boolean): Value {
  const text = path.join('.');
  let value = record;
  for (const name of path) value = read.readObject(value as Readonly<Record<string, unknown>>, text)?.[name];
  return list ? (read.readList(value, text, reader) as Value) : reader(value, text);
}
