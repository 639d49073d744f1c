import { armFetch, resourceFetch } from '../arm/arm-fetch.js';
import { parentIdOf } from '../arm/arm-id.js';
import { type ArmRef, type ArmThing, elements, emission } from '../arm/arm-thing.js';
import {
  AzureFirewall,
  AzureFirewallIPConfiguration,
  AzureFirewallPolicy,
  AzureFirewallPolicyRule,
  AzureFirewallPolicyRuleCollectionGroup,
} from '../generated/index.js';
import { firewallPolicyRules } from './firewall-policy-rules.js';

const LISTS = [
  'ipConfigurations',
  'networkRuleCollections',
  'applicationRuleCollections',
  'natRuleCollections',
  'ipGroups',
];

export const firewalls = resourceFetch(
  [AzureFirewall, AzureFirewallIPConfiguration],
  'Microsoft.Network/azureFirewalls',
  function* (firewall: ArmThing<{ managementIpConfiguration?: ArmThing }>) {
    const own = elements<{ subnet?: ArmRef }>(firewall, 'ipConfigurations');
    const management = firewall.properties?.managementIpConfiguration ?? undefined;
    const subnet = own.find(({ properties }) => properties?.subnet)?.properties?.subnet?.id;
    yield emission(AzureFirewall, {
      ...firewall,
      VirtualNetworkId: subnet === undefined ? undefined : parentIdOf(subnet),
      HasManagementIp: management !== undefined,
      Counts: Object.fromEntries(LISTS.map((list) => [list, elements(firewall, list).length])),
    });
    for (const configuration of management === undefined ? own : [...own, management]) {
      const IsManagement = configuration === management;
      yield emission(AzureFirewallIPConfiguration, { ...configuration, Parent: firewall.id, IsManagement });
    }
  },
);

export const firewallPolicies = resourceFetch(AzureFirewallPolicy, 'Microsoft.Network/firewallPolicies');

export const firewallPolicyRuleCollectionGroups = armFetch(
  [AzureFirewallPolicyRuleCollectionGroup, AzureFirewallPolicyRule],
  'Microsoft.Network/firewallPolicies/{policy}/ruleCollectionGroups',
  '2023-04-01',
  {
    *shape(group: ArmThing) {
      yield emission(AzureFirewallPolicyRuleCollectionGroup, group);
      for (const rule of firewallPolicyRules(group)) yield emission(AzureFirewallPolicyRule, rule);
    },
  },
);
