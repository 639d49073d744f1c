import { expect, test } from 'vitest';
import { parentId } from './parent-id.js';

test('finds what a child is right below', () => {
  expect(parentId('/rg/virtualnetworks/hub/subnets/web')).toBe('/rg/virtualnetworks/hub');
  expect(parentId(undefined)).toBeUndefined();
});
