import {
  type BucketLocationConstraint,
  CreateBucketCommand,
  PutBucketAclCommand,
  PutBucketEncryptionCommand,
  PutBucketLoggingCommand,
  PutBucketOwnershipControlsCommand,
  PutBucketPolicyCommand,
  PutBucketTaggingCommand,
  PutBucketVersioningCommand,
  PutPublicAccessBlockCommand,
} from '@aws-sdk/client-s3';
import type { MotoClients } from './moto-clients.js';
import { type ExpectedGraph, idOf, type NodeKey } from './moto-expected-graph.js';

const PUBLIC = 'http://acs.amazonaws.com/groups/global/AllUsers';
const LOG_DELIVERY = 'http://acs.amazonaws.com/groups/s3/LogDelivery';
/** The canonical user that moto gives every bucket to. */
const OWNER = '75aa57f09aa0c8caeab4f8c24e99d10f8e7faeebf76c078efc7c6caea54ba06a';

/** Creates a bucket with everything that can be set, which logs to one that is open to everyone. */
export async function seedBuckets({ s3, region }: MotoClients, graph: ExpectedGraph, account: NodeKey, key: NodeKey) {
  const suffix = `${idOf(account)}-${region}`;
  const create = async (name: string, properties: Record<string, unknown>) => {
    const Bucket = `${name}-${suffix}`;
    const LocationConstraint = region as BucketLocationConstraint;
    const elsewhere = region === 'us-east-1' ? {} : { CreateBucketConfiguration: { LocationConstraint } };
    await s3.send(new CreateBucketCommand({ Bucket, ObjectOwnership: 'ObjectWriter', ...elsewhere }));
    const bucket = graph.node('AWSS3Bucket', `arn:aws:s3:::${Bucket}`, { name: Bucket, ...properties }, account);
    return { Bucket, bucket };
  };
  const none = { block_public_acls: false, ignore_public_acls: false, block_public_policy: false };

  const { Bucket: logs, bucket: open } = await create('logs', {
    ...none,
    restrict_public_buckets: false,
    is_acl_public: true,
    is_policy_public: false,
    object_ownership: 'ObjectWriter',
    logging_enabled: false,
    tags: [],
  });
  await s3.send(
    new PutBucketAclCommand({
      Bucket: logs,
      AccessControlPolicy: {
        Owner: { ID: OWNER },
        Grants: [
          { Grantee: { Type: 'CanonicalUser', ID: OWNER }, Permission: 'FULL_CONTROL' },
          { Grantee: { Type: 'Group', URI: PUBLIC }, Permission: 'READ' },
          { Grantee: { Type: 'Group', URI: LOG_DELIVERY }, Permission: 'WRITE' },
          { Grantee: { Type: 'Group', URI: LOG_DELIVERY }, Permission: 'READ_ACP' },
        ],
      },
    }),
  );

  const { Bucket, bucket } = await create('data', {
    block_public_acls: true,
    ignore_public_acls: true,
    block_public_policy: false,
    restrict_public_buckets: true,
    versioning_status: 'Enabled',
    default_encryption_enabled: true,
    encryption_algorithm: 'aws:kms',
    encryption_key_id: idOf(key),
    bucket_key_enabled: true,
    object_ownership: 'BucketOwnerEnforced',
    logging_enabled: true,
    logging_target_bucket: logs,
    anonymous_access: true,
    anonymous_actions: ['s3:GetObject'],
    is_acl_public: false,
    tags: ['env=prod', 'team=shop'],
  });
  await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }));
  await s3.send(
    new PutPublicAccessBlockCommand({
      Bucket,
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, IgnorePublicAcls: true, RestrictPublicBuckets: true },
    }),
  );
  const sse = { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: idOf(key) } as const;
  await s3.send(
    new PutBucketEncryptionCommand({
      Bucket,
      ServerSideEncryptionConfiguration: {
        Rules: [{ ApplyServerSideEncryptionByDefault: sse, BucketKeyEnabled: true }],
      },
    }),
  );
  await s3.send(
    new PutBucketOwnershipControlsCommand({
      Bucket,
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    }),
  );
  const LoggingEnabled = { TargetBucket: logs, TargetPrefix: 'data/' };
  await s3.send(new PutBucketLoggingCommand({ Bucket, BucketLoggingStatus: { LoggingEnabled } }));
  await s3.send(
    new PutBucketTaggingCommand({
      Bucket,
      Tagging: {
        TagSet: [
          { Key: 'team', Value: 'shop' },
          { Key: 'env', Value: 'prod' },
        ],
      },
    }),
  );
  const Policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Sid: 'Anyone', Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: `${idOf(bucket)}/*` },
      {
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: ['s3:*'],
        Resource: [idOf(bucket)],
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ],
  });
  await s3.send(new PutBucketPolicyCommand({ Bucket, Policy }));
  graph.edge(bucket, 'ENCRYPTED_BY', key);
  graph.edge(bucket, 'LOGS_TO', open);
  const statement = (key: string, properties: Record<string, unknown>) => {
    const id = `${idOf(bucket)}|${key}`;
    const node = graph.node('AWSS3PolicyStatement', id, { bucket_name: Bucket, key, ...properties }, account);
    graph.edge(bucket, 'POLICY_STATEMENT', node);
    return node;
  };
  statement('Anyone', { effect: 'Allow', principals: ['*'], actions: ['s3:GetObject'] });
  statement('#1', { effect: 'Deny', condition: '{"Bool":{"aws:SecureTransport":"false"}}' });

  const grant = (of: NodeKey, grantee: string, permission: string, is_public: boolean) => {
    const node = graph.node('AWSS3Acl', `${idOf(of)}|${grantee}|${permission}`, { permission, is_public }, account);
    graph.edge(node, 'APPLIES_TO', of);
  };
  grant(open, OWNER, 'FULL_CONTROL', false);
  grant(open, PUBLIC, 'READ', true);
  grant(open, LOG_DELIVERY, 'WRITE', false);
  grant(open, LOG_DELIVERY, 'READ_ACP', false);
  grant(bucket, OWNER, 'FULL_CONTROL', false);
  return { bucket, open };
}
