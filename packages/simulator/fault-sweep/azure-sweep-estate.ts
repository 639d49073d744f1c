import { azure, fetches } from '@cadastre/connector-azure';
import type { FetchRef, Source } from '@cadastre/core';
import {
  type CallIdentity,
  callAnswers,
  type Explanation,
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

const explained: readonly Explanation[] = [];

/** Resources of a type that Resource Graph lists. It says how many there are, so no list of its can be cut short; Cosmos DB has an account for each API. */
const MOST = 4;
const QUERY = 'post /providers/microsoft.resourcegraph/resources ';

/** One subscription of one tenant. */
export async function openAzureSweepEstate(): Promise<SweepEstate> {
  const simulator = await startAzureSimulator({ subscriptions: ['production'], pageSize: 1 });
  narrowEstate(simulator);
  const stores = await openStores();
  let source = sourceOf(simulator);
  const { answer, interfere } = callAnswers((call: AzureFaultCall) => identify(source, call), { pages: MOST });
  simulator.setFault(answer);
  return {
    errors,
    explained,
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

function identify({ fetches }: Source, { operation, path, caller, input, answer }: AzureFaultCall): CallIdentity {
  const { $skiptoken: token, ...query } = input;
  const calls = fetches.find(({ name }) => name === caller)?.calls ?? ['GET /subscriptions'];
  const good = answer();
  const isList = good.kind === 'data' && 'items' in (good.data as object);
  return {
    operation: calls.find((call) => patternOf(call).test(operation)) ?? operation,
    tenant: caller,
    list: [caller, path, JSON.stringify(query)].join(' '),
    token,
    pagination: isList ? { inputToken: '$skiptoken', outputToken: ['next'] } : undefined,
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
