import type { Property, QueryValue } from '@cadastre/core';

/** The type of a stored value in the words of a schema: `string`, `datetime[]`. */
export function storedType(value: QueryValue): string {
  if (!Array.isArray(value)) return scalarType(value);
  const types = [...new Set(value.map(scalarType))].sort();
  return `${types.join(' or ') || 'empty'}[]`;
}

/** Whether a stored value is one that the schema's type can have. A whole number may be a float: JavaScript cannot tell them apart. */
export function fitsType(value: QueryValue, { type, list = false }: Pick<Property, 'type' | 'list'>): boolean {
  if (value === null) return true;
  if (!list) return fitsScalar(value, type);
  // In a list, the embedded store gives a text that looks like an instant as one.
  return Array.isArray(value) && value.every((one) => fitsScalar(one, type) || (type === 'string' && isDate(one)));
}

function fitsScalar(value: QueryValue, type: Property['type']): boolean {
  const stored = scalarType(value);
  return stored === type || (type === 'float' && stored === 'integer');
}

function scalarType(value: QueryValue): string {
  if (typeof value === 'bigint') return 'integer';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'float';
  if (isDate(value)) return 'datetime';
  if (Array.isArray(value)) return 'list';
  return value === null ? 'null' : typeof value === 'object' ? 'map' : typeof value;
}

function isDate(value: QueryValue): value is Date {
  return value instanceof Date;
}
