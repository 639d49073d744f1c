import type { AzureResource, MakeResources, Place } from '../azure-estate.js';

const TYPE = 'Microsoft.Storage/storageAccounts';

/** An account with all services, and a data lake that keeps blobs alone. */
export const storageResources: MakeResources = (place) => {
  const { group, name } = place;
  const assets = `${group}/providers/${TYPE}/${name}assets`;
  const lake = `${group}/providers/${TYPE}/${name}lake`;
  return [
    account(place, 'assets', ['blob', 'file', 'queue', 'table']),
    account(place, 'lake', ['blob']),
    ...[assets, lake].flatMap((id) => blobs(id, name)),
    ...[assets, lake].map(lifecycle),
    service(assets, 'fileServices', {
      shareDeleteRetentionPolicy: { enabled: true, days: 7 },
      protocolSettings: { smb: { versions: 'SMB3.0;SMB3.1.1;' } },
      cors: { corsRules: [] },
    }),
    service(assets, 'queueServices', { cors: { corsRules: [] } }),
    service(assets, 'tableServices', { cors: { corsRules: [] } }),
    ...['home', 'builds'].map((share) => ({
      id: `${assets}/fileServices/default/shares/${share}`,
      type: `${TYPE}/fileServices/shares`,
      name: share,
      properties: {
        accessTier: 'TransactionOptimized',
        accessTierChangeTime: '2025-03-01T08:00:00.0000000Z',
        lastModifiedTime: '2025-03-01T08:00:00.0000000Z',
        shareQuota: 100,
        enabledProtocols: 'SMB',
        leaseStatus: 'unlocked',
        leaseState: 'available',
      },
    })),
    ...['orders', 'mail'].map((queue) => ({
      id: `${assets}/queueServices/default/queues/${queue}`,
      type: `${TYPE}/queueServices/queues`,
      name: queue,
      properties: { metadata: { note: 'canary-queue-not-a-secret' } },
    })),
    ...['sessions', 'events'].map((table) => ({
      id: `${assets}/tableServices/default/tables/${table}`,
      type: `${TYPE}/tableServices/tables`,
      name: table,
      properties: { tableName: table },
    })),
  ];
};

function account({ group, location, name }: Place, purpose: string, services: readonly string[]): AzureResource {
  const own = `${name}${purpose}`;
  return {
    id: `${group}/providers/${TYPE}/${own}`,
    type: TYPE,
    name: own,
    location,
    kind: 'StorageV2',
    sku: { name: 'Standard_LRS', tier: 'Standard' },
    tags: { environment: name },
    identity: { type: 'SystemAssigned', principalId: '0d0d0d0d-0000-4000-8000-000000000001' },
    properties: {
      creationTime: '2025-03-01T08:00:00.0000000Z',
      provisioningState: 'Succeeded',
      primaryLocation: location,
      statusOfPrimary: 'available',
      supportsHttpsTrafficOnly: true,
      minimumTlsVersion: 'TLS1_2',
      isHnsEnabled: purpose === 'lake',
      allowBlobPublicAccess: name === 'production',
      publicNetworkAccess: 'Enabled',
      networkAcls: {
        bypass: 'AzureServices',
        defaultAction: 'Allow',
        ipRules: [{ value: '203.0.113.7', action: 'Allow' }],
        virtualNetworkRules: [],
      },
      encryption:
        purpose === 'lake'
          ? {
              keySource: 'Microsoft.Keyvault',
              keyvaultproperties: { keyvaulturi: `https://${name}-keys.vault.azure.net`, keyname: 'Data' },
            }
          : { keySource: 'Microsoft.Storage' },
      primaryEndpoints: Object.fromEntries(
        services.map((service) => [service, `https://${own}.${service}.core.windows.net/`]),
      ),
    },
  };
}

function service(id: string, kind: string, properties: object): AzureResource {
  return { id: `${id}/${kind}/default`, type: `${TYPE}/${kind}`, name: 'default', properties };
}

function blobs(id: string, name: string): readonly AzureResource[] {
  return [
    service(id, 'blobServices', {
      isVersioningEnabled: true,
      deleteRetentionPolicy: { enabled: true, days: 7, allowPermanentDelete: false },
      cors: { corsRules: [{ allowedOrigins: ['https://example.com'], allowedMethods: ['GET', 'HEAD'] }] },
    }),
    ...['public', 'private'].map((container) => ({
      id: `${id}/blobServices/default/containers/${container}`,
      type: `${TYPE}/blobServices/containers`,
      name: container,
      properties: {
        publicAccess: container === 'public' && name === 'production' && id.endsWith('assets') ? 'Container' : 'None',
        hasImmutabilityPolicy: false,
        hasLegalHold: false,
        leaseState: 'Available',
        lastModifiedTime: '2025-03-01T08:00:00.0000000Z',
      },
    })),
  ];
}

function lifecycle(id: string): AzureResource {
  const definition = {
    actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: 90 } } },
    filters: { blobTypes: ['blockBlob'] },
  };
  return {
    id: `${id}/managementPolicies/default`,
    type: `${TYPE}/managementPolicies`,
    name: 'DefaultManagementPolicy',
    properties: {
      lastModifiedTime: '2025-03-01T08:00:00.000000Z',
      policy: {
        rules: [
          { enabled: true, name: 'delete-old', type: 'Lifecycle', definition },
          { enabled: false, name: 'not-yet', type: 'Lifecycle', definition },
        ],
      },
    },
  };
}
