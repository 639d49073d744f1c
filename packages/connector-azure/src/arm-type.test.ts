import { expect, it } from 'vitest';
import { armTypeOf, idOfType, parentIdOf } from './arm-type.js';

const VERSION =
  '/subscriptions/s/resourcegroups/g/providers/microsoft.compute/galleries/gallery/images/images/versions/1.0.0';

it.each([
  ['/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/Disks/d', 'microsoft.compute/disks'],
  [VERSION, 'microsoft.compute/galleries/images/versions'],
  [`${VERSION}/providers/Microsoft.Authorization/locks/l`, 'microsoft.authorization/locks'],
  ['/subscriptions/s/resourceGroups/g', undefined],
])('tells the type of %s', (id, type) => {
  expect(armTypeOf(id)).toBe(type);
});

it('gives an id only as one of its own type', () => {
  expect(idOfType(VERSION, 'Microsoft.Compute/galleries/images/versions')).toBe(VERSION);
  expect(idOfType(VERSION, 'Microsoft.Compute/images')).toBeUndefined();
  // Resource Graph writes an empty text where there is nothing.
  expect(idOfType('', 'Microsoft.Compute/images')).toBeUndefined();
});

it('tells what a resource is in', () => {
  expect(parentIdOf(VERSION)).toBe(VERSION.replace('/versions/1.0.0', ''));
});
