import { expect, it } from 'vitest';
import { targetsByType, typeOf } from './arm-targets.js';

const group = '/subscriptions/s/resourcegroups/g/providers';

it.each([
  [`${group}/microsoft.network/virtualnetworks/hub`, 'microsoft.network/virtualnetworks'],
  [`${group}/Microsoft.Network/virtualNetworks/hub/subnets/web`, 'microsoft.network/virtualnetworks/subnets'],
  [`${group}/microsoft.web/sites/a/providers/microsoft.insights/x/y`, 'microsoft.insights/x'],
])('%s is a %s', (id, type) => {
  expect(typeOf(id)).toBe(type);
});

it('sorts references by their type, and leaves out those of types that have no name', () => {
  const subnet = { id: `${group}/microsoft.network/virtualnetworks/hub/subnets/web`, state: 'Approved' };
  const vault = { id: `${group}/microsoft.keyvault/vaults/v` };
  const others = [{ id: `${group}/microsoft.unknown/things/t` }, { id: undefined }, { id: 'canary' }];
  expect(targetsByType([subnet, vault, ...others])).toEqual({ subnets: [subnet], keyVaults: [vault] });
});
