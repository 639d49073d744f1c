import { expect, test } from 'vitest';
import type { NodeSchema } from './schema.js';
import { withProperties } from './with-properties.js';

const User: NodeSchema<{ readonly id: string; readonly profile?: unknown }> = {
  kind: 'node',
  name: 'User',
  file: 'user.yaml',
  brief: '',
  labels: [],
  conditionalLabels: [],
  partition: ['tenant'],
  properties: [{ name: 'name', type: 'string' }],
  relationships: [],
  map: ({ id }) => ({ kind: 'node', id, properties: { name: 'x' }, labels: [], edges: [], warnings: [] }),
};

const extended = withProperties(User, [
  { name: 'badge', type: 'integer', path: ['profile', 'badge'] },
  { name: 'offices', type: 'string', list: true, path: ['profile', 'offices'] },
]);
const propertiesOf = (record: { id: string; profile?: unknown }) =>
  extended.map(record, {}, undefined as never).properties;

test('added properties are read like those of schema files', () => {
  expect(extended.properties.map(({ name }) => name)).toEqual(['name', 'badge', 'offices']);
  expect(propertiesOf({ id: '1', profile: { badge: 7, offices: ['Oslo'] } })).toEqual({
    name: 'x',
    badge: 7,
    offices: ['Oslo'],
  });
  expect(propertiesOf({ id: '1' })).toEqual({ name: 'x', badge: null, offices: null });
  expect(() => propertiesOf({ id: '1', profile: { badge: '7' } })).toThrow('profile.badge: expected a 64-bit integer');
});

test('a name that is taken, or none, is refused', () => {
  const add = (name: string) => () => withProperties(User, [{ name, type: 'string', path: [name] }]);
  expect(add('name')).toThrow('another property "name"');
  expect(add('a`b')).toThrow('another property');
});
