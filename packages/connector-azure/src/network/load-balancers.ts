import { type ArmRef, type ArmThing, elements, idsOf } from '../arm/arm-thing.js';
import { partsFetch } from '../arm/parts-fetch.js';
import {
  AzureLoadBalancer,
  AzureLoadBalancerBackendPool,
  AzureLoadBalancerFrontendIPConfiguration,
  AzureLoadBalancerInboundNatRule,
  AzureLoadBalancerRule,
} from '../generated/index.js';
import { backendMembers, poolMembers } from './backend-members.js';

export const loadBalancers = partsFetch(AzureLoadBalancer, 'Microsoft.Network/loadBalancers', [
  [AzureLoadBalancerFrontendIPConfiguration, 'frontendIPConfigurations'],
  [AzureLoadBalancerBackendPool, 'backendAddressPools', poolMembers],
  [AzureLoadBalancerRule, 'loadBalancingRules', rulePools],
  [
    AzureLoadBalancerInboundNatRule,
    'inboundNatRules',
    ({ properties }: ArmThing<{ backendIPConfiguration?: ArmRef }>) =>
      backendMembers([properties?.backendIPConfiguration]),
  ],
]);

/** Newer answers name the one pool of a rule both alone and in a list; a rule of a gateway balancer has several. */
function rulePools(rule: ArmThing<{ backendAddressPool?: ArmRef }>): object {
  return { BackendPools: idsOf([rule.properties?.backendAddressPool, ...elements(rule, 'backendAddressPools')]) };
}
