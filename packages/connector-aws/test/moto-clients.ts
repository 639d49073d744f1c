import { EC2Client } from '@aws-sdk/client-ec2';
import { IAMClient } from '@aws-sdk/client-iam';
import { IdentitystoreClient } from '@aws-sdk/client-identitystore';
import { KMSClient } from '@aws-sdk/client-kms';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { OrganizationsClient } from '@aws-sdk/client-organizations';
import { RDSClient } from '@aws-sdk/client-rds';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { SSOAdminClient } from '@aws-sdk/client-sso-admin';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import type { AwsCredentialIdentity } from '@aws-sdk/types';
import { known } from './moto-expected-graph.js';

/** The plain clients of one account in one region, to create things with. */
export type MotoClients = ReturnType<typeof motoClients>;

/** What moto takes for the management account: credentials that it has not issued belong to this account. */
export const MANAGEMENT_ACCOUNT = '123456789012';
export const MANAGEMENT_CREDENTIALS: AwsCredentialIdentity = { accessKeyId: 'test', secretAccessKey: 'test' };

export function motoClients(endpoint: string, region: string, credentials = MANAGEMENT_CREDENTIALS) {
  const config = { endpoint, region, credentials };
  return {
    region,
    ec2: new EC2Client(config),
    iam: new IAMClient(config),
    identityStore: new IdentitystoreClient(config),
    kms: new KMSClient(config),
    lambda: new LambdaClient(config),
    organizations: new OrganizationsClient(config),
    rds: new RDSClient(config),
    s3: new S3Client({ ...config, forcePathStyle: true }),
    secrets: new SecretsManagerClient(config),
    ssoAdmin: new SSOAdminClient(config),
    sqs: new SQSClient(config),
    sts: new STSClient(config),
  };
}

/** Credentials in another account. */
export async function credentialsIn(sts: STSClient, account: string): Promise<AwsCredentialIdentity> {
  const role = { RoleArn: `arn:aws:iam::${account}:role/Seeder`, RoleSessionName: 'seeder' };
  const { Credentials } = await sts.send(new AssumeRoleCommand(role));
  return {
    accessKeyId: known(Credentials?.AccessKeyId),
    secretAccessKey: known(Credentials?.SecretAccessKey),
    sessionToken: known(Credentials?.SessionToken),
  };
}
