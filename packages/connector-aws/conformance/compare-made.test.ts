import type { NodeRow } from '@cadastre/core';
import { describe, expect, it } from 'vitest';
import { AWSIpRule, AWSKMSKeyPolicy } from '../src/generated/index.js';
import { compareMade } from './compare-made.js';
import { planOf, recording } from './test-kit.js';

const row = (properties: NodeRow['properties']): NodeRow => {
  return { kind: 'node', id: 'x', properties, labels: [], edges: [], warnings: [] };
};

describe('compareMade', () => {
  it('wants one rule for each peer, in its own direction', async () => {
    const call = 'ec2:DescribeSecurityGroups';
    const open = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: '0.0.0.0/0' }] };
    const out = {
      IpProtocol: '-1',
      UserIdGroupPairs: [{ GroupId: 'sg-2', UserId: '1' }],
      Ipv6Ranges: [{ CidrIpv6: '::/0' }],
    };
    const group = { GroupId: 'sg-1', IpPermissions: [open], IpPermissionsEgress: [out] };
    const answer = recording({ SecurityGroups: [group] }, { call });
    const plan = await planOf(AWSIpRule, [call]);
    const ssh = {
      group_id: 'sg-1',
      direction: 'ingress',
      protocol: 'tcp',
      from_port: 22,
      to_port: 22,
      cidr: '0.0.0.0/0',
    };
    const all = { group_id: 'sg-1', direction: 'egress', protocol: '-1' };
    const right = [
      row({ ...all, cidr: '::/0' }),
      row(ssh),
      row({ ...all, referenced_group_id: 'sg-2', referenced_account_id: '1' }),
    ];
    expect(compareMade(plan, right, [answer])).toMatchObject({ differences: [], fields: 27 });
    const turned = [...right.slice(0, 1), row({ ...ssh, direction: 'egress' }), ...right.slice(2)];
    expect(compareMade(plan, turned, [answer])?.differences.map(({ got }) => got)).toMatchObject([
      'no such row',
      { cidr: '0.0.0.0/0' },
    ]);
    expect(compareMade(plan, right.slice(1), [answer])?.differences).toHaveLength(1);
  });

  it("wants everyone whom a key's policy names", async () => {
    const call = 'kms:GetKeyPolicy';
    const allow = { Effect: 'Allow', Principal: { AWS: ['b', 'a'], Service: 's' }, Action: '*' };
    const deny = { Effect: 'Deny', Principal: '*', Action: '*' };
    const answer = recording({ Policy: JSON.stringify({ Statement: [allow, deny] }) }, { call });
    const plan = await planOf(AWSKMSKeyPolicy, [call]);
    expect(compareMade(plan, [row({ policy_principals: ['a', 'b', 's'] })], [answer])?.differences).toEqual([]);
    expect(compareMade(plan, [row({ policy_principals: ['*', 'a', 'b', 's'] })], [answer])?.differences).toHaveLength(
      2,
    );
  });

  it('has nothing to say of other schemas, or of errors', async () => {
    const call = 'kms:GetKeyPolicy';
    const plan = await planOf(AWSKMSKeyPolicy, [call]);
    expect(compareMade(plan, [], [recording({}, { call, status: 403 })])).toBeUndefined();
    expect(compareMade(plan, [], [recording({})])).toBeUndefined();
  });
});
