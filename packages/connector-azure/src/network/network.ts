import { resourceFetch } from '../arm/arm-fetch.js';
import { partsFetch } from '../arm/parts-fetch.js';
import {
  AzureApplicationSecurityGroup,
  AzureDdosProtectionPlan,
  AzureNatGateway,
  AzureNetworkInterface,
  AzurePublicIPAddress,
  AzurePublicIPPrefix,
  AzureSubnet,
  AzureVirtualNetwork,
} from '../generated/index.js';

export const virtualNetworks = partsFetch(AzureVirtualNetwork, 'Microsoft.Network/virtualNetworks', [
  [AzureSubnet, 'subnets'],
]);

export const networkInterfaces = resourceFetch(AzureNetworkInterface, 'Microsoft.Network/networkInterfaces');

export const publicIpAddresses = resourceFetch(AzurePublicIPAddress, 'Microsoft.Network/publicIPAddresses');

export const publicIpPrefixes = resourceFetch(AzurePublicIPPrefix, 'Microsoft.Network/publicIPPrefixes');

export const natGateways = resourceFetch(AzureNatGateway, 'Microsoft.Network/natGateways');

export const ddosProtectionPlans = resourceFetch(AzureDdosProtectionPlan, 'Microsoft.Network/ddosProtectionPlans');

export const applicationSecurityGroups = resourceFetch(
  AzureApplicationSecurityGroup,
  'Microsoft.Network/applicationSecurityGroups',
);
