import type { PropertyType } from '@cadastre/core';
import type { Converter, PropertyModel } from '../model/model.js';

/** The TypeScript types that a read takes; `unknown` takes everything. */
export type Accepts = ReadonlySet<string> | 'unknown';

const BY_TYPE: Readonly<Record<PropertyType, readonly string[]>> = {
  string: ['string'],
  integer: ['number', 'bigint'],
  float: ['number'],
  boolean: ['boolean'],
  datetime: ['Date', 'string'],
};

const CONVERTERS: Readonly<
  Record<Converter, { readonly call: string; readonly accepts: Accepts; readonly gives: PropertyType }>
> = {
  epoch_seconds: { call: 'epochSeconds', accepts: new Set(['number', 'string']), gives: 'datetime' },
  epoch_millis: { call: 'epochMillis', accepts: new Set(['number', 'string']), gives: 'datetime' },
  json: { call: 'json', accepts: 'unknown', gives: 'string' },
  lowercase: { call: 'lowercase', accepts: new Set(['string']), gives: 'string' },
  digits: { call: 'digits', accepts: new Set(['string', 'number']), gives: 'integer' },
  'arn.region': { call: 'arnRegion', accepts: new Set(['string']), gives: 'string' },
  'arn.account': { call: 'arnAccount', accepts: new Set(['string']), gives: 'string' },
  'arn.resource': { call: 'arnResource', accepts: new Set(['string']), gives: 'string' },
};

const READERS: Readonly<Record<PropertyType, string>> = {
  string: 'readString',
  integer: 'readInteger',
  float: 'readFloat',
  boolean: 'readBoolean',
  datetime: 'readDatetime',
};

/** What a plain read of a type takes. */
export function acceptsType(type: PropertyType): Accepts {
  return new Set(BY_TYPE[type]);
}

/** What the read of a property takes; undefined when it is never read. */
export function acceptsProperty(property: PropertyModel): Accepts | undefined {
  if (property.sensitive === 'drop') return undefined;
  if (property.sensitive !== undefined) return 'unknown';
  return property.convert === undefined ? acceptsType(property.type) : CONVERTERS[property.convert].accepts;
}

/** The type that a converter gives. */
export function converterGives(converter: Converter): PropertyType {
  return CONVERTERS[converter].gives;
}

/** The function of core that reads a type. */
export function readerOf(type: PropertyType): string {
  return READERS[type];
}

/** The function of core that reads a property. */
export function propertyReader(property: PropertyModel): string {
  if (property.sensitive === 'hash') return 'hashSecret';
  if (property.sensitive === 'redact') return 'redactSecret';
  return property.convert === undefined ? READERS[property.type] : CONVERTERS[property.convert].call;
}
