import { CreateTagsCommand, DescribeInstancesCommand, EC2Client, ImportKeyPairCommand } from '@aws-sdk/client-ec2';
import { IAMClient, ListRolesCommand, SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam';
import { EncryptCommand, KMSClient } from '@aws-sdk/client-kms';
import {
  CreateFunctionCommand,
  GetPolicyCommand,
  LambdaClient,
  ListFunctionsCommand,
  ListTagsCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-lambda';
import { DescribeDBClusterSnapshotsCommand, DescribeDBInstancesCommand, RDSClient } from '@aws-sdk/client-rds';
import {
  GetBucketTaggingCommand,
  GetObjectAttributesCommand,
  GetObjectCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  ListObjectsCommand,
  ListObjectsV2Command,
  PutBucketTaggingCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import { decodeQuery } from './decode-query.js';
import { structure } from './sdk-schema.js';
import { data, serveAndRecord } from './test-kit.js';

/** Sends a command and gives what the handler saw. */
async function asked(send: (config: Awaited<ReturnType<typeof serveAndRecord>>['config']) => Promise<unknown>) {
  const { config, calls } = await serveAndRecord(data({}));
  await send(config);
  expect(calls).toHaveLength(1);
  return calls[0];
}

describe('decodeCall', () => {
  it('says who calls, where and what', async () => {
    const call = await asked((config) =>
      new STSClient({ ...config, region: 'ap-south-1' }).send(new GetCallerIdentityCommand({})),
    );
    expect(call).toEqual({
      service: 'sts',
      operation: 'GetCallerIdentity',
      input: {},
      region: 'ap-south-1',
      accessKeyId: 'AKIATEST',
      sequence: 1,
    });
  });

  it('ec2Query: filters, more than nine values, booleans and renamed lists', async () => {
    const input = {
      Filters: [
        { Name: 'vpc-id', Values: ['vpc-1'] },
        { Name: 'tag:team', Values: Array.from({ length: 12 }, (_, index) => `team ${index} & more`) },
      ],
      InstanceIds: ['i-1', 'i-2'],
      MaxResults: 50,
      DryRun: false,
    };
    expect(await asked((config) => new EC2Client(config).send(new DescribeInstancesCommand(input)))).toMatchObject({
      input,
    });
    const tags = { Resources: ['i-1'], Tags: [{ Key: 'a', Value: '' }] };
    const call = await asked((config) => new EC2Client(config).send(new CreateTagsCommand(tags)));
    expect(call).toMatchObject({ operation: 'CreateTags', input: tags });
  });

  it('ec2Query: bytes', async () => {
    const input = { KeyName: 'k', PublicKeyMaterial: new Uint8Array([0, 1, 255]) };
    const call = await asked((config) => new EC2Client(config).send(new ImportKeyPairCommand(input)));
    expect(call?.input).toEqual(input);
  });

  it('awsQuery: maps', () => {
    const MAP_OF_STRINGS = 128;
    const form = new URLSearchParams(
      'Attributes.entry.1.key=a&Attributes.entry.1.value=1&Attributes.entry.2.key=b.c&Attributes.entry.2.value=',
    );
    const shape = structure('Input', { Attributes: MAP_OF_STRINGS });
    expect(decodeQuery(shape, form, 'awsQuery')).toEqual({ Attributes: { a: '1', 'b.c': '' } });
  });

  it('awsQuery: member lists, nested lists and empty lists', async () => {
    const input = {
      PolicySourceArn: 'arn:aws:iam::1:user/ann',
      ActionNames: ['s3:GetObject', 's3:PutObject'],
      ContextEntries: [
        {
          ContextKeyName: 'aws:MultiFactorAuthPresent',
          ContextKeyValues: ['true'],
          ContextKeyType: 'boolean' as const,
        },
      ],
      ResourceArns: [],
    };
    const call = await asked((config) => new IAMClient(config).send(new SimulatePrincipalPolicyCommand(input)));
    expect(call?.input).toEqual(input);
    const roles = await asked((config) =>
      new IAMClient(config).send(new ListRolesCommand({ PathPrefix: '/ci/', MaxItems: 5 })),
    );
    expect(roles?.input).toEqual({ PathPrefix: '/ci/', MaxItems: 5 });
  });

  it('awsQuery: lists whose items have a name of their own', async () => {
    const input = { DBInstanceIdentifier: 'orders', Filters: [{ Name: 'engine', Values: ['postgres', 'mysql'] }] };
    expect((await asked((config) => new RDSClient(config).send(new DescribeDBInstancesCommand(input))))?.input).toEqual(
      input,
    );
    const snapshots = { IncludeShared: true, MaxRecords: 20 };
    expect(
      (await asked((config) => new RDSClient(config).send(new DescribeDBClusterSnapshotsCommand(snapshots))))?.input,
    ).toEqual(snapshots);
  });

  it('awsJson: maps and bytes', async () => {
    const input = {
      KeyId: 'alias/ledger é',
      Plaintext: new Uint8Array([1, 2, 255]),
      EncryptionContext: { tenant: 'a' },
    };
    const call = await asked((config) => new KMSClient(config).send(new EncryptCommand(input)));
    expect(call).toMatchObject({ service: 'kms', operation: 'Encrypt' });
    expect({ ...call?.input, Plaintext: [...((call?.input.Plaintext ?? []) as Uint8Array)] }).toEqual({
      ...input,
      Plaintext: [1, 2, 255],
    });
  });

  it('restJson1: path, query and body', async () => {
    const arn = 'arn:aws:lambda:eu-west-1:1:function:f';
    const policy = await asked((config) =>
      new LambdaClient(config).send(new GetPolicyCommand({ FunctionName: arn, Qualifier: 'live' })),
    );
    expect(policy).toMatchObject({ operation: 'GetPolicy', input: { FunctionName: arn, Qualifier: 'live' } });
    const tags = await asked((config) => new LambdaClient(config).send(new ListTagsCommand({ Resource: arn })));
    expect(tags).toMatchObject({ operation: 'ListTags', input: { Resource: arn } });
    const list = await asked((config) =>
      new LambdaClient(config).send(new ListFunctionsCommand({ MaxItems: 7, FunctionVersion: 'ALL' })),
    );
    expect(list).toMatchObject({ operation: 'ListFunctions', input: { MaxItems: 7, FunctionVersion: 'ALL' } });
    const untag = { Resource: arn, TagKeys: ['team'] };
    const untagged = await asked((config) => new LambdaClient(config).send(new UntagResourceCommand(untag)));
    expect(untagged).toMatchObject({ operation: 'UntagResource', input: untag });
    const create = {
      FunctionName: 'f',
      Role: 'arn:r',
      Code: { S3Bucket: 'b', S3Key: 'k' },
      Environment: { Variables: { A: '1' } },
    };
    expect((await asked((config) => new LambdaClient(config).send(new CreateFunctionCommand(create))))?.input).toEqual(
      create,
    );
  });

  it('restXml: tells the S3 operations of one path apart', async () => {
    const Bucket = 'ledger.example';
    const s3 = (send: (client: S3Client) => Promise<unknown>) =>
      asked((config) => send(new S3Client({ ...config, forcePathStyle: true })));
    const expected: [string, Record<string, unknown>, (client: S3Client) => Promise<unknown>][] = [
      ['ListBuckets', {}, (client) => client.send(new ListBucketsCommand({}))],
      ['ListObjects', { Bucket }, (client) => client.send(new ListObjectsCommand({ Bucket }))],
      [
        'ListObjectsV2',
        { Bucket, MaxKeys: 3 },
        (client) => client.send(new ListObjectsV2Command({ Bucket, MaxKeys: 3 })),
      ],
      ['HeadBucket', { Bucket }, (client) => client.send(new HeadBucketCommand({ Bucket }))],
      [
        'GetBucketTagging',
        { Bucket, ExpectedBucketOwner: '111122223333' },
        (client) => client.send(new GetBucketTaggingCommand({ Bucket, ExpectedBucketOwner: '111122223333' })),
      ],
      [
        'GetObject',
        { Bucket, Key: 'a/b c+é.txt' },
        (client) => client.send(new GetObjectCommand({ Bucket, Key: 'a/b c+é.txt' })),
      ],
    ];
    for (const [operation, input, send] of expected)
      expect(await s3(send)).toMatchObject({ service: 's3', operation, input });
    const attributes = { Bucket, Key: 'k', ObjectAttributes: ['ETag' as const, 'ObjectSize' as const] };
    expect(await s3((client) => client.send(new GetObjectAttributesCommand(attributes)))).toMatchObject({
      input: attributes,
    });
    const tagging = {
      Bucket,
      Tagging: {
        TagSet: [
          { Key: 'a', Value: '<b>' },
          { Key: 'c', Value: '' },
        ],
      },
    };
    expect(await s3((client) => client.send(new PutBucketTaggingCommand(tagging)))).toMatchObject({
      operation: 'PutBucketTagging',
      input: tagging,
    });
    const put = await s3((client) =>
      client.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'x', Metadata: { team: 'a' } })),
    );
    expect(put).toMatchObject({ operation: 'PutObject', input: { Metadata: { team: 'a' } } });
  });
});
