import { resourceFetch } from './define-fetch.js';
import { AzurePrivateEndpoint, AzurePrivateLinkService } from './generated/index.js';
import { privateConnections } from './private-connections.js';
import { shapedFetch } from './resource-parts.js';

export const privateEndpoints = shapedFetch(
  AzurePrivateEndpoint,
  'Microsoft.Network/privateEndpoints',
  privateConnections,
);

export const privateLinkServices = resourceFetch(AzurePrivateLinkService, 'Microsoft.Network/privateLinkServices');
