import type { MakeResources } from '../azure-estate.js';
import { applicationGateways } from './application-gateways.js';
import { loadBalancers } from './load-balancers.js';
import { networkElement, networkId, networkResource } from './network-resource.js';
import { networkRules } from './network-rules.js';

export const networkResources: MakeResources = (place) => [
  ...networks(place),
  ...interfaces(place),
  ...networkRules(place),
  ...loadBalancers(place),
  ...applicationGateways(place),
];

/** A hub and a spoke, joined by a peering on either side. */
const networks: MakeResources = (place) => {
  const id = (path: string) => ({ id: networkId(place, path) });
  const peering = (from: string, to: string, isHub: boolean) =>
    networkElement(place, `virtualNetworks/${from}/virtualNetworkPeerings/to-${to}`, {
      peeringState: 'Connected',
      remoteVirtualNetwork: id(`virtualNetworks/${to}`),
      allowVirtualNetworkAccess: true,
      allowForwardedTraffic: !isHub,
      allowGatewayTransit: isHub,
      useRemoteGateways: !isHub,
      remoteAddressSpace: { addressPrefixes: [isHub ? '10.1.0.0/16' : '10.0.0.0/16'] },
    });
  const subnet = (network: string, name: string, addressPrefix: string, more: object = {}) =>
    networkElement(place, `virtualNetworks/${network}/subnets/${name}`, {
      addressPrefix,
      serviceEndpoints: [],
      delegations: [],
      privateEndpointNetworkPolicies: 'Disabled',
      privateLinkServiceNetworkPolicies: 'Enabled',
      ...more,
    });
  const servers = ['GatewaySubnet', 'AzureFirewallSubnet', 'AzureFirewallManagementSubnet', 'AzureBastionSubnet'];
  return [
    networkResource(place, 'virtualNetworks/hub', {
      addressSpace: { addressPrefixes: ['10.0.0.0/16'] },
      dhcpOptions: { dnsServers: ['10.0.0.4'] },
      subnets: servers.map((name, index) => subnet('hub', name, `10.0.${index}.0/24`)),
      virtualNetworkPeerings: [peering('hub', 'spoke', true)],
      enableDdosProtection: true,
      ddosProtectionPlan: id('ddosProtectionPlans/plan'),
      encryption: { enabled: true, enforcement: 'AllowUnencrypted' },
    }),
    networkResource(place, 'virtualNetworks/spoke', {
      addressSpace: { addressPrefixes: ['10.1.0.0/16'] },
      subnets: [
        subnet('spoke', 'web', '10.1.0.0/24', {
          networkSecurityGroup: id('networkSecurityGroups/web'),
          routeTable: id('routeTables/through-firewall'),
          natGateway: id('natGateways/outbound'),
          defaultOutboundAccess: false,
          serviceEndpoints: [{ service: 'Microsoft.Storage', locations: ['westeurope'] }],
        }),
        subnet('spoke', 'functions', '10.1.1.0/24', {
          delegations: [{ name: 'functions', properties: { serviceName: 'Microsoft.Web/serverFarms' } }],
        }),
        subnet('spoke', 'endpoints', '10.1.2.0/24', { purpose: 'PrivateEndpoints' }),
      ],
      virtualNetworkPeerings: [peering('spoke', 'hub', false)],
      enableDdosProtection: false,
    }),
    networkResource(place, 'ddosProtectionPlans/plan', { virtualNetworks: [id('virtualNetworks/hub')] }),
    networkResource(
      place,
      'natGateways/outbound',
      { idleTimeoutInMinutes: 4, publicIpAddresses: [id('publicIPAddresses/nat')] },
      { sku: { name: 'Standard' } },
    ),
    networkResource(place, 'applicationSecurityGroups/web', {}),
  ];
};

const interfaces: MakeResources = (place) => {
  const id = (path: string) => ({ id: networkId(place, path) });
  const address = (name: string, ipAddress: string, usedBy?: string) =>
    networkResource(
      place,
      `publicIPAddresses/${name}`,
      {
        ipAddress,
        publicIPAddressVersion: 'IPv4',
        publicIPAllocationMethod: 'Static',
        idleTimeoutInMinutes: 4,
        ...(usedBy === undefined ? {} : { ipConfiguration: id(usedBy) }),
      },
      { sku: { name: 'Standard', tier: 'Regional' }, zones: ['1'] },
    );
  const card = (name: string, index: number, more: object = {}, configuration: object = {}) =>
    networkResource(place, `networkInterfaces/${name}`, {
      ipConfigurations: [
        networkElement(place, `networkInterfaces/${name}/ipConfigurations/main`, {
          privateIPAddress: `10.1.0.${4 + index}`,
          privateIPAllocationMethod: 'Dynamic',
          primary: true,
          subnet: id('virtualNetworks/spoke/subnets/web'),
          ...configuration,
        }),
      ],
      dnsSettings: { dnsServers: [] },
      macAddress: `00-0D-3A-00-00-0${index}`,
      primary: true,
      enableIPForwarding: false,
      enableAcceleratedNetworking: true,
      nicType: 'Standard',
      ...more,
    });
  const machine = { id: `${place.group}/providers/Microsoft.Compute/virtualMachines/${place.name}-web` };
  return [
    card(
      'web',
      0,
      { virtualMachine: machine, networkSecurityGroup: id('networkSecurityGroups/web') },
      {
        publicIPAddress: id('publicIPAddresses/web'),
        applicationSecurityGroups: [id('applicationSecurityGroups/web')],
        loadBalancerBackendAddressPools: [id('loadBalancers/public/backendAddressPools/web')],
      },
    ),
    card('worker', 1),
    card('storage-endpoint', 2, { privateEndpoint: id('privateEndpoints/storage') }),
    address('web', '203.0.113.10', 'networkInterfaces/web/ipConfigurations/main'),
    ...['nat', 'balancer', 'gateway', 'firewall', 'bastion', 'vpn'].map((name, index) =>
      address(name, `203.0.113.${20 + index}`),
    ),
    networkResource(
      place,
      'publicIPPrefixes/own',
      { ipPrefix: '198.51.100.0/28', publicIPAddressVersion: 'IPv4' },
      { sku: { name: 'Standard' } },
    ),
  ];
};
