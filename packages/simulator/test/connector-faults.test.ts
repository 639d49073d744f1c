import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CreateAliasCommand, LambdaClient, paginateListFunctions } from '@aws-sdk/client-lambda';
import { AWSLambda, AWSLambdaLayer, awsPolicy, defineFetch, fetches } from '@cadastre/connector-aws';
import { type Fetch, type Probe, probeSource, type Source, type SyncReport, sync } from '@cadastre/core';
import { contentOf } from '@cadastre/core/conformance';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FaultRule } from '../src/index.js';
import { type OpenEstate, openEstate } from './open-estate.js';

/*
 * What the connector makes of answers that recordings do not hold: refusals, proxies, keys that ran out. After each, nothing that
 * was in the graph is gone, the outcome is the right one, and a clean run gives the clean graph again.
 */

let estate: OpenEstate;
beforeEach(async () => {
  estate = await openEstate({ accounts: 2, regions: ['eu-west-1'] });
});
afterEach(() => estate.close());

const only = (source: Source, ...names: string[]): Source => ({
  ...source,
  fetches: source.fetches.filter(({ name }) => names.includes(name)),
});
const read = (source: Source): Promise<SyncReport> =>
  sync({ store: estate.store, sources: [source], calls: { firstDelayMs: 2, timeoutMs: 2_000 } });
const outcomes = (report: SyncReport) => report.partitions.map(({ fetch, outcome }) => ({ fetch, ...outcome }));

const lambda =
  (answer: ReturnType<FaultRule>): FaultRule =>
  (call) =>
    call.service === 'lambda' ? answer : undefined;

describe('a fault while functions are listed', () => {
  test.each([
    ['denied', { kind: 'error', code: 'AccessDeniedException', message: 'no', status: 403 }, 'denied'],
    ['an expired token', { kind: 'error', code: 'ExpiredTokenException', message: 'expired', status: 400 }, 'expired'],
    ['a server error', { kind: 'error', code: 'ServiceException', message: 'sorry', status: 500 }, 'transient'],
    [
      'throttled without end',
      { kind: 'error', code: 'TooManyRequestsException', message: 'slow down', status: 429 },
      'throttled',
    ],
    ['a proxy’s page with status 200', { kind: 'fault', fault: { type: 'malformed' } }, 'transient'],
    [
      'an empty body with status 200',
      { kind: 'fault', fault: { type: 'raw', status: 200, headers: {}, body: '' } },
      'transient',
    ],
    [
      'half an answer',
      { kind: 'fault', fault: { type: 'truncate', data: { Functions: [{ FunctionName: 'half' }] } } },
      'transient',
    ],
    ['a broken connection', { kind: 'fault', fault: { type: 'reset' } }, 'transient'],
    ['no answer', { kind: 'fault', fault: { type: 'hang' } }, 'transient'],
  ] as const)(
    '%s: keeps what was there, and says why',
    async (_name, answer, errorClass) => {
      const source = only(estate.source(), 'AWSAccount', 'AWSLambda', 'AWSLambdaFunctionAlias');
      await read(source);
      const before = await contentOf(estate.store);
      estate.simulator.setFault(lambda(answer));
      const report = await read(source);
      expect(report.outcome).toBe('partial');
      expect(outcomes(report).filter(({ fetch }) => fetch === 'AWSLambda')).toMatchObject([
        { kind: 'failed', failure: { class: errorClass } },
        { kind: 'failed', failure: { class: errorClass } },
      ]);
      expect(await contentOf(estate.store)).toEqual(before);
      estate.simulator.setFault(undefined);
      expect((await read(source)).outcome).toBe('complete');
      expect(await contentOf(estate.store)).toEqual(before);
    },
    120_000,
  );

  test('on the last page: the pages before it are written, and nothing is deleted', async () => {
    const source = only(estate.source(), 'AWSLambda');
    await read(source);
    const before = await contentOf(estate.store);
    estate.simulator.setFault((call) =>
      call.service === 'lambda' && call.input.Marker !== undefined
        ? { kind: 'error', code: 'AccessDeniedException', message: 'no', status: 403 }
        : undefined,
    );
    const report = await read(source);
    expect(outcomes(report).some(({ kind }) => kind === 'failed')).toBe(true);
    expect(report.totals.nodes).toBeGreaterThan(0);
    expect(await contentOf(estate.store)).toEqual(before);
  });
});

test('one role with a trust policy that is no JSON is quarantined, and the others are read', async () => {
  const source = only(estate.source({ accounts: 'caller' }), 'AWSAccount', 'AWSRole');
  await read(source);
  const before = await contentOf(estate.store);
  let spoiled = false;
  estate.simulator.setFault(async ({ operation, answer }) => {
    const good = operation === 'GetAccountAuthorizationDetails' ? await answer() : undefined;
    if (good?.kind !== 'data' || spoiled) return good;
    spoiled = true;
    const data = good.data as { readonly RoleDetailList: readonly object[] };
    const [first, ...others] = data.RoleDetailList;
    const document = '{ "Version": AKIAIOSFODNN7EXAMPLE';
    return {
      ...good,
      data: { ...data, RoleDetailList: [{ ...first, AssumeRolePolicyDocument: document }, ...others] },
    };
  });
  const report = await read(source);
  expect(report.partitions.find(({ fetch }) => fetch === 'AWSRole')).toMatchObject({
    outcome: { kind: 'partial' },
    quarantined: 1,
    samples: [{ schema: 'AWSRole', reason: 'AssumeRolePolicyDocument: expected a policy in JSON, got a string' }],
  });
  expect(JSON.stringify(report)).not.toContain('AKIAIOSFODNN7EXAMPLE');
  expect(await contentOf(estate.store)).toEqual(before);
});

test('an answer that leads to another host is not followed', async () => {
  const asked: string[] = [];
  const other = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end('{}');
  }).listen(0, '127.0.0.1');
  await once(other, 'listening');
  const source = only(estate.source({ accounts: 'caller' }), 'AWSLambda', 'AWSS3Bucket', 'AWSRDSInstance');
  const location = `http://127.0.0.1:${(other.address() as AddressInfo).port}/latest/meta-data`;
  for (const status of [301, 302, 307, 308]) {
    estate.simulator.setFault(({ service }) =>
      service === 'sts'
        ? undefined
        : {
            kind: 'fault',
            fault: { type: 'raw', status, headers: { location, 'x-amz-bucket-region': 'eu-west-1' }, body: '' },
          },
    );
    const report = await read(source);
    expect(report.totals).toMatchObject({ complete: 0, nodesDeleted: 0 });
  }
  expect(asked).toEqual([]);
  other.close();
});

test('a role that cannot be assumed fails its account, and only that', async () => {
  const source = only(estate.source(), 'AWSAccount', 'AWSRole');
  await read(source);
  const before = await contentOf(estate.store);
  estate.simulator.setFault(({ operation }) =>
    operation === 'AssumeRole' ? { kind: 'error', code: 'AccessDenied', message: 'not yours', status: 403 } : undefined,
  );
  const report = await read(only(estate.source(), 'AWSAccount', 'AWSRole'));
  expect(report.totals).toMatchObject({ complete: 2, failed: 2, nodesDeleted: 0 });
  expect(await contentOf(estate.store)).toEqual(before);
});

test('an account outside of any organization is read, and its membership is not applicable', async () => {
  estate.simulator.setFault(({ service }) =>
    service === 'organizations'
      ? { kind: 'error', code: 'AWSOrganizationsNotInUseException', message: 'not a member' }
      : undefined,
  );
  const report = await read(
    only(estate.source({ accounts: 'caller' }), 'AWSAccount', 'AWSAccountMembership', 'AWSOrganization'),
  );
  expect(report.outcome).toBe('complete');
  expect(report.partitions.map(({ fetch }) => fetch)).toEqual(['AWSAccount', 'AWSAccountMembership']);
});

describe('the guard around every client', () => {
  const withFetch = (fetch: Fetch<never>): Source => ({ ...estate.source({ accounts: 'caller' }), fetches: [fetch] });

  test('refuses a call that the fetch does not declare, before it reaches the network', async () => {
    const undeclared = defineFetch({
      emits: AWSLambda,
      calls: ['lambda:GetFunction'],
      async *fetch({ aws: client }) {
        for await (const page of paginateListFunctions({ client: client(LambdaClient) }, {}))
          yield* page.Functions ?? [];
      },
    });
    const report = await read(withFetch(undeclared));
    expect(outcomes(report)).toMatchObject([{ kind: 'failed', failure: { class: 'bug', code: 'CALL_UNDECLARED' } }]);
    expect(estate.simulator.calls().filter(({ service }) => service === 'lambda')).toEqual([]);
  });

  test('refuses a call that writes, declared or not', async () => {
    const writing = defineFetch({
      emits: AWSLambdaLayer,
      calls: ['lambda:CreateAlias'],
      async *fetch({ aws: client }) {
        const alias = { FunctionName: 'f', Name: 'a', FunctionVersion: '1' };
        const { AliasArn } = await client(LambdaClient).send(new CreateAliasCommand(alias));
        yield { Arn: AliasArn, SigningProfileVersionArn: undefined, SigningJobArn: undefined };
      },
    });
    const report = await read(withFetch(writing));
    expect(outcomes(report)).toMatchObject([{ kind: 'failed', failure: { class: 'bug', code: 'CALL_WRITES' } }]);
    expect(estate.simulator.calls().filter(({ service }) => service === 'lambda')).toEqual([]);
  });

  test('lets every fetch make all the calls that it declares, and no other reaches the network', async () => {
    const source = estate.source();
    await read(source);
    const declared = new Set([
      ...source.fetches.flatMap(({ calls }) => calls),
      'sts:AssumeRole',
      'sts:GetCallerIdentity',
      'organizations:DescribeOrganization',
      'organizations:ListAccounts',
    ]);
    const made = new Set(estate.simulator.calls().map(({ service, operation }) => `${service}:${operation}`));
    // One other account: however many clients ask, its role is assumed once.
    expect(estate.simulator.calls().filter(({ operation }) => operation === 'AssumeRole')).toHaveLength(1);
    expect([...made].filter((call) => !declared.has(call))).toEqual([]);
    expect([...declared].filter((call) => !made.has(call))).toEqual([]);
  }, 120_000);
});

test('a probe tries every fetch on one parent at most, and names those that are not allowed', async () => {
  const probeAll = async () => {
    const probes: Probe[] = [];
    for await (const probe of probeSource(estate.source(), new AbortController().signal)) probes.push(probe);
    return probes;
  };
  const probes = await probeAll();
  expect(probes.filter(({ failure }) => failure !== undefined)).toEqual([]);
  expect(new Set(probes.map(({ fetch }) => fetch)).size).toBe(probes.length);
  expect(probes.map(({ fetch }) => fetch)).toEqual(
    expect.arrayContaining(['AWSRole', 'AWSS3BucketPolicy', 'AWSAccountAccessKey']),
  );
  estate.simulator.setFault(({ operation }) =>
    operation === 'GetBucketPolicy' || operation === 'ListFunctions'
      ? { kind: 'error', code: 'AccessDenied', message: 'not allowed', status: 403 }
      : undefined,
  );
  const gaps = (await probeAll()).filter(({ failure }) => failure !== undefined);
  expect(gaps.map(({ fetch, failure }) => `${fetch} ${failure?.class}`).sort()).toEqual([
    'AWSLambda denied',
    'AWSS3BucketPolicy denied',
  ]);
}, 60_000);

test('the policy allows the declared calls, by the names that IAM has for them', () => {
  const actions = awsPolicy(fetches).Statement.flatMap(({ Action }) => Action);
  expect(actions).toEqual([...new Set(actions)].sort());
  expect(actions).toContain('s3:ListAllMyBuckets');
  expect(actions).not.toContain('s3:ListBuckets');
  expect(actions.filter((action) => !/:(?:BatchGet|Describe|Get|List|AssumeRole)/.test(action))).toEqual([]);
});
