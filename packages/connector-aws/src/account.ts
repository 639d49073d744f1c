import { DescribeRegionsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { IAMClient, paginateListAccountAliases } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { defineFetch } from './define-fetch.js';
import { AWSAccount, AWSRegion } from './generated/index.js';

export const accounts = defineFetch({
  emits: AWSAccount,
  calls: ['sts:GetCallerIdentity', 'iam:ListAccountAliases'],
  async *fetch({ aws, scope }) {
    // Asked first: it needs no permission, so it fails only when the account's credentials do.
    const caller = await aws(STSClient).send(new GetCallerIdentityCommand({}));
    // An account has one at most, but IAM may give it on a later page than the first.
    const aliases: string[] = [];
    for await (const page of paginateListAccountAliases({ client: aws(IAMClient) }, {})) {
      aliases.push(...(page.AccountAliases ?? []));
    }
    const partition = caller.Arn?.split(':')[1] ?? 'aws';
    yield { Arn: `arn:${partition}:iam::${scope.account}:root`, Alias: aliases[0] };
  },
});

export const regions = defineFetch({
  emits: AWSRegion,
  calls: ['ec2:DescribeRegions'],
  async *fetch({ aws }) {
    yield* (await aws(EC2Client).send(new DescribeRegionsCommand({}))).Regions ?? [];
  },
});
