import { expect, test } from 'vitest';
import { armRecord } from './arm-record.js';

const id =
  '/subscriptions/0B0B0B0B-0000-4000-8000-000000000001/resourceGroups/RG-Web/providers/Microsoft.Compute/disks/Data';

test('ids are in lower case wherever they stand, and nothing else is', () => {
  const shaped = armRecord({
    id,
    name: 'Data',
    properties: {
      managedBy: id,
      list: [id, 'Premium_LRS'],
      path: '/Home/Site',
      text: `see ${id}`,
      group: '/providers/Microsoft.Management/managementGroups/Root',
    },
  });
  expect(shaped).toEqual({
    id: id.toLowerCase(),
    name: 'Data',
    ResourceGroup: '/subscriptions/0b0b0b0b-0000-4000-8000-000000000001/resourcegroups/rg-web',
    properties: {
      managedBy: id.toLowerCase(),
      list: [id.toLowerCase(), 'Premium_LRS'],
      path: '/Home/Site',
      text: `see ${id}`,
      group: '/providers/microsoft.management/managementgroups/root',
    },
  });
});

test('a table by ids is a list whose elements have the id', () => {
  expect(armRecord({ properties: { table: { [id]: { clientId: 'c' }, [`${id}2`]: {} }, none: {} } })).toEqual({
    properties: {
      table: [{ clientId: 'c', id: id.toLowerCase() }, { id: `${id}2`.toLowerCase() }],
      none: {},
    },
  });
});

test('the principals of all identities of a resource are together, each once, sorted', () => {
  const userAssignedIdentities = { [id]: { principalId: 'b' }, [`${id}2`]: { principalId: 'a' }, [`${id}3`]: {} };
  expect(armRecord({ identity: { principalId: 'b', userAssignedIdentities } })).toMatchObject({
    PrincipalIds: ['a', 'b'],
    identity: { principalId: 'b' },
  });
  expect(armRecord({ identity: { type: 'None', principalId: null } })).toEqual({
    PrincipalIds: [],
    identity: { type: 'None', principalId: null },
  });
  expect(armRecord({ identity: null })).toEqual({ identity: null });
});

test.each([[{}], [null], [[]]])('no given identities, written as %j, are an empty list', (userAssignedIdentities) => {
  expect(armRecord({ identity: { principalId: 'own', userAssignedIdentities } })).toEqual({
    PrincipalIds: ['own'],
    identity: { principalId: 'own', userAssignedIdentities: [] },
  });
});

test('tags are sorted texts, in their own case', () => {
  expect(armRecord({ tags: { Owner: 'Ada', env: 'Prod' } })).toEqual({ tags: ['Owner=Ada', 'env=Prod'] });
  expect(armRecord({ tags: null })).toEqual({ tags: null });
});

test('a child has the id of what it is right below', () => {
  const group = '/subscriptions/s/resourcegroups/g';
  const child = `${group}/providers/microsoft.sql/servers/one/databases/two`;
  expect(armRecord({ id: child })).toEqual({
    id: child,
    ResourceGroup: group,
    Parent: child.replace(/\/databases.*/, ''),
  });
});

test('a resource group is in no group itself', () => {
  expect(armRecord({ id: '/subscriptions/s/resourceGroups/Web' })).toEqual({
    id: '/subscriptions/s/resourcegroups/web',
  });
});
