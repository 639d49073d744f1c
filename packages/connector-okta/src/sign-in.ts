import { defineFetch, listFetch } from './define-fetch.js';
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

export const identityProviders = listFetch(OktaIdentityProvider, '/api/v1/idps', { limit: 200 });
export const networkZones = listFetch(OktaNetworkZone, '/api/v1/zones', { limit: 200 });
export const trustedOrigins = listFetch(OktaTrustedOrigin, '/api/v1/trustedOrigins', { limit: 200 });
