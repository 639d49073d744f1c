import { expect, test } from 'vitest';
import type { Schema } from '../model/schema.js';
import { labelConstraints } from './label-constraints.js';

const base = { file: 'x.yaml', brief: 'X.', partition: [], map: () => ({ kind: 'link', from: [], to: [] }) as never };
const node: Schema = {
  ...base,
  kind: 'node',
  name: 'Role',
  labels: ['Group'],
  conditionalLabels: [],
  properties: [
    { name: 'arn', type: 'string', unique: true },
    { name: 'name', type: 'string', index: true },
    { name: 'size', type: 'integer' },
  ],
  relationships: [{ type: 'USES', direction: 'out', to: { label: 'Key', match: ['alias'] }, properties: [] }],
};
const extension: Schema = {
  ...base,
  kind: 'extension',
  name: 'RoleUsage',
  for: 'Role',
  properties: [
    { name: 'code', type: 'string', unique: true },
    { name: 'region', type: 'string', index: true },
    { name: 'used', type: 'datetime' },
  ],
  relationships: [],
};

const of = (label: string, schemas: readonly Schema[]) =>
  labelConstraints(schemas).find((constraints) => constraints.label === label);

test('a node has its id, its partition and its own keys, and others what they are matched by', () => {
  expect(of('Role', [node])).toEqual({ label: 'Role', unique: ['arn', 'id'], indexes: ['_partition', 'name'] });
  expect(of('Key', [node])).toEqual({ label: 'Key', unique: [], indexes: ['alias'] });
  expect(of('Group', [node])).toBeUndefined();
});

test('the keys of an extension go to the label that it extends', () => {
  const role = { label: 'Role', unique: ['arn', 'code', 'id'], indexes: ['_partition', 'name', 'region'] };
  expect(of('Role', [node, extension])).toEqual(role);
  expect(of('Role', [extension, node])).toEqual(role);
  expect(of('RoleUsage', [node, extension])).toBeUndefined();
});
