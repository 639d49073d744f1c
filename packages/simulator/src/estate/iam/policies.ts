import type { ManagedPolicyDetail } from '@aws-sdk/client-iam';
import { bucketName } from '../names.js';
import type { Place } from '../place.js';
import { allow, encodedPolicy, type Statement } from '../policy-text.js';
import { daysAgo } from '../random.js';
import { AWS_MANAGED, awsManagedArn } from './aws-managed.js';

/** A policy with all its versions. */
export type PolicyEstate = ManagedPolicyDetail & { Description: string };

/** The policies of one account, AWS's own last. Who has them attached is counted by the caller. */
export function policies(place: Place): PolicyEstate[] {
  const own = (name: string, description: string, ...versions: Statement[][]): PolicyEstate => {
    const created = place.random('policy', name).daysAgo(200, 1400);
    return policy(
      name,
      place.iam(`policy/${name}`),
      place.company.ids.unique('ANPA', place.account.id, name),
      description,
      created,
      versions,
    );
  };
  return [
    ...place.services.map((service) =>
      own(`${service.name}-data`, `What ${service.name} keeps`, dataStatements(place, service.name)),
    ),
    own(
      'deploy',
      'What the pipeline may do',
      [
        allow(['ec2:*', 'lambda:*', 's3:*'], '*'),
        allow('iam:PassRole', place.iam('role/*'), {
          Condition: { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } },
        }),
      ],
      [allow(['lambda:*', 's3:*'], '*'), allow('iam:PassRole', place.iam('role/*'))],
    ),
    own('developer-boundary', 'The most that a developer-made role may do', [
      allow('*', '*'),
      { Effect: 'Deny', Action: ['iam:CreateUser', 'iam:CreateAccessKey', 'organizations:*'], Resource: '*' },
    ]),
    own('legacy-everything', 'From before there were teams. Nobody dares', [allow('*', '*')]),
    own('unused-read-logs', 'Attached to nothing', [allow('logs:Get*', '*')]),
    ...Object.entries(AWS_MANAGED).map(([path, statement]) => {
      const name = path.slice(path.lastIndexOf('/') + 1);
      const id = place.company.ids.unique('ANPA', 'aws', path);
      return policy(name, awsManagedArn(path), id, `Provided by AWS: ${name}`, daysAgo(3800), [[statement]]);
    }),
  ];
}

function dataStatements({ account }: Place, service: string): Statement[] {
  const bucket = `arn:aws:s3:::${bucketName(account, service)}`;
  return [
    allow(['s3:GetObject', 's3:PutObject', 's3:ListBucket'], [bucket, `${bucket}/*`], { Sid: 'Objects' }),
    allow('secretsmanager:GetSecretValue', `arn:aws:secretsmanager:*:${account.id}:secret:*/${service}/*`),
    allow(['kms:Decrypt', 'kms:GenerateDataKey'], `arn:aws:kms:*:${account.id}:key/*`),
    ...(service === 'data-platform' ? [allow('s3:GetObject', '*', { Sid: 'EveryBucket' })] : []),
  ];
}

function policy(
  name: string,
  arn: string,
  id: string,
  description: string,
  created: Date,
  versions: readonly Statement[][],
): PolicyEstate {
  return {
    PolicyName: name,
    PolicyId: id,
    Arn: arn,
    Path: arn.slice(arn.indexOf(':policy') + 7, arn.lastIndexOf('/') + 1),
    DefaultVersionId: 'v1',
    AttachmentCount: 0,
    PermissionsBoundaryUsageCount: name === 'developer-boundary' ? 1 : 0,
    IsAttachable: true,
    Description: description,
    CreateDate: created,
    UpdateDate: created,
    PolicyVersionList: versions.map((statements, index) => ({
      Document: encodedPolicy(...statements),
      VersionId: `v${index + 1}`,
      IsDefaultVersion: index === 0,
      CreateDate: created,
    })),
  };
}
