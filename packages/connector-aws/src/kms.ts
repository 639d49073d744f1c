import {
  DescribeKeyCommand,
  GetKeyLastUsageCommand,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  KMSClient,
  paginateListAliases,
  paginateListGrants,
  paginateListKeys,
} from '@aws-sdk/client-kms';
import { orAbsent } from './classify.js';
import { defineFetch } from './define-fetch.js';
import {
  AWSKMSAlias,
  AWSKMSGrant,
  AWSKMSKey,
  AWSKMSKeyLastUsage,
  AWSKMSKeyMetadata,
  AWSKMSKeyPolicy,
  AWSKMSKeyRotation,
} from './generated/index.js';
import { kmsReference } from './kms-reference.js';
import { summarizeResourcePolicy } from './policy-document.js';

export const kmsKeys = defineFetch({
  emits: AWSKMSKey,
  calls: ['kms:ListKeys'],
  async *fetch({ aws }) {
    for await (const page of paginateListKeys({ client: aws(KMSClient) }, {})) yield* page.Keys ?? [];
  },
});

export const kmsKeyMetadata = defineFetch({
  emits: AWSKMSKeyMetadata,
  calls: ['kms:DescribeKey'],
  async *fetch({ aws, parent }) {
    const { KeyMetadata } = await aws(KMSClient).send(new DescribeKeyCommand({ KeyId: parent.arn }));
    if (KeyMetadata === undefined) return;
    const { MultiRegionKeyType, PrimaryKey } = KeyMetadata.MultiRegionConfiguration ?? {};
    yield { ...KeyMetadata, PrimaryKeyArn: MultiRegionKeyType === 'REPLICA' ? PrimaryKey?.Arn : undefined };
  },
});

export const kmsKeyRotation = defineFetch({
  emits: AWSKMSKeyRotation,
  calls: ['kms:GetKeyRotationStatus'],
  async *fetch({ aws, parent }) {
    const asked = aws(KMSClient).send(new GetKeyRotationStatusCommand({ KeyId: parent.arn }));
    // KMS says so for keys that it cannot rotate: asymmetric, HMAC, with imported material or in a custom key store.
    const answer = await orAbsent(asked, 'UnsupportedOperationException');
    if (answer !== undefined) yield answer;
  },
});

export const kmsKeyLastUsage = defineFetch({
  emits: AWSKMSKeyLastUsage,
  calls: ['kms:GetKeyLastUsage'],
  async *fetch({ aws, parent }) {
    yield await aws(KMSClient).send(new GetKeyLastUsageCommand({ KeyId: parent.arn }));
  },
});

export const kmsKeyPolicies = defineFetch({
  emits: AWSKMSKeyPolicy,
  calls: ['kms:GetKeyPolicy'],
  async *fetch({ aws, parent }) {
    const { Policy } = await aws(KMSClient).send(new GetKeyPolicyCommand({ KeyId: parent.arn }));
    if (Policy !== undefined) yield summarizeResourcePolicy(Policy);
  },
});

export const kmsGrants = defineFetch({
  emits: AWSKMSGrant,
  calls: ['kms:ListGrants'],
  async *fetch({ aws, parent }) {
    for await (const page of paginateListGrants({ client: aws(KMSClient) }, { KeyId: parent.arn })) {
      for (const grant of page.Grants ?? []) {
        const isIdentity = /^arn:[^:]+:iam::/.test(grant.GranteePrincipal ?? '');
        yield { ...grant, GranteeArn: isIdentity ? grant.GranteePrincipal : undefined };
      }
    }
  },
});

export const kmsAliases = defineFetch({
  emits: AWSKMSAlias,
  calls: ['kms:ListAliases'],
  async *fetch({ aws, scope }) {
    for await (const page of paginateListAliases({ client: aws(KMSClient) }, {})) {
      for (const alias of page.Aliases ?? []) {
        yield { ...alias, TargetKeyArn: kmsReference(alias.TargetKeyId, scope).KeyArn };
      }
    }
  },
});
