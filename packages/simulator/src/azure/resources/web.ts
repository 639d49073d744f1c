import type { MakeResources, Place } from '../azure-estate.js';
import { apiManagementResources } from './api-management.js';
import { canary, resourceAt } from './resource-at.js';

/** The identity that a site is given, beside its own. */
const assigned = ({ group, name }: Place) =>
  `${group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/${name}-deploy`;

export const webResources: MakeResources = (place) => {
  const { group, location, name } = place;
  const plan = `${group}/providers/Microsoft.Web/serverfarms/plan-${name}`;
  const site = (app: string) => `${group}/providers/Microsoft.Web/sites/${app}-${name}`;
  return [
    resourceAt(plan, {
      kind: 'linux',
      location,
      sku: { name: 'P1v3', tier: 'PremiumV3', size: 'P1v3', family: 'Pv3', capacity: 2 },
      properties: { status: 'Ready', reserved: true, zoneRedundant: name === 'production', numberOfSites: 2 },
    }),
    ...siteResources(place, plan, site('shop'), 'app,linux', 'NODE|20-lts'),
    ...siteResources(place, plan, site('legacy'), 'app,linux,container', `COMPOSE|${canary('compose')}`),
    ...siteResources(
      place,
      plan,
      site('orders'),
      'functionapp,linux,container',
      `DOCKER|${place.name}images.azurecr.io/orders:1@sha256:${'0f'.repeat(32)}`,
    ),
    ...siteResources(place, plan, `${site('shop')}/slots/staging`, 'app,linux', 'NODE|20-lts'),
    ...siteResources(place, plan, `${site('orders')}/slots/staging`, 'functionapp,linux', 'NODE|20-lts'),
    resourceAt(`${group}/providers/Microsoft.Logic/workflows/notify-${name}`, {
      location,
      identity: { type: 'SystemAssigned', principalId: '0d0d0d0d-0000-4000-8000-000000000001' },
      properties: {
        provisioningState: 'Succeeded',
        createdTime: '2025-03-01T08:00:00.1015399Z',
        changedTime: '2025-03-01T08:00:00.0865226Z',
        state: 'Enabled',
        version: '08585782737894352777',
        accessEndpoint: `https://prod-16.${location}.logic.azure.com:443/workflows/13ed91368d27`,
        accessControl: { triggers: { allowedCallerIpAddresses: [{ addressRange: '192.0.2.0/24' }] } },
        definition: { triggers: { manual: { type: 'Request', kind: 'Http' } }, parameters: canary('workflow') },
        parameters: { password: { value: canary('parameter') } },
      },
      tags: { environment: name },
    }),
    ...apiManagementResources(place),
  ];
};

function siteResources(place: Place, plan: string, id: string, kind: string, runtime: string) {
  const { location, name } = place;
  const host = `${id.split('/sites/')[1]?.replace('/slots/', '-')}.azurewebsites.net`;
  return [
    {
      ...resourceAt(id, { kind, location, tags: { environment: name } }),
      identity: {
        type: 'SystemAssigned, UserAssigned',
        principalId: '0d0d0d0d-0000-4000-8000-000000000002',
        userAssignedIdentities: { [assigned(place)]: { principalId: `${place.name}-deploy-principal` } },
      },
      properties: {
        state: 'Running',
        enabled: true,
        hostNames: [host],
        defaultHostName: host,
        httpsOnly: name === 'production',
        clientCertEnabled: false,
        clientCertMode: 'Required',
        publicNetworkAccess: 'Enabled',
        serverFarmId: plan,
        virtualNetworkSubnetId: null,
        keyVaultReferenceIdentity: 'SystemAssigned',
        lastModifiedTimeUtc: '2025-03-01T08:00:00.4166667',
        siteConfig: { numberOfWorkers: 1, linuxFxVersion: runtime, appSettings: canary('site-setting') },
        siteProperties: { appSettings: canary('site-property') },
      },
    },
    resourceAt(`${id}/config/web`, {
      properties: {
        linuxFxVersion: runtime,
        windowsFxVersion: null,
        minTlsVersion: '1.2',
        scmMinTlsVersion: '1.2',
        ftpsState: 'FtpsOnly',
        remoteDebuggingEnabled: name !== 'production',
        http20Enabled: true,
        alwaysOn: true,
        cors: { allowedOrigins: ['https://portal.azure.com'], supportCredentials: false },
        publishingUsername: `$${name}`,
        publishingPassword: canary('publishing'),
        appSettings: [{ name: 'DATABASE', value: canary('setting') }],
        connectionStrings: [{ name: 'db', connectionString: canary('connection-string') }],
        appCommandLine: `start --password ${canary('command')}`,
        ipSecurityRestrictions: [
          { ipAddress: 'Any', action: 'Deny', priority: 2147483647, name: 'Deny all' },
          { ipAddress: '192.0.2.0/24', action: 'Allow', priority: 100, headers: { 'x-azure-fdid': [canary('door')] } },
        ],
        ipSecurityRestrictionsDefaultAction: 'Deny',
        scmIpSecurityRestrictions: [{ ipAddress: 'Any', action: 'Allow', priority: 2147483647, name: 'Allow all' }],
        scmIpSecurityRestrictionsUseMain: false,
      },
    }),
    resourceAt(`${id}/config/authsettingsV2`, {
      properties: {
        platform: { enabled: true, runtimeVersion: '~1' },
        globalValidation: { requireAuthentication: true, unauthenticatedClientAction: 'RedirectToLoginPage' },
        identityProviders: {
          azureActiveDirectory: {
            enabled: true,
            registration: {
              clientId: '0d0d0d0d-0000-4000-8000-000000000012',
              openIdIssuer: `https://sts.windows.net/${place.tenant}/v2.0`,
              clientSecretSettingName: 'MICROSOFT_PROVIDER_AUTHENTICATION_SECRET',
            },
          },
        },
      },
    }),
    ...['ftp', 'scm'].map((policy) =>
      resourceAt(`${id}/basicPublishingCredentialsPolicies/${policy}`, { properties: { allow: policy === 'scm' } }),
    ),
  ];
}
