import { expect, test } from 'vitest';
import { jsonParameters, questionParameters } from './parameters.js';

test.each([
  ['a=1', { a: 1 }],
  ['a=9223372036854775807', { a: 9223372036854775807n }],
  ['a="x=y"', { a: 'x=y' }],
  ['a=[1,null]', { a: [1, null] }],
  ['__proto__=1', { ['__proto__']: 1 }],
])('a parameter of a query is JSON: %s', (given, parameters) => {
  expect(jsonParameters([given])).toEqual(parameters);
});

const DECLARED = {
  name: { type: 'string', default: 'none', brief: '' },
  count: { type: 'integer', default: 1, brief: '' },
  share: { type: 'float', default: 0.5, brief: '' },
  strict: { type: 'boolean', default: false, brief: '' },
  since: { type: 'datetime', default: new Date(0), brief: '' },
} as const;

test('a question has its defaults, and takes values by their types', () => {
  expect(questionParameters(DECLARED, [])).toEqual({
    name: 'none',
    count: 1,
    share: 0.5,
    strict: false,
    since: new Date(0),
  });
  const given = ['name=123', 'count=2', 'share=1', 'strict=true', 'since=2026-11-23T00:00:00Z'];
  expect(questionParameters(DECLARED, given)).toEqual({
    name: '123',
    count: 2,
    share: 1,
    strict: true,
    since: new Date('2026-11-23T00:00:00Z'),
  });
});

test.each([
  ['count=1.5', 'integer'],
  ['count="1"', 'integer'],
  ['share=true', 'float'],
  ['strict=1', 'boolean'],
  ['since=soon', 'datetime'],
])('a value of another type is refused: %s', (given, type) => {
  expect(() => questionParameters(DECLARED, [given])).toThrow(`must be of the type ${type}`);
});

test.each(['count', '=1', '1a=2', 'constructor=1'])('what is no known NAME=VALUE is refused: %s', (given) => {
  expect(() => questionParameters(DECLARED, [given])).toThrow(/--param must be NAME=VALUE|no parameter constructor/);
});
