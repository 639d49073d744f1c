import { AccountClient, ListRegionsCommand, paginateListRegions } from '@aws-sdk/client-account';
import { DescribeInstancesCommand, EC2Client, paginateDescribeInstances } from '@aws-sdk/client-ec2';
import {
  IAMClient,
  ListUsersCommand,
  paginateGetAccountAuthorizationDetails,
  paginateListUsers,
} from '@aws-sdk/client-iam';
import { KMSClient, ListKeysCommand, paginateListAliases, paginateListKeys } from '@aws-sdk/client-kms';
import { LambdaClient, ListFunctionsCommand, paginateListFunctions } from '@aws-sdk/client-lambda';
import { ListAccountsCommand, OrganizationsClient, paginateListAccounts } from '@aws-sdk/client-organizations';
import {
  DescribeDBInstancesCommand,
  paginateDescribeDBInstances,
  paginateDescribeEngineDefaultParameters,
  RDSClient,
} from '@aws-sdk/client-rds';
import { ListBucketsCommand, paginateListBuckets, paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3';
import { ListSecretsCommand, paginateListSecrets, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import { paginate } from './paginate.js';
import { data, serve } from './test-kit.js';

type Config = Awaited<ReturnType<typeof serve>>;
const s3 = (config: Config) => new S3Client({ ...config, forcePathStyle: true });
const five = (member: string) => Array.from({ length: 5 }, (_, index) => ({ [member]: `${member}-${index}` }));

/** Reads every page of whole lists that the service cuts, with a page size of two. */
async function pagesOf<Page>(answer: object, open: (config: Config) => AsyncIterable<Page>): Promise<Page[]> {
  const pages: Page[] = [];
  for await (const page of open(await serve(paginate(() => data(answer))))) pages.push(page);
  return pages;
}

const two = { pageSize: 2 };
const lists: [string, string, string, (config: Config) => AsyncIterable<object>][] = [
  [
    'account',
    'Regions',
    'RegionName',
    (config) => paginateListRegions({ client: new AccountClient(config), ...two }, {}),
  ],
  [
    'ec2',
    'Reservations',
    'ReservationId',
    (config) => paginateDescribeInstances({ client: new EC2Client(config), ...two }, {}),
  ],
  ['iam', 'Users', 'UserName', (config) => paginateListUsers({ client: new IAMClient(config), ...two }, {})],
  ['kms', 'Keys', 'KeyId', (config) => paginateListKeys({ client: new KMSClient(config), ...two }, {})],
  ['kms', 'Aliases', 'AliasName', (config) => paginateListAliases({ client: new KMSClient(config), ...two }, {})],
  [
    'lambda',
    'Functions',
    'FunctionName',
    (config) => paginateListFunctions({ client: new LambdaClient(config), ...two }, {}),
  ],
  [
    'organizations',
    'Accounts',
    'Id',
    (config) => paginateListAccounts({ client: new OrganizationsClient(config), ...two }, {}),
  ],
  [
    'rds',
    'DBInstances',
    'DBInstanceIdentifier',
    (config) => paginateDescribeDBInstances({ client: new RDSClient(config), ...two }, {}),
  ],
  ['s3', 'Buckets', 'Name', (config) => paginateListBuckets({ client: s3(config), ...two }, {})],
  ['s3', 'Contents', 'Key', (config) => paginateListObjectsV2({ client: s3(config), ...two }, { Bucket: 'b' })],
  [
    'secretsmanager',
    'SecretList',
    'Name',
    (config) => paginateListSecrets({ client: new SecretsManagerClient(config), ...two }, {}),
  ],
];

describe('paginate', () => {
  it.each(lists)('%s: %s arrive in order, two by two', async (_service, list, member, open) => {
    const pages = (await pagesOf({ [list]: five(member) }, open)) as Record<string, object[]>[];
    expect(pages.map((page) => page[list]?.length)).toEqual([2, 2, 1]);
    expect(pages.flatMap((page) => page[list])).toMatchObject(five(member));
  });

  it('cuts several lists as one sequence, and says when it is at its end', async () => {
    const lists = {
      UserDetailList: five('UserName'),
      GroupDetailList: [],
      RoleDetailList: five('RoleName').slice(0, 2),
    };
    const pages = await pagesOf(lists, (config) =>
      paginateGetAccountAuthorizationDetails({ client: new IAMClient(config), pageSize: 4 }, {}),
    );
    expect(pages.map((page) => [page.UserDetailList?.length, page.RoleDetailList?.length, page.IsTruncated])).toEqual([
      [4, 0, true],
      [1, 2, false],
    ]);
  });

  it('follows a token that is nested', async () => {
    const answer = { EngineDefaults: { DBParameterGroupFamily: 'postgres17', Parameters: five('ParameterName') } };
    const input = { DBParameterGroupFamily: 'postgres17' };
    const pages = await pagesOf(answer, (config) =>
      paginateDescribeEngineDefaultParameters({ client: new RDSClient(config), ...two }, input),
    );
    expect(pages.map((page) => page.EngineDefaults?.Parameters?.length)).toEqual([2, 2, 1]);
    expect(pages.map((page) => page.EngineDefaults?.DBParameterGroupFamily)).toEqual(Array(3).fill('postgres17'));
  });

  it('caps the page when the caller names no size or a larger one', async () => {
    const client = new IAMClient(await serve(paginate(() => data({ Users: five('UserName') }), 3)));
    expect((await client.send(new ListUsersCommand({}))).Users).toHaveLength(3);
    const page = await client.send(new ListUsersCommand({ MaxItems: 1000 }));
    expect(page).toMatchObject({ IsTruncated: true, Marker: expect.any(String) });
    expect((await client.send(new ListUsersCommand({ Marker: page.Marker }))).Users).toHaveLength(2);
  });

  it('ends on a page that is just full', async () => {
    const answer = { Users: five('UserName').slice(1) };
    const pages = await pagesOf(answer, (config) => paginateListUsers({ client: new IAMClient(config), ...two }, {}));
    expect(pages.map((page) => [page.Users?.length, page.IsTruncated])).toEqual([
      [2, true],
      [2, false],
    ]);
  });

  it('gives an empty list one page', async () => {
    expect(
      await pagesOf({ Users: [] }, (config) => paginateListUsers({ client: new IAMClient(config) }, {})),
    ).toMatchObject([{ Users: [], IsTruncated: false }]);
  });

  it('cuts what a delay holds back, and leaves errors and single answers alone', async () => {
    const delayed = await serve(
      paginate(() => ({ kind: 'fault', fault: { type: 'delay', ms: 1, answer: data({ Users: five('UserName') }) } })),
    );
    expect((await new IAMClient(delayed).send(new ListUsersCommand({ MaxItems: 2 }))).Users).toHaveLength(2);
    const sts = new STSClient(await serve(paginate(() => data({ Account: '111122223333' }))));
    expect((await sts.send(new GetCallerIdentityCommand({}))).Account).toBe('111122223333');
    const denied = await serve(paginate(() => ({ kind: 'error', code: 'AccessDenied', message: 'no' })));
    await expect(new IAMClient(denied).send(new ListUsersCommand({}))).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  it('refuses a token that it did not issue, as each service does', async () => {
    const config = await serve(paginate(() => data({})));
    const token = 'forged';
    const refusals: [string, () => Promise<unknown>][] = [
      ['ValidationException', () => new AccountClient(config).send(new ListRegionsCommand({ NextToken: token }))],
      ['InvalidNextToken', () => new EC2Client(config).send(new DescribeInstancesCommand({ NextToken: token }))],
      ['ValidationError', () => new IAMClient(config).send(new ListUsersCommand({ Marker: token }))],
      ['InvalidMarkerException', () => new KMSClient(config).send(new ListKeysCommand({ Marker: token }))],
      [
        'InvalidParameterValueException',
        () => new LambdaClient(config).send(new ListFunctionsCommand({ Marker: token })),
      ],
      [
        'InvalidInputException',
        () => new OrganizationsClient(config).send(new ListAccountsCommand({ NextToken: token })),
      ],
      ['InvalidParameterValue', () => new RDSClient(config).send(new DescribeDBInstancesCommand({ Marker: token }))],
      ['InvalidArgument', () => s3(config).send(new ListBucketsCommand({ ContinuationToken: token }))],
      [
        'InvalidNextTokenException',
        () => new SecretsManagerClient(config).send(new ListSecretsCommand({ NextToken: token })),
      ],
    ];
    for (const [name, refusal] of refusals) await expect(refusal()).rejects.toMatchObject({ name });
  });

  it('refuses the token of another operation', async () => {
    const config = await serve(paginate(() => data({ Keys: five('KeyId'), Aliases: [] })));
    const client = new KMSClient(config);
    const { NextMarker } = await client.send(new ListKeysCommand({ Limit: 2 }));
    const pages = paginateListAliases({ client, ...(NextMarker && { startingToken: NextMarker }) }, {});
    await expect(pages.next()).rejects.toMatchObject({ name: 'InvalidMarkerException' });
  });
});
