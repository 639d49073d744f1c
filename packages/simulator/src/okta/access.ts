import { COMPANY, PEOPLE } from '../estate/catalog.js';
import type { OktaMaker } from './okta-estate.js';

const POLICY_TYPES = [
  'OKTA_SIGN_ON',
  'PASSWORD',
  'MFA_ENROLL',
  'ACCESS_POLICY',
  'PROFILE_ENROLLMENT',
  'IDP_DISCOVERY',
  'POST_AUTH_SESSION',
  'ENTITY_RISK',
];

/** How one signs in: policies, providers, places and devices, and the server that issues tokens. */
export function addAccess(make: OktaMaker): void {
  addPolicies(make);
  addPlaces(make);
  addAuthorizationServer(make);
}

function addPolicies(make: OktaMaker): void {
  const { add, id } = make;
  const times = { created: make.daysAgo(700), lastUpdated: make.daysAgo(70) };
  const engineering = id('00g', 'Engineering');
  const policies = POLICY_TYPES.flatMap((type) =>
    ['0', '1'].map((index) => ({
      id: id('rst', type, index),
      type,
      name: `${type} ${index}`,
      status: 'ACTIVE',
      priority: Number(index) + 1,
      system: index === '1',
      conditions: index === '0' ? { people: { groups: { include: [engineering] } } } : null,
      ...(type === 'PASSWORD'
        ? {
            settings: {
              password: {
                complexity: { minLength: 12 },
                age: { maxAgeDays: 0, historyCount: 4 },
                lockout: { maxAttempts: 10 },
              },
            },
          }
        : {}),
      ...times,
    })),
  );
  add('/api/v1/policies', {}, policies);
  for (const { id: policyId, type } of policies) {
    const actions =
      type === 'ACCESS_POLICY'
        ? {
            appSignOn: {
              access: 'ALLOW',
              verificationMethod: { type: 'ASSURANCE', factorMode: '2FA', reauthenticateIn: 'PT2H' },
            },
          }
        : type === 'IDP_DISCOVERY'
          ? { idp: { providers: [{ type: 'SAML2', id: id('0oa', 'partner-idp') }] } }
          : {
              signon: {
                access: 'ALLOW',
                requireFactor: true,
                session: { maxSessionIdleMinutes: 120, maxSessionLifetimeMinutes: 720 },
              },
            };
    const rule = {
      id: id('0pr', policyId),
      type,
      name: 'Catch-all Rule',
      status: 'ACTIVE',
      priority: 1,
      system: false,
      conditions: {
        people: { groups: { include: [engineering] }, users: { exclude: [id('00u', PEOPLE[0] ?? '')] } },
        network: { connection: 'ZONE', include: [id('nzo', 'office')] },
      },
      actions,
      ...times,
    };
    add('/api/v1/policies/{policyId}/rules', { policyId }, [rule]);
  }
}

function addPlaces(make: OktaMaker): void {
  const { add, id } = make;
  const times = { created: make.daysAgo(600), lastUpdated: make.daysAgo(60) };
  const authenticators = ['okta_verify', 'webauthn', 'okta_password'].map((key) => ({
    id: id('aut', key),
    key,
    name: key,
    status: 'ACTIVE',
    type: 'app',
    settings: { userVerification: 'PREFERRED', allowedFor: 'any' },
    ...times,
  }));
  add('/api/v1/authenticators', {}, authenticators);
  for (const { id: authenticatorId } of authenticators) {
    add('/api/v1/authenticators/{authenticatorId}/methods', { authenticatorId }, [
      { type: 'signed_nonce', status: 'ACTIVE' },
      { type: 'totp', status: 'INACTIVE' },
    ]);
  }
  add('/api/v1/idps', {}, [
    {
      id: id('0oa', 'partner-idp'),
      type: 'SAML2',
      name: 'Partner',
      status: 'ACTIVE',
      issuerMode: 'ORG_URL',
      protocol: {
        type: 'SAML2',
        endpoints: { sso: { url: 'https://partner.example/sso', binding: 'HTTP-POST' } },
        credentials: {
          trust: { issuer: 'https://partner.example', audience: `https://${COMPANY}.okta.example`, kid: 'k1' },
        },
      },
      policy: {
        provisioning: {
          action: 'AUTO',
          profileMaster: false,
          groups: { action: 'ASSIGN', assignments: [id('00g', 'Contractors')] },
        },
        accountLink: { action: 'AUTO', filter: { groups: { include: [id('00g', 'Contractors')] } } },
        subject: { matchType: 'EMAIL' },
      },
      ...times,
    },
    ...(make.entraTenant === undefined ? [] : [entraProvider(make.entraTenant, id('0oa', 'entra-idp'))]),
  ]);
  add('/api/v1/zones', {}, [
    {
      id: id('nzo', 'office'),
      type: 'IP',
      name: 'Office',
      usage: 'POLICY',
      status: 'ACTIVE',
      system: false,
      gateways: [{ type: 'CIDR', value: '198.51.100.0/24' }],
      proxies: null,
      ...times,
    },
    {
      id: id('nzo', 'blocked'),
      type: 'DYNAMIC',
      name: 'Blocked',
      usage: 'BLOCKLIST',
      status: 'ACTIVE',
      system: false,
      locations: [{ country: 'AQ' }],
      asns: ['64500'],
      ...times,
    },
    {
      id: id('nzo', 'anonymizers'),
      type: 'DYNAMIC_V2',
      name: 'Anonymizers',
      usage: 'BLOCKLIST',
      status: 'ACTIVE',
      system: true,
      locations: { include: [], exclude: [{ country: 'NO' }] },
      asns: { include: [], exclude: [] },
      ipServiceCategories: { include: ['ALL_ANONYMIZERS'], exclude: [] },
      ...times,
    },
  ]);
  add('/api/v1/trustedOrigins', {}, [
    {
      id: id('tos', 'wiki'),
      name: 'Wiki',
      origin: `https://wiki.${COMPANY}.example`,
      scopes: [{ type: 'CORS' }, { type: 'REDIRECT' }],
      status: 'ACTIVE',
      createdBy: id('00u', PEOPLE[0] ?? ''),
      lastUpdatedBy: id('00u', PEOPLE[0] ?? ''),
      ...times,
    },
  ]);
  const devices = ['OSL-1', 'OSL-2'].map((name, index) => ({
    id: id('guo', 'device', name),
    status: 'ACTIVE',
    profile: {
      displayName: name,
      platform: index === 0 ? 'MACOS' : 'WINDOWS',
      serialNumber: `S${index}`,
      registered: true,
      secureHardwarePresent: true,
    },
    ...times,
  }));
  add('/api/v1/devices', {}, devices);
  devices.forEach(({ id: deviceId }, index) => {
    add('/api/v1/devices/{deviceId}/users', { deviceId }, [
      { created: make.daysAgo(50), managementStatus: 'MANAGED', user: { id: id('00u', PEOPLE[index] ?? '') } },
    ]);
  });
}

function addAuthorizationServer(make: OktaMaker): void {
  const { add, id } = make;
  const times = { created: make.daysAgo(500), lastUpdated: make.daysAgo(50) };
  const authServerId = id('aus', 'default');
  const policyId = id('00p', 'default');
  add('/api/v1/authorizationServers', {}, [
    {
      id: authServerId,
      name: 'default',
      audiences: ['api://default'],
      issuer: `https://${COMPANY}.okta.example/oauth2/default`,
      issuerMode: 'ORG_URL',
      status: 'ACTIVE',
      credentials: { signing: { rotationMode: 'AUTO', nextRotation: make.daysAgo(-20) } },
      ...times,
    },
  ]);
  const under = (kind: string) => `/api/v1/authorizationServers/{authServerId}/${kind}`;
  add(
    under('scopes'),
    { authServerId },
    ['openid', 'orders.read'].map((name) => ({
      id: id('scp', name),
      name,
      default: false,
      system: name === 'openid',
      metadataPublish: 'ALL_CLIENTS',
      consent: 'IMPLICIT',
    })),
  );
  add(under('claims'), { authServerId }, [
    {
      id: id('ocl', 'sub'),
      name: 'sub',
      claimType: 'RESOURCE',
      valueType: 'EXPRESSION',
      value: 'appuser.userName',
      status: 'ACTIVE',
      system: true,
      alwaysIncludeInToken: true,
      conditions: { scopes: ['openid'] },
    },
  ]);
  add(under('policies'), { authServerId }, [
    {
      id: policyId,
      type: 'OAUTH_AUTHORIZATION_POLICY',
      name: 'Wiki',
      status: 'ACTIVE',
      priority: 1,
      system: false,
      conditions: { clients: { include: [id('0oa', 'Wiki')] } },
      ...times,
    },
  ]);
  add(`${under('policies')}/{policyId}/rules`, { authServerId, policyId }, [
    {
      id: id('0pr', policyId),
      type: 'RESOURCE_ACCESS',
      name: 'Default',
      status: 'ACTIVE',
      priority: 1,
      system: false,
      conditions: {
        grantTypes: { include: ['authorization_code'] },
        scopes: { include: ['*'] },
        people: { groups: { include: [id('00g', 'Everyone')] } },
      },
      actions: {
        token: { accessTokenLifetimeMinutes: 60, refreshTokenLifetimeMinutes: 0, refreshTokenWindowMinutes: 10_080 },
      },
      ...times,
    },
  ]);
}

/** A tenant of Entra ID, by OpenID Connect. */
function entraProvider(tenant: string, id: string): object {
  const at = `https://login.microsoftonline.com/${tenant}`;
  return {
    id,
    type: 'MICROSOFT',
    name: 'Entra ID',
    status: 'ACTIVE',
    issuerMode: 'ORG_URL',
    protocol: {
      type: 'OIDC',
      issuer: { url: `${at}/v2.0` },
      endpoints: { authorization: { url: `${at}/oauth2/v2.0/authorize` } },
      credentials: { client: { client_id: 'okta', client_secret: 'canary-idp-secret' } },
    },
    policy: { provisioning: { action: 'AUTO' }, accountLink: { action: 'AUTO' }, subject: { matchType: 'EMAIL' } },
  };
}
