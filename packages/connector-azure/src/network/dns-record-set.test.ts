import { expect, it } from 'vitest';
import { dnsRecordSet } from './dns-record-set.js';

const set = (type: string, properties: object) => dnsRecordSet({ id: 'i', type, properties });

it('reads public and private zones, which write the same in different case', () => {
  const expected = { RecordType: 'A', Ttl: 300, Values: ['192.0.2.1', '192.0.2.2'] };
  const records = [{ ipv4Address: '192.0.2.1' }, { ipv4Address: '192.0.2.2' }];
  expect(set('Microsoft.Network/dnszones/A', { TTL: 300, ARecords: records })).toMatchObject(expected);
  expect(set('Microsoft.Network/privateDnsZones/A', { ttl: 300, aRecords: records })).toMatchObject(expected);
});

it('writes a name in lower case and without the dot at its end', () => {
  const alias = set('Microsoft.Network/dnszones/CNAME', {
    fqdn: 'Shop.Example.com.',
    CNAMERecord: { cname: 'example.azurefd.net' },
  });
  expect(alias).toMatchObject({ Fqdn: 'shop.example.com', Values: ['example.azurefd.net'] });
});

it('takes nothing of TXT records, in which people keep tokens', () => {
  const text = set('Microsoft.Network/dnszones/TXT', { TXTRecords: [{ value: ['canary'] }] });
  expect(text).toMatchObject({ RecordType: 'TXT', Values: [] });
});
