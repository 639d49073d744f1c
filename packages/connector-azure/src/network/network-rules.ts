import { resourceFetch } from '../arm/arm-fetch.js';
import { type ArmThing, emission } from '../arm/arm-thing.js';
import { partsFetch } from '../arm/parts-fetch.js';
import {
  AzureIPGroup,
  AzureIpRange,
  AzureNetworkSecurityGroup,
  AzureNetworkSecurityRule,
  AzureRoute,
  AzureRouteTable,
} from '../generated/index.js';
import { securityRules } from './security-rules.js';

export const networkSecurityGroups = resourceFetch(
  [AzureNetworkSecurityGroup, AzureNetworkSecurityRule, AzureIpRange],
  'Microsoft.Network/networkSecurityGroups',
  function* (group: ArmThing) {
    yield emission(AzureNetworkSecurityGroup, group);
    const rules = securityRules(group);
    for (const rule of rules) yield emission(AzureNetworkSecurityRule, rule);
    for (const Cidr of new Set(rules.flatMap(({ Ranges }) => Ranges)))
      yield emission(AzureIpRange, { Cidr, Family: Cidr.includes(':') ? 'ipv6' : 'ipv4' });
  },
);

export const routeTables = partsFetch(AzureRouteTable, 'Microsoft.Network/routeTables', [[AzureRoute, 'routes']]);

export const ipGroups = resourceFetch(AzureIPGroup, 'Microsoft.Network/ipGroups');
