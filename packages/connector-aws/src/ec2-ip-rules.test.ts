import { expect, it } from 'vitest';
import { ipRules } from './ec2-ip-rules.js';

const group = {
  GroupId: 'sg-1',
  IpPermissions: [
    {
      IpProtocol: 'tcp',
      FromPort: 22,
      ToPort: 22,
      IpRanges: [{ CidrIp: '10.0.0.0/8', Description: 'office' }, { CidrIp: '192.168.0.0/16' }],
      Ipv6Ranges: [{ CidrIpv6: '::/0' }],
      PrefixListIds: [{ PrefixListId: 'pl-1' }],
      UserIdGroupPairs: [{ GroupId: 'sg-2', UserId: '111122223333', VpcPeeringConnectionId: 'pcx-1' }],
    },
  ],
  IpPermissionsEgress: [{ IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: 'sg-3', UserId: '111122223333' }] }],
};

it('makes one rule of each peer, whose id says what the rule says', () => {
  expect(ipRules(group).map(({ RuleId }) => RuleId)).toEqual([
    'sg-1|ingress|tcp|22|22|10.0.0.0/8',
    'sg-1|ingress|tcp|22|22|192.168.0.0/16',
    'sg-1|ingress|tcp|22|22|::/0',
    'sg-1|ingress|tcp|22|22|pl-1',
    'sg-1|ingress|tcp|22|22|sg-2',
    'sg-1|egress|-1|||sg-3',
  ]);
});

it('keeps what each peer says of itself, and points at groups in the direction of the traffic', () => {
  const [office, , , , from, to] = ipRules(group);
  expect(office).toMatchObject({ Cidr: '10.0.0.0/8', Description: 'office', FromPort: 22, SourceGroupId: undefined });
  expect(from).toMatchObject({ SourceGroupId: 'sg-2', PeeringConnectionId: 'pcx-1', DestinationGroupId: undefined });
  expect(to).toMatchObject({ DestinationGroupId: 'sg-3', PeerAccountId: '111122223333', SourceGroupId: undefined });
});

it.each([
  ['its group', { ...group, GroupId: undefined }],
  ['its protocol', { GroupId: 'sg-1', IpPermissions: [{ IpRanges: [{ CidrIp: '::/0' }] }] }],
  ['its peer', { GroupId: 'sg-1', IpPermissions: [{ IpProtocol: 'tcp', IpRanges: [{ Description: 'nobody' }] }] }],
])('gives a rule without %s no id, so that it is not taken for another one', (_what, incomplete) => {
  const ids = ipRules(incomplete).map(({ RuleId }) => RuleId);
  expect(ids.length).toBeGreaterThan(0);
  expect(ids.every((id) => id === undefined)).toBe(true);
});
