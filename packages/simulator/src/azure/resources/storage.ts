import type { MakeResources } from '../azure-estate.js';

export const storageResources: MakeResources = ({ group, location, name }) => {
  const account = `${group}/providers/Microsoft.Storage/storageAccounts/${name}assets`;
  return [
    {
      id: account,
      type: 'Microsoft.Storage/storageAccounts',
      name: `${name}assets`,
      location,
      kind: 'StorageV2',
      sku: { name: 'Standard_LRS', tier: 'Standard' },
      tags: { environment: name },
      properties: {
        creationTime: '2025-03-01T08:00:00.0000000Z',
        provisioningState: 'Succeeded',
        primaryLocation: location,
        statusOfPrimary: 'available',
        supportsHttpsTrafficOnly: true,
        minimumTlsVersion: 'TLS1_2',
        allowBlobPublicAccess: name === 'production',
        publicNetworkAccess: 'Enabled',
        networkAcls: { bypass: 'AzureServices', defaultAction: 'Allow' },
        encryption: { keySource: 'Microsoft.Storage' },
        primaryEndpoints: { blob: `https://${name}assets.blob.core.windows.net/` },
      },
    },
    ...['public', 'private'].map((container) => ({
      id: `${account}/blobServices/default/containers/${container}`,
      type: 'Microsoft.Storage/storageAccounts/blobServices/containers',
      name: container,
      properties: {
        publicAccess: container === 'public' && name === 'production' ? 'Container' : 'None',
        hasImmutabilityPolicy: false,
        hasLegalHold: false,
        leaseState: 'Available',
        lastModifiedTime: '2025-03-01T08:00:00.0000000Z',
      },
    })),
  ];
};
