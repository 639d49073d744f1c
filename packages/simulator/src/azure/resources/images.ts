import type { MakeResources } from '../azure-estate.js';

/** Images to make machines from: one of its own, and a gallery with one that has a version. */
export const imageResources: MakeResources = ({ group, location, name }) => {
  const at = (type: string, what: string) => `${group}/providers/Microsoft.Compute/${type}/${what}`;
  const gallery = at('galleries', `${name}gallery`);
  return [
    {
      id: at('images', `${name}-golden`),
      type: 'Microsoft.Compute/images',
      name: `${name}-golden`,
      location,
      properties: {
        sourceVirtualMachine: { id: at('virtualMachines', `${name}-web`) },
        storageProfile: {
          osDisk: { osType: 'Linux', osState: 'Generalized', diskSizeGB: 30 },
          dataDisks: [],
          zoneResilient: false,
        },
        provisioningState: 'Succeeded',
        hyperVGeneration: 'V2',
      },
    },
    {
      id: gallery,
      type: 'Microsoft.Compute/galleries',
      name: `${name}gallery`,
      location,
      properties: {
        identifier: { uniqueName: `${name}-GALLERY` },
        sharingProfile: { permissions: 'Private' },
        provisioningState: 'Succeeded',
      },
    },
    {
      id: `${gallery}/images/base`,
      type: 'Microsoft.Compute/galleries/images',
      name: 'base',
      location,
      properties: {
        osType: 'Linux',
        osState: 'Generalized',
        hyperVGeneration: 'V2',
        identifier: { publisher: 'example', offer: 'base', sku: '1' },
        provisioningState: 'Succeeded',
      },
    },
    {
      id: `${gallery}/images/base/versions/1.0.0`,
      type: 'Microsoft.Compute/galleries/images/versions',
      name: '1.0.0',
      location,
      properties: {
        publishingProfile: {
          targetRegions: [{ name: 'West Europe', regionalReplicaCount: 1 }],
          replicaCount: 1,
          excludeFromLatest: false,
          publishedDate: '2025-03-01T08:00:00.0000000+00:00',
        },
        storageProfile: {
          source: { id: at('images', `${name}-golden`) },
          osDiskImage: { sizeInGB: 30, hostCaching: 'ReadWrite', source: {} },
        },
        provisioningState: 'Succeeded',
      },
    },
  ];
};
