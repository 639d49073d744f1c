import { emit, type RecordOf } from '@cadastre/core';
import { orAbsent } from './classify.js';
import { defineFetch, listFetch } from './define-fetch.js';
import {
  OktaApplication,
  OktaApplicationConnection,
  OktaApplicationGroup,
  OktaApplicationKey,
  OktaApplicationUser,
  OktaOAuthGrant,
  ReplyUri,
} from './generated/index.js';
import { idInLink, type Link } from './links.js';

/** An application with the links that name its policies. */
type Application = RecordOf<typeof OktaApplication> & {
  readonly _links?: { readonly accessPolicy?: Link; readonly profileEnrollment?: Link };
  readonly settings?: { readonly app?: { readonly identityProviderArn?: string | null } };
};

export const applications = defineFetch({
  emits: [OktaApplication, ReplyUri],
  calls: ['GET /api/v1/apps'],
  async *fetch({ okta }) {
    for await (const application of okta.list<Application>('/api/v1/apps', { limit: 200 })) {
      yield emit(OktaApplication, {
        ...application,
        AccessPolicyId: idInLink(application._links?.accessPolicy),
        ProfileEnrollmentId: idInLink(application._links?.profileEnrollment),
      });
      for (const Uri of application.settings?.oauthClient?.redirect_uris ?? []) yield emit(ReplyUri, { Uri });
    }
  },
});

const ofParent = ({ parent }: { readonly parent: { readonly id: string } }) => ({ appId: parent.id });

export const applicationUsers = listFetch(OktaApplicationUser, '/api/v1/apps/{appId}/users', ({ parent }) => ({
  appId: parent.id,
  limit: 500,
}));

export const applicationGroups = listFetch(OktaApplicationGroup, '/api/v1/apps/{appId}/groups', ({ parent }) => ({
  appId: parent.id,
  limit: 200,
}));

export const applicationKeys = listFetch(OktaApplicationKey, '/api/v1/apps/{appId}/credentials/keys', ofParent);

export const applicationGrants = listFetch(OktaOAuthGrant, '/api/v1/apps/{appId}/grants', ofParent);

interface Connection {
  readonly status?: string;
  readonly baseUrl?: string;
  readonly authScheme?: string;
  readonly profile?: { readonly authScheme?: string };
}

export const applicationConnections = defineFetch({
  emits: OktaApplicationConnection,
  calls: ['GET /api/v1/apps/{appId}/connections/default'],
  async *fetch({ okta, parent }) {
    const asked = okta.get<Connection>('/api/v1/apps/{appId}/connections/default', { appId: parent.id });
    // Most applications cannot be provisioned, and Okta says so by there being no connection.
    const connection = (await orAbsent(asked)) ?? {};
    // Okta says it in two places; where it is a token, older answers have the outer one only.
    yield {
      status: connection.status,
      baseUrl: connection.baseUrl,
      authScheme: connection.authScheme ?? connection.profile?.authScheme,
    };
  },
});
