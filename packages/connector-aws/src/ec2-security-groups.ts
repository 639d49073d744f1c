import { EC2Client, paginateDescribeSecurityGroups } from '@aws-sdk/client-ec2';
import { emit } from '@cadastre/core';
import { defineFetch } from './define-fetch.js';
import { ipRules } from './ec2-ip-rules.js';
import { ownedBy } from './ec2-owned-by.js';
import { AWSEC2SecurityGroup, AWSIpRange, AWSIpRule } from './generated/index.js';
import { readTags } from './tags.js';

// The rules come from the groups' own listing and not from DescribeSecurityGroupRules: one answer says both, so they always agree.
export const ec2SecurityGroups = defineFetch({
  emits: [AWSEC2SecurityGroup, AWSIpRule, AWSIpRange],
  calls: ['ec2:DescribeSecurityGroups'],
  async *fetch({ aws, scope }) {
    const pages = paginateDescribeSecurityGroups({ client: aws(EC2Client), pageSize: 1000 }, ownedBy(scope));
    for await (const { SecurityGroups } of pages) {
      for (const group of SecurityGroups ?? []) {
        yield emit(AWSEC2SecurityGroup, { ...group, ...readTags(group.Tags) });
        const rules = ipRules(group);
        for (const rule of rules) yield emit(AWSIpRule, rule);
        for (const Cidr of new Set(rules.map((rule) => rule.Cidr))) {
          if (Cidr !== undefined) yield emit(AWSIpRange, { Cidr, Family: Cidr.includes(':') ? 'ipv6' : 'ipv4' });
        }
      }
    }
  },
});
