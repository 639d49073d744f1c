import { childrenFetch } from './arm-children.js';
import { targetsByType } from './arm-targets.js';
import { resourceFetch } from './define-fetch.js';
import { dnsRecordSet } from './dns-record-set.js';
import {
  AzureDNSRecordSet,
  AzureDNSZone,
  AzurePrivateDNSRecordSet,
  AzurePrivateDNSZone,
  AzurePrivateDNSZoneLink,
  AzureTrafficManagerProfile,
} from './generated/index.js';
import { parentId } from './parent-id.js';
import { elements, emission, shapedFetch } from './resource-parts.js';

export const dnsZones = resourceFetch(AzureDNSZone, 'Microsoft.Network/dnsZones');

export const dnsRecordSets = childrenFetch(
  [AzureDNSRecordSet],
  'Microsoft.Network/dnsZones/{zone}/recordsets',
  '2018-05-01',
  { emissions: (record) => [emission(AzureDNSRecordSet, dnsRecordSet(record))] },
);

export const privateDnsZones = resourceFetch(AzurePrivateDNSZone, 'Microsoft.Network/privateDnsZones');

export const privateDnsZoneLinks = shapedFetch(
  AzurePrivateDNSZoneLink,
  'Microsoft.Network/privateDnsZones/virtualNetworkLinks',
  ({ id }) => ({ ZoneId: parentId(id) }),
);

export const privateDnsRecordSets = childrenFetch(
  [AzurePrivateDNSRecordSet],
  'Microsoft.Network/privateDnsZones/{zone}/ALL',
  '2020-06-01',
  { emissions: (record) => [emission(AzurePrivateDNSRecordSet, dnsRecordSet(record))] },
);

export const trafficManagerProfiles = shapedFetch(
  AzureTrafficManagerProfile,
  'Microsoft.Network/trafficManagerProfiles',
  (profile) => ({
    Targets: targetsByType(
      elements<{ targetResourceId?: string }>(profile, 'endpoints').map(({ properties }) => ({
        id: properties?.targetResourceId,
      })),
    ),
  }),
);
