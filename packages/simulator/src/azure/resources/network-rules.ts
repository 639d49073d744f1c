import type { MakeResources } from '../azure-estate.js';
import { networkElement, networkId, networkResource } from './network-resource.js';

export const networkRules: MakeResources = (place) => {
  const id = (path: string) => ({ id: networkId(place, path) });
  const rule = (name: string, priority: number, more: object, list = 'securityRules') =>
    networkElement(place, `networkSecurityGroups/web/${list}/${name}`, {
      priority,
      protocol: 'Tcp',
      direction: 'Inbound',
      access: 'Allow',
      sourcePortRange: '*',
      sourceAddressPrefix: '*',
      destinationAddressPrefix: '*',
      destinationPortRange: '*',
      ...more,
    });
  const madeByAzure = (name: string, priority: number, more: object) =>
    rule(name, priority, { protocol: '*', ...more }, 'defaultSecurityRules');
  return [
    networkResource(place, 'networkSecurityGroups/web', {
      securityRules: [
        rule('AllowWeb', 100, {
          destinationPortRange: undefined,
          destinationPortRanges: ['80', '443'],
          sourceAddressPrefix: 'Internet',
        }),
        rule('AllowSshFromOffice', 110, {
          destinationPortRange: '22',
          sourceAddressPrefix: undefined,
          sourceAddressPrefixes: ['192.0.2.0/24', '198.51.100.7'],
        }),
        rule('AllowAmongThemselves', 120, {
          sourceAddressPrefix: undefined,
          destinationAddressPrefix: undefined,
          sourceApplicationSecurityGroups: [id('applicationSecurityGroups/web')],
          destinationApplicationSecurityGroups: [id('applicationSecurityGroups/web')],
        }),
        rule('DenyDesktops', 200, { access: 'Deny', destinationPortRange: '3389' }),
      ],
      defaultSecurityRules: [
        madeByAzure('AllowVnetInBound', 65000, {
          sourceAddressPrefix: 'VirtualNetwork',
          destinationAddressPrefix: 'VirtualNetwork',
        }),
        madeByAzure('DenyAllInBound', 65500, { access: 'Deny' }),
        madeByAzure('AllowInternetOutBound', 65001, { direction: 'Outbound', destinationAddressPrefix: 'Internet' }),
      ],
      subnets: [id('virtualNetworks/spoke/subnets/web')],
    }),
    networkResource(place, 'routeTables/through-firewall', {
      disableBgpRoutePropagation: true,
      routes: [
        networkElement(place, 'routeTables/through-firewall/routes/default', {
          addressPrefix: '0.0.0.0/0',
          nextHopType: 'VirtualAppliance',
          nextHopIpAddress: '10.0.1.4',
        }),
      ],
    }),
    networkResource(place, 'ipGroups/office', { ipAddresses: ['192.0.2.0/24'] }),
  ];
};
