import { childrenFetch } from './arm-children.js';
import { resourceFetch } from './define-fetch.js';
import { firewallPolicyRules } from './firewall-policy-rules.js';
import {
  AzureFirewall,
  AzureFirewallIPConfiguration,
  AzureFirewallPolicy,
  AzureFirewallPolicyRule,
  AzureFirewallPolicyRuleCollectionGroup,
} from './generated/index.js';
import { parentId } from './parent-id.js';
import { type ArmRef, type ArmThing, elements, emission, emittingFetch } from './resource-parts.js';

const LISTS = [
  'ipConfigurations',
  'networkRuleCollections',
  'applicationRuleCollections',
  'natRuleCollections',
  'ipGroups',
];

export const firewalls = emittingFetch(
  [AzureFirewall, AzureFirewallIPConfiguration],
  'Microsoft.Network/azureFirewalls',
  function* (firewall: ArmThing<{ managementIpConfiguration?: ArmThing }>) {
    const own = elements<{ subnet?: ArmRef }>(firewall, 'ipConfigurations');
    const management = firewall.properties?.managementIpConfiguration ?? undefined;
    const subnet = own.find(({ properties }) => properties?.subnet)?.properties?.subnet?.id;
    yield emission(AzureFirewall, {
      ...firewall,
      VirtualNetworkId: parentId(subnet),
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

export const firewallPolicyRuleCollectionGroups = childrenFetch(
  [AzureFirewallPolicyRuleCollectionGroup, AzureFirewallPolicyRule],
  'Microsoft.Network/firewallPolicies/{policy}/ruleCollectionGroups',
  '2023-04-01',
  {
    *emissions(group) {
      yield emission(AzureFirewallPolicyRuleCollectionGroup, group);
      for (const rule of firewallPolicyRules(group)) yield emission(AzureFirewallPolicyRule, rule);
    },
  },
);
