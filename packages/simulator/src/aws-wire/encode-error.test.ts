import { DescribeInstancesCommand, EC2Client } from '@aws-sdk/client-ec2';
import { GetRoleCommand, IAMClient, ListRolesCommand, NoSuchEntityException } from '@aws-sdk/client-iam';
import { DescribeKeyCommand, KMSClient, NotFoundException } from '@aws-sdk/client-kms';
import { GetPolicyCommand, LambdaClient, ResourceNotFoundException } from '@aws-sdk/client-lambda';
import { AccessDeniedException, ListAccountsCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import { DBInstanceNotFoundFault, DescribeDBInstancesCommand, RDSClient } from '@aws-sdk/client-rds';
import {
  GetBucketPolicyCommand,
  HeadBucketCommand,
  ListObjectsV2Command,
  NoSuchBucket,
  S3Client,
} from '@aws-sdk/client-s3';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import { serve } from './test-kit.js';

type Config = Awaited<ReturnType<typeof serve>>;

async function thrown(
  code: string,
  send: (config: Config) => Promise<unknown>,
  more: { status?: number; headers?: Record<string, string> } = {},
) {
  const config = await serve(() => ({ kind: 'error', code, message: 'why & <where>', ...more }));
  return send(config).then(
    () => expect.unreachable('the client took the error for an answer'),
    (error: Error & { $metadata: { httpStatusCode: number; requestId: string } }) => error,
  );
}

describe('encodeError', () => {
  it('throws modelled errors as their class, by either name', async () => {
    for (const code of ['NoSuchEntity', 'NoSuchEntityException']) {
      const error = await thrown(code, (config) => new IAMClient(config).send(new GetRoleCommand({ RoleName: 'r' })));
      expect(error).toBeInstanceOf(NoSuchEntityException);
      expect(error).toMatchObject({
        message: 'why & <where>',
        Code: 'NoSuchEntity',
        $metadata: { httpStatusCode: 404 },
      });
    }
    const rds = await thrown('DBInstanceNotFound', (config) =>
      new RDSClient(config).send(new DescribeDBInstancesCommand({})),
    );
    expect(rds).toBeInstanceOf(DBInstanceNotFoundFault);
    const kms = await thrown('NotFoundException', (config) =>
      new KMSClient(config).send(new DescribeKeyCommand({ KeyId: 'k' })),
    );
    expect(kms).toBeInstanceOf(NotFoundException);
    const lambda = await thrown('ResourceNotFoundException', (config) =>
      new LambdaClient(config).send(new GetPolicyCommand({ FunctionName: 'f' })),
    );
    expect(lambda).toBeInstanceOf(ResourceNotFoundException);
    expect(lambda).toMatchObject({ message: 'why & <where>', $metadata: { httpStatusCode: 404 } });
    const organizations = await thrown('AccessDeniedException', (config) =>
      new OrganizationsClient(config).send(new ListAccountsCommand({})),
    );
    expect(organizations).toBeInstanceOf(AccessDeniedException);
  });

  it('throws codes that no model lists under their name, with the usual status', async () => {
    const s3 = (config: Config) => new S3Client({ ...config, forcePathStyle: true });
    const cases: [string, number, (config: Config) => Promise<unknown>][] = [
      ['UnauthorizedOperation', 403, (config) => new EC2Client(config).send(new DescribeInstancesCommand({}))],
      ['AccessDenied', 403, (config) => new IAMClient(config).send(new ListRolesCommand({}))],
      ['ThrottlingException', 400, (config) => new OrganizationsClient(config).send(new ListAccountsCommand({}))],
      [
        'ThrottlingException',
        400,
        (config) => new LambdaClient(config).send(new GetPolicyCommand({ FunctionName: 'f' })),
      ],
      ['RequestLimitExceeded', 503, (config) => new EC2Client(config).send(new DescribeInstancesCommand({}))],
      ['NoSuchBucketPolicy', 404, (config) => s3(config).send(new GetBucketPolicyCommand({ Bucket: 'b' }))],
      ['AccessDenied', 403, (config) => s3(config).send(new GetBucketPolicyCommand({ Bucket: 'b' }))],
      ['ExpiredToken', 400, (config) => new STSClient(config).send(new GetCallerIdentityCommand({}))],
    ];
    for (const [name, httpStatusCode, send] of cases) {
      expect(await thrown(name, send)).toMatchObject({ name, message: 'why & <where>', $metadata: { httpStatusCode } });
    }
    expect(
      await thrown('NoSuchBucket', (config) => s3(config).send(new ListObjectsV2Command({ Bucket: 'b' }))),
    ).toBeInstanceOf(NoSuchBucket);
    // An answer to HEAD has no body, so S3's clients have only the status.
    expect(
      await thrown('NotFound', (config) => s3(config).send(new HeadBucketCommand({ Bucket: 'b' })), { status: 404 }),
    ).toMatchObject({ name: 'NotFound' });
  });

  it('takes a status and headers, and numbers the requests', async () => {
    const more = { status: 429, headers: { 'retry-after': '7' } };
    const error = await thrown(
      'TooManyRequestsException',
      (config) => new LambdaClient(config).send(new GetPolicyCommand({ FunctionName: 'f' })),
      more,
    );
    expect(error).toMatchObject({ name: 'TooManyRequestsException', retryAfterSeconds: '7' });
    expect(error?.$metadata).toMatchObject({ httpStatusCode: 429, requestId: '00000000-0000-4000-8000-000000000001' });
  });

  it('lets the client retry what a service throttles', async () => {
    const config = await serve(({ sequence }) =>
      sequence === 1
        ? { kind: 'error', code: 'Throttling', message: 'slow down' }
        : { kind: 'data', data: { Roles: [] } },
    );
    const client = new IAMClient({ ...config, maxAttempts: 5, retryMode: 'standard' });
    const output = await client.send(new ListRolesCommand({}));
    expect(output.$metadata.attempts).toBe(2);
  });
});
