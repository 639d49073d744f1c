import { COMPANY, PEOPLE } from '../estate/catalog.js';
import type { OktaMaker } from './okta-estate.js';
import { GROUPS } from './people.js';

const LABELS = ['Amazon Web Services', 'Directory', 'Inventory', 'Payroll', 'Wiki'] as const;
type Label = (typeof LABELS)[number];

/** Applications, who may sign in to them, and who has. */
export function addApplications(make: OktaMaker): void {
  const { add, id } = make;
  add(
    '/api/v1/apps',
    {},
    LABELS.map((label) => application(make, label)),
  );
  for (const label of LABELS) {
    const appId = id('0oa', label);
    const users = PEOPLE.filter((_name, index) => index % (label.length % 4 === 0 ? 2 : 3) === 0);
    add(
      '/api/v1/apps/{appId}/users',
      { appId },
      users.map((name, index) => applicationUser(make, name, index)),
    );
    add('/api/v1/apps/{appId}/groups', { appId }, applicationGroups(make, label));
    add('/api/v1/apps/{appId}/credentials/keys', { appId }, [
      {
        kid: id('key', label),
        kty: 'RSA',
        use: 'sig',
        created: make.daysAgo(900),
        lastUpdated: make.daysAgo(900),
        expiresAt: make.daysAgo(-400),
      },
    ]);
    add(
      '/api/v1/apps/{appId}/grants',
      { appId },
      label === 'Inventory' ? ['okta.users.read', 'okta.groups.read'].map((scope) => grant(make, scope)) : [],
    );
    if (label === 'Directory') {
      add(
        '/api/v1/apps/{appId}/connections/default',
        { appId },
        { status: 'ENABLED', baseUrl: `https://directory.${COMPANY}.example/scim`, profile: { authScheme: 'TOKEN' } },
      );
    }
  }
  add('/oauth2/v1/clients/{clientId}/roles', { clientId: id('0oa', 'Inventory') }, [
    {
      id: 'CLIENTROLE',
      type: 'READ_ONLY_ADMIN',
      label: 'Read-Only Administrator',
      status: 'ACTIVE',
      assignmentType: 'CLIENT',
    },
  ]);
  add(
    '/api/v1/logs',
    {},
    PEOPLE.slice(0, 6).flatMap((name, index) => [
      signIn(make, name, 'Wiki', index),
      signIn(make, name, 'Payroll', index),
    ]),
  );
}

function application({ id, daysAgo, accounts }: OktaMaker, label: Label): object {
  const policies = { accessPolicy: { href: `/api/v1/policies/${id('rst', 'ACCESS_POLICY', '0')}` } };
  const common = {
    id: id('0oa', label),
    label,
    status: 'ACTIVE',
    features: [],
    accessibility: { selfService: label === 'Wiki' },
    created: daysAgo(800),
    lastUpdated: daysAgo(80),
    _links: policies,
  };
  switch (label) {
    case 'Amazon Web Services':
      return {
        ...common,
        name: 'amazon_aws',
        signOnMode: 'SAML_2_0',
        settings: {
          app: {
            awsEnvironmentType: 'aws.amazon',
            identityProviderArn: `arn:aws:iam::${accounts[0]?.id ?? '000000000000'}:saml-provider/${COMPANY}-sso`,
            groupFilter: '^aws_(?{{accountid}}\\d+)_(?{{role}}[a-zA-Z0-9+=,.@\\-_]+)$',
            roleValuePattern: `arn:aws:iam::\${accountid}:saml-provider/${COMPANY}-sso,arn:aws:iam::\${accountid}:role/\${role}`,
            secretKey: 'canary-okta-aws-secret-key',
          },
        },
      };
    case 'Directory':
      return {
        ...common,
        name: 'active_directory',
        signOnMode: null,
        features: ['IMPORT_NEW_USERS', 'PUSH_PASSWORD_UPDATES'],
      };
    case 'Inventory':
      return {
        ...common,
        name: 'oidc_client',
        signOnMode: 'OPENID_CONNECT',
        credentials: {
          oauthClient: {
            client_id: id('0oa', label),
            client_secret: 'canary-okta-client-secret',
            token_endpoint_auth_method: 'private_key_jwt',
          },
        },
        settings: {
          oauthClient: { application_type: 'service', grant_types: ['client_credentials'], response_types: ['token'] },
        },
      };
    case 'Wiki':
      return {
        ...common,
        name: 'oidc_client',
        signOnMode: 'OPENID_CONNECT',
        credentials: {
          oauthClient: {
            client_id: id('0oa', label),
            token_endpoint_auth_method: 'client_secret_basic',
            pkce_required: true,
          },
        },
        settings: {
          oauthClient: {
            application_type: 'web',
            grant_types: ['authorization_code'],
            response_types: ['code'],
            redirect_uris: [`https://wiki.${COMPANY}.example/callback`, 'http://localhost:8080/callback'],
          },
        },
      };
    case 'Payroll':
      return {
        ...common,
        name: 'payroll_1',
        signOnMode: 'SAML_2_0',
        settings: {
          signOn: {
            ssoAcsUrl: `https://payroll.example/acs`,
            audience: 'payroll',
            assertionSigned: true,
            responseSigned: true,
          },
        },
      };
  }
}

function applicationUser({ id, daysAgo }: OktaMaker, name: string, index: number): object {
  return {
    id: id('00u', name),
    scope: index % 2 === 0 ? 'GROUP' : 'USER',
    status: 'ACTIVE',
    syncState: 'DISABLED',
    externalId: null,
    created: daysAgo(200),
    lastUpdated: daysAgo(100),
    passwordChanged: null,
    credentials: { userName: `${name}@${COMPANY}.example` },
    profile: {},
  };
}

function applicationGroups({ id, daysAgo }: OktaMaker, label: Label): object[] {
  return GROUPS.slice(1, 3).map(({ name }, priority) => ({
    id: id('00g', name),
    priority,
    lastUpdated: daysAgo(70),
    profile: label === 'Amazon Web Services' && priority === 1 ? { samlRoles: ['read-only'] } : {},
  }));
}

function grant({ id, daysAgo }: OktaMaker, scopeId: string): object {
  return {
    id: id('oag', 'Inventory', scopeId),
    status: 'ACTIVE',
    scopeId,
    issuer: `https://${COMPANY}.okta.example`,
    clientId: id('0oa', 'Inventory'),
    source: 'ADMIN',
    created: daysAgo(60),
    createdBy: { id: id('00u', PEOPLE[0] ?? ''), type: 'User' },
    lastUpdated: daysAgo(60),
  };
}

function signIn({ id, daysAgo }: OktaMaker, name: string, label: Label, index: number): object {
  return {
    uuid: id('log', name, label),
    published: daysAgo(index + 1),
    eventType: 'user.authentication.sso',
    actor: { id: id('00u', name), type: 'User', alternateId: name },
    outcome: { result: index === 2 ? 'FAILURE' : 'SUCCESS' },
    target: [{ id: id('0oa', label), type: 'AppInstance' }],
  };
}
