import { createHash } from 'node:crypto';
import { readDatetime, readInteger, readString } from './read-value.js';
import { RecordError } from './record-error.js';

/*
 * The converters that a schema can name (`convert: epoch_seconds`). They are few on purpose: whatever needs more is shaped in the
 * fetch function, in TypeScript, where it can be read and tested.
 */

/** Seconds since 1970, as a number or a string of digits, to an instant. */
export function epochSeconds(value: unknown, path: string): Date | null {
  const seconds = epoch(value, path);
  return seconds === null ? null : instant(seconds * 1000, path, value);
}

/** Milliseconds since 1970, as a number or a string of digits, to an instant. */
export function epochMillis(value: unknown, path: string): Date | null {
  const millis = epoch(value, path);
  return millis === null ? null : instant(millis, path, value);
}

function instant(millis: number, path: string, value: unknown): Date | null {
  const date = new Date(millis);
  if (Number.isNaN(date.getTime())) throw new RecordError(path, 'a time since 1970', value);
  return readDatetime(date, path);
}

function epoch(value: unknown, path: string): number | null {
  if (value === undefined || value === null || value === '') return null;
  // Number() alone would take blanks for zero, and hexadecimal.
  const number = typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) throw new RecordError(path, 'a time since 1970', value);
  return number;
}

/** Anything to JSON text, with the keys of objects sorted so that equal values give equal text. */
export function json(value: unknown, path: string): string | null {
  if (value === undefined || value === null) return null;
  let text: string | undefined;
  try {
    text = JSON.stringify(value, sortKeys);
  } catch {
    // A circle, a nesting too deep for the stack, a text too long for JavaScript.
  }
  if (text === undefined) throw new RecordError(path, 'a value that JSON can hold', value);
  return text;
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError('JSON has no such number');
  if (value === null || typeof value !== 'object' || Array.isArray(value) || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Text in lower case, for names that a vendor compares without regard to case. */
export function lowercase(value: unknown, path: string): string | null {
  return readString(value, path)?.toLowerCase() ?? null;
}

/** A string of digits to an integer, for APIs that send numbers as text. */
export function digits(value: unknown, path: string): number | bigint | null {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'number') return readInteger(value, path);
  if (typeof value !== 'string' || !/^-?\d{1,19}$/.test(value)) throw new RecordError(path, 'digits', value);
  const integer = BigInt(value);
  if (BigInt.asIntN(64, integer) !== integer) throw new RecordError(path, 'a 64-bit integer', value);
  return readInteger(Number.isSafeInteger(Number(value)) ? Number(value) : integer, path);
}

/** The region of an ARN, or null for an ARN without one. */
export function arnRegion(value: unknown, path: string): string | null {
  return arnPart(value, path, 3);
}

/** The account of an ARN, or null for an ARN without one. */
export function arnAccount(value: unknown, path: string): string | null {
  return arnPart(value, path, 4);
}

/** What follows the account in an ARN, for example `role/admin`. */
export function arnResource(value: unknown, path: string): string | null {
  return arnPart(value, path, 5);
}

function arnPart(value: unknown, path: string, index: number): string | null {
  const arn = readString(value, path);
  if (arn === null) return null;
  const parts = arn.split(':');
  if (parts.length < 6 || parts[0] !== 'arn') throw new RecordError(path, 'an ARN', value);
  const part = index === 5 ? parts.slice(5).join(':') : parts[index];
  return part === undefined || part === '' ? null : part;
}

/** A secret's SHA-256, in hexadecimal: tells whether it changed, without keeping it. */
export function hashSecret(value: unknown, path: string): string | null {
  const text = typeof value === 'string' ? readString(value, path) : json(value, path);
  return text === null ? null : createHash('sha256').update(text).digest('hex');
}

/** A mark that a secret was there, without keeping it. */
export function redactSecret(value: unknown): string | null {
  return value === undefined || value === null ? null : '[redacted]';
}
