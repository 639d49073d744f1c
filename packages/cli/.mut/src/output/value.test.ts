import type { QueryValue } from '@cadastre/core';
import { expect, test } from 'vitest';
import { valueCell, valueText } from './value.js';

const node = { kind: 'node', labels: ['AWSRole'], properties: { name: 'a"b', tags: ['x', 1n] } } as const;
const path = {
  kind: 'path',
  nodes: [node, { ...node, properties: {} }],
  relationships: [{ kind: 'relationship', type: 'ASSUMES', properties: { at: new Date(0) } }],
} as const;

test.each<[string, QueryValue, string, string | number | null]>([
  ['null', null, 'null', null],
  ['text', 'a', 'a', 'a'],
  ['a number', -1.5, '-1.5', -1.5],
  ['a large integer', 2n ** 60n, '1152921504606846976', '1152921504606846976'],
  ['an instant', new Date(0), '1970-01-01T00:00:00.000Z', '1970-01-01T00:00:00.000Z'],
  ['a list', ['a', 1, null], '["a", 1, null]', '["a",1,null]'],
  ['a map', { kind: 'node' }, '{kind: "node"}', '{"kind":"node"}'],
  [
    'a node',
    node,
    '(:AWSRole {name: "a\\"b", tags: ["x", 1]})',
    '{"kind":"node","labels":["AWSRole"],"properties":{"name":"a\\"b","tags":["x","1"]}}',
  ],
])('values in tables and in CSV: %s', (_name, value, text, cell) => {
  expect(valueText(value)).toBe(text);
  expect(valueCell(value)).toBe(cell);
});

test('a path reads as Cypher', () => {
  expect(valueText(path)).toBe(
    '(:AWSRole {name: "a\\"b", tags: ["x", 1]})-[:ASSUMES {at: 1970-01-01T00:00:00.000Z}]-(:AWSRole {})',
  );
});
