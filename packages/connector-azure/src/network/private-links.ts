import { resourceFetch } from '../arm/arm-fetch.js';
import { AzurePrivateEndpoint, AzurePrivateLinkService } from '../generated/index.js';
import { withConnections } from './private-connections.js';

export const privateEndpoints = resourceFetch(
  AzurePrivateEndpoint,
  'Microsoft.Network/privateEndpoints',
  withConnections,
);

export const privateLinkServices = resourceFetch(AzurePrivateLinkService, 'Microsoft.Network/privateLinkServices');
