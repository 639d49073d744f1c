import { AccountClient, ListRegionsCommand } from '@aws-sdk/client-account';
import { DescribeInstancesCommand, DescribeSecurityGroupsCommand, EC2Client } from '@aws-sdk/client-ec2';
import {
  GetAccountAuthorizationDetailsCommand,
  GetAccountSummaryCommand,
  GetCredentialReportCommand,
  IAMClient,
} from '@aws-sdk/client-iam';
import { DescribeKeyCommand, GetPublicKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { InvokeCommand, LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { ListAccountsCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import { DescribeDBInstancesCommand, RDSClient } from '@aws-sdk/client-rds';
import {
  GetBucketAclCommand,
  GetBucketLocationCommand,
  GetBucketPolicyCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { DescribeSecretCommand, ListSecretsCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import { data, serve } from './test-kit.js';

const moment = new Date('2026-03-04T05:06:07.000Z');
const placebo = { __class__: 'datetime', year: 2026, month: 3, day: 4, hour: 5, minute: 6, second: 7, microsecond: 0 };

/** What a client read, without the SDK's own `$metadata`. */
async function read(output: Promise<object>) {
  const { $metadata: _, ...members } = (await output) as Record<string, unknown>;
  return members;
}

describe('ec2Query', () => {
  it('round-trips nested lists, tags, booleans, numbers and timestamps', async () => {
    const instance = {
      InstanceId: 'i-0abc',
      LaunchTime: moment,
      EbsOptimized: true,
      CpuOptions: { CoreCount: 2, ThreadsPerCore: 1 },
      SecurityGroups: [
        { GroupId: 'sg-1', GroupName: 'web & <api> "é"' },
        { GroupId: 'sg-2', GroupName: ' spaces kept ' },
      ],
      NetworkInterfaces: [
        { PrivateIpAddresses: [{ Primary: true, Association: { PublicIp: '192.0.2.1' } }], Ipv6Addresses: [] },
      ],
      State: { Code: 16, Name: 'running' },
      Tags: [{ Key: 'Name', Value: '' }],
    };
    const answer = { Reservations: [{ ReservationId: 'r-1', Instances: [instance] }], NextToken: 'more' };
    const client = new EC2Client(await serve(() => data({ ...answer, NoSuchMember: 1 })));
    expect(await read(client.send(new DescribeInstancesCommand({})))).toEqual(answer);
  });

  it('takes every form of timestamp', async () => {
    const forms = [moment, moment.toISOString(), moment.getTime() / 1000, placebo];
    const answer = { Reservations: [{ Instances: forms.map((LaunchTime) => ({ LaunchTime })) }] };
    const client = new EC2Client(await serve(() => data(answer)));
    const output = await client.send(new DescribeInstancesCommand({}));
    expect(output.Reservations?.[0]?.Instances?.map(({ LaunchTime }) => LaunchTime)).toEqual(forms.map(() => moment));
  });

  it('names the member that the model cannot hold', async () => {
    const client = new EC2Client(await serve(() => data({ SecurityGroups: 'none' })));
    await expect(client.send(new DescribeSecurityGroupsCommand({}))).rejects.toMatchObject({
      name: 'SimulatorFailure',
      message: 'ec2:DescribeSecurityGroups: data.SecurityGroups: expected a list, got "none"',
    });
  });
});

describe('awsQuery', () => {
  it('iam: lists beside each other, maps, and policies as text', async () => {
    const answer = {
      UserDetailList: [{ UserName: 'ann', Path: '/', GroupList: ['admins', 'readers'], CreateDate: moment }],
      RoleDetailList: [
        { RoleName: 'ci', AssumeRolePolicyDocument: '%7B%22Version%22%3A%222012-10-17%22%7D', Tags: [] },
      ],
      IsTruncated: false,
    };
    const client = new IAMClient(await serve(() => data(answer)));
    expect(await read(client.send(new GetAccountAuthorizationDetailsCommand({})))).toEqual(answer);
  });

  it('iam: maps and blobs', async () => {
    const report = {
      Content: 'user,arn\nann,arn:aws:iam::1:user/ann',
      ReportFormat: 'text/csv',
      GeneratedTime: moment,
    };
    const config = await serve(({ operation }) =>
      data(operation === 'GetAccountSummary' ? { SummaryMap: { Users: 27, AccountMFAEnabled: 1 } } : report),
    );
    const client = new IAMClient(config);
    expect(await read(client.send(new GetAccountSummaryCommand({})))).toEqual({
      SummaryMap: { Users: 27, AccountMFAEnabled: 1 },
    });
    const { Content, ...rest } = await read(client.send(new GetCredentialReportCommand({})));
    expect(Buffer.from(Content as Uint8Array).toString()).toBe(report.Content);
    expect(rest).toEqual({ ReportFormat: 'text/csv', GeneratedTime: moment });
  });

  it('rds', async () => {
    const instance = {
      DBInstanceIdentifier: 'orders',
      Endpoint: { Address: 'orders.example', Port: 5432 },
      StorageEncrypted: true,
      InstanceCreateTime: moment,
      VpcSecurityGroups: [{ VpcSecurityGroupId: 'sg-1', Status: 'active' }],
      DBSubnetGroup: { Subnets: [{ SubnetIdentifier: 'subnet-1', SubnetAvailabilityZone: { Name: 'eu-west-1a' } }] },
      TagList: [{ Key: 'team', Value: 'orders' }],
    };
    const client = new RDSClient(await serve(() => data({ DBInstances: [instance] })));
    expect(await read(client.send(new DescribeDBInstancesCommand({})))).toEqual({ DBInstances: [instance] });
  });

  it('sts', async () => {
    const Credentials = { AccessKeyId: 'ASIA1', SecretAccessKey: 's', SessionToken: 't', Expiration: moment };
    const client = new STSClient(
      await serve(() => data({ Credentials, AssumedRoleUser: { AssumedRoleId: 'a:b', Arn: 'arn:x' } })),
    );
    const input = { RoleArn: 'arn:aws:iam::111122223333:role/reader', RoleSessionName: 'cadastre' };
    expect((await client.send(new AssumeRoleCommand(input))).Credentials).toEqual(Credentials);
  });
});

describe('awsJson1_1', () => {
  it('kms: enums, epoch timestamps and blobs', async () => {
    const metadata = {
      KeyId: 'k',
      CreationDate: moment,
      Enabled: true,
      KeyState: 'Enabled',
      EncryptionAlgorithms: ['SYMMETRIC_DEFAULT'],
    };
    const config = await serve(({ operation }) =>
      data(operation === 'DescribeKey' ? { KeyMetadata: metadata } : { PublicKey: new Uint8Array([0, 255, 128]) }),
    );
    const client = new KMSClient(config);
    expect(await read(client.send(new DescribeKeyCommand({ KeyId: 'k' })))).toEqual({ KeyMetadata: metadata });
    const { PublicKey } = await client.send(new GetPublicKeyCommand({ KeyId: 'k' }));
    expect([...(PublicKey ?? [])]).toEqual([0, 255, 128]);
  });

  it('secretsmanager: a map of lists', async () => {
    const secret = {
      ARN: 'arn:s',
      RotationEnabled: false,
      LastChangedDate: moment,
      VersionIdsToStages: { v1: ['AWSCURRENT'], v2: [] },
    };
    const config = await serve(({ operation }) =>
      data(operation === 'ListSecrets' ? { SecretList: [{ Name: 'a' }] } : secret),
    );
    const client = new SecretsManagerClient(config);
    expect(await read(client.send(new DescribeSecretCommand({ SecretId: 's' })))).toEqual(secret);
    expect((await client.send(new ListSecretsCommand({}))).SecretList).toEqual([{ Name: 'a' }]);
  });

  it('organizations', async () => {
    const Accounts = [{ Id: '111122223333', Status: 'ACTIVE', JoinedMethod: 'CREATED', JoinedTimestamp: moment }];
    const client = new OrganizationsClient(await serve(() => data({ Accounts })));
    expect(await read(client.send(new ListAccountsCommand({})))).toEqual({ Accounts });
  });
});

describe('restJson1', () => {
  it('lambda: nested structures and maps', async () => {
    const lambda = {
      FunctionArn: 'arn:aws:lambda:eu-west-1:1:function:f',
      MemorySize: 128,
      LastModified: '2026-03-04T05:06:07.000+0000',
      Environment: { Variables: { STAGE: 'prod', EMPTY: '' } },
      VpcConfig: { SubnetIds: ['subnet-1'], SecurityGroupIds: [], VpcId: 'vpc-1' },
      Layers: [{ Arn: 'arn:layer', CodeSize: 9_007_199_254 }],
    };
    const client = new LambdaClient(await serve(() => data({ Functions: [lambda] })));
    expect(await read(client.send(new ListFunctionsCommand({})))).toEqual({ Functions: [lambda] });
  });

  it('lambda: a payload with headers and a status', async () => {
    const answer = { StatusCode: 202, FunctionError: 'Unhandled', ExecutedVersion: '7', Payload: '{"a":1}' };
    const client = new LambdaClient(await serve(() => data(answer)));
    const output = await client.send(new InvokeCommand({ FunctionName: 'f' }));
    expect(output.Payload?.transformToString()).toBe('{"a":1}');
    expect(output).toMatchObject({ StatusCode: 202, FunctionError: 'Unhandled', ExecutedVersion: '7' });
  });

  it('account', async () => {
    const Regions = [{ RegionName: 'eu-west-1', RegionOptStatus: 'ENABLED_BY_DEFAULT' }];
    const client = new AccountClient(await serve(() => data({ Regions })));
    expect(await read(client.send(new ListRegionsCommand({})))).toEqual({ Regions });
  });
});

describe('restXml: s3', () => {
  const s3 = async (answer: unknown) => new S3Client({ ...(await serve(() => data(answer))), forcePathStyle: true });
  const Bucket = 'ledger';

  it('reads a list, an ACL with typed grantees and a policy', async () => {
    const buckets = {
      Buckets: [{ Name: Bucket, CreationDate: moment, BucketRegion: 'eu-west-1' }],
      Owner: { ID: 'o' },
    };
    expect(await read((await s3(buckets)).send(new ListBucketsCommand({})))).toEqual(buckets);
    const Grants = [
      { Grantee: { Type: 'Group', URI: 'http://acs.amazonaws.com/groups/global/AllUsers' }, Permission: 'READ' },
      { Grantee: { Type: 'CanonicalUser', ID: 'o' }, Permission: 'FULL_CONTROL' },
    ];
    const acl = { Owner: { ID: 'o' }, Grants };
    expect(await read((await s3(acl)).send(new GetBucketAclCommand({ Bucket })))).toEqual(acl);
    const policy = { Policy: '{"Statement":[{"Effect":"Allow","Principal":"*"}]}' };
    expect(await read((await s3(policy)).send(new GetBucketPolicyCommand({ Bucket })))).toEqual(policy);
    const parsed = { Policy: JSON.parse(policy.Policy) };
    expect(await read((await s3(parsed)).send(new GetBucketPolicyCommand({ Bucket })))).toEqual(policy);
  });

  it('sends the location as S3 does: one element, empty in us-east-1', async () => {
    const config = await serve(({ input }) => data(input.Bucket === 'here' ? { LocationConstraint: 'eu-west-1' } : {}));
    const client = new S3Client({ ...config, forcePathStyle: true });
    const location = async (name: string) =>
      (await client.send(new GetBucketLocationCommand({ Bucket: name }))).LocationConstraint;
    expect(await location('here')).toBe('eu-west-1');
    expect(await location('us')).toBeFalsy();
    const signed = { authorization: 'AWS4-HMAC-SHA256 Credential=AKIA/20261123/eu-west-1/s3/aws4_request' };
    const body = await (await fetch(`${config.endpoint}/here?location`, { headers: signed })).text();
    expect(body).toContain(
      '<LocationConstraint xmlns="http://s3.amazonaws.com/doc/2006-03-01/">eu-west-1</LocationConstraint>',
    );
  });

  it('reads objects: streams, metadata headers, dates in headers, lengths without a body', async () => {
    const object = { Body: 'hello', LastModified: moment, ContentType: 'text/plain', Metadata: { team: 'orders' } };
    const output = await (await s3(object)).send(new GetObjectCommand({ Bucket, Key: 'a/b c.txt' }));
    expect(await output.Body?.transformToString()).toBe('hello');
    expect(output).toMatchObject({ LastModified: moment, ContentType: 'text/plain', Metadata: { team: 'orders' } });
    const head = await (await s3({ ContentLength: 5000 })).send(new HeadObjectCommand({ Bucket, Key: 'k' }));
    expect(head.ContentLength).toBe(5000);
  });
});
