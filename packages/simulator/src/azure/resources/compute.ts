import type { MakeResources } from '../azure-estate.js';

export const computeResources: MakeResources = ({ group, location, name }) => [
  {
    id: `${group}/providers/Microsoft.Compute/disks/${name}-data`,
    type: 'Microsoft.Compute/disks',
    name: `${name}-data`,
    location,
    sku: { name: 'Premium_LRS', tier: 'Premium' },
    managedBy: `${group}/providers/Microsoft.Compute/virtualMachines/${name}-web`,
    zones: ['1'],
    tags: { environment: name, owner: 'platform' },
    properties: {
      diskSizeGB: 128,
      diskState: 'Attached',
      tier: 'P10',
      creationData: { createOption: 'Empty' },
      encryption: { type: 'EncryptionAtRestWithPlatformKey' },
      networkAccessPolicy: 'AllowAll',
      publicNetworkAccess: 'Enabled',
      maxShares: 1,
      timeCreated: '2025-03-01T08:00:00.000Z',
    },
  },
];
