import type { Shape } from './sdk-schema.js';

/**
 * Turns JSON into the values that the SDK's serialisers take, guided by the shape. Members that the shape lacks are left out;
 * a value that the shape cannot hold throws, with its path.
 */
export function coerce(shape: Shape, value: unknown, path = 'data'): unknown {
  if (value === null || value === undefined) return undefined;
  if (shape.isStructSchema()) {
    const members = record(value, path);
    const entries = [...shape.structIterator()].map(([name, member]) => [
      name,
      coerce(member, members[name], `${path}.${name}`),
    ]);
    return Object.fromEntries(entries.filter(([, member]) => member !== undefined));
  }
  if (shape.isListSchema()) {
    if (!Array.isArray(value)) throw mismatch(path, 'a list', value);
    const items: unknown[] = value;
    return items.map((item, index) => coerce(shape.getValueSchema(), item, `${path}[${index}]`));
  }
  if (shape.isMapSchema()) {
    const entries = Object.entries(record(value, path));
    return Object.fromEntries(
      entries.map(([key, item]) => [key, coerce(shape.getValueSchema(), item, `${path}.${key}`)]),
    );
  }
  if (shape.isTimestampSchema()) return timestamp(value, path);
  if (shape.isBlobSchema()) return bytes(value);
  if (shape.isStringSchema()) return typeof value === 'object' ? JSON.stringify(value) : String(value);
  if (shape.isNumericSchema()) return Number(value);
  if (shape.isBigIntegerSchema()) return BigInt(String(value));
  return value;
}

function record(value: unknown, path: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw mismatch(path, 'an object', value);
  return value as Record<string, unknown>;
}

function timestamp(value: unknown, path: string): Date {
  const date = isPlacebo(value, 'datetime')
    ? placeboDate(value as PlaceboDatetime)
    : new Date(typeof value === 'number' ? value * 1000 : (value as string | Date));
  if (Number.isNaN(date.getTime())) throw mismatch(path, 'a timestamp', value);
  return date;
}

function placeboDate({ year, month, day, hour, minute, second, microsecond }: PlaceboDatetime): Date {
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second, microsecond / 1000));
}

type PlaceboDatetime = Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'microsecond', number>;

/** placebo is what recordings made with Python's boto3 are kept in. */
function isPlacebo(value: unknown, kind: 'datetime' | 'StreamingBody'): boolean {
  return typeof value === 'object' && value !== null && '__class__' in value && value.__class__ === kind;
}

function bytes(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value;
  if (isPlacebo(value, 'StreamingBody')) return Buffer.from(String((value as { body?: unknown }).body), 'base64');
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
}

function mismatch(path: string, expected: string, value: unknown): Error {
  return new Error(`${path}: expected ${expected}, got ${JSON.stringify(value)?.slice(0, 80)}`);
}
