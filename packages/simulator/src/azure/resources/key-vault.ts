import type { AzureResource, MakeResources, Place } from '../azure-estate.js';

/** The vaults of one subscription: one that roles guard, one that access policies do. */
export const keyVaultResources: MakeResources = ({ tenant, group, location, name }): readonly AzureResource[] =>
  ['keys', 'apps'].map((purpose) => ({
    id: `${group}/providers/Microsoft.KeyVault/vaults/${name}-${purpose}`,
    type: 'Microsoft.KeyVault/vaults',
    name: `${name}-${purpose}`,
    location,
    tags: { environment: name },
    properties: {
      sku: { family: 'A', name: 'Standard' },
      tenantId: tenant,
      vaultUri: `https://${name}-${purpose}.vault.azure.net/`,
      enableRbacAuthorization: purpose === 'keys',
      accessPolicies:
        purpose === 'keys'
          ? []
          : [
              {
                tenantId: tenant,
                objectId: '0c0c0c0c-0000-4000-8000-000000000001',
                permissions: { keys: ['Get'], secrets: ['Get', 'List'], certificates: ['Get'], storage: [] },
              },
            ],
      enableSoftDelete: true,
      softDeleteRetentionInDays: 90,
      ...(purpose === 'keys' ? { enablePurgeProtection: true } : {}),
      enabledForDeployment: false,
      enabledForDiskEncryption: purpose === 'keys',
      enabledForTemplateDeployment: false,
      publicNetworkAccess: 'Enabled',
      networkAcls: {
        bypass: 'AzureServices',
        defaultAction: purpose === 'keys' ? 'Deny' : 'Allow',
        ipRules: [{ value: '203.0.113.0/24' }],
        virtualNetworkRules: [],
      },
      provisioningState: 'Succeeded',
    },
  }));

/** What the data planes of the vaults list. Real lists have no values; the canary is there so that reading one would be noticed. */
export function keyVaultContents(places: readonly Place[]): Map<string, readonly object[]> {
  const attributes = { enabled: true, created: 1_740_816_000, updated: 1_740_816_000, recoveryLevel: 'Recoverable' };
  return new Map(
    places
      .flatMap(({ name }) => [`${name}-keys`, `${name}-apps`])
      .flatMap((vault): [string, readonly object[]][] => [
        [
          `${vault}/secrets`,
          ['database', 'mail', 'maps', 'site'].map((secret) => ({
            id: `https://${vault}.vault.azure.net/secrets/${secret}`,
            contentType: secret === 'site' ? 'application/x-pkcs12' : 'text/plain',
            value: 'canary-vault-not-a-secret',
            attributes: { ...attributes, exp: 1_803_888_000 },
            tags: { owner: 'platform' },
            ...(secret === 'site' ? { managed: true } : {}),
          })),
        ],
        [
          `${vault}/keys`,
          ['Data', 'site'].map((key) => ({ kid: `https://${vault}.vault.azure.net/keys/${key}`, attributes })),
        ],
        [
          `${vault}/certificates`,
          [
            {
              id: `https://${vault}.vault.azure.net/certificates/site`,
              x5t: 'fLi3U52HunIVNXubkEnf8tP6Wbo',
              attributes: { ...attributes, nbf: 1_740_816_000, exp: 1_803_888_000 },
            },
          ],
        ],
      ]),
  );
}
