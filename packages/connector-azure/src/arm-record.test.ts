import { expect, test } from 'vitest';
import { armRecord, isArmId } from './arm-record.js';

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

test('a table by ids is a list whose elements have the id; an empty one stays what it is', () => {
  expect(
    armRecord({ identity: { userAssignedIdentities: { [id]: { clientId: 'c' }, [`${id}2`]: {} }, none: {} } }),
  ).toEqual({
    identity: {
      userAssignedIdentities: [{ clientId: 'c', id: id.toLowerCase() }, { id: `${id}2`.toLowerCase() }],
      none: {},
    },
  });
});

test('tags are sorted texts, in their own case', () => {
  expect(armRecord({ tags: { Owner: 'Ada', env: 'Prod' } })).toEqual({ tags: ['Owner=Ada', 'env=Prod'] });
  expect(armRecord({ tags: null })).toEqual({ tags: null });
});

test('a resource group is in no group itself', () => {
  expect(armRecord({ id: '/subscriptions/s/resourceGroups/Web' })).toEqual({
    id: '/subscriptions/s/resourcegroups/web',
  });
});

test.each([
  ['/subscriptions/x', true],
  ['/SUBSCRIPTIONS/x/resourceGroups/y', true],
  ['/providers/Microsoft.Management/managementGroups/x', true],
  ['/subscriptions', false],
  ['/providers/Microsoft.Compute', false],
  ['https://management.azure.com/subscriptions/x', false],
  ['/var/log', false],
])('%s', (text, is) => {
  expect(isArmId(text)).toBe(is);
});
