import type { RecordOf } from '@cadastre/core';
import { defineFetch, listFetch } from './define-fetch.js';
import { entraTenant } from './entra-tenant.js';
import {
  OktaAuthenticator,
  OktaAuthenticatorMethods,
  OktaIdentityProvider,
  OktaNetworkZone,
  OktaPolicy,
  OktaPolicyRule,
  OktaTrustedOrigin,
} from './generated/index.js';

export const policies = listFetch(OktaPolicy, '/api/v1/policies', ({ scope }) => ({ type: scope.policy_type }));

export const policyRules = listFetch(OktaPolicyRule, '/api/v1/policies/{policyId}/rules', ({ parent }) => ({
  policyId: parent.id,
}));

export const authenticators = listFetch(OktaAuthenticator, '/api/v1/authenticators');

export const authenticatorMethods = defineFetch({
  emits: OktaAuthenticatorMethods,
  calls: ['GET /api/v1/authenticators/{authenticatorId}/methods'],
  async *fetch({ okta, parent }) {
    const methods: { readonly type: string; readonly status: string }[] = [];
    const list = okta.list<(typeof methods)[number]>('/api/v1/authenticators/{authenticatorId}/methods', {
      authenticatorId: parent.id,
    });
    for await (const method of list) methods.push(method);
    const names = (of: typeof methods) => [...new Set(of.map(({ type }) => type))].sort();
    yield { Methods: names(methods), ActiveMethods: names(methods.filter(({ status }) => status === 'ACTIVE')) };
  },
});

export const identityProviders = defineFetch({
  emits: OktaIdentityProvider,
  calls: ['GET /api/v1/idps'],
  async *fetch({ okta }) {
    type Provider = RecordOf<typeof OktaIdentityProvider>;
    for await (const provider of okta.list<Provider>('/api/v1/idps', { limit: 200 })) {
      const { issuer, credentials } = provider.protocol ?? {};
      yield { ...provider, EntraTenant: entraTenant(issuer?.url, credentials?.trust?.issuer) };
    }
  },
});

/** What is in a zone. Enhanced dynamic zones say apart what is not in them; all others have a list of what is. */
type Parts<T> =
  | readonly T[]
  | { readonly include?: readonly T[] | null; readonly exclude?: readonly T[] | null }
  | null;

interface Located {
  readonly country?: string | null;
}

type NetworkZone = RecordOf<typeof OktaNetworkZone> & {
  readonly asns?: Parts<string>;
  readonly locations?: Parts<Located>;
};

export const networkZones = defineFetch({
  emits: OktaNetworkZone,
  calls: ['GET /api/v1/zones'],
  async *fetch({ okta }) {
    for await (const zone of okta.list<NetworkZone>('/api/v1/zones', { limit: 200 })) {
      const [Asns, ExcludedAsns] = partsOf(zone.asns);
      const [inside, outside] = partsOf(zone.locations);
      const [Countries, ExcludedCountries] = [inside, outside].map((list) => list?.map(({ country }) => country ?? ''));
      yield { ...zone, Asns, ExcludedAsns, Countries, ExcludedCountries };
    }
  },
});

/** What is in a zone, and what is not. */
function partsOf<T>(parts: Parts<T> | undefined): readonly (readonly T[] | undefined)[] {
  if (parts === undefined || parts === null || 'map' in parts) return [parts ?? undefined, undefined];
  return [parts.include ?? undefined, parts.exclude ?? undefined];
}

export const trustedOrigins = listFetch(OktaTrustedOrigin, '/api/v1/trustedOrigins', { limit: 200 });
