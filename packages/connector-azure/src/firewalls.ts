import { childrenFetch } from './arm-children.js';
import { ownerOf } from './arm-targets.js';
import { resourceFetch } from './define-fetch.js';
import { firewallPolicyRules } from './firewall-policy-rules.js';
import {
  AzureFirewall,
  AzureFirewallIPConfiguration,
  AzureFirewallPolicy,
  AzureFirewallPolicyRule,
  AzureFirewallPolicyRuleCollectionGroup,
} from './generated/index.js';
import { type ArmThing, elements, emission, emittingFetch } from './resource-parts.js';

export const firewalls = emittingFetch(
  [AzureFirewall, AzureFirewallIPConfiguration],
  'Microsoft.Network/azureFirewalls',
  function* (firewall) {
    const own = elements(firewall, 'ipConfigurations');
    const management: ArmThing | undefined = firewall.properties?.managementIpConfiguration;
    const subnet: string | undefined = own.find(({ properties }) => properties?.subnet?.id)?.properties.subnet.id;
    const lists = ['networkRuleCollections', 'applicationRuleCollections', 'natRuleCollections', 'ipGroups'];
    yield emission(AzureFirewall, {
      ...firewall,
      VirtualNetworkId: subnet === undefined ? undefined : ownerOf(subnet),
      HasManagementIp: management !== undefined,
      Counts: Object.fromEntries(['ipConfigurations', ...lists].map((list) => [list, elements(firewall, list).length])),
    });
    for (const configuration of own)
      yield emission(AzureFirewallIPConfiguration, { ...configuration, Parent: firewall.id, IsManagement: false });
    if (management !== undefined)
      yield emission(AzureFirewallIPConfiguration, { ...management, Parent: firewall.id, IsManagement: true });
  },
);

export const firewallPolicies = resourceFetch(AzureFirewallPolicy, 'Microsoft.Network/firewallPolicies');

export const firewallPolicyRuleCollectionGroups = childrenFetch(
  [AzureFirewallPolicyRuleCollectionGroup, AzureFirewallPolicyRule],
  'Microsoft.Network/firewallPolicies/{policy}/ruleCollectionGroups',
  '2023-09-01',
  {
    *emissions(group) {
      yield emission(AzureFirewallPolicyRuleCollectionGroup, group);
      for (const rule of firewallPolicyRules(group)) yield emission(AzureFirewallPolicyRule, rule);
    },
  },
);
