import type { MakeResources } from '../azure-estate.js';
import { networkElement, networkId, networkResource } from './network-resource.js';

export const privateLinks: MakeResources = (place) => {
  const id = (path: string) => ({ id: networkId(place, path) });
  const endpoint = (name: string, list: string, target: string, status: string, groupIds: readonly string[]) =>
    networkResource(place, `privateEndpoints/${name}`, {
      subnet: id('virtualNetworks/spoke/subnets/endpoints'),
      networkInterfaces: [id(`networkInterfaces/${name}-endpoint`)],
      [list]: [
        networkElement(place, `privateEndpoints/${name}/${list}/${name}`, {
          privateLinkServiceId: target,
          groupIds,
          requestMessage: 'canary-message-not-a-secret',
          privateLinkServiceConnectionState: { status, description: '', actionsRequired: 'None' },
        }),
      ],
    });
  const storage = `${place.group}/providers/Microsoft.Storage/storageAccounts/${place.name}assets`;
  const service = networkId(place, 'privateLinkServices/shop');
  return [
    endpoint('storage', 'privateLinkServiceConnections', storage, 'Approved', ['blob']),
    endpoint('shop', 'manualPrivateLinkServiceConnections', service, 'Pending', []),
    networkResource(place, 'privateLinkServices/shop', {
      alias: `shop.${place.name}.westeurope.azure.privatelinkservice`,
      visibility: { subscriptions: ['*'] },
      autoApproval: { subscriptions: [place.subscription] },
      enableProxyProtocol: false,
      loadBalancerFrontendIpConfigurations: [id('loadBalancers/public/frontendIPConfigurations/inside')],
      ipConfigurations: [
        networkElement(place, 'privateLinkServices/shop/ipConfigurations/main', {
          subnet: id('virtualNetworks/spoke/subnets/web'),
        }),
      ],
      privateEndpointConnections: [
        networkElement(place, 'privateLinkServices/shop/privateEndpointConnections/shop', {
          privateEndpoint: id('privateEndpoints/shop'),
          privateLinkServiceConnectionState: { status: 'Pending' },
        }),
      ],
    }),
  ];
};
