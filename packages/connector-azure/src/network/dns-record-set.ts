import type { ArmRef, ArmThing } from '../arm/arm-thing.js';
import { targetsByType } from '../arm/targets-by-type.js';
import { azureNames } from './azure-names.js';

/** Where a record of each type says what its name stands for. Of TXT records nothing is taken: people keep tokens in them. */
const VALUES: Readonly<Record<string, readonly [list: string, value: string]>> = {
  A: ['arecords', 'ipv4Address'],
  AAAA: ['aaaarecords', 'ipv6Address'],
  CAA: ['caarecords', 'value'],
  CNAME: ['cnamerecord', 'cname'],
  MX: ['mxrecords', 'exchange'],
  NS: ['nsrecords', 'nsdname'],
  PTR: ['ptrrecords', 'ptrdname'],
  SRV: ['srvrecords', 'target'],
};

interface RecordProperties {
  readonly fqdn?: string;
  readonly targetResource?: ArmRef;
}

/** Shapes a record set. Public and private zones write the same properties in different case: `ARecords` and `aRecords`. */
export function dnsRecordSet(record: ArmThing<RecordProperties> & { readonly type?: string }): object {
  const { properties = {}, type = '' } = record;
  const byName = new Map(Object.entries(properties).map(([name, value]) => [name.toLowerCase(), value]));
  const RecordType = type.slice(type.lastIndexOf('/') + 1).toUpperCase();
  const [list, value] = VALUES[RecordType] ?? ['', ''];
  const found = [byName.get(list) ?? []].flat() as readonly Readonly<Record<string, string>>[];
  const Values = found.flatMap((one) => one[value] ?? []);
  return {
    ...record,
    RecordType,
    Fqdn: properties.fqdn?.toLowerCase().replace(/\.$/, ''),
    Ttl: byName.get('ttl'),
    Values,
    ...azureNames(RecordType === 'CNAME' ? Values[0] : undefined),
    Targets: targetsByType([{ id: properties.targetResource?.id }]),
  };
}
