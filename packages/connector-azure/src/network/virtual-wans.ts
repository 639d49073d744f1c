import { armFetch, resourceFetch } from '../arm/arm-fetch.js';
import {
  AzureExpressRouteGateway,
  AzurePointToSiteVpnGateway,
  AzureVirtualHub,
  AzureVirtualHubConnection,
  AzureVirtualWan,
  AzureVpnGateway,
  AzureVpnServerConfiguration,
  AzureVpnSite,
} from '../generated/index.js';

export const virtualWans = resourceFetch(AzureVirtualWan, 'Microsoft.Network/virtualWans');

export const virtualHubs = resourceFetch(AzureVirtualHub, 'Microsoft.Network/virtualHubs');

export const virtualHubConnections = armFetch(
  AzureVirtualHubConnection,
  'Microsoft.Network/virtualHubs/{hub}/hubVirtualNetworkConnections',
  '2023-09-01',
);

export const vpnGateways = resourceFetch(AzureVpnGateway, 'Microsoft.Network/vpnGateways');

export const vpnSites = resourceFetch(AzureVpnSite, 'Microsoft.Network/vpnSites');

export const expressRouteGateways = resourceFetch(AzureExpressRouteGateway, 'Microsoft.Network/expressRouteGateways');

export const pointToSiteVpnGateways = resourceFetch(AzurePointToSiteVpnGateway, 'Microsoft.Network/p2sVpnGateways');

export const vpnServerConfigurations = resourceFetch(
  AzureVpnServerConfiguration,
  'Microsoft.Network/vpnServerConfigurations',
);
