import {
  DescribeInstancesCommand,
  DescribeVpcsCommand,
  EC2Client,
  paginateDescribeNetworkInterfaces,
} from '@aws-sdk/client-ec2';
import { IAMClient, ListAccountAliasesCommand, paginateGetAccountAuthorizationDetails } from '@aws-sdk/client-iam';
import { KMSClient, ListKeysCommand } from '@aws-sdk/client-kms';
import { LambdaClient, paginateListFunctions } from '@aws-sdk/client-lambda';
import { ListAccountsCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import { GetBucketPolicyCommand, ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterEach, describe, expect, it } from 'vitest';
import { type Simulator, type SimulatorOptions, startSimulator } from './start-simulator.js';

const open: Simulator[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((simulator) => simulator.close()));
});

async function start(options: SimulatorOptions = {}) {
  const simulator = await startSimulator(options);
  open.push(simulator);
  const config = { endpoint: simulator.url, region: 'eu-west-1', credentials: simulator.credentials, maxAttempts: 1 };
  return { simulator, config };
}

type Config = Awaited<ReturnType<typeof start>>['config'];

/** The configuration of clients that act as a role. */
async function assume(config: Config, RoleArn: string, ExternalId?: string): Promise<Config> {
  const command = new AssumeRoleCommand({ RoleArn, RoleSessionName: 'test', ...(ExternalId && { ExternalId }) });
  const { Credentials } = await new STSClient(config).send(command);
  const { AccessKeyId = '', SecretAccessKey = '' } = Credentials ?? {};
  return { ...config, credentials: { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey } };
}

const reader = (account: string | undefined) => `arn:aws:iam::${account}:role/CadastreReader`;

describe('startSimulator', () => {
  it('is the management account to its own credentials, and another account to a role of that', async () => {
    const { simulator, config } = await start();
    const asked = (as: Config) => new STSClient(as).send(new GetCallerIdentityCommand({}));
    expect(await asked(config)).toMatchObject({
      Account: simulator.managementAccountId,
      Arn: `arn:aws:iam::${simulator.managementAccountId}:user/cadastre`,
    });
    const production = simulator.accountIds[1];
    const role = await assume(config, reader(production));
    expect(await asked(role)).toMatchObject({
      Account: production,
      Arn: `arn:aws:sts::${production}:assumed-role/CadastreReader/cadastre`,
    });
    expect((await new IAMClient(role).send(new ListAccountAliasesCommand({}))).AccountAliases).toEqual([
      'alderway-production',
    ]);
  });

  it('refuses roles that do not exist, do not trust the caller, or ask for another external id', async () => {
    const { simulator, config } = await start();
    const [, production] = simulator.accountIds;
    const refused = { name: 'AccessDenied' };
    await expect(assume(config, `arn:aws:iam::${production}:role/Nobody`)).rejects.toMatchObject(refused);
    await expect(assume(config, 'arn:aws:iam::000000000000:role/CadastreReader')).rejects.toMatchObject(refused);
    await expect(assume(config, `arn:aws:iam::${production}:role/lumenwatch`)).rejects.toMatchObject(refused);
    const emergency = `arn:aws:iam::${production}:role/break-glass`;
    await expect(assume(config, emergency, 'curiosity')).rejects.toMatchObject(refused);
    await expect(assume(config, emergency, 'incident')).resolves.toBeDefined();
    const closed = simulator.estate.organization.accounts.find(({ Status }) => Status === 'SUSPENDED')?.Id;
    await expect(assume(config, reader(closed))).rejects.toMatchObject(refused);
  });

  it('refuses keys that it did not give, as each service does', async () => {
    const { config } = await start();
    const unknown = { ...config, credentials: { accessKeyId: 'AKIAUNKNOWN', secretAccessKey: 'x' } };
    const refusals: [string, () => Promise<unknown>][] = [
      ['InvalidClientTokenId', () => new STSClient(unknown).send(new GetCallerIdentityCommand({}))],
      ['AuthFailure', () => new EC2Client(unknown).send(new DescribeVpcsCommand({}))],
      ['UnrecognizedClientException', () => new KMSClient(unknown).send(new ListKeysCommand({}))],
      ['InvalidAccessKeyId', () => new S3Client({ ...unknown, forcePathStyle: true }).send(new ListBucketsCommand({}))],
    ];
    for (const [name, refusal] of refusals) await expect(refusal()).rejects.toMatchObject({ name });
  });

  it('gives whole lists through pages', async () => {
    const { simulator, config } = await start({ pageSize: 7 });
    const as = await assume(config, reader(simulator.accountIds[1]));
    const here = simulator.estate.region(simulator.accountIds[1] ?? '', 'eu-west-1');
    const read = async (pages: AsyncIterable<object>, list: string) => {
      const sizes: number[] = [];
      for await (const page of pages) sizes.push(((page as Record<string, unknown[]>)[list] ?? []).length);
      return { pages: sizes.length, items: sizes.reduce((sum, size) => sum + size, 0) };
    };
    const interfaces = await read(
      paginateDescribeNetworkInterfaces({ client: new EC2Client(as) }, {}),
      'NetworkInterfaces',
    );
    expect(interfaces.items).toBe(here.ec2.networkInterfaces.length);
    expect(interfaces.pages).toBe(Math.ceil(interfaces.items / 7));
    const functions = await read(paginateListFunctions({ client: new LambdaClient(as) }, {}), 'Functions');
    expect(functions).toMatchObject({ items: here.lambda.functions.length });
    const details = paginateGetAccountAuthorizationDetails({ client: new IAMClient(as) }, { Filter: ['Role'] });
    expect(await read(details, 'RoleDetailList')).toMatchObject({
      items: simulator.estate.global(simulator.accountIds[1] ?? '').iam.roles.length,
    });
  });

  it('filters what EC2 describes, and never gives user data', async () => {
    const { simulator, config } = await start();
    const as = await assume(config, reader(simulator.accountIds[1]));
    const client = new EC2Client(as);
    const asked = (Name: string, ...Values: string[]) =>
      client.send(new DescribeInstancesCommand({ Filters: [{ Name, Values }] }));
    const { Reservations = [] } = await asked('tag:service', 'pay*');
    expect(Reservations.flatMap(({ Instances }) => Instances ?? []).map(({ Tags }) => Tags?.[0]?.Value)).toEqual([
      'payments-1',
      'payments-2',
      'payments-3',
    ]);
    expect(JSON.stringify(Reservations)).not.toContain('UserData');
    expect((await asked('instance-state-name', 'terminated')).Reservations ?? []).toEqual([]);
    await expect(asked('no-such-thing', 'x')).rejects.toMatchObject({ name: 'SimulatorFailure' });
    const unknown = new DescribeVpcsCommand({ VpcIds: ['vpc-00000000000000000'] });
    await expect(client.send(unknown)).rejects.toMatchObject({ name: 'InvalidVpcID.NotFound' });
  });

  it('answers in a bucket’s own region, and sends others there', async () => {
    const { simulator, config } = await start();
    const buckets = simulator.estate.global(simulator.managementAccountId).buckets;
    const Bucket = buckets.find(({ policy }) => policy !== undefined)?.bucket.Name ?? '';
    const BucketRegion = buckets.find(({ bucket }) => bucket.Name === Bucket)?.bucket.BucketRegion ?? '';
    const elsewhere = simulator.regions.find((region) => region !== BucketRegion) ?? '';
    const asked = new GetBucketPolicyCommand({ Bucket });
    const client = (region: string, followRegionRedirects: boolean) =>
      new S3Client({ ...config, region, followRegionRedirects, forcePathStyle: true, maxAttempts: 1 });
    expect((await client(BucketRegion, false).send(asked)).Policy).toContain('OnlyTls');
    await expect(client(elsewhere, false).send(asked)).rejects.toMatchObject({ name: 'PermanentRedirect' });
    expect((await client(elsewhere, true).send(asked)).Policy).toContain('OnlyTls');
    const bare = new GetBucketPolicyCommand({ Bucket: 'alderway-management-access-logs' });
    await expect(client('eu-west-1', false).send(bare)).rejects.toMatchObject({ name: 'NoSuchBucketPolicy' });
  });

  it('knows only its own regions', async () => {
    const { config } = await start();
    const client = new LambdaClient({ ...config, region: 'ap-south-2' });
    const pages = paginateListFunctions({ client }, {});
    await expect(pages.next()).rejects.toMatchObject({ name: 'UnrecognizedClientException' });
  });

  it('lets only the management account look into the organization', async () => {
    const { simulator, config } = await start({ accounts: 8 });
    const asked = (as: Config) => new OrganizationsClient(as).send(new ListAccountsCommand({}));
    // Eight that can be read, and the one that was closed.
    expect((await asked(config)).Accounts).toHaveLength(9);
    const as = await assume(config, reader(simulator.accountIds[1]));
    await expect(asked(as)).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });

  it('goes wrong where it is told to, until it is told otherwise', async () => {
    const { simulator, config } = await start();
    const asked = () => new KMSClient(config).send(new ListKeysCommand({}));
    simulator.setFault(({ service, account }) =>
      service === 'kms' && account === simulator.managementAccountId
        ? { kind: 'error', code: 'AccessDeniedException', message: 'no', status: 403 }
        : undefined,
    );
    await expect(asked()).rejects.toMatchObject({ name: 'AccessDeniedException' });
    expect((await new STSClient(config).send(new GetCallerIdentityCommand({}))).Account).toBeDefined();
    simulator.setFault(undefined);
    expect((await asked()).Keys).not.toEqual([]);
    expect(simulator.calls().map(({ operation }) => operation)).toEqual(['ListKeys', 'GetCallerIdentity', 'ListKeys']);
    expect(simulator.calls()[0]).toMatchObject({ account: simulator.managementAccountId, region: 'eu-west-1' });
  });

  it('gives a rule the good answer, to change it or to give it to another call', async () => {
    const { simulator, config } = await start({ pageSize: 1 });
    const list = async (Marker?: string) => {
      const { Keys = [], NextMarker } = await new KMSClient(config).send(new ListKeysCommand({ Marker }));
      return { ids: Keys.map(({ KeyId }) => KeyId), NextMarker };
    };
    const first = await list();
    expect(first).toMatchObject({ ids: [expect.any(String)], NextMarker: expect.any(String) });
    const second = await list(first.NextMarker);
    // The first page comes empty, with a token of which the simulator knows nothing; with that comes the first page after all.
    simulator.setFault(async ({ input, answer }) => {
      if (input.Marker === 'made-up') return answer({});
      const good = await answer();
      return good.kind === 'data' && input.Marker === undefined
        ? { kind: 'data', data: { ...(good.data as object), Keys: [], NextMarker: 'made-up' } }
        : undefined;
    });
    expect(await list()).toEqual({ ids: [], NextMarker: 'made-up' });
    expect(await list('made-up')).toEqual(first);
    expect(await list(first.NextMarker)).toEqual(second);
  });

  it('takes its time when it should', async () => {
    const { config } = await start({ latencyMs: 200 });
    const started = performance.now();
    await new STSClient(config).send(new GetCallerIdentityCommand({}));
    expect(performance.now() - started).toBeGreaterThanOrEqual(195);
  });
});
