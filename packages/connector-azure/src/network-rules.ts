import { resourceFetch } from './define-fetch.js';
import {
  AzureIPGroup,
  AzureIpRange,
  AzureNetworkSecurityGroup,
  AzureNetworkSecurityRule,
  AzureRoute,
  AzureRouteTable,
} from './generated/index.js';
import { emission, emittingFetch, partsFetch } from './resource-parts.js';
import { securityRules } from './security-rules.js';

export const networkSecurityGroups = emittingFetch(
  [AzureNetworkSecurityGroup, AzureNetworkSecurityRule, AzureIpRange],
  'Microsoft.Network/networkSecurityGroups',
  function* (group) {
    yield emission(AzureNetworkSecurityGroup, group);
    const rules = securityRules(group);
    for (const rule of rules) yield emission(AzureNetworkSecurityRule, rule);
    for (const Cidr of new Set(rules.flatMap(({ Ranges }) => Ranges)))
      yield emission(AzureIpRange, { Cidr, Family: Cidr.includes(':') ? 'ipv6' : 'ipv4' });
  },
);

export const routeTables = partsFetch(AzureRouteTable, 'Microsoft.Network/routeTables', [[AzureRoute, 'routes']]);

export const ipGroups = resourceFetch(AzureIPGroup, 'Microsoft.Network/ipGroups');
