import { expect, it } from 'vitest';
import { azureNames } from './azure-names.js';

it.each([
  ['Shop-a1b2.z01.azurefd.net.', 'frontDoorEndpoints', 'shop-a1b2.z01.azurefd.net'],
  ['old.azurefd.net', 'frontDoors', 'old.azurefd.net'],
  ['shop.trafficmanager.net', 'trafficManagerProfiles', 'shop.trafficmanager.net'],
  ['web.westeurope.cloudapp.azure.com', 'publicIPAddresses', 'web.westeurope.cloudapp.azure.com'],
])('%s is a name of %s', (alias, what, name) => {
  expect(azureNames(alias)).toEqual({ AzureName: name, Names: { [what]: [name] } });
});

it.each(['shop.example.com', 'azurefd.net', 'trafficmanager.net.example.com', undefined])(
  '%s is none of Azure’s',
  (alias) => {
    expect(azureNames(alias)).toEqual({});
  },
);
