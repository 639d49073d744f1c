import { type GraphStore, type Selection, type Source, type SyncReport, sync } from '@cadastre/core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenEstate, openEstate } from './open-estate.js';

/*
 * What a targeted sync asks AWS for, counted at the other end of the real SDK, and what it changes in the graph.
 */

let estate: OpenEstate;
beforeEach(async () => {
  estate = await openEstate({ accounts: 3, regions: ['eu-west-1', 'us-east-1'], size: 0.3 });
});
afterEach(() => estate.close());

/** The whole organization, in the regions that each account says it has. */
const read = (source: Source, only?: readonly Selection[]): Promise<SyncReport> =>
  sync({ store: estate.store, sources: [source], ...(only === undefined ? {} : { only }) });

/** The calls since a position, with how often each was made. */
function callsSince(position: number): Readonly<Record<string, number>> {
  const calls: Record<string, number> = {};
  for (const { service, operation, account, region } of estate.simulator.calls().slice(position)) {
    const call = `${service}:${operation} ${account} ${region}`;
    calls[call] = (calls[call] ?? 0) + 1;
  }
  return calls;
}

/** The last run that wrote each node and relationship. */
async function written(store: GraphStore): Promise<ReadonlyMap<string, number>> {
  const options = { maxRows: 100_000 };
  const nodes = await store.query<{ partition: string; id: string; run: number }>(
    'MATCH (n) WHERE n._partition IS NOT NULL RETURN n._partition AS partition, n.id AS id, n.lastupdated AS run',
    {},
    options,
  );
  const edges = await store.query<{ partition: string; from: string; type: string; to: string; run: number }>(
    'MATCH (a)-[r]->(b) RETURN coalesce(r._partition, b.id) AS partition, a.id AS from, type(r) AS type, b.id AS to, r.lastupdated AS run',
    {},
    options,
  );
  return new Map([
    ...nodes.rows.map(({ partition, id, run }): [string, number] => [`${partition}: ${id}`, Number(run)]),
    ...edges.rows.map(({ partition, from, type, to, run }): [string, number] => [
      `${partition}: ${from} ${type} ${to}`,
      Number(run),
    ]),
  ]);
}

test('only the selected partitions are asked for, and of accounts and regions no more than is needed', async () => {
  const [management = '', , third = ''] = estate.simulator.accountIds;
  const source = estate.source();
  await read(source);
  const position = estate.simulator.calls().length;
  const scope = { account: [third], region: ['eu-west-1'] };
  const report = await read(source, [{ source: 'aws', fetch: 'lambda', scope }]);
  const calls = callsSince(position);
  expect(report.outcome).toBe('complete');
  const finding = Object.keys(calls).filter((call) => !call.startsWith('lambda:'));
  expect(finding.sort()).toEqual(
    [
      `ec2:DescribeRegions ${third} us-east-1`,
      `organizations:DescribeAccount ${management} us-east-1`,
      `sts:GetCallerIdentity ${management} us-east-1`,
    ].sort(),
  );
  expect(finding.map((call) => calls[call])).toEqual([1, 1, 1]);
  const reading = Object.keys(calls).filter((call) => call.startsWith('lambda:'));
  expect(reading.sort()).toEqual(
    ['GetPolicy', 'ListAliases', 'ListEventSourceMappings', 'ListFunctions'].map(
      (call) => `lambda:${call} ${third} eu-west-1`,
    ),
  );
  expect(report.partitions.map(({ fetch }) => fetch).sort()).toEqual([
    'AWSLambda',
    'AWSLambdaEventSourceMapping',
    'AWSLambdaFunctionAlias',
    'AWSLambdaPolicy',
  ]);
});

test('a new source reads one account without listing the others; an account that there is not is said', async () => {
  const [, second = ''] = estate.simulator.accountIds;
  const report = await read(estate.source(), [{ fetch: 'AWSRole', scope: { account: [second] } }]);
  expect(report).toMatchObject({ outcome: 'complete', totals: { partitions: 1 } });
  expect(estate.simulator.calls().filter(({ operation }) => operation === 'ListAccounts')).toEqual([]);
  expect(estate.simulator.calls().filter(({ operation }) => operation === 'DescribeRegions')).toEqual([]);
  const roles = estate.simulator.estate.global(second).iam.roles.length;
  const { rows } = await estate.store.query('MATCH (r:AWSRole) RETURN count(r) AS count');
  expect(Number(rows[0]?.count)).toBe(roles);
  for (const account of ['999999999999', 'nonsense']) {
    const unknown = read(estate.source(), [{ fetch: 'AWSRole', scope: { account: [account] } }]);
    await expect(unknown).rejects.toMatchObject({ code: 'SELECTION_EMPTY' });
  }
});

test('more accounts than are looked up one by one are found in the list', async () => {
  const [, second = ''] = estate.simulator.accountIds;
  const made = Array.from({ length: 6 }, (_, index) => `90000000000${index}`);
  const report = await read(estate.source(), [{ fetch: 'AWSRole', scope: { account: [second, ...made] } }]);
  expect(report.partitions.map(({ scope }) => scope)).toEqual([{ account: second }]);
  expect(report.missing.map(({ value }) => value)).toEqual(made);
  expect(estate.simulator.calls().filter(({ operation }) => operation === 'DescribeAccount')).toEqual([]);
});

test('a role that has changed, and of which an event tells, is read again, and nothing else is touched', async () => {
  const [, second = ''] = estate.simulator.accountIds;
  const source = estate.source();
  await read(source);
  const before = await written(estate.store);
  const { roles } = estate.simulator.estate.global(second).iam;
  const role = roles.find(({ RoleName }) => RoleName !== 'CadastreReader');
  const gone = roles.at(-1);
  if (role?.Arn === undefined || gone?.Arn === undefined || role === gone)
    throw new Error('the estate has too few roles');
  Object.assign(role, { Description: 'changed' });
  (roles as unknown[]).pop();
  // Changed too, and nobody tells of it.
  Object.assign(estate.simulator.estate.region(second, 'eu-west-1').lambda.functions[0] ?? {}, { MemorySize: 77 });

  const event = {
    Records: [
      {
        eventVersion: '1.11',
        userIdentity: { type: 'IAMUser', accountId: second, arn: `arn:aws:iam::${second}:user/ann`, userName: 'ann' },
        eventTime: '2026-11-20T10:01:02Z',
        eventSource: 'iam.amazonaws.com',
        eventName: 'UpdateRole',
        awsRegion: 'us-east-1',
        requestParameters: { roleName: role.RoleName, description: 'changed' },
        responseElements: null,
        readOnly: false,
        eventType: 'AwsApiCall',
        managementEvent: true,
        recipientAccountId: second,
        eventCategory: 'Management',
      },
    ],
  };
  const touched = source.partitionsOf?.(event) ?? [];
  const position = estate.simulator.calls().length;
  const report = await read(
    source,
    touched.flatMap(({ only }) => only.map((selection) => ({ source: 'aws', ...selection }))),
  );
  expect(report).toMatchObject({ outcome: 'complete', vanished: [], missing: [] });
  expect(
    estate.simulator
      .calls()
      .slice(position)
      .every(({ service }) => ['iam', 'sts', 'organizations'].includes(service)),
  ).toBe(true);

  const { rows } = await estate.store.query('MATCH (r:AWSRole {arn: $arn}) RETURN r.description AS description', {
    arn: role.Arn,
  });
  expect(rows).toEqual([{ description: 'changed' }]);
  const { rows: functions } = await estate.store.query('MATCH (f:AWSLambda) WHERE f.memory_mb = 77 RETURN f.id AS id');
  expect(functions).toEqual([]);
  const after = await written(estate.store);
  const keys = report.partitions.map(({ key }) => key);
  const isRead = (item: string): boolean =>
    keys.some((key) => item.startsWith(`${key}: `) || item.startsWith(`${key}/`));
  const changed = [...after.keys()].filter((item) => before.get(item) !== after.get(item));
  expect(changed).toContain(`aws/AWSRole/${second}: ${role.Arn}`);
  expect(changed.filter((item) => !isRead(item) && !item.startsWith('cadastre/'))).toEqual([]);
  const lost = [...before.keys()].filter((item) => !after.has(item));
  expect(lost).toContain(`aws/AWSRole/${second}: ${gone.Arn}`);
  expect(lost.filter((item) => !item.includes(gone.Arn ?? '') && !item.startsWith('cadastre/'))).toEqual([]);
});
