import { expect, it } from 'vitest';
import { armTypeOf, idOfType, isArmId, parentIdOf, resourceGroupIdOf } from './arm-id.js';

const GROUP = '/subscriptions/s/resourcegroups/g';
const VERSION = `${GROUP}/providers/microsoft.compute/galleries/gallery/images/images/versions/1.0.0`;

it.each([
  ['/subscriptions/x', true],
  ['/SUBSCRIPTIONS/x/resourceGroups/y', true],
  ['/providers/Microsoft.Management/managementGroups/x', true],
  ['/subscriptions', false],
  ['/providers/Microsoft.Compute', false],
  ['https://management.azure.com/subscriptions/x', false],
  ['/var/log', false],
])('%s is an id: %s', (text, is) => {
  expect(isArmId(text)).toBe(is);
});

it.each([
  ['/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/Disks/d', 'microsoft.compute/disks'],
  [VERSION, 'microsoft.compute/galleries/images/versions'],
  [`${VERSION}/providers/Microsoft.Authorization/locks/l`, 'microsoft.authorization/locks'],
  [GROUP, undefined],
])('%s is a %s', (id, type) => {
  expect(armTypeOf(id)).toBe(type);
});

it('gives an id only as one of its own type', () => {
  expect(idOfType(VERSION, 'Microsoft.Compute/galleries/images/versions')).toBe(VERSION);
  expect(idOfType(VERSION, 'Microsoft.Compute/images')).toBeUndefined();
  // Resource Graph writes an empty text where there is nothing.
  expect(idOfType('', 'Microsoft.Compute/images')).toBeUndefined();
});

it('tells what a resource is right below, and in which group', () => {
  expect(parentIdOf(VERSION)).toBe(VERSION.replace('/versions/1.0.0', ''));
  expect(resourceGroupIdOf(VERSION)).toBe(GROUP);
  expect(resourceGroupIdOf(GROUP)).toBeUndefined();
  expect(resourceGroupIdOf('/subscriptions/s/providers/microsoft.security/pricings/p')).toBeUndefined();
});
