import { azure, fetches } from '@cadastre/connector-azure';
import type { FetchRef, Source } from '@cadastre/core';
import {
  type CallIdentity,
  callAnswers,
  type Expectation,
  type Explanation,
  type FaultKind,
  openStores,
  type ProviderErrors,
  type SweepEstate,
} from '@cadastre/testing/fault-sweep';
import { type Answer, type AzureFaultCall, type AzureSimulator, startAzureSimulator } from '../src/index.js';

const error = (code: string, status: number, headers?: Record<string, string>): Answer => {
  return { kind: 'error', code, message: 'made by the fault sweep', status, ...(headers && { headers }) };
};

const errors: ProviderErrors = {
  throttled: (waitSeconds = 0) => error('TooManyRequests', 429, { 'retry-after': String(waitSeconds) }),
  serverError: error('InternalServerError', 500),
  expired: error('ExpiredAuthenticationToken', 401),
  denied: error('AuthorizationFailed', 403),
  unsupported: { 'provider not registered': error('MissingSubscriptionRegistration', 409) },
};

/** One request of a batch, the first that is answered, is refused for a while; the others of the batch are good. */
const partRefused: FaultKind = {
  name: 'part of a batch throttled',
  expected: { kind: 'complete' },
  applies: ({ operation }) => operation.includes('/$batch '),
  async answer({ attempt, page }) {
    if (attempt > 0) return undefined;
    const { one } = (await page()) as unknown as { readonly one: { readonly responses: readonly object[] } };
    const [first, ...others] = one.responses;
    const refused = {
      ...first,
      status: 429,
      headers: { 'retry-after': '0' },
      body: { error: { code: 'TooManyRequests' } },
    };
    return { kind: 'data', data: { one: { responses: [refused, ...others] } } };
  },
};

const unreadable: Expectation = { kind: 'failed', class: 'transient', code: 'ANSWER_INVALID' };

/** Fetches that list things only to ask about each, by what they list. */
const ASKING: Readonly<Record<string, string>> = {
  EntraFederatedCredential: '/v1.0/applications',
  EntraGroupOwner: '/v1.0/groups',
  EntraGroupUser: '/v1.0/groups',
  EntraOUUser: '/v1.0/directory/administrativeUnits',
  EntraServicePrincipalOwner: '/v1.0/servicePrincipals',
  IntuneDeviceApp: '/v1.0/deviceManagement/detectedApps',
};
/** Those of them in whose ids the number of a request occurs, so that it is tried without. */
const NUMBERED = ['EntraFederatedCredential', 'EntraGroupOwner', 'EntraGroupUser', 'EntraOUUser'];

const explained: readonly Explanation[] = [
  ...Object.entries(ASKING).map(
    ([fetch, list]): Explanation => ({
      fetch,
      call: `GET ${list}`,
      fault: 'record without its id',
      value: 'items.0.id',
      expected: unreadable,
      why: 'it is no record, but what is asked about; without its id nothing can be asked, so not all of it is known',
    }),
  ),
  ...NUMBERED.map(
    (fetch): Explanation => ({
      fetch,
      fault: 'record without its id',
      value: 'one.responses.0.id',
      expected: unreadable,
      why: 'it says which of the requests this answers, so one of them has no answer',
    }),
  ),
  {
    fetch: 'EntraUser',
    call: 'GET /v1.0/domains',
    fault: 'record without its id',
    expected: unreadable,
    why: 'a domain that is left out would take the identities of everybody in it',
  },
];

/** Resources of a type that Resource Graph lists. It says how many there are, so no list of its can be cut short; Cosmos DB has an account for each API. */
const MOST = 4;
const QUERY = 'post /providers/microsoft.resourcegraph/resources ';

/** One subscription of one tenant. */
export async function openAzureSweepEstate(): Promise<SweepEstate> {
  const simulator = await startAzureSimulator({ subscriptions: ['production'], pageSize: 1 });
  narrowEstate(simulator);
  const stores = await openStores();
  let source = sourceOf(simulator);
  const identify = identifier();
  const { answer, interfere } = callAnswers((call: AzureFaultCall) => identify(source, call), { pages: MOST });
  simulator.setFault(answer);
  return {
    errors,
    explained,
    faults: [partRefused],
    withoutRecords: [],
    interfere,
    renewals: simulator.tokensIssued,
    source: () => {
      source = sourceOf(simulator);
      return source;
    },
    openStore: stores.openStore,
    close: async () => {
      await simulator.close();
      await stores.close();
    },
  };
}

/**
 * The source with a credential for each fetch, whose name is in its tokens: several fetches make the same calls, and a fault is to meet one of
 * them. What they share otherwise, each then asks for itself.
 */
function sourceOf({ tenant: tenantId, cloud, credentialOf }: AzureSimulator): Source {
  const open = (caller: string) => azure({ tenants: [{ tenantId, cloud, signIn: credentialOf(caller) }] });
  const own = new Map<string, Source>();
  return {
    ...open('scopes'),
    context(scope, fetch: FetchRef, call) {
      const source = own.get(fetch.name) ?? open(fetch.name);
      own.set(fetch.name, source);
      return source.context(scope, fetch, call);
    },
  };
}

/** Tells which call this is. What is declared and what is a list is the same for each call of a path, so it is found out once. */
function identifier(): (source: Source, call: AzureFaultCall) => CallIdentity {
  const known = new Map<string, Pick<CallIdentity, 'operation' | 'pagination'>>();
  return ({ fetches }, { operation, path, caller, input, answer }) => {
    const { $skiptoken: token, ...query } = input;
    const name = `${caller} ${operation}`;
    let found = known.get(name);
    if (found === undefined) {
      const calls = fetches.find((fetch) => fetch.name === caller)?.calls ?? ['GET /subscriptions'];
      const good = answer();
      const isList = good.kind === 'data' && 'items' in (good.data as object);
      found = {
        operation: calls.find((call) => patternOf(call).test(operation)) ?? operation,
        pagination: isList ? { inputToken: '$skiptoken', outputToken: ['next'] } : undefined,
      };
      known.set(name, found);
    }
    return { ...found, tenant: caller, list: [caller, path, JSON.stringify(query)].join(' '), token };
  };
}

/** A declared call as it comes: with any text for its names, in any case. The data plane of a vault is a part of the simulator's paths. */
function patternOf(call: string): RegExp {
  const source = call.replaceAll(/[.$()]/g, String.raw`\$&`).replaceAll(/\{\w+\}/g, '[^/ ]+');
  return new RegExp(`^${source.replace(/^(\w+) /, '$1 (?:/vaults/[^/]+)?')}$`, 'i');
}

/** Leaves so many resources of each type that Resource Graph is asked for. */
function narrowEstate({ estate: { resources } }: AzureSimulator): void {
  const calls = fetches.flatMap((fetch) => fetch.calls.map((call) => call.toLowerCase()));
  const listed = new Set(calls.filter((call) => call.startsWith(QUERY)).map((call) => call.slice(QUERY.length)));
  const left = new Map<string, number>();
  for (const [id, { type }] of [...resources].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const known = left.get(type) ?? 0;
    if (listed.has(type.toLowerCase()) && known >= MOST) resources.delete(id);
    left.set(type, known + 1);
  }
}
