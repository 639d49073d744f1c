import type { RecordOf } from '@cadastre/core';
import { defineFetch, listFetch } from './define-fetch.js';
import {
  OktaAuthorizationServer,
  OktaAuthorizationServerClaim,
  OktaAuthorizationServerPolicy,
  OktaAuthorizationServerPolicyRule,
  OktaAuthorizationServerScope,
} from './generated/index.js';

const ofParent = ({ parent }: { readonly parent: { readonly id: string } }) => ({ authServerId: parent.id });

export const authorizationServers = listFetch(OktaAuthorizationServer, '/api/v1/authorizationServers', { limit: 200 });

export const authorizationServerScopes = listFetch(
  OktaAuthorizationServerScope,
  '/api/v1/authorizationServers/{authServerId}/scopes',
  ofParent,
);

export const authorizationServerClaims = listFetch(
  OktaAuthorizationServerClaim,
  '/api/v1/authorizationServers/{authServerId}/claims',
  ofParent,
);

export const authorizationServerPolicies = defineFetch({
  emits: OktaAuthorizationServerPolicy,
  calls: ['GET /api/v1/authorizationServers/{authServerId}/policies'],
  async *fetch({ okta, parent }) {
    const policies = okta.list<RecordOf<typeof OktaAuthorizationServerPolicy>>(
      '/api/v1/authorizationServers/{authServerId}/policies',
      { authServerId: parent.id },
    );
    for await (const policy of policies) {
      const clients = policy.conditions?.clients?.include ?? [];
      yield { ...policy, ClientIds: clients.filter((client) => client !== 'ALL_CLIENTS') };
    }
  },
});

export const authorizationServerPolicyRules = listFetch(
  OktaAuthorizationServerPolicyRule,
  '/api/v1/authorizationServers/{authServerId}/policies/{policyId}/rules',
  ({ parent }) => ({ authServerId: parent.authorization_server_id ?? '', policyId: parent.id }),
);
