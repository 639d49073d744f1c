import { describe, expect, it } from 'vitest';
import {
  s3BucketAcls,
  s3BucketEncryptions,
  s3BucketLoggings,
  s3BucketPolicies,
  s3BucketPolicyStatuses,
  s3BucketPublicAccessBlocks,
  s3Buckets,
} from './s3.js';
import { awsError, readRows } from './test-kit.js';

const scope = { account: '111122223333' };
const bucket = { id: 'arn:aws:s3:::app', arn: 'arn:aws:s3:::app', name: 'app', region: 'ap-south-1' };

it('lists buckets with the parameter that makes S3 tell their regions', async () => {
  const Buckets = [{ Name: 'app', BucketRegion: 'ap-south-1' }];
  const { rows, asked } = await readRows(s3Buckets, scope, { ListBuckets: { Buckets } });
  expect(rows).toMatchObject([{ id: 'arn:aws:s3:::app', properties: { name: 'app', region: 'ap-south-1' } }]);
  expect(asked).toMatchObject([{ input: { MaxBuckets: 1000 } }]);
});

describe('policy', () => {
  const Policy = JSON.stringify({
    Statement: [
      { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::app/*' },
      { Sid: 'tls', Effect: 'Deny', NotPrincipal: { AWS: '1' }, Action: ['s3:*'], Condition: { Bool: { a: 'b' } } },
    ],
  });

  it('gives the summary and each statement, in the region of the bucket, by one call', async () => {
    const { rows, asked } = await readRows(s3BucketPolicies, scope, { GetBucketPolicy: { Policy } }, bucket);
    expect(asked).toEqual([{ operation: 'GetBucketPolicy', region: 'ap-south-1', input: { Bucket: 'app' } }]);
    expect(rows).toMatchObject([
      { id: bucket.id, properties: { anonymous_access: true, anonymous_actions: ['s3:GetObject'] } },
      {
        id: 'arn:aws:s3:::app|#0',
        properties: { principals: ['*'] },
        edges: [`POLICY_STATEMENT AWSS3Bucket ${bucket.id}`],
      },
      { id: 'arn:aws:s3:::app|tls', properties: { has_not_principal: true, condition: '{"Bool":{"a":"b"}}' } },
    ]);
  });

  it('gives nothing where there is none, and throws where it may not be read', async () => {
    const none = {
      GetBucketPolicy: awsError('NoSuchBucketPolicy'),
      GetBucketPolicyStatus: awsError('NoSuchBucketPolicy'),
    };
    expect((await readRows(s3BucketPolicies, scope, none, bucket)).rows).toEqual([]);
    const { rows } = await readRows(s3BucketPolicyStatuses, scope, none, bucket);
    expect(rows).toMatchObject([{ properties: { is_policy_public: false } }]);
    const denied = readRows(s3BucketPolicies, scope, { GetBucketPolicy: awsError('AccessDenied') }, bucket);
    await expect(denied).rejects.toThrow('AccessDenied');
  });
});

it('tells the groups that are everyone from other grantees', async () => {
  const group = 'http://acs.amazonaws.com/groups';
  const Grants = [
    { Grantee: { Type: 'CanonicalUser', ID: 'me' }, Permission: 'FULL_CONTROL' },
    { Grantee: { Type: 'Group', URI: `${group}/s3/LogDelivery` }, Permission: 'WRITE' },
  ];
  const open = { Grantee: { Type: 'Group', URI: `${group}/global/AuthenticatedUsers` }, Permission: 'READ' };
  const closed = await readRows(s3BucketAcls, scope, { GetBucketAcl: { Owner: { ID: 'me' }, Grants } }, bucket);
  expect(closed.rows).toMatchObject([
    { schema: 'AWSS3BucketAcl', properties: { is_acl_public: false, owner_id: 'me' } },
    { id: `${bucket.id}|me|FULL_CONTROL`, edges: [`APPLIES_TO AWSS3Bucket ${bucket.id}`] },
    { id: `${bucket.id}|${group}/s3/LogDelivery|WRITE`, properties: { is_public: false } },
  ]);
  const { rows } = await readRows(s3BucketAcls, scope, { GetBucketAcl: { Grants: [...Grants, open] } }, bucket);
  expect(rows[0]?.properties.is_acl_public).toBe(true);
  expect(rows[3]?.properties.is_public).toBe(true);
});

it('says that nothing is blocked where no block was ever set', async () => {
  const none = { GetPublicAccessBlock: awsError('NoSuchPublicAccessBlockConfiguration') };
  const { rows } = await readRows(s3BucketPublicAccessBlocks, scope, none, bucket);
  expect(rows[0]?.properties).toEqual({
    block_public_acls: false,
    ignore_public_acls: false,
    block_public_policy: false,
    restrict_public_buckets: false,
  });
});

it.each([
  ['abc', 'ENCRYPTED_BY AWSKMSKey arn:aws:kms:ap-south-1:111122223333:key/abc'],
  ['alias/app', 'ENCRYPTED_BY AWSKMSAlias arn:aws:kms:ap-south-1:111122223333:alias/app'],
])('finds the key that a bucket calls %s', async (KMSMasterKeyID, edge) => {
  const Rules = [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID } }];
  const answers = { GetBucketEncryption: { ServerSideEncryptionConfiguration: { Rules } } };
  const { rows } = await readRows(s3BucketEncryptions, scope, answers, bucket);
  expect(rows).toMatchObject([{ properties: { default_encryption_enabled: true }, edges: [edge] }]);
});

it('points at the bucket that gets the access log, in the same partition of AWS', async () => {
  const answers = { GetBucketLogging: { LoggingEnabled: { TargetBucket: 'logs', TargetPrefix: 'a/' } } };
  const chinese = { ...bucket, arn: 'arn:aws-cn:s3:::app' };
  const { rows } = await readRows(s3BucketLoggings, scope, answers, chinese);
  expect(rows).toMatchObject([
    { properties: { logging_enabled: true }, edges: ['LOGS_TO AWSS3Bucket arn:aws-cn:s3:::logs'] },
  ]);
});
