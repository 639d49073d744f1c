import type { MakeResources } from '../azure-estate.js';
import { networkElement, networkId, networkResource } from './network-resource.js';

export const gateways: MakeResources = (place) => {
  const id = (path: string) => ({ id: networkId(place, path) });
  const addresses = (path: string, subnet: string, publicAddress: string) => [
    networkElement(place, `${path}/main`, {
      privateIPAllocationMethod: 'Dynamic',
      publicIPAddress: id(`publicIPAddresses/${publicAddress}`),
      subnet: id(`virtualNetworks/hub/subnets/${subnet}`),
    }),
  ];
  const circuit = 'expressRouteCircuits/line';
  const gateway = (name: string, gatewayType: string, more: object) =>
    networkResource(place, `virtualNetworkGateways/${name}`, {
      gatewayType,
      ipConfigurations: addresses(`virtualNetworkGateways/${name}/ipConfigurations`, 'GatewaySubnet', 'vpn'),
      sku: { name: 'VpnGw1', tier: 'VpnGw1', capacity: 2 },
      activeActive: false,
      enableBgp: false,
      ...more,
    });
  const connection = (name: string, from: string, more: object) =>
    networkResource(place, `connections/${name}`, {
      virtualNetworkGateway1: { ...id(`virtualNetworkGateways/${from}`), properties: {} },
      connectionStatus: 'Connected',
      routingWeight: 0,
      enableBgp: false,
      sharedKey: 'canary-shared-key-not-a-secret',
      authorizationKey: 'canary-authorization-key-not-a-secret',
      ...more,
    });
  return [
    gateway('vpn', 'Vpn', {
      vpnType: 'RouteBased',
      vpnClientConfiguration: {
        vpnClientProtocols: ['OpenVPN'],
        vpnAuthenticationTypes: ['AAD', 'Radius'],
        vpnClientAddressPool: { addressPrefixes: ['172.16.0.0/24'] },
        aadTenant: `https://login.microsoftonline.com/${place.tenant}/`,
        radiusServerAddress: '10.1.0.9',
        radiusServerSecret: 'canary-radius-secret-not-a-secret',
      },
    }),
    gateway('line', 'ExpressRoute', {}),
    connection('office', 'vpn', {
      connectionType: 'IPsec',
      connectionProtocol: 'IKEv2',
      localNetworkGateway2: { ...id('localNetworkGateways/office'), properties: {} },
      authenticationType: 'PSK',
      ipsecPolicies: [],
    }),
    connection('line', 'line', { connectionType: 'ExpressRoute', peer: id(circuit) }),
    networkResource(place, 'localNetworkGateways/office', {
      gatewayIpAddress: '192.0.2.1',
      localNetworkAddressSpace: { addressPrefixes: ['192.168.0.0/16'] },
    }),
    networkResource(
      place,
      circuit,
      {
        serviceKey: 'canary-service-key-not-a-secret',
        serviceProviderProperties: {
          serviceProviderName: 'Equinix',
          peeringLocation: 'Amsterdam',
          bandwidthInMbps: 50,
        },
        circuitProvisioningState: 'Enabled',
        serviceProviderProvisioningState: 'Provisioned',
        allowClassicOperations: false,
        globalReachEnabled: false,
        authorizations: [
          networkElement(place, `${circuit}/authorizations/partner`, {
            authorizationKey: 'canary-authorization-key-not-a-secret',
            authorizationUseStatus: 'Available',
          }),
        ],
        peerings: [
          networkElement(place, `${circuit}/peerings/AzurePrivatePeering`, {
            peeringType: 'AzurePrivatePeering',
            state: 'Enabled',
            peerASN: 65020,
            azureASN: 12076,
            vlanId: 100,
            primaryPeerAddressPrefix: '10.255.0.0/30',
            sharedKey: 'canary-peering-key-not-a-secret',
            connections: [],
          }),
        ],
      },
      { sku: { name: 'Standard_MeteredData', tier: 'Standard', family: 'MeteredData' } },
    ),
    networkResource(
      place,
      'bastionHosts/hub',
      {
        dnsName: 'bst-1.bastion.azure.com',
        scaleUnits: 2,
        enableTunneling: true,
        enableShareableLink: place.name !== 'production',
        ipConfigurations: addresses('bastionHosts/hub/bastionHostIpConfigurations', 'AzureBastionSubnet', 'bastion'),
      },
      { sku: { name: 'Standard' } },
    ),
  ];
};
