import { generateKeyPairSync } from 'node:crypto';
import { fetches, okta, oktaPolicy } from '@cadastre/connector-okta';
import type { FetchRef, HttpClient, HttpValues, Source } from '@cadastre/core';
import type { Explanation, ProviderErrors, SweepEstate } from '@cadastre/testing/fault-sweep';
import { type CallIdentity, callAnswers, openStores } from '@cadastre/testing/fault-sweep';
import { type Answer, type OktaFaultCall, type OktaSimulator, startOktaSimulator } from '../src/index.js';

const CLIENT_ID = '0oa-fault-sweep';
/** Name of the value in each query that says whose call it is. */
const CALLER = 'fault-sweep';
/** Fetches are run for each type of policy; one is enough, and its policies are those that applications name. */
const POLICY_TYPE = 'ACCESS_POLICY';
/** Moves with the clock. */
const PERIOD = ['since', 'until'];

const error = (code: string, status: number, headers?: Record<string, string>): Answer => {
  return { kind: 'error', code, message: 'made by the fault sweep', status, ...(headers && { headers }) };
};

const errors: ProviderErrors = {
  throttled(waitSeconds = 0) {
    const now = Math.floor(Date.now() / 1_000);
    const reset = { 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': String(now + waitSeconds) };
    return error('E0000047', 429, { date: new Date(now * 1_000).toUTCString(), ...reset });
  },
  serverError: error('E0000009', 500),
  expired: error('E0000011', 401),
  denied: error('E0000006', 403),
  unsupported: { 'operation unsupported': error('E0000015', 401) },
};

const explained: readonly Explanation[] = [
  {
    fetch: 'OktaApplication',
    fault: 'record without its id',
    value: 'items.0.settings.oauthClient.redirect_uris.0',
    expected: { kind: 'quarantined' },
    changesGraph: true,
    why: 'the address is left out as a record of its own, and is missing in the list that the application has of them too',
  },
];

/** One organization, read by a service app: an API token could not be renewed. */
export async function openOktaSweepEstate(): Promise<SweepEstate> {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const simulator = await startOktaSimulator({
    accounts: [{ id: '111122223333', name: 'production' }],
    pageSize: 1,
    limit: { calls: 1_000_000_000, seconds: 60 },
    client: {
      clientId: CLIENT_ID,
      jwks: { keys: [publicKey.export({ format: 'jwk' })] },
      scopes: oktaPolicy(fetches).scopes,
    },
  });
  narrowEstate(simulator);
  const stores = await openStores();
  const { answer, interfere } = callAnswers((call: OktaFaultCall) => identify(simulator, call));
  simulator.setFault(answer);
  return {
    errors,
    explained,
    withoutRecords: [],
    interfere,
    renewals: simulator.tokensIssued,
    source: () =>
      withCaller(
        okta({
          organizations: [
            {
              url: simulator.url,
              clientId: CLIENT_ID,
              privateKey: String(privateKey.export({ format: 'pem', type: 'pkcs8' })),
            },
          ],
          signInDays: 3_650,
        }),
      ),
    openStore: stores.openStore,
    close: async () => {
      await simulator.close();
      await stores.close();
    },
  };
}

/**
 * The source with one type of policy, and with fetch and operation in the query of each call: several fetches make the same calls, and a
 * fault is to meet one of them. Okta's simulator does not look at it, and its next pages keep it.
 */
function withCaller(source: Source): Source {
  return {
    ...source,
    scopes: {
      ...source.scopes,
      async *policy_type() {
        yield POLICY_TYPE;
      },
    },
    context(scope, fetch, call) {
      const context = source.context(scope, fetch, call) as { readonly okta: HttpClient };
      return { ...context, okta: clientOf(context.okta, fetch) };
    },
  };
}

function clientOf(client: HttpClient, { name }: FetchRef): HttpClient {
  const withName = (path: string, values: HttpValues = {}) => ({ ...values, [CALLER]: `${name} GET ${path}` });
  return {
    get: (path, values) => client.get(path, withName(path, values)),
    list: (path, values) => client.list(path, withName(path, values)),
    listIn: (list, path, values) => client.listIn(list, path, withName(path, values)),
    query: client.query,
  };
}

function identify({ estate, url }: OktaSimulator, { path, input }: OktaFaultCall): CallIdentity {
  const { after, [CALLER]: caller = '', ...query } = input;
  const rest = Object.entries(query).filter(([name]) => !PERIOD.includes(name));
  const isList = Array.isArray(estate.get(path)?.content);
  return {
    operation: caller.slice(caller.indexOf(' ') + 1),
    tenant: url,
    list: [path, caller, JSON.stringify(rest)].join(' '),
    token: after,
    pagination: isList ? { inputToken: 'after', outputToken: ['next'] } : undefined,
  };
}

/** Leaves what has something for every fetch, three items of a list at most: the sweep looks at no more. */
function narrowEstate({ estate }: OktaSimulator): void {
  const names = new Set([
    ...['Amazon Web Services', 'Inventory', 'Wiki'],
    ...['aws_111122223333_administrator', 'Engineering', 'Database administrators'],
  ]);
  for (const path of ['/api/v1/apps', '/api/v1/groups']) {
    const resource = estate.get(path);
    if (resource === undefined) continue;
    resource.content = (resource.content as readonly Named[]).filter(({ label, profile }) =>
      names.has(label ?? profile?.name ?? ''),
    );
  }
  // Of the applications only the directory has a connection; now one of these three has it.
  for (const [path, resource] of estate) {
    if (!path.endsWith('/connections/default')) continue;
    const [application] = (estate.get('/api/v1/apps')?.content ?? []) as readonly Named[];
    estate.set(path.replace(/0oa\w+/, application?.id ?? ''), resource);
    break;
  }
}

interface Named {
  readonly id: string;
  readonly label?: string;
  readonly profile?: { readonly name?: string };
}
