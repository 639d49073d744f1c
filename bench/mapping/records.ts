import type { AWSEC2InstanceRecord } from '../../packages/connector-aws/src/generated/aws-ec2-instance.js';
import type { AWSLambdaRecord } from '../../packages/connector-aws/src/generated/aws-lambda.js';
import type { AWSRoleRecord } from '../../packages/connector-aws/src/generated/aws-role.js';

/*
 * Records as the connector's fetch functions yield them, filled as usual answers are: some parts are missing, dates are Date where the SDK parses them.
 */

const account = '123456789012';

export const scope = { account, region: 'eu-west-1' };

export function instanceRecord(index: number): AWSEC2InstanceRecord {
  const id = `i-0${index.toString(16).padStart(16, '0')}`;
  return {
    InstanceId: id,
    Arn: `arn:aws:ec2:eu-west-1:${account}:instance/${id}`,
    NameTag: `web-${index}`,
    State: { Name: index % 5 === 0 ? 'stopped' : 'running' },
    InstanceType: 'm6i.large',
    Architecture: 'x86_64',
    PlatformDetails: 'Linux/UNIX',
    LaunchTime: new Date(Date.UTC(2024, 0, 1) + index * 60_000),
    ImageId: 'ami-0abcdef1234567890',
    ...(index % 3 === 0 ? { KeyName: 'ops', KeyPairArn: `arn:aws:ec2:eu-west-1:${account}:key-pair/ops` } : {}),
    IamInstanceProfile: { Arn: `arn:aws:iam::${account}:instance-profile/web` },
    SecurityGroups: [{ GroupId: `sg-${index % 40}` }, { GroupId: 'sg-base' }],
    SubnetId: `subnet-${index % 12}`,
    VpcId: 'vpc-0a1b2c3d',
    Placement: { AvailabilityZone: 'eu-west-1a', Tenancy: 'default' },
    PrivateIpAddress: `10.0.${(index >> 8) & 255}.${index & 255}`,
    PrivateDnsName: `ip-10-0-${(index >> 8) & 255}-${index & 255}.eu-west-1.compute.internal`,
    ...(index % 4 === 0 ? { PublicIpAddress: `54.1.${(index >> 8) & 255}.${index & 255}` } : {}),
    PublicDnsName: '',
    SourceDestCheck: true,
    MetadataOptions: {
      HttpEndpoint: 'enabled',
      HttpTokens: 'required',
      HttpPutResponseHopLimit: 2,
      HttpProtocolIpv6: 'disabled',
      InstanceMetadataTags: 'disabled',
    },
    ImdsV1Enabled: false,
    ImdsV2Required: true,
    Monitoring: { State: 'disabled' },
    EbsOptimized: true,
    HibernationOptions: { Configured: false },
    EnclaveOptions: { Enabled: false },
    BootMode: 'uefi-preferred',
    RootDeviceName: '/dev/xvda',
    ReservationId: `r-${index}`,
    Operator: {},
    TagList: [`Name=web-${index}`, 'env=production', 'team=web'],
  };
}

export function functionRecord(index: number): AWSLambdaRecord {
  return {
    FunctionArn: `arn:aws:lambda:eu-west-1:${account}:function:job-${index}`,
    FunctionName: `job-${index}`,
    Description: '',
    Runtime: 'nodejs20.x',
    Handler: 'index.handler',
    Version: '$LATEST',
    MemorySize: 256,
    Timeout: 30,
    CodeSize: 1_048_576 + index,
    CodeSha256: 'c2hhMjU2IG9mIHRoZSBjb2RlLCBhcyBiYXNlIDY0IQ==',
    PackageType: 'Zip',
    Architectures: ['arm64'],
    LastModified: new Date(Date.UTC(2024, 0, 1) + index * 60_000).toISOString(),
    RevisionId: `7f0c9b1e-0000-4000-8000-${index.toString(16).padStart(12, '0')}`,
    TracingConfig: { Mode: 'PassThrough' },
    ...(index % 3 === 0
      ? { VpcConfig: { VpcId: 'vpc-0a1b2c3d', SubnetIds: ['subnet-1', 'subnet-2'], SecurityGroupIds: ['sg-base'] } }
      : {}),
    Role: `arn:aws:iam::${account}:role/job-${index % 50}`,
    ...(index % 5 === 0
      ? { Layers: [{ Arn: `arn:aws:lambda:eu-west-1:${account}:layer:tools:3`, CodeSize: 9_000 }] }
      : {}),
  };
}

export function roleRecord(index: number): AWSRoleRecord {
  const principal = `arn:aws:iam::${account}:role/deployer-${index % 20}`;
  const document = `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"${principal}"},"Action":"sts:AssumeRole"}]}`;
  return {
    Arn: `arn:aws:iam::${account}:role/job-${index}`,
    RoleName: `job-${index}`,
    RoleId: `AROA${index.toString(36).toUpperCase().padStart(17, 'X')}`,
    Path: '/',
    CreateDate: new Date(Date.UTC(2024, 0, 1) + index * 60_000),
    MaxSessionDuration: 3_600,
    RoleLastUsed: index % 2 === 0 ? { LastUsedDate: new Date(Date.UTC(2025, 0, 1)), Region: 'eu-west-1' } : {},
    TagList: ['team=web'],
    Trust: {
      Document: document,
      Principals: [principal],
      AccountIds: [account],
      Anyone: false,
      Trusted: [{ Principal: principal, Actions: ['sts:AssumeRole'], RequiresExternalId: false }],
    },
    PolicyIds: ['arn:aws:iam::aws:policy/ReadOnlyAccess', `arn:aws:iam::${account}:policy/job-${index % 30}`],
  };
}
