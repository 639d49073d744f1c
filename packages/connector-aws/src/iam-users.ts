import {
  GetAccessKeyLastUsedCommand,
  GetLoginProfileCommand,
  IAMClient,
  paginateListAccessKeys,
  paginateListMFADevices,
  paginateListUsers,
} from '@aws-sdk/client-iam';
import { emit } from '@cadastre/core';
import { orAbsent } from './classify.js';
import { defineFetch } from './define-fetch.js';
import {
  AWSAccountAccessKey,
  AWSAccountAccessKeyLastUsed,
  AWSGroup,
  AWSInlinePolicy,
  AWSMfaDevice,
  AWSPolicyStatement,
  AWSUser,
  AWSUserLoginProfile,
} from './generated/index.js';
import { authorizationDetails, policyRefs } from './iam-details.js';
import { inlinePolicies } from './iam-statements.js';
import { readTags } from './tags.js';

export const iamUsers = defineFetch({
  emits: [AWSUser, AWSInlinePolicy, AWSPolicyStatement],
  calls: ['iam:ListUsers', 'iam:GetAccountAuthorizationDetails'],
  async *fetch({ aws, scope }) {
    // Only the plain list tells it. An account has 5,000 users at most.
    const passwordLastUsed = new Map<string | undefined, Date | undefined>();
    for await (const page of paginateListUsers({ client: aws(IAMClient), pageSize: 1000 }, {})) {
      for (const { Arn, PasswordLastUsed } of page.Users ?? []) passwordLastUsed.set(Arn, PasswordLastUsed);
    }
    for await (const page of authorizationDetails(aws(IAMClient), 'User')) {
      for (const user of page.UserDetailList ?? []) {
        const PasswordLastUsed = passwordLastUsed.get(user.Arn);
        yield emit(AWSUser, {
          ...user,
          ...policyRefs(user, scope.account),
          ...readTags(user.Tags),
          PasswordLastUsed,
        });
        yield* inlinePolicies(user.Arn, user.UserPolicyList);
      }
    }
  },
});

export const iamGroups = defineFetch({
  emits: [AWSGroup, AWSInlinePolicy, AWSPolicyStatement],
  calls: ['iam:GetAccountAuthorizationDetails'],
  async *fetch({ aws, scope }) {
    for await (const page of authorizationDetails(aws(IAMClient), 'Group')) {
      for (const group of page.GroupDetailList ?? []) {
        yield emit(AWSGroup, { ...group, ...policyRefs(group, scope.account) });
        yield* inlinePolicies(group.Arn, group.GroupPolicyList);
      }
    }
  },
});

export const iamUserLoginProfiles = defineFetch({
  emits: AWSUserLoginProfile,
  calls: ['iam:GetLoginProfile'],
  async *fetch({ aws, parent }) {
    const asked = aws(IAMClient).send(new GetLoginProfileCommand({ UserName: parent.name }));
    const profile = (await orAbsent(asked, 'NoSuchEntity', 'NoSuchEntityException'))?.LoginProfile;
    yield {
      ConsoleAccess: profile !== undefined,
      CreateDate: profile?.CreateDate,
      PasswordResetRequired: profile?.PasswordResetRequired,
    };
  },
});

export const iamAccessKeys = defineFetch({
  emits: AWSAccountAccessKey,
  calls: ['iam:ListAccessKeys'],
  async *fetch({ aws, parent }) {
    for await (const page of paginateListAccessKeys({ client: aws(IAMClient) }, { UserName: parent.name })) {
      yield* page.AccessKeyMetadata ?? [];
    }
  },
});

export const iamAccessKeysLastUsed = defineFetch({
  emits: AWSAccountAccessKeyLastUsed,
  calls: ['iam:GetAccessKeyLastUsed'],
  async *fetch({ aws, parent }) {
    const { AccessKeyLastUsed: use } = await aws(IAMClient).send(
      new GetAccessKeyLastUsedCommand({ AccessKeyId: parent.id }),
    );
    // A key that was never used has no time, and "N/A" for the rest.
    if (use?.LastUsedDate !== undefined) yield use;
  },
});

export const iamMfaDevices = defineFetch({
  emits: AWSMfaDevice,
  calls: ['iam:ListMFADevices'],
  async *fetch({ aws, parent }) {
    for await (const page of paginateListMFADevices({ client: aws(IAMClient) }, { UserName: parent.name })) {
      yield* page.MFADevices ?? [];
    }
  },
});
