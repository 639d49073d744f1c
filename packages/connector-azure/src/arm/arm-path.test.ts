import { expect, test } from 'vitest';
import { actionOf, armPath, armValues } from './arm-path.js';

test('a path is completed by where it is read', () => {
  expect(armPath('Microsoft.Compute/disks')).toBe('/subscriptions/{subscription}/providers/Microsoft.Compute/disks');
  expect(armPath('Microsoft.Sql/servers/{server}/databases')).toBe(
    '/subscriptions/{subscription}/resourceGroups/{resourceGroup}/providers/Microsoft.Sql/servers/{server}/databases',
  );
  expect(armPath('/tenants')).toBe('/tenants');
});

test('the values come from the id, whatever its case', () => {
  const path = armPath('Microsoft.Sql/servers/{server}/databases');
  expect(armValues(path, '/SUBSCRIPTIONS/s/resourcegroups/g/providers/microsoft.sql/servers/one')).toEqual({
    subscription: 's',
    resourceGroup: 'g',
    server: 'one',
  });
  expect(() => armValues(path, '/subscriptions/s/resourcegroups/g/providers/microsoft.web/sites/one')).toThrow(
    TypeError,
  );
});

test.each([
  ['/subscriptions/{subscription}/providers/Microsoft.Compute/disks', 'Microsoft.Compute/disks/read'],
  [
    armPath('Microsoft.Storage/storageAccounts/{a}/blobServices/default/containers'),
    'Microsoft.Storage/storageAccounts/blobServices/containers/read',
  ],
  [armPath('Microsoft.Web/sites/{site}/config/web'), 'Microsoft.Web/sites/config/read'],
  [
    '/providers/Microsoft.Management/managementGroups/{g}/providers/Microsoft.Authorization/roleAssignments',
    'Microsoft.Authorization/roleAssignments/read',
  ],
  ['/subscriptions', 'Microsoft.Resources/subscriptions/read'],
  ['/subscriptions/{subscription}/resourcegroups', 'Microsoft.Resources/subscriptions/resourcegroups/read'],
])('the right for %s', (path, action) => {
  expect(actionOf(path)).toBe(action);
});
