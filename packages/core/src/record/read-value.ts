import { RecordError } from './record-error.js';

/*
 * The checked reads that generated mappers are made of. Each takes what a vendor's client returned at `path` and gives the value that
 * the graph stores, `null` when there is none, and throws RecordError for a value of the wrong type: a wrong type is never coerced,
 * since a coerced id would be another node.
 */

/** Longest text, in bytes of UTF-8, that is stored under an index: Neo4j's keys end a little later, and a batch with a longer one fails. */
const MAX_KEY_BYTES = 8_000;
/** Year, month, day, time and zone of ISO 8601. JavaScript reads much else besides, such as `1` as the year 2001. */
const ISO = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?$/i;
const TIME = /[T ]([\d:.]+)(.+)?$/i;

/** Reads a string. Lone surrogates become U+FFFD here, since stores differ in what they do with them. */
export function readString(value: unknown, path: string): string | null {
  // Most values come first: this is what most of a mapper's time goes to.
  if (typeof value === 'string') return value.isWellFormed() ? value : value.toWellFormed();
  if (value === undefined || value === null) return null;
  throw new RecordError(path, 'a string', value);
}

/** Reads a part of an id: a string with more than blanks in it, well formed, of at most 8,000 bytes. */
export function readId(value: unknown, path: string): string {
  if (typeof value !== 'string' || value.trim() === '') throw new RecordError(path, 'an identifier', value);
  // Two different ids that hold lone surrogates would become the same one.
  if (!value.isWellFormed()) throw new RecordError(path, 'an identifier in well-formed Unicode', value);
  checkKeyLength(value, path);
  return value;
}

/** Throws for a text that is too long to be indexed. */
export function checkKeyLength(value: string, path: string): void {
  if (value.length > MAX_KEY_BYTES / 4 && Buffer.byteLength(value) > MAX_KEY_BYTES) {
    throw new RecordError(path, `at most ${MAX_KEY_BYTES} bytes, since it is indexed`, value);
  }
}

/** Reads a whole number. Numbers beyond 2^53 must come as bigint, since a JavaScript number has already lost digits there. */
export function readInteger(value: unknown, path: string): number | bigint | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value === 0 ? 0 : value;
  if (typeof value === 'bigint' && BigInt.asIntN(64, value) === value) return value;
  throw new RecordError(path, 'a 64-bit integer', value);
}

/** Reads a finite number. */
export function readFloat(value: unknown, path: string): number | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number' && Number.isFinite(value)) return value === 0 ? 0 : value;
  throw new RecordError(path, 'a finite number', value);
}

/** Reads true or false. */
export function readBoolean(value: unknown, path: string): boolean | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'boolean') return value;
  throw new RecordError(path, 'true or false', value);
}

/** Reads an instant of the years 0 to 9999: a Date, or an ISO 8601 string, taken as UTC when it names no zone. */
export function readDatetime(value: unknown, path: string): Date | null {
  if (value === undefined || value === null || value === '') return null;
  const date = value instanceof Date ? value : parseDatetime(value);
  const time = date?.getTime();
  if (date === undefined || time === undefined || Number.isNaN(time))
    throw new RecordError(path, 'a date and time', value);
  // Stores take no other years, and a batch with such a date fails as a whole.
  if (time < FIRST || time > LAST) throw new RecordError(path, 'a date of the years 0 to 9999', value);
  return date;
}

const FIRST = Date.parse('0000-01-01T00:00:00Z');
const LAST = Date.parse('9999-12-31T23:59:59.999Z');

function parseDatetime(value: unknown): Date | undefined {
  if (typeof value !== 'string' || !ISO.test(value)) return undefined;
  const day = value.slice(0, 10);
  const date = Number(day.slice(8));
  // JavaScript takes 30 February for 1 March.
  if (date > 28 && new Date(day).getUTCDate() !== date) return undefined;
  if (day === value) return new Date(value);
  if (value[10] === 'T' && value.endsWith('Z')) return new Date(value);
  const [, time, zone = 'Z'] = TIME.exec(value) ?? [];
  // It also reads a time without a zone as local time, which would make the graph depend on the machine.
  return new Date(`${day}T${time}${zone}`);
}

/** Reads each element of a list with `read`; elements that are null or absent are left out. */
export function readList<T>(
  value: unknown,
  path: string,
  read: (value: unknown, path: string) => T | null,
): T[] | null {
  if (value === undefined || value === null) return null;
  if (!Array.isArray(value)) throw new RecordError(path, 'a list', value);
  const list: T[] = [];
  for (const element of value) {
    const read1 = read(element, path);
    if (read1 !== null) list.push(read1);
  }
  return list;
}

/** Gives `value` or, where it is null, throws because the schema requires it. */
export function required<T>(value: T | null, path: string): T {
  if (value === null) throw new RecordError(path, 'a value (required)', undefined);
  return value;
}

/** Joins the parts of a composite id so that different parts never give the same id. */
export function joinId(...parts: readonly string[]): string {
  return parts.map((part) => part.replaceAll('\\', '\\\\').replaceAll('|', '\\|')).join('|');
}

/**
 * Gives an object along a path as it is, or what stands for none. All that is read below a value of another kind would seem absent, and
 * its relationships would be lost without a word.
 */
export function readObject<T>(value: T, path: string): T | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'object' || Array.isArray(value)) throw new RecordError(path, 'an object', value);
  return value;
}

/** {@link elements} of which fields are read. */
export function objects<T>(value: readonly T[] | null | undefined, path: string): readonly NonNullable<T>[] {
  const list = elements(value, path);
  if (list.every((element) => typeof element === 'object' && !Array.isArray(element)))
    return list as readonly NonNullable<T>[];
  return list.flatMap((element) => readObject(element, path) ?? []);
}

/** The elements of a list along a path that may be absent, for relationships with one edge per element. */
export function elements<T>(value: readonly T[] | null | undefined, path: string): readonly T[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new RecordError(path, 'a list', value);
  for (const element of value) {
    if (element === null || element === undefined) return value.filter((one) => one !== null && one !== undefined);
  }
  return value;
}

/** Says, for the report, that a value is none of those that the schema lists; the value is stored all the same. */
export function checkEnum(
  value: string | null,
  path: string,
  allowed: readonly string[],
  warnings: string[],
): string | null {
  if (value !== null && !allowed.includes(value)) warnings.push(`${path}: a value that the schema does not list`);
  return value;
}
