import { expect, it } from 'vitest';
import type { NodeRow, Values } from '../model/row.js';
import type { NodeSchema, Property } from '../model/schema.js';
import { digester, edgesDigestOf, rowHasher } from './digest.js';

const schema = (properties: readonly Property[], changes: Partial<NodeSchema> = {}): NodeSchema => ({
  kind: 'node',
  name: 'Thing',
  file: 'test.yaml',
  brief: '',
  labels: [],
  conditionalLabels: [],
  partition: [],
  properties,
  relationships: [{ type: 'HAS', direction: 'out', to: { label: 'Other', match: ['id'] }, properties: [] }],
  map: () => row({}),
  ...changes,
});
const plain = schema([
  { name: 'size', type: 'integer' },
  { name: 'uses', type: 'integer', volatile: true, alias: 'used' },
]);
const row = (properties: Values, changes: Partial<NodeRow> = {}): NodeRow => {
  return { kind: 'node', id: 'x', properties, labels: [], edges: [], warnings: [], ...changes };
};

it('tells values apart that look alike', () => {
  const instant = new Date(0);
  const values = [1, 1n, '1', '1;', true, 'true', null, undefined, '', [], ['1'], [1], [[1]], ['1', ''], instant, '0d'];
  const alike: Values[] = [
    ...values.map((a) => ({ a: a as never })),
    {},
    { a1: 2 },
    { a: 12 },
    { a: 'b', c: 'd' },
    { a: 'bc', d: '' },
  ];
  const digestOf = digester(plain);
  const hashOf = rowHasher(plain, false);
  expect(new Set(alike.map((properties) => digestOf(properties, []))).size).toBe(alike.length);
  expect(new Set(alike.map((properties) => hashOf(row(properties)))).size).toBe(alike.length);
});

it('says the same of the same in another order, and of what is volatile', () => {
  const digestOf = digester(plain);
  expect(digestOf({ size: 1, name: 'a', uses: 3, used: 3 }, [])).toBe(digestOf({ name: 'a', size: 1, uses: 4 }, []));
  const edge = (id: string) => ({ relationship: 0, match: [id] });
  const edges = (...ids: string[]) => edgesDigestOf(plain.relationships, ids.map(edge));
  expect(edges('a', 'b')).toBe(edges('b', 'a'));
  expect(new Set([edges(), edges('a'), edges('a', 'a'), edges('a', 'b')]).size).toBe(4);
  const hashOf = rowHasher(plain, false);
  expect(hashOf(row({ size: 1, uses: 3 }))).toBe(hashOf(row({ size: 1, uses: 4 })));
});

it('says something else where the schema, a label or a relationship is another one', () => {
  const size: Property = { name: 'size', type: 'float' };
  const other = [{ type: 'HAS', direction: 'in', to: { label: 'Other', match: ['id'] }, properties: [] }] as const;
  const edges = [{ relationship: 0, match: ['a'] }];
  const hashes = [
    rowHasher(plain, false)(row({ size: 1 })),
    rowHasher(plain, true)(row({ size: 1 })),
    rowHasher(schema([size]), false)(row({ size: 1 })),
    rowHasher(schema([], { labels: ['More'] }), false)(row({ size: 1 })),
    rowHasher(schema([], { name: 'Other' }), false)(row({ size: 1 })),
    rowHasher(plain, false)(row({ size: 1 }, { labels: ['Sometimes'] })),
    rowHasher(plain, false)(row({ size: 1 }, { edges })),
    rowHasher(schema([], { relationships: other }), false)(row({ size: 1 }, { edges })),
    rowHasher(plain, false)(row({ size: 1 }, { id: 'y' })),
  ];
  expect(new Set(hashes).size).toBe(hashes.length);
  expect(digester(schema([size]))({ size: 1 }, [])).not.toBe(digester(plain)({ size: 1 }, []));
  expect(digester(plain)({}, ['A'])).not.toBe(digester(plain)({}, ['B']));
});
