import { aws } from '@cadastre/connector-aws';
import type { Explanation, ProviderErrors, SweepEstate } from '@cadastre/testing/fault-sweep';
import { callAnswers, openStores } from '@cadastre/testing/fault-sweep';
import { answerCall } from '../src/aws/answer-call.js';
import { callerOf } from '../src/aws/caller.js';
import { type Answer, type Estate, paginate, startSimulator } from '../src/index.js';
import { identifyAwsCall } from './aws-call.js';

const REGION = 'eu-west-1';
/** An estate in which nearly every fetch has something to read, although each list is cut short. */
const SEED = 2;
const PAGE_SIZE = 1;

const error = (code: string, status: number, headers?: Record<string, string>): Answer => {
  return { kind: 'error', code, message: 'made by the fault sweep', status, ...(headers && { headers }) };
};

const errors: ProviderErrors = {
  throttled: (waitSeconds) =>
    error('Throttling', 429, waitSeconds === undefined ? undefined : { 'retry-after': String(waitSeconds) }),
  serverError: error('InternalError', 500),
  expired: error('ExpiredToken', 400),
  denied: error('AccessDenied', 403),
  unsupported: {
    'region not enabled': error('OptInRequired', 403),
    'operation unsupported': error('UnsupportedOperationException', 400),
  },
};

const explained: readonly Explanation[] = [
  {
    fetch: 'AWSKMSKeyRotation',
    fault: 'operation unsupported',
    expected: { kind: 'complete' },
    changesGraph: true,
    why: 'KMS says so of a key that it cannot rotate, and the region has KMS, since it listed the key',
  },
  {
    fetch: 'AWSEC2RouteTable',
    fault: 'record without its id',
    value: 'RouteTables.0.Routes.0.Origin',
    expected: { kind: 'complete' },
    changesGraph: true,
    why: 'older answers lack it; it is a part of the id, so the fetch says "unknown"',
  },
  {
    fetch: 'AWSS3BucketPolicy',
    fault: 'half a body',
    expected: { kind: 'failed', class: 'invalid' },
    why: 'the body is the policy itself, which only the fetch parses: half of it is an error, but not one of the call',
  },
];

/** The management account has IAM Identity Center, but only one account is read: here it is that one's. */
function withIdentityCenter(estate: Estate, OwnerAccountId: string): Estate {
  const { identityCenter } = estate;
  return { ...estate, identityCenter: { ...identityCenter, instance: { ...identityCenter.instance, OwnerAccountId } } };
}

/** One account in one region, and the organization above. */
export async function openAwsSweepEstate(): Promise<SweepEstate> {
  const simulator = await startSimulator({
    seed: SEED,
    accounts: 2,
    regions: [REGION],
    size: 0.1,
    pageSize: PAGE_SIZE,
  });
  const stores = await openStores();
  const { answer, interfere } = callAnswers(identifyAwsCall);
  const renewals = new Map<string, number>();
  // The account that has something of everything; the caller's own has little.
  const account = simulator.accountIds[1] ?? '';
  const role = `arn:aws:iam::${account}:role/CadastreReader`;
  const estate = withIdentityCenter(simulator.estate, account);
  const answerPage = paginate((call) => answerCall(estate, call, callerOf(estate, call.accessKeyId)), PAGE_SIZE);

  function renew(account: string): void {
    renewals.set(account, (renewals.get(account) ?? 0) + 1);
  }

  simulator.setFault((call) => {
    if (call.operation === 'AssumeRole') renew(String(call.input.RoleArn).split(':')[4] ?? '');
    return answer({ ...call, answer: async (input = call.input) => answerPage({ ...call, input }) });
  });
  return {
    errors,
    explained,
    withoutRecords: [
      {
        fetch: 'AWSSecretsManagerSecretPolicy',
        why: 'one secret has a policy, and it is not among the first three of the list',
      },
    ],
    interfere,
    renewals: (account) => renewals.get(account) ?? 0,
    source: () =>
      aws({
        endpoint: simulator.url,
        credentials: async () => {
          renew(simulator.managementAccountId);
          return simulator.credentials;
        },
        accounts: { roles: [role] },
        regions: [REGION],
      }),
    openStore: stores.openStore,
    close: async () => {
      await simulator.close();
      await stores.close();
    },
  };
}
