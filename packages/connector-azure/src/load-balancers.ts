import { backendMembers, poolMembers } from './backend-members.js';
import {
  AzureLoadBalancer,
  AzureLoadBalancerBackendPool,
  AzureLoadBalancerFrontendIPConfiguration,
  AzureLoadBalancerInboundNatRule,
  AzureLoadBalancerRule,
} from './generated/index.js';
import { type ArmThing, partsFetch } from './resource-parts.js';

export const loadBalancers = partsFetch(AzureLoadBalancer, 'Microsoft.Network/loadBalancers', [
  [AzureLoadBalancerFrontendIPConfiguration, 'frontendIPConfigurations'],
  [AzureLoadBalancerBackendPool, 'backendAddressPools', poolMembers],
  [AzureLoadBalancerRule, 'loadBalancingRules', rulePools],
  [
    AzureLoadBalancerInboundNatRule,
    'inboundNatRules',
    ({ properties }) => backendMembers([properties?.backendIPConfiguration ?? {}]),
  ],
]);

/** Newer answers name the one pool of a rule both alone and in a list; a rule of a gateway balancer has several. */
function rulePools({ properties = {} }: ArmThing): object {
  const { backendAddressPool, backendAddressPools = [] } = properties;
  const pools: readonly (ArmThing | undefined)[] = [backendAddressPool, ...backendAddressPools];
  return { BackendPools: [...new Set(pools.flatMap((pool) => pool?.id ?? []))] };
}
