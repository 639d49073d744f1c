import type { Property, QueryValue } from '@cadastre/core';
import { expect, test } from 'vitest';
import { fitsType, storedType } from './stored-type.js';

const DATE = new Date(0);

test.each<[name: string, value: QueryValue, fits: readonly string[]]>([
  ['string', 'a', ['string']],
  ['integer', 7, ['integer', 'float']],
  ['float', 0.5, ['float']],
  ['boolean', true, ['boolean']],
  ['datetime', DATE, ['datetime']],
  ['string[]', ['a'], ['string[]']],
  ['datetime or string[]', ['a', DATE], ['string[]']],
  ['datetime[]', [DATE], ['datetime[]', 'string[]']],
  ['float or integer[]', [1, 0.5], ['float[]']],
  ['empty[]', [], ['string[]', 'integer[]', 'float[]', 'boolean[]', 'datetime[]']],
])('a stored %s is known', (name, value, fits) => {
  expect(storedType(value)).toBe(name);
  const types = ['string', 'integer', 'float', 'boolean', 'datetime'] as const;
  const all = types.flatMap((type): Pick<Property, 'type' | 'list'>[] => [{ type }, { type, list: true }]);
  const fitting = all.filter((property) => fitsType(value, property));
  expect(fitting.map(({ type, list }) => `${type}${list === true ? '[]' : ''}`).sort()).toEqual([...fits].sort());
});

test('a large whole number is an integer', () => {
  expect(storedType(2n ** 60n)).toBe('integer');
  expect(fitsType(2n ** 60n, { type: 'integer' })).toBe(true);
});

test('what is absent fits', () => {
  expect(fitsType(null, { type: 'string' })).toBe(true);
});
