import type { Content } from './directory.js';
import { GROUPS, groupId, PROGRAM, personId } from './directory-ids.js';
import type { Principal } from './managed-identities.js';

/** Applications that the tenant has registered. */
const APPLICATIONS = ['deploy', 'wiki', 'reports', 'old-script', 'aws'] as const;
type Application = (typeof APPLICATIONS)[number];

/** Microsoft's own API, whose permissions applications have. */
const GRAPH = { id: '0e0e0e0e-0000-4000-8000-000000000003', appId: '00000003-0000-0000-c000-000000000000' };
const READ_ALL = '0f0f0f0f-0000-4000-8000-000000000001';
/** The application for AWS accounts of the gallery, with a role for each role there. */
const AWS = { id: '0e0e0e0e-0000-4000-8000-000000000004', role: '0f0f0f0f-0000-4000-8000-000000000002' };
const NO_ROLE = '00000000-0000-0000-0000-000000000000';
const MICROSOFT = 'f8cdef31-a31e-4b4a-93e4-5f571e91255a';

const objectId = (name: Application) => `0d0d0d0d-0000-4000-8000-00000000000${APPLICATIONS.indexOf(name) + 1}`;
const appId = (name: Application) => `0d0d0d0d-0000-4000-8000-00000000001${APPLICATIONS.indexOf(name) + 1}`;
/** The first one is the program that the groups know. */
const principalId = (name: Application) =>
  name === 'deploy' ? PROGRAM : `0e0e0e0e-0000-4000-8000-00000000001${APPLICATIONS.indexOf(name) + 1}`;

const member = (kind: string, id: string) => ({ '@odata.type': `#microsoft.graph.${kind}`, id });

/** Applications, service principals and their rights, by path of Microsoft Graph. */
export function applications(
  tenant: string,
  identities: readonly Principal[],
  awsRole = 'arn:aws:iam::111122223333:role/Administrator',
): readonly Content[] {
  const principals = [...ownPrincipals(tenant, awsRole), ...identities];
  return [
    ['/v1.0/applications', APPLICATIONS.map(application)],
    ...APPLICATIONS.flatMap((name): Content[] => [
      [`/v1.0/applications/${objectId(name)}/owners`, name === 'wiki' ? [member('user', personId('grace'))] : []],
      [`/beta/applications/${objectId(name)}/federatedIdentityCredentials`, name === 'deploy' ? FEDERATED : []],
    ]),
    ['/v1.0/servicePrincipals', principals],
    ...principals.flatMap(({ id }): Content[] => [
      [`/v1.0/servicePrincipals/${id}/owners`, id === PROGRAM ? [member('user', personId('ada'))] : []],
      [`/v1.0/servicePrincipals/${id}/appRoleAssignedTo`, assignments(id)],
    ]),
    [
      '/v1.0/oauth2PermissionGrants',
      [
        grant('a', principalId('wiki'), null, 'openid profile User.Read'),
        grant('b', principalId('reports'), personId('ada'), ' Mail.Read  Mail.Send'),
      ],
    ],
  ];
}

function application(name: Application): object {
  return {
    id: objectId(name),
    appId: appId(name),
    displayName: name,
    publisherDomain: 'example.com',
    signInAudience: name === 'wiki' ? 'AzureADMultipleOrgs' : 'AzureADMyOrg',
    identifierUris: [`api://${name}`],
    web: {
      redirectUris: [`https://${name}.example.com/callback`],
      implicitGrantSettings: { enableIdTokenIssuance: true },
    },
    requiredResourceAccess: [{ resourceAppId: GRAPH.appId, resourceAccess: [{ id: READ_ALL, type: 'Role' }] }],
    passwordCredentials:
      name === 'old-script'
        ? [
            {
              keyId: '0d0d0d0d-0000-4000-8000-000000000021',
              displayName: 'made by hand',
              hint: 'can',
              secretText: 'canary-application-secret-not-a-secret',
              startDateTime: '2023-01-01T00:00:00Z',
              endDateTime: '2099-01-01T00:00:00Z',
            },
          ]
        : [],
    keyCredentials:
      name === 'reports'
        ? [
            {
              keyId: '0d0d0d0d-0000-4000-8000-000000000022',
              displayName: 'CN=reports',
              type: 'AsymmetricX509Cert',
              usage: 'Verify',
              key: 'canary-certificate-not-a-secret',
              startDateTime: '2024-01-01T00:00:00Z',
              endDateTime: '2025-01-01T00:00:00Z',
            },
          ]
        : [],
  };
}

const FEDERATED = [
  {
    id: 'f1',
    name: 'github',
    issuer: 'https://token.actions.githubusercontent.com',
    subject: 'repo:example/infrastructure:environment:production',
    audiences: ['api://AzureADTokenExchange'],
  },
  {
    id: 'f2',
    name: 'cluster',
    issuer: 'https://westeurope.oic.prod-aks.azure.com/t/i/',
    subject: 'system:serviceaccount:build:deploy',
    audiences: ['api://AzureADTokenExchange'],
  },
];

function ownPrincipals(tenant: string, awsRole: string): readonly Principal[] {
  const own = APPLICATIONS.filter((name) => name !== 'aws').map((name) => ({
    id: principalId(name),
    appId: appId(name),
    displayName: name,
    servicePrincipalType: 'Application',
    accountEnabled: true,
    appOwnerOrganizationId: tenant,
    appRoleAssignmentRequired: name === 'wiki',
    replyUrls: [`https://${name}.example.com/callback`],
    servicePrincipalNames: [appId(name)],
    tags: ['WindowsAzureActiveDirectoryIntegratedApp'],
  }));
  return [
    ...own,
    {
      ...GRAPH,
      displayName: 'Microsoft Graph',
      servicePrincipalType: 'Application',
      accountEnabled: true,
      appOwnerOrganizationId: MICROSOFT,
      appRoles: [
        {
          id: READ_ALL,
          value: 'Directory.Read.All',
          displayName: 'Read directory data',
          allowedMemberTypes: ['Application'],
          isEnabled: true,
        },
      ],
    },
    {
      id: AWS.id,
      appId: appId('aws'),
      displayName: 'Amazon Web Services',
      servicePrincipalType: 'Application',
      accountEnabled: true,
      appOwnerOrganizationId: tenant,
      preferredSingleSignOnMode: 'saml',
      servicePrincipalNames: ['https://us-east-1.signin.aws.amazon.com/platform/saml/d-1234567890'],
      appRoles: [
        {
          id: AWS.role,
          value: `${awsRole},arn:aws:iam::111122223333:saml-provider/Entra`,
          displayName: 'Administrator',
          allowedMemberTypes: ['User'],
          isEnabled: true,
        },
      ],
    },
  ];
}

function assignments(resourceId: string): readonly object[] {
  const assigned = (id: string, principalType: string, principal: string, appRoleId: string) => ({
    id: `assignment-${id}`,
    appRoleId,
    principalId: principal,
    principalType,
    principalDisplayName: 'somebody',
    resourceId,
    resourceDisplayName: 'something',
    createdDateTime: '2025-01-01T00:00:00Z',
  });
  if (resourceId === GRAPH.id) return [assigned('graph', 'ServicePrincipal', PROGRAM, READ_ALL)];
  if (resourceId === AWS.id) return [assigned('aws', 'Group', groupId('administrators'), AWS.role)];
  if (resourceId === principalId('wiki'))
    return GROUPS.map((group) => assigned(`wiki-${group}`, 'Group', groupId(group), NO_ROLE));
  return [];
}

function grant(id: string, clientId: string, forWhom: string | null, scope: string): object {
  return {
    id: `grant-${id}`,
    clientId,
    resourceId: GRAPH.id,
    principalId: forWhom,
    consentType: forWhom === null ? 'AllPrincipals' : 'Principal',
    scope,
  };
}
