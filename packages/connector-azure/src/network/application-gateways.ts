import { resourceFetch } from '../arm/arm-fetch.js';
import { type ArmRef, type ArmThing, elements } from '../arm/arm-thing.js';
import { partsFetch } from '../arm/parts-fetch.js';
import {
  AzureApplicationGateway,
  AzureApplicationGatewayBackendPool,
  AzureApplicationGatewayFrontendIPConfiguration,
  AzureApplicationGatewayRule,
  AzureWebApplicationFirewallPolicy,
} from '../generated/index.js';
import { gatewayRule } from './application-gateway-rule.js';
import { poolMembers } from './backend-members.js';
import { isPublicAddress } from './ip-ranges.js';
import { withRuleSets } from './waf-rule-sets.js';

export const applicationGateways = partsFetch(
  AzureApplicationGateway,
  'Microsoft.Network/applicationGateways',
  [
    [AzureApplicationGatewayFrontendIPConfiguration, 'frontendIPConfigurations'],
    [
      AzureApplicationGatewayBackendPool,
      'backendAddressPools',
      (pool: ArmThing<{ backendAddresses?: readonly { readonly ipAddress?: string }[] }>) => {
        const addresses = (pool.properties?.backendAddresses ?? []).flatMap(({ ipAddress }) => ipAddress ?? []);
        return { ...poolMembers(pool), PublicAddresses: addresses.filter(isPublicAddress) };
      },
    ],
    [AzureApplicationGatewayRule, 'requestRoutingRules', gatewayRule],
  ],
  (gateway) => ({
    SubnetId: elements<{ subnet?: ArmRef }>(gateway, 'gatewayIPConfigurations')[0]?.properties?.subnet?.id,
  }),
);

export const webApplicationFirewallPolicies = resourceFetch(
  AzureWebApplicationFirewallPolicy,
  'Microsoft.Network/ApplicationGatewayWebApplicationFirewallPolicies',
  withRuleSets,
);
