import { gatewayRule } from './application-gateway-rule.js';
import { poolMembers } from './backend-members.js';
import {
  AzureApplicationGateway,
  AzureApplicationGatewayBackendPool,
  AzureApplicationGatewayFrontendIPConfiguration,
  AzureApplicationGatewayRule,
  AzureWebApplicationFirewallPolicy,
} from './generated/index.js';
import { isPublicAddress } from './ip-ranges.js';
import { elements, partsFetch, shapedFetch } from './resource-parts.js';
import { managedRuleSets } from './waf-rule-sets.js';

export const applicationGateways = partsFetch(
  AzureApplicationGateway,
  'Microsoft.Network/applicationGateways',
  [
    [AzureApplicationGatewayFrontendIPConfiguration, 'frontendIPConfigurations'],
    [
      AzureApplicationGatewayBackendPool,
      'backendAddressPools',
      (pool) => {
        const addresses = (pool.properties?.backendAddresses ?? []) as readonly { readonly ipAddress?: string }[];
        const known = addresses.flatMap(({ ipAddress }) => ipAddress ?? []);
        return { ...poolMembers(pool), PublicAddresses: known.filter(isPublicAddress) };
      },
    ],
    [AzureApplicationGatewayRule, 'requestRoutingRules', gatewayRule],
  ],
  (gateway) => ({ SubnetId: elements(gateway, 'gatewayIPConfigurations')[0]?.properties?.subnet?.id }),
);

export const webApplicationFirewallPolicies = shapedFetch(
  AzureWebApplicationFirewallPolicy,
  'Microsoft.Network/ApplicationGatewayWebApplicationFirewallPolicies',
  managedRuleSets,
);
