import { expect, it } from 'vitest';
import { targetsByType } from './targets-by-type.js';

const group = '/subscriptions/s/resourcegroups/g/providers';

it('sorts references by their type, and leaves out those of types that have no name', () => {
  const subnet = { id: `${group}/microsoft.network/virtualnetworks/hub/subnets/web`, state: 'Approved' };
  const vault = { id: `${group}/microsoft.keyvault/vaults/v` };
  const others = [{ id: `${group}/microsoft.unknown/things/t` }, { id: undefined }, { id: 'canary' }];
  expect(targetsByType([subnet, vault, ...others])).toEqual({ subnets: [subnet], keyVaults: [vault] });
});
