import { describe, expect, test } from 'vitest';
import {
  arnAccount,
  arnRegion,
  arnResource,
  digits,
  epochMillis,
  epochSeconds,
  hashSecret,
  json,
  lowercase,
  redactSecret,
} from './converters.js';
import {
  elements,
  joinId,
  readBoolean,
  readDatetime,
  readFloat,
  readId,
  readInteger,
  readList,
  readString,
} from './read-value.js';
import { isRecordError } from './record-error.js';

const list = (value: unknown, path: string) => readList(value, path, readString);
const each = (value: unknown, path: string) => elements(value as readonly unknown[], path);
const READERS = {
  string: readString,
  id: readId,
  integer: readInteger,
  float: readFloat,
  boolean: readBoolean,
  datetime: readDatetime,
  list,
  elements: each,
  epochSeconds,
  epochMillis,
  json,
  lowercase,
  digits,
  arnRegion,
  arnAccount,
  arnResource,
  hashSecret,
  redactSecret,
};
type Reader = keyof typeof READERS;

/** What JSON.parse makes of such a text has a `__proto__` of its own. */
const SPECIAL: unknown = JSON.parse('{"__proto__":{"admin":true},"constructor":{"prototype":1},"toString":2}');

function nested(levels: number, wrap: (value: unknown) => unknown): unknown {
  let value: unknown = 'x';
  for (let level = 0; level < levels; level += 1) value = wrap(value);
  return value;
}

function circle(): unknown {
  const self: unknown[] = [];
  self.push({ self });
  return self;
}

const DEEP = nested(100_000, (value) => [value]);
const DEEP_OBJECT = nested(100_000, (value) => ({ value }));
const MEGABYTE = 'x'.repeat(1_000_000);

/** Values of every kind that an API, or a fetch function with a fault, may give. */
const HOSTILE: readonly (readonly [name: string, value: unknown])[] = [
  ['undefined', undefined],
  ['null', null],
  ['an empty text', ''],
  ['blanks', ' \t\n\u00a0\ufeff'],
  ['a megabyte', MEGABYTE],
  ['half a surrogate pair', 'a\ud800'],
  ['NUL', '\0'],
  ['right to left', '\u202eabc'],
  ['emoji', '👩‍👩‍👧‍👦'],
  ['an injection', '`}) DETACH DELETE n //'],
  ['true', true],
  ['zero', 0],
  ['minus zero', -0],
  ['a fraction', 1.5],
  ['NaN', Number.NaN],
  ['infinity', Number.POSITIVE_INFINITY],
  ['2^53 + 2', 2 ** 53 + 2],
  ['1e300', 1e300],
  ['a bigint', 1n],
  ['a bigint of 65 bits', 2n ** 64n],
  ['digits without end', '9'.repeat(100_000)],
  ['an empty list', []],
  ['a list', ['a', 1, null, ['b']]],
  ['a list with holes', new Array(2)],
  ['something like a list', { length: 1, 0: 'a' }],
  ['an empty object', {}],
  ['special keys', SPECIAL],
  ['a boxed text', Object('a')],
  ['a date', new Date('2024-02-29T00:00:00Z')],
  ['an invalid date', new Date(Number.NaN)],
  ['the last date of JavaScript', new Date(8.64e15)],
  ['a function', () => 'x'],
  ['a symbol', Symbol('x')],
  ['a map', new Map([['a', 1]])],
  ['bytes', new Uint8Array(3)],
  ['a circle', circle()],
  ['100,000 lists in lists', DEEP],
  ['100,000 objects in objects', DEEP_OBJECT],
  ['what throws when it becomes JSON', { toJSON: () => MEGABYTE.repeat(1000) }],
];

describe.each(Object.keys(READERS) as readonly Reader[])('%s', (name) => {
  test.each(HOSTILE)('of %s gives a value that can be stored, or one RecordError without the value', (_, value) => {
    let read: unknown;
    try {
      read = READERS[name](value, 'path');
    } catch (error) {
      expect(isRecordError(error)).toBe(true);
      expect((error as Error).message).toMatch(/^path: expected [^:]{3,60}, got [a-z ]{4,20}$/);
      return;
    }
    expect(name === 'elements' || isStorable(read)).toBe(true);
  });
});

/** Whether both stores take a value. */
function isStorable(value: unknown): boolean {
  if (value === null || typeof value === 'boolean') return true;
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  if (typeof value === 'bigint') return BigInt.asIntN(64, value) === value;
  if (value instanceof Date) return value.getUTCFullYear() >= 0 && value.getUTCFullYear() <= 9999;
  return Array.isArray(value) && value.every((element) => typeof element !== 'object' && isStorable(element));
}

test.each([
  ['0001-01-01', '0001-01-01T00:00:00.000Z'],
  ['0001-01-01T00:00:00', '0001-01-01T00:00:00.000Z'],
  ['0000-01-01', '0000-01-01T00:00:00.000Z'],
  ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
  ['2024-02-29', '2024-02-29T00:00:00.000Z'],
  ['2024-03-31 02:30:00', '2024-03-31T02:30:00.000Z'],
  ['2024-01-01T00:00', '2024-01-01T00:00:00.000Z'],
  ['2024-01-01t00:00:00z', '2024-01-01T00:00:00.000Z'],
  ['2024-01-01T00:00:00.123456789+0530', '2023-12-31T18:30:00.123Z'],
  ['2024-01-01T24:00:00Z', '2024-01-02T00:00:00.000Z'],
])('the date %s is read the same on every machine', (text, expected) => {
  expect(readDatetime(text, 'path')?.toISOString()).toBe(expected);
});

test.each([
  '0000-00-00',
  '0000-00-00T00:00:00Z',
  '2023-02-29',
  '2024-02-30T00:00:00Z',
  '2024-04-31 00:00:00',
  '2024-13-01',
  '2024-01-01T25:00:00Z',
  '2024-01-01T00:00:00+99:99',
  '300000-01-01',
  '+300000-01-01T00:00:00Z',
  '+010000-01-01T00:00:00Z',
  '10000-01-01',
  '-000001-01-01',
  '9999-12-31T23:59:59-01:00',
  '12/31/2024',
  'Dec 31, 2024',
  'Tue Mar 01 2022 10:00:00 GMT+0100 (CET)',
  '1',
  '-1',
  '2024',
  '2024-01',
  '20240101',
  ' 2024-01-01',
  '2024-01-01T00:00:00Z\n',
  `2024-01-01T00:00:00.${'0'.repeat(100_000)}Z`,
])('%j is no date', (text) => {
  expect(() => readDatetime(text, 'path')).toThrow(/^path: expected a date/);
});

test.each([' ', ' 12', '0x10', '1e3', '1_000', 'Infinity', '٣', '', null])(
  '%j is no time since 1970, or none at all',
  (text) => {
    for (const read of [epochSeconds, epochMillis]) {
      if (!text) expect(read(text, 'path')).toBeNull();
      else expect(() => read(text, 'path')).toThrow('path: expected a time since 1970, got a');
    }
  },
);

test.each([253_402_300_800, -62_167_219_201, 1e300, '9'.repeat(300)])(
  '%d seconds are beyond all calendars',
  (value) => {
    expect(() => epochSeconds(value, 'path')).toThrow(/^path: expected a (date of the years|time since 1970)/);
  },
);

test('keys that JavaScript treats specially are data, and change no prototype', () => {
  expect(json(SPECIAL, 'path')).toBe('{"__proto__":{"admin":true},"constructor":{"prototype":1},"toString":2}');
  expect(hashSecret(SPECIAL, 'path')).not.toBe(hashSecret({}, 'path'));
  expect(({} as { admin?: unknown }).admin).toBeUndefined();
  expect(Object.keys(Object.prototype)).toEqual([]);
});

test.each([
  ['a circle', circle()],
  ['lists without end', DEEP],
  ['objects without end', DEEP_OBJECT],
  ['a number that JSON lacks', { a: [Number.NaN] }],
  ['a function', () => 'x'],
])('%s is no JSON', (_, value) => {
  for (const read of [json, hashSecret]) expect(() => read(value, 'path')).toThrow('path: expected a value that JSON');
});

test('a text of many backslashes and bars makes an id as long as that, and no more', () => {
  expect(joinId('|'.repeat(1000), '\\'.repeat(1000))).toHaveLength(4001);
});
