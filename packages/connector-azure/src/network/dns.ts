import { armFetch, resourceFetch } from '../arm/arm-fetch.js';
import { type ArmThing, elements } from '../arm/arm-thing.js';
import { targetsByType } from '../arm/targets-by-type.js';
import {
  AzureDNSRecordSet,
  AzureDNSZone,
  AzurePrivateDNSRecordSet,
  AzurePrivateDNSZone,
  AzurePrivateDNSZoneLink,
  AzureTrafficManagerProfile,
} from '../generated/index.js';
import { dnsRecordSet } from './dns-record-set.js';

export const dnsZones = resourceFetch(AzureDNSZone, 'Microsoft.Network/dnsZones');

export const dnsRecordSets = armFetch(AzureDNSRecordSet, 'Microsoft.Network/dnsZones/{zone}/recordsets', '2018-05-01', {
  shape: dnsRecordSet,
});

export const privateDnsZones = resourceFetch(AzurePrivateDNSZone, 'Microsoft.Network/privateDnsZones');

export const privateDnsZoneLinks = resourceFetch(
  AzurePrivateDNSZoneLink,
  'Microsoft.Network/privateDnsZones/virtualNetworkLinks',
);

export const privateDnsRecordSets = armFetch(
  AzurePrivateDNSRecordSet,
  'Microsoft.Network/privateDnsZones/{zone}/ALL',
  '2020-06-01',
  { shape: dnsRecordSet },
);

export const trafficManagerProfiles = resourceFetch(
  AzureTrafficManagerProfile,
  'Microsoft.Network/trafficManagerProfiles',
  (profile: ArmThing) => ({
    ...profile,
    Targets: targetsByType(
      elements<{ targetResourceId?: string }>(profile, 'endpoints').map(({ properties }) => ({
        id: properties?.targetResourceId,
      })),
    ),
  }),
);
