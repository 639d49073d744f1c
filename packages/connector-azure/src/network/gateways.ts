import { resourceFetch } from '../arm/arm-fetch.js';
import { partsFetch } from '../arm/parts-fetch.js';
import {
  AzureBastionHost,
  AzureExpressRouteCircuit,
  AzureExpressRouteCircuitPeering,
  AzureLocalNetworkGateway,
  AzureVirtualNetworkGateway,
  AzureVirtualNetworkGatewayConnection,
} from '../generated/index.js';

export const bastionHosts = resourceFetch(AzureBastionHost, 'Microsoft.Network/bastionHosts');

export const virtualNetworkGateways = resourceFetch(
  AzureVirtualNetworkGateway,
  'Microsoft.Network/virtualNetworkGateways',
);

export const virtualNetworkGatewayConnections = resourceFetch(
  AzureVirtualNetworkGatewayConnection,
  'Microsoft.Network/connections',
);

export const localNetworkGateways = resourceFetch(AzureLocalNetworkGateway, 'Microsoft.Network/localNetworkGateways');

export const expressRouteCircuits = partsFetch(AzureExpressRouteCircuit, 'Microsoft.Network/expressRouteCircuits', [
  [AzureExpressRouteCircuitPeering, 'peerings'],
]);
