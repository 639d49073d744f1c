import type { SchemaModel } from '@cadastre/codegen';
import { describe, expect, it } from 'vitest';
import { expectedTags, expectedValue, isEqual } from './expected-value.js';

type Property = SchemaModel['properties'][number];

function property(more: Partial<Property>, list = false): Property {
  const origin = { kind: 'path', path: [{ key: 'X', list }] } as const;
  return {
    name: 'x',
    type: 'string',
    list,
    origin,
    index: false,
    unique: false,
    required: false,
    volatile: false,
    ...more,
  };
}

describe('expectedValue', () => {
  const placebo = {
    __class__: 'datetime',
    year: 2020,
    month: 2,
    day: 3,
    hour: 4,
    minute: 5,
    second: 6,
    microsecond: 7999,
  };

  it.each([
    ['text', property({}), 'a', 'a'],
    ['a number that is stored as text', property({}), 5, '5'],
    ['nothing', property({}), undefined, null],
    ['a default', property({ type: 'boolean', default: false }), undefined, false],
    ['false instead of a default', property({ type: 'boolean', default: true }), false, false],
    ['a number', property({ type: 'integer' }), '12', 12],
    ['a list', property({}, true), ['a', 'b'], ['a', 'b']],
    ["Python's datetime", property({ type: 'datetime' }), placebo, new Date('2020-02-03T04:05:06.007Z')],
    [
      'an ISO time',
      property({ type: 'datetime' }),
      '2020-02-03T04:05:06.007+0000',
      new Date('2020-02-03T04:05:06.007Z'),
    ],
    ['seconds since 1970', property({ type: 'datetime' }), 1.5, new Date(1500)],
    ['an empty time', property({ type: 'datetime' }), '', null],
    ['a secret', property({ sensitive: 'redact' }), 'secret', '[redacted]'],
    ["an ARN's account", property({ convert: 'arn.account' }), 'arn:aws:iam::123:role/a:b', '123'],
    ["an ARN's resource", property({ convert: 'arn.resource' }), 'arn:aws:iam::123:role/a:b', 'role/a:b'],
    ['lower case', property({ convert: 'lowercase' }), 'AbC', 'abc'],
  ])('reads %s', (_what, schema, recorded, expected) => {
    expect(expectedValue(schema, { X: recorded })).toEqual(expected);
  });

  it('makes tags of tags', () => {
    const tags = [{ Key: 'b', Value: '2' }, { Key: 'Name', Value: 'n' }, { Key: 'c' }];
    expect(expectedTags(property({}, true), tags)).toEqual(['Name=n', 'b=2', 'c=']);
    expect(expectedTags(property({}), tags)).toBe('n');
  });
});

describe('isEqual', () => {
  it.each([
    [[], null, true],
    [['a'], null, false],
    [['a', 'b'], ['b', 'a'], false],
    [null, undefined, true],
    [null, '', false],
    ['5', 5, false],
    [5, 5n, true],
    [new Date(5), new Date(5), true],
    [new Date(5), new Date(6), false],
    [{ json: { a: [1] } }, '{ "a": [1] }', true],
    [{ json: { a: [1] } }, '{ "a": [2] }', false],
  ])('%s and %s: %s', (expected, got, equal) => {
    expect(isEqual(expected, got)).toBe(equal);
  });
});
