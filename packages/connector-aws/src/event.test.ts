import { planSync } from '@cadastre/core';
import { describe, expect, test } from 'vitest';
import { aws } from './aws.js';
import { eventPartitions } from './event.js';
import { fetches } from './fetches.js';

const ACCOUNT = '111122223333';
const OTHER = '444455556666';

/** A record in the shape of CloudTrail's, with made-up values. */
function record(eventSource: string, eventName: string, more: Readonly<Record<string, unknown>> = {}): object {
  return {
    eventVersion: '1.11',
    userIdentity: {
      type: 'AssumedRole',
      principalId: 'AROAEXAMPLE:deploy',
      arn: `arn:aws:sts::${ACCOUNT}:assumed-role/deploy/deploy`,
      accountId: ACCOUNT,
      sessionContext: { attributes: { creationDate: '2026-11-20T10:00:00Z', mfaAuthenticated: 'false' } },
    },
    eventTime: '2026-11-20T10:01:02Z',
    eventSource,
    eventName,
    awsRegion: 'eu-west-1',
    sourceIPAddress: '192.0.2.7',
    userAgent: 'aws-cli/2',
    requestParameters: null,
    responseElements: null,
    requestID: 'd7a1c3a2-0000-4000-8000-000000000001',
    eventID: 'd7a1c3a2-0000-4000-8000-000000000002',
    readOnly: false,
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: ACCOUNT,
    eventCategory: 'Management',
    ...more,
  };
}

const only = (event: unknown) => eventPartitions(event)?.flatMap((touched) => touched.only);
const fetchesTouched = (event: unknown) =>
  only(event)
    ?.map(({ fetch }) => fetch)
    .sort();
const ignored = (event: unknown) => eventPartitions(event)?.map((touched) => touched.ignored);

describe('a record of CloudTrail touches', () => {
  test('its service in its account and region', () => {
    const event = record('lambda.amazonaws.com', 'UpdateFunctionConfiguration20150331v2');
    expect(eventPartitions(event)).toEqual([
      {
        event: 'lambda:UpdateFunctionConfiguration',
        only: [{ fetch: 'lambda', scope: { account: [ACCOUNT], region: ['eu-west-1'] } }],
      },
    ]);
  });

  test.each(['s3.amazonaws.com', 'iam.amazonaws.com'])('the account alone where %s lies in no region', (source) => {
    for (const { scope } of only(record(source, 'PutBucketPolicy', { awsRegion: 'us-east-1' })) ?? []) {
      expect(scope).toEqual({ account: [ACCOUNT] });
    }
  });

  test.each([
    ['iam', 'UpdateAssumeRolePolicy', ['AWSAccountSummary', 'AWSManagedPolicy', 'AWSRole']],
    ['iam', 'CreateRole', ['AWSAccountSummary', 'AWSRole']],
    ['iam', 'AddRoleToInstanceProfile', ['AWSAccountSummary', 'AWSInstanceProfile', 'AWSRole']],
    ['iam', 'CreateAccessKey', ['AWSAccountSummary', 'AWSUser']],
    ['iam', 'AddUserToGroup', ['AWSAccountSummary', 'AWSGroup', 'AWSUser']],
    ['iam', 'SetSecurityTokenServicePreferences', ['AWSAccountSummary', 'iam']],
    ['ec2', 'RunInstances', ['AWSEBSVolume', 'AWSEC2Instance', 'AWSNetworkInterface']],
    ['ec2', 'AuthorizeSecurityGroupIngress', ['AWSEC2SecurityGroup']],
    ['ec2', 'CreateVpc', ['ec2']],
    ['kms', 'CreateAlias', ['AWSKMSAlias']],
    ['kms', 'CreateGrant', ['kms']],
    ['rds', 'ModifyDBInstance', ['rds']],
    ['secretsmanager', 'PutResourcePolicy', ['secretsmanager']],
    ['account', 'EnableRegion', ['AWSRegion']],
    ['sso', 'CreateAccountAssignment', ['sso']],
    ['identitystore', 'CreateGroupMembership', ['identitystore']],
    ['identitystore-scim', 'PatchGroup', ['AWSIdentityCenter']],
    ['sso-directory', 'AddMemberToGroup', ['AWSIdentityCenter']],
  ])('%s:%s the fetches %j', (service, name, expected) => {
    expect(fetchesTouched(record(`${service}.amazonaws.com`, name))).toEqual(expected);
  });

  test('the organization, and the account that the event is about', () => {
    const moved = record('organizations.amazonaws.com', 'MoveAccount', {
      awsRegion: 'us-east-1',
      requestParameters: { accountId: OTHER, sourceParentId: 'r-ab12', destinationParentId: 'ou-ab12-cdefghij' },
    });
    expect(only(moved)).toEqual([
      { fetch: 'AWSOrganization' },
      { fetch: 'AWSOrganizationRoot' },
      { fetch: 'AWSServiceControlPolicy' },
      { fetch: 'AWSAccountMembership', scope: { account: [OTHER] } },
    ]);
    const created = record('organizations.amazonaws.com', 'CreateAccountResult', {
      eventType: 'AwsServiceEvent',
      serviceEventDetails: { createAccountStatus: { id: 'car-1', state: 'SUCCEEDED', accountId: OTHER } },
    });
    expect(fetchesTouched(created)).toContain('AWSAccountMembership');
  });

  test('the owner of what another account has changed', () => {
    const event = record('kms.amazonaws.com', 'ScheduleKeyDeletion', {
      resources: [
        { accountId: OTHER, type: 'AWS::KMS::Key', ARN: `arn:aws:kms:eu-west-1:${OTHER}:key/k` },
        { accountId: 'HIDDEN_DUE_TO_SECURITY_REASONS', ARN: 'arn:aws:kms:*' },
        null,
      ],
      sharedEventID: 'd7a1c3a2-0000-4000-8000-000000000003',
    });
    expect(only(event)?.[0]?.scope?.account).toEqual([ACCOUNT, OTHER]);
    const foreign = record('s3.amazonaws.com', 'PutBucketAcl', { recipientAccountId: OTHER });
    expect(only(foreign)?.[0]?.scope).toEqual({ account: [OTHER] });
  });

  test('the regions that a key or a secret is copied to', () => {
    const key = record('kms.amazonaws.com', 'ReplicateKey', { requestParameters: { replicaRegion: 'us-east-1' } });
    expect(only(key)?.[0]?.scope?.region).toEqual(['eu-west-1', 'us-east-1']);
    const secret = record('secretsmanager.amazonaws.com', 'ReplicateSecretToRegions', {
      requestParameters: { addReplicaRegions: [{ region: 'us-gov-west-1' }] },
    });
    expect(only(secret)?.[0]?.scope?.region).toEqual(['eu-west-1', 'us-gov-west-1']);
  });

  test('only what the connector reads, under names that it has', () => {
    const names = [
      'Anything',
      'CreateRole',
      'InstanceProfile',
      'User',
      'Group',
      'Policy',
      'OpenIDConnect',
      'SAMLProvider',
    ];
    names.push(
      'ServerCertificate',
      'AccountAlias',
      'RunInstances',
      'Volume',
      'SecurityGroup',
      'Snapshot',
      'Image',
      'KeyPair',
    );
    names.push('Route', 'Alias', 'EnableRegion');
    const services = new Set(fetches.flatMap(({ calls }) => calls.map((call) => call.split(':')[0] ?? '')));
    // Events of STS give credentials away, and change nothing.
    services.delete('sts');
    for (const service of [...services, 'account']) {
      const touched = names.flatMap(
        (name) => only(record(`${service}.amazonaws.com`, name, { requestParameters: { accountId: OTHER } })) ?? [],
      );
      expect([service, touched.length > 0]).toEqual([service, true]);
      for (const selection of touched) planSync([aws()], [{ source: 'aws', ...selection }]);
    }
  });
});

describe('nothing is touched by', () => {
  test.each([
    ['what only reads', record('ec2.amazonaws.com', 'DescribeInstances', { readOnly: true }), 'it only reads'],
    [
      'an old record of what only reads',
      record('ec2.amazonaws.com', 'DescribeInstances', { readOnly: undefined }),
      'it only reads',
    ],
    [
      'what failed',
      record('iam.amazonaws.com', 'DeleteRole', { errorCode: 'AccessDenied' }),
      'it failed, and changed nothing',
    ],
    [
      'an object of a bucket',
      record('s3.amazonaws.com', 'PutObject', { managementEvent: false, eventCategory: 'Data' }),
      'it is about data',
    ],
    ['an insight', record('iam.amazonaws.com', 'CreateRole', { eventCategory: 'Insight' }), 'it is about data'],
    ['a service that is not read', record('dynamodb.amazonaws.com', 'CreateTable'), 'nothing of dynamodb is read'],
    [
      'a sign-in',
      record('signin.amazonaws.com', 'ConsoleLogin', { eventType: 'AwsConsoleSignIn' }),
      'nothing of signin is read',
    ],
    ['a sign-in through IAM Identity Center', record('sso.amazonaws.com', 'Federate'), 'it is a sign-in'],
    ['a name of JavaScript', record('constructor.amazonaws.com', 'Create'), 'nothing of constructor is read'],
    ['a name of JavaScript', record('__proto__.amazonaws.com', '__proto__'), 'nothing of __proto__ is read'],
  ])('%s', (_what, event, why) => {
    expect(only(event)).toEqual([]);
    expect(ignored(event)).toEqual([why]);
  });

  test('other events of EventBridge, which say so', () => {
    const event = {
      'detail-type': 'EC2 Instance State-change Notification',
      source: 'aws.ec2',
      detail: { state: 'stopped' },
    };
    expect(ignored(event)).toEqual(['it is no record of an API call']);
  });
});

describe('records come', () => {
  const role = record('iam.amazonaws.com', 'CreateRole');

  test('in a file of CloudTrail', () => {
    expect(eventPartitions({ Records: [role, role] })).toEqual([
      ...(eventPartitions(role) ?? []),
      ...(eventPartitions(role) ?? []),
    ]);
    expect(eventPartitions({ Records: [] })).toEqual([]);
  });

  test('in an envelope of EventBridge, whose account stands in for the record’s', () => {
    const { recipientAccountId: _, ...detail } = role as Record<string, unknown>;
    const envelope = {
      version: '0',
      id: 'd7a1c3a2-0000-4000-8000-000000000004',
      'detail-type': 'AWS API Call via CloudTrail',
      source: 'aws.iam',
      account: OTHER,
      time: '2026-11-20T10:01:02Z',
      region: 'us-east-1',
      resources: [],
      detail,
    };
    expect(only(envelope)?.[0]?.scope).toEqual({ account: [OTHER] });
    expect(only({ ...envelope, account: undefined })?.[0]?.scope).toEqual({ account: [ACCOUNT] });
  });

  test.each([null, 1, 'text', [], {}, { Records: {} }, { detail: null }, { detail: {} }, { eventSource: 5 }])(
    'and %j is none',
    (event) => {
      expect(eventPartitions(event)).toBeUndefined();
    },
  );

  test.each([
    [{ Records: [role, {}] }, 'an entry of Records has no eventSource'],
    [{ Records: [{ Records: [role] }] }, 'an entry of Records has no eventSource'],
    [record('iam.amazonaws.com', ''), 'an event of iam has no eventName'],
    [
      record('rds.amazonaws.com', 'CreateDBInstance', { awsRegion: undefined }),
      'the event rds:CreateDBInstance has an awsRegion',
    ],
    [
      record('rds.amazonaws.com', 'CreateDBInstance', { awsRegion: '../x' }),
      'the event rds:CreateDBInstance has an awsRegion',
    ],
    [
      record('iam.amazonaws.com', 'CreateRole', { recipientAccountId: '12' }),
      'has a recipientAccountId that is no number',
    ],
    [
      record('iam.amazonaws.com', 'CreateRole', { recipientAccountId: 1, userIdentity: 'x' }),
      'has no recipientAccountId',
    ],
  ])('and one that lacks what it needs is refused', (event, message) => {
    expect(() => eventPartitions(event)).toThrow(expect.objectContaining({ code: 'EVENT_INVALID' }));
    expect(() => eventPartitions(event)).toThrow(message);
  });

  test('and what they say is shortened where it is shown', () => {
    const long = record('x'.repeat(1_000_000), 'y'.repeat(1_000_000));
    expect(JSON.stringify(eventPartitions(long)).length).toBeLessThan(500);
  });
});
