import { expect, test } from 'vitest';
import { allows } from './readable.js';

const READ = 'Microsoft.Compute/disks/read';

test.each([
  [[{ actions: ['*/read'] }], true],
  [[{ actions: ['*'], notActions: [] }], true],
  [[{ actions: ['microsoft.compute/DISKS/*'] }], true],
  [[{ actions: ['Microsoft.Compute/disks/read/more'] }], false],
  [[{ actions: ['Microsoft.Compute/virtualMachines/*'] }], false],
  [[{ actions: ['*'], notActions: ['Microsoft.Compute/*'] }], false],
  // What one role takes away another gives.
  [[{ actions: ['*'], notActions: ['Microsoft.Compute/*'] }, { actions: ['*/read'] }], true],
  [[{ notActions: ['*'] }], false],
  [[], false],
])('%j', (permissions, may) => {
  expect(allows(permissions, READ)).toBe(may);
});
