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
  joinId,
  readBoolean,
  readDatetime,
  readFloat,
  readId,
  readInteger,
  readList,
  readString,
} from './read-value.js';

const at = (text: string) => new Date(text);

describe('what is read', () => {
  test.each([
    ['string', readString, 'a', 'a'],
    ['empty string', readString, '', ''],
    ['nothing', readString, undefined, null],
    ['half a surrogate pair', readString, 'a\ud800', 'a\ufffd'],
    ['integer', readInteger, 42, 42],
    ['minus zero', readInteger, -0, 0],
    ['bigint', readInteger, 2n ** 63n - 1n, 2n ** 63n - 1n],
    ['float', readFloat, 1.5, 1.5],
    ['false', readBoolean, false, false],
    ['Date', readDatetime, at('2024-02-29T00:00:00Z'), at('2024-02-29T00:00:00Z')],
    ['instant with a zone', readDatetime, '2024-02-29T01:00:00+01:00', at('2024-02-29T00:00:00Z')],
    ['Lambda’s zone without a colon', readDatetime, '2024-02-29T00:00:00.000+0000', at('2024-02-29T00:00:00Z')],
    ['time without a zone, which is UTC', readDatetime, '2024-02-29T00:00:00', at('2024-02-29T00:00:00Z')],
    ['day', readDatetime, '2024-02-29', at('2024-02-29T00:00:00Z')],
    ['year one', readDatetime, '0001-01-01T00:00:00Z', at('0001-01-01T00:00:00Z')],
    ['epoch seconds', epochSeconds, 1_700_000_000, at('2023-11-14T22:13:20Z')],
    ['epoch seconds as text', epochSeconds, '1700000000', at('2023-11-14T22:13:20Z')],
    ['epoch milliseconds', epochMillis, 1_700_000_000_123, at('2023-11-14T22:13:20.123Z')],
    ['digits', digits, '9007199254740993', 9007199254740993n],
    ['small digits', digits, '7', 7],
    ['lower case', lowercase, 'AdA', 'ada'],
    ['JSON with sorted keys', json, { b: 1, a: [{ d: 1n, c: 2 }] }, '{"a":[{"c":2,"d":"1"}],"b":1}'],
    ['region of an ARN', arnRegion, 'arn:aws:lambda:eu-west-1:123456789012:function:a:1', 'eu-west-1'],
    ['region of a global ARN', arnRegion, 'arn:aws:iam::123456789012:role/a', null],
    ['account of an ARN', arnAccount, 'arn:aws:iam::123456789012:role/a', '123456789012'],
    ['rest of an ARN', arnResource, 'arn:aws:lambda:eu-west-1:123456789012:function:a:1', 'function:a:1'],
    ['hash of a secret', hashSecret, 'abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    ['mark of a secret', redactSecret, 'abc', '[redacted]'],
  ] as const)('%s', (_name, read: (value: unknown, path: string) => unknown, value, expected) => {
    expect(read(value, 'path')).toEqual(expected);
  });

  test('a list, without its holes', () => {
    expect(readList(['a', null, 'b', undefined], 'path', readString)).toEqual(['a', 'b']);
  });

  test('an id of parts, so that different parts give different ids', () => {
    expect(joinId('a|b', 'c')).not.toBe(joinId('a', 'b|c'));
    expect(joinId('a\\', 'b')).not.toBe(joinId('a', '\\b'));
  });
});

describe('what is refused, naming the path and the kind of value but never the value', () => {
  test.each([
    ['a number for a string', readString, 7, 'path: expected a string, got a number'],
    ['a string for an integer', readInteger, '7', 'path: expected a 64-bit integer, got a string'],
    ['a fraction', readInteger, 1.5, 'path: expected a 64-bit integer, got a number'],
    ['an integer that has lost digits', readInteger, 2 ** 53, 'path: expected a 64-bit integer, got a number'],
    ['65 bits', readInteger, 2n ** 63n, 'path: expected a 64-bit integer, got a bigint'],
    ['NaN', readFloat, Number.NaN, 'path: expected a finite number, got a number'],
    ['a string for a boolean', readBoolean, 'true', 'path: expected true or false, got a string'],
    ['a word for a time', readDatetime, 'yesterday', 'path: expected a date and time, got a string'],
    ['an invalid Date', readDatetime, new Date(Number.NaN), 'path: expected a date and time, got an invalid date'],
    ['no id', readId, undefined, 'path: expected an identifier, got nothing'],
    ['null for an id', readId, null, 'path: expected an identifier, got null'],
    ['an empty id', readId, '', 'path: expected an identifier, got an empty string'],
    ['a blank id', readId, ' \t', 'path: expected an identifier, got a blank string'],
    ['a numeric id', readId, 7, 'path: expected an identifier, got a number'],
    [
      'an id with half a surrogate pair',
      readId,
      'a\udc00',
      'path: expected an identifier in well-formed Unicode, got a string',
    ],
    [
      'an id of a megabyte',
      readId,
      'x'.repeat(1_000_000),
      'path: expected at most 8000 bytes, since it is indexed, got a string',
    ],
    [
      'an id of few but long characters',
      readId,
      '漢'.repeat(3_000),
      'path: expected at most 8000 bytes, since it is indexed, got a string',
    ],
    [
      'an object for a list',
      (value: unknown, path: string) => readList(value, path, readString),
      {},
      'path: expected a list, got an object',
    ],
    ['what is no ARN', arnAccount, 'role/a', 'path: expected an ARN, got a string'],
    ['a circle', json, circle(), 'path: expected a value that JSON can hold, got an object'],
    ['words for digits', digits, 'seven', 'path: expected digits, got a string'],
  ] as const)('%s', (_name, read: (value: unknown, path: string) => unknown, value, message) => {
    expect(() => read(value, 'path')).toThrow(message);
  });
});

function circle(): object {
  const self: { self?: object } = {};
  self.self = self;
  return self;
}
