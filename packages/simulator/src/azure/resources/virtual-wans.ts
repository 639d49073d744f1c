import type { MakeResources } from '../azure-estate.js';
import { networkElement, networkId, networkResource } from './network-resource.js';

export const virtualWans: MakeResources = (place) => {
  const id = (path: string) => ({ id: networkId(place, path) });
  const virtualHub = id('virtualHubs/west');
  return [
    networkResource(place, 'virtualWans/world', { type: 'Standard', disableVpnEncryption: false }),
    ...['west', 'north'].flatMap((hub, index) => [
      networkResource(place, `virtualHubs/${hub}`, {
        virtualWan: id('virtualWans/world'),
        addressPrefix: `10.20${index}.0.0/23`,
        sku: 'Standard',
        routingState: 'Provisioned',
        hubRoutingPreference: 'ExpressRoute',
        virtualRouterAsn: 65515,
        allowBranchToBranchTraffic: false,
      }),
      networkResource(
        place,
        `virtualHubs/${hub}/hubVirtualNetworkConnections/spoke`,
        { remoteVirtualNetwork: id('virtualNetworks/spoke'), enableInternetSecurity: true },
        { tags: undefined },
      ),
    ]),
    networkResource(place, 'vpnGateways/west', {
      virtualHub,
      vpnGatewayScaleUnit: 1,
      connections: [
        networkElement(place, 'vpnGateways/west/vpnConnections/branch', {
          remoteVpnSite: id('vpnSites/branch'),
          vpnConnectionProtocolType: 'IKEv2',
          sharedKey: 'canary-shared-key-not-a-secret',
          enableBgp: false,
        }),
      ],
    }),
    networkResource(place, 'vpnSites/branch', {
      virtualWan: id('virtualWans/world'),
      addressSpace: { addressPrefixes: ['192.168.7.0/24'] },
      ipAddress: '192.0.2.77',
      siteKey: 'canary-site-key-not-a-secret',
      deviceProperties: { deviceVendor: 'Example', deviceModel: 'M1' },
    }),
    networkResource(place, 'expressRouteGateways/west', {
      virtualHub,
      autoScaleConfiguration: { bounds: { min: 1, max: 2 } },
      expressRouteConnections: [
        networkElement(place, 'expressRouteGateways/west/expressRouteConnections/line', {
          expressRouteCircuitPeering: id('expressRouteCircuits/line/peerings/AzurePrivatePeering'),
          authorizationKey: 'canary-authorization-key-not-a-secret',
        }),
      ],
    }),
    networkResource(place, 'p2sVpnGateways/people', {
      virtualHub,
      vpnServerConfiguration: id('vpnServerConfigurations/people'),
      vpnGatewayScaleUnit: 1,
      p2SConnectionConfigurations: [
        networkElement(place, 'p2sVpnGateways/people/p2sConnectionConfigurations/main', {
          vpnClientAddressPool: { addressPrefixes: ['172.17.0.0/24'] },
        }),
      ],
    }),
    networkResource(place, 'vpnServerConfigurations/people', {
      vpnAuthenticationTypes: ['AAD', 'Radius'],
      vpnProtocols: ['OpenVPN'],
      aadAuthenticationParameters: { aadTenant: place.tenant, aadAudience: '41b23e61-6c1e-4545-b367-cd054e0ed4b4' },
      radiusServerSecret: 'canary-radius-secret-not-a-secret',
      radiusServers: [{ radiusServerAddress: '10.1.0.9', radiusServerSecret: 'canary-radius-secret-not-a-secret' }],
    }),
  ];
};
