import type { Content } from './directory.js';
import { PEOPLE, personId, SKUS } from './directory-ids.js';

/** People, when they signed in, and how they can prove who they are, by path of Microsoft Graph. */
export function people(): readonly Content[] {
  return [
    ['/v1.0/users', PEOPLE.map((name) => (name === 'guest' ? guest() : member(name)))],
    [
      '/v1.0/reports/authenticationMethods/userRegistrationDetails',
      PEOPLE.map((name) => ({
        id: personId(name),
        userPrincipalName: `${name}@example.com`,
        userDisplayName: name,
        userType: name === 'guest' ? 'guest' : 'member',
        isAdmin: name === 'ada' || name === 'alan',
        isMfaRegistered: name !== 'alan',
        isMfaCapable: name !== 'alan',
        isPasswordlessCapable: name === 'ada',
        isSsprRegistered: false,
        isSsprEnabled: true,
        isSsprCapable: false,
        isSystemPreferredAuthenticationMethodEnabled: true,
        methodsRegistered: name === 'alan' ? [] : ['microsoftAuthenticatorPush', 'mobilePhone'],
        systemPreferredAuthenticationMethods: name === 'alan' ? [] : ['push'],
        userPreferredMethodForSecondaryAuthentication: 'push',
        lastUpdatedDateTime: '2026-01-05T08:00:00Z',
      })),
    ],
  ];
}

function member(name: (typeof PEOPLE)[number]): object {
  const isSynced = name === 'barbara';
  return {
    id: personId(name),
    userPrincipalName: `${name}@example.com`,
    displayName: name,
    // Anybody's address can be written there: this one is of a domain that the tenant does not own.
    mail: name === 'alan' ? 'president@elsewhere.example' : `${name}@Example.com`,
    otherMails: [],
    proxyAddresses: [`SMTP:${name}@example.com`],
    mailNickname: name,
    userType: 'Member',
    accountEnabled: true,
    createdDateTime: '2024-02-01T09:00:00Z',
    identities: [
      {
        signInType: 'userPrincipalName',
        issuer: 'example.onmicrosoft.com',
        issuerAssignedId: 'canary-issuer-id-not-a-secret',
      },
    ],
    jobTitle: 'Engineer',
    department: 'Research',
    companyName: 'Example',
    employeeId: `E-${name}`,
    usageLocation: 'NL',
    businessPhones: ['+31 20 555 0100'],
    lastPasswordChangeDateTime: '2025-06-01T09:00:00Z',
    passwordPolicies: name === 'grace' ? 'DisablePasswordExpiration, DisableStrongPassword' : null,
    passwordProfile: { password: 'canary-password-not-a-secret' },
    onPremisesSyncEnabled: isSynced ? true : null,
    onPremisesDomainName: isSynced ? 'corp.example.com' : null,
    onPremisesImmutableId: isSynced ? 'aW1tdXRhYmxl' : null,
    assignedLicenses:
      name === 'ada' ? [{ skuId: SKUS.e5, disabledPlans: ['0d0d0d0d-0000-4000-8000-000000000002'] }] : [],
    ...(name === 'ada' ? {} : { manager: { '@odata.type': '#microsoft.graph.user', id: personId('ada') } }),
    ...(name === 'alan'
      ? {}
      : {
          signInActivity: {
            lastSignInDateTime: '2026-01-04T12:00:00Z',
            lastSignInRequestId: '0e0e0e0e-0000-4000-8000-000000000001',
            lastNonInteractiveSignInDateTime: '2026-01-05T12:00:00Z',
            lastSuccessfulSignInDateTime: '2026-01-05T12:00:00Z',
          },
        }),
  };
}

function guest(): object {
  return {
    id: personId('guest'),
    userPrincipalName: 'visitor_partner.example#EXT#@example.onmicrosoft.com',
    displayName: 'visitor',
    mail: 'visitor@partner.example',
    userType: 'Guest',
    accountEnabled: true,
    creationType: 'Invitation',
    externalUserState: 'PendingAcceptance',
    externalUserStateChangeDateTime: '2026-01-01T09:00:00Z',
    createdDateTime: '2026-01-01T09:00:00Z',
    identities: [{ signInType: 'federated', issuer: 'ExternalAzureAD', issuerAssignedId: null }],
    businessPhones: [],
    assignedLicenses: [],
  };
}
