import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { SchemaModel } from '@cadastre/codegen';
import { isListPath, isObject, walkPath } from './walk-path.js';

type Property = SchemaModel['properties'][number];

/*
 * What a property must be, read from the recorded JSON by the schema's file alone. Written apart from core's readers and converters on
 * purpose: they are what is tested.
 */

/** The value that a property must have. `{ json }` stands for any JSON text of that value. */
export function expectedValue(property: Property, from: unknown): unknown {
  if (property.origin.kind !== 'path') throw new TypeError('only what has a path can be read from a recording');
  const values = walkPath(from, property.origin.path)
    .map((value) => convert(property, value))
    .filter((value) => value !== null);
  if (isListPath(property.origin.path)) return values;
  return values[0] ?? property.default ?? null;
}

/** What must be made of a resource's tags: `key=value` of each, sorted, or the one that EC2's console shows as the name. */
export function expectedTags({ list }: Property, recorded: readonly unknown[]): unknown {
  const tags = recorded as readonly { readonly Key: string; readonly Value?: string }[];
  if (list) return tags.map(({ Key, Value = '' }) => `${Key}=${Value}`).sort();
  return tags.find(({ Key }) => Key === 'Name')?.Value ?? null;
}

function convert({ type, convert: converter, sensitive }: Property, value: unknown): unknown {
  if (sensitive === 'redact') return '[redacted]';
  if (sensitive === 'hash') return createHash('sha256').update(String(value)).digest('hex');
  if (converter === 'json') return { json: value };
  if (converter === 'lowercase') return String(value).toLowerCase();
  if (converter === 'arn.region') return String(value).split(':')[3] || null;
  if (converter === 'arn.account') return String(value).split(':')[4] || null;
  if (converter === 'arn.resource') return String(value).split(':').slice(5).join(':') || null;
  if (converter === 'epoch_millis') return new Date(Number(value));
  if (type === 'datetime') return instant(value);
  if (type === 'integer' || type === 'float') return Number(value);
  if (type === 'string' && typeof value === 'object') return { json: value };
  return type === 'string' ? String(value) : value;
}

/** The recordings have instants as Python's, as ISO text, as text that Python printed and as seconds since 1970. */
function instant(value: unknown): Date | null {
  if (value === '') return null;
  if (isObject(value)) {
    const { year, month, day, hour, minute, second, microsecond } = value as Record<string, number>;
    const parts = [year, Number(month) - 1, day, hour, minute, second, Math.floor(Number(microsecond) / 1000)].map(
      Number,
    );
    return new Date(Date.UTC(...(parts as [number, number])));
  }
  return new Date(typeof value === 'number' ? value * 1000 : String(value));
}

/** True when what came out is what must come out. The query protocols cannot tell an empty list from an absent one. */
export function isEqual(expected: unknown, got: unknown): boolean {
  if (Array.isArray(expected)) {
    const list: readonly unknown[] = Array.isArray(got) ? got : got === null || got === undefined ? [] : [got];
    return expected.length === list.length && expected.every((each, index) => isEqual(each, list[index]));
  }
  if (expected instanceof Date) return got instanceof Date && expected.getTime() === got.getTime();
  if (isObject(expected) && 'json' in expected) return isSameJson(expected.json, got);
  return expected === (typeof got === 'bigint' ? Number(got) : (got ?? null));
}

function isSameJson(expected: unknown, got: unknown): boolean {
  if (typeof got !== 'string') return false;
  try {
    return isDeepStrictEqual(JSON.parse(got), expected);
  } catch {
    return got === expected;
  }
}
