import type { MakeResources, Place } from '../azure-estate.js';
import { networkId, networkResource } from './network-resource.js';

export const dns: MakeResources = (place) => {
  const id = (path: string) => ({ id: networkId(place, path) });
  const zone = place.name === 'production' ? 'example.com' : `${place.name}.example.com`;
  const inside = 'privatelink.blob.core.windows.net';
  return [
    networkResource(place, `dnszones/${zone}`, {
      zoneType: 'Public',
      numberOfRecordSets: 5,
      nameServers: ['ns1-01.azure-dns.com.', 'ns2-01.azure-dns.net.'],
    }),
    recordSet(place, `dnszones/${zone}/recordsets/www`, 'A', {
      fqdn: `www.${zone}.`,
      TTL: 300,
      ARecords: [],
      targetResource: id('publicIPAddresses/gateway'),
    }),
    recordSet(place, `dnszones/${zone}/recordsets/shop`, 'CNAME', {
      fqdn: `Shop.${zone}.`,
      TTL: 3600,
      CNAMERecord: { cname: 'Edge.z01.azurefd.net' },
      targetResource: {},
    }),
    recordSet(place, `dnszones/${zone}/recordsets/campaign`, 'CNAME', {
      fqdn: `campaign.${zone}.`,
      TTL: 3600,
      CNAMERecord: { cname: 'campaign-of-last-year.trafficmanager.net' },
      targetResource: {},
    }),
    recordSet(place, `dnszones/${zone}/recordsets/partner`, 'CNAME', {
      fqdn: `partner.${zone}.`,
      TTL: 3600,
      CNAMERecord: { cname: 'partner.example.org' },
      targetResource: {},
    }),
    recordSet(place, `dnszones/${zone}/recordsets/@`, 'TXT', {
      fqdn: `${zone}.`,
      TTL: 3600,
      TXTRecords: [{ value: ['canary-text-record-not-a-secret'] }],
    }),
    networkResource(
      place,
      `privateDnsZones/${inside}`,
      { numberOfRecordSets: 2, numberOfVirtualNetworkLinks: 1 },
      { location: 'global' },
    ),
    networkResource(
      place,
      `privateDnsZones/${inside}/virtualNetworkLinks/spoke`,
      {
        virtualNetwork: id('virtualNetworks/spoke'),
        registrationEnabled: false,
        virtualNetworkLinkState: 'Completed',
      },
      { location: 'global' },
    ),
    recordSet(place, `privateDnsZones/${inside}/ALL/${place.name}assets`, 'A', {
      fqdn: `${place.name}assets.${inside}.`,
      ttl: 10,
      aRecords: [{ ipv4Address: '10.1.2.4' }],
      isAutoRegistered: false,
    }),
    networkResource(place, 'trafficManagerProfiles/shop', {
      profileStatus: 'Enabled',
      trafficRoutingMethod: 'Priority',
      dnsConfig: { relativeName: 'shop', fqdn: 'shop.trafficmanager.net', ttl: 30 },
      monitorConfig: {
        protocol: 'HTTPS',
        port: 443,
        path: '/',
        customHeaders: [{ name: 'key', value: 'canary-probe-header-not-a-secret' }],
      },
      endpoints: [
        {
          id: networkId(place, 'trafficManagerProfiles/shop/azureEndpoints/first'),
          name: 'first',
          properties: { targetResourceId: id('publicIPAddresses/gateway').id, target: 'shop.example.com' },
        },
      ],
    }),
  ];
};

/** The real id has the type of the records where these have the name of the list, by which the simulator finds them. */
function recordSet(place: Place, path: string, type: string, properties: object) {
  const kind = path.startsWith('dnszones') ? 'dnszones' : 'privateDnsZones';
  return { ...networkResource(place, path, properties), type: `Microsoft.Network/${kind}/${type}` };
}
