import {
  GetBucketAclCommand,
  GetBucketEncryptionCommand,
  GetBucketLoggingCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketPolicyCommand,
  GetBucketPolicyStatusCommand,
  GetBucketTaggingCommand,
  GetBucketVersioningCommand,
  GetPublicAccessBlockCommand,
  type Grantee,
  paginateListBuckets,
  S3Client,
} from '@aws-sdk/client-s3';
import { emit } from '@cadastre/core';
import { awsPartition } from './arn.js';
import { orAbsent } from './classify.js';
import type { AwsContext } from './context.js';
import { defineFetch } from './define-fetch.js';
import {
  AWSS3Acl,
  AWSS3Bucket,
  AWSS3BucketAcl,
  AWSS3BucketEncryption,
  AWSS3BucketLogging,
  AWSS3BucketOwnership,
  AWSS3BucketPolicy,
  AWSS3BucketPolicyStatus,
  AWSS3BucketPublicAccessBlock,
  AWSS3BucketTags,
  AWSS3BucketVersioning,
  AWSS3PolicyStatement,
} from './generated/index.js';
import { kmsReference } from './kms-reference.js';
import { parsePolicyDocument, summarizeResourcePolicy } from './policy-document.js';
import { readTags } from './tags.js';

export const s3Buckets = defineFetch({
  emits: AWSS3Bucket,
  calls: ['s3:ListBuckets'],
  async *fetch({ aws }) {
    const client = aws(S3Client);
    const prefix = `arn:${awsPartition(await client.config.region())}:s3:::`;
    // S3 tells the buckets' regions only when the request has a parameter; without a page size it has none.
    for await (const page of paginateListBuckets({ client, pageSize: 1000 }, {})) {
      for (const bucket of page.Buckets ?? []) yield { ...bucket, BucketArn: `${prefix}${bucket.Name}` };
    }
  },
});

export const s3BucketPolicies = defineFetch({
  emits: [AWSS3BucketPolicy, AWSS3PolicyStatement],
  calls: ['s3:GetBucketPolicy'],
  async *fetch({ aws, parent }) {
    const asked = s3Of(aws, parent).send(new GetBucketPolicyCommand({ Bucket: parent.name }));
    const { Policy } = (await orAbsent(asked, 'NoSuchBucketPolicy')) ?? {};
    if (Policy === undefined) return;
    yield emit(AWSS3BucketPolicy, summarizeResourcePolicy(Policy));
    for (const [position, statement] of parsePolicyDocument(Policy).entries()) {
      const Principals = Object.values(statement.Principal).flat();
      yield emit(AWSS3PolicyStatement, { ...statement, Principals, Key: statement.Sid ?? `#${position}` });
    }
  },
});

export const s3BucketPolicyStatuses = defineFetch({
  emits: AWSS3BucketPolicyStatus,
  calls: ['s3:GetBucketPolicyStatus'],
  async *fetch({ aws, parent }) {
    const asked = s3Of(aws, parent).send(new GetBucketPolicyStatusCommand({ Bucket: parent.name }));
    const answer = await orAbsent(asked, 'NoSuchBucketPolicy');
    yield answer?.PolicyStatus ?? { IsPublic: false };
  },
});

export const s3BucketAcls = defineFetch({
  emits: [AWSS3BucketAcl, AWSS3Acl],
  calls: ['s3:GetBucketAcl'],
  async *fetch({ aws, parent }) {
    const { Owner, Grants = [] } = await s3Of(aws, parent).send(new GetBucketAclCommand({ Bucket: parent.name }));
    yield emit(AWSS3BucketAcl, { Owner, Public: Grants.some(({ Grantee }) => isEveryone(Grantee)) });
    for (const grant of Grants) {
      const { ID, URI, EmailAddress } = grant.Grantee ?? {};
      yield emit(AWSS3Acl, { ...grant, GranteeKey: ID ?? URI ?? EmailAddress, Public: isEveryone(grant.Grantee) });
    }
  },
});

export const s3BucketPublicAccessBlocks = defineFetch({
  emits: AWSS3BucketPublicAccessBlock,
  calls: ['s3:GetPublicAccessBlock'],
  async *fetch({ aws, parent }) {
    const asked = s3Of(aws, parent).send(new GetPublicAccessBlockCommand({ Bucket: parent.name }));
    const answer = await orAbsent(asked, 'NoSuchPublicAccessBlockConfiguration');
    yield answer?.PublicAccessBlockConfiguration ?? {};
  },
});

export const s3BucketEncryptions = defineFetch({
  emits: AWSS3BucketEncryption,
  calls: ['s3:GetBucketEncryption'],
  async *fetch({ aws, parent, scope }) {
    const asked = s3Of(aws, parent).send(new GetBucketEncryptionCommand({ Bucket: parent.name }));
    const answer = await orAbsent(asked, 'ServerSideEncryptionConfigurationNotFoundError');
    const rule = answer?.ServerSideEncryptionConfiguration?.Rules?.[0];
    const key = rule?.ApplyServerSideEncryptionByDefault?.KMSMasterKeyID;
    const owner = { account: scope.account, region: parent.region };
    yield { ...rule, Enabled: rule !== undefined, ...kmsReference(key, owner) };
  },
});

export const s3BucketVersionings = defineFetch({
  emits: AWSS3BucketVersioning,
  calls: ['s3:GetBucketVersioning'],
  async *fetch({ aws, parent }) {
    yield await s3Of(aws, parent).send(new GetBucketVersioningCommand({ Bucket: parent.name }));
  },
});

export const s3BucketOwnerships = defineFetch({
  emits: AWSS3BucketOwnership,
  calls: ['s3:GetBucketOwnershipControls'],
  async *fetch({ aws, parent }) {
    const asked = s3Of(aws, parent).send(new GetBucketOwnershipControlsCommand({ Bucket: parent.name }));
    const answer = await orAbsent(asked, 'OwnershipControlsNotFoundError');
    yield* answer?.OwnershipControls?.Rules?.slice(0, 1) ?? [];
  },
});

export const s3BucketLoggings = defineFetch({
  emits: AWSS3BucketLogging,
  calls: ['s3:GetBucketLogging'],
  async *fetch({ aws, parent }) {
    const { LoggingEnabled } = await s3Of(aws, parent).send(new GetBucketLoggingCommand({ Bucket: parent.name }));
    const prefix = parent.arn.slice(0, -parent.name.length);
    const TargetBucketArn = LoggingEnabled === undefined ? undefined : `${prefix}${LoggingEnabled.TargetBucket}`;
    yield { ...LoggingEnabled, TargetBucketArn, Enabled: LoggingEnabled !== undefined };
  },
});

export const s3BucketTags = defineFetch({
  emits: AWSS3BucketTags,
  calls: ['s3:GetBucketTagging'],
  async *fetch({ aws, parent }) {
    const asked = s3Of(aws, parent).send(new GetBucketTaggingCommand({ Bucket: parent.name }));
    const answer = await orAbsent(asked, 'NoSuchTagSet');
    yield readTags(answer?.TagSet);
  },
});

/** The client in the bucket's region; where that is not known, the SDK follows S3's redirect. */
function s3Of(aws: AwsContext['aws'], { region }: { readonly region: string | null }): S3Client {
  return aws(S3Client, region ?? undefined);
}

/** S3 counts both groups as public: anyone can open an AWS account. */
function isEveryone(grantee: Grantee | undefined): boolean {
  return /\/groups\/global\/(?:AllUsers|AuthenticatedUsers)$/.test(grantee?.URI ?? '');
}
