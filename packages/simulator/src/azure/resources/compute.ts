import type { AzureResource, MakeResources, Place } from '../azure-estate.js';
import { imageResources } from './images.js';

const CREATED = '2025-03-01T08:00:00.000Z';

export const computeResources: MakeResources = (place) => [
  ...machines(place),
  ...disks(place),
  ...scaleSets(place),
  ...imageResources(place),
];

function machines({ tenant, group, location, name }: Place): readonly AzureResource[] {
  const at = (type: string, what: string) => `${group}/providers/Microsoft.Compute/${type}/${name}-${what}`;
  const identity = `${group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/${name}-deploy`;
  const set = at('availabilitySets', 'web');
  // Azure writes ids differently from one answer to the next.
  const machine = at('virtualMachines', 'web').toUpperCase().replace('/SUBSCRIPTIONS', '/subscriptions');
  return [
    {
      id: machine,
      type: 'Microsoft.Compute/virtualMachines',
      name: `${name}-web`,
      location,
      zones: ['1'],
      tags: { environment: name },
      identity: {
        type: 'SystemAssigned, UserAssigned',
        principalId: `${name}-web-principal`,
        tenantId: tenant,
        userAssignedIdentities: { [identity]: { clientId: `${name}-client`, principalId: `${name}-deploy-principal` } },
      },
      properties: {
        vmId: `${name}-web-id`,
        timeCreated: CREATED,
        provisioningState: 'Succeeded',
        hardwareProfile: { vmSize: 'Standard_D2s_v3' },
        availabilitySet: { id: set },
        additionalCapabilities: { ultraSSDEnabled: false },
        extended: { instanceView: { powerState: { code: 'PowerState/running', displayStatus: 'VM running' } } },
        storageProfile: {
          imageReference: {
            id: `${group}/providers/Microsoft.Compute/galleries/${name}gallery/images/base/versions/1.0.0`,
            exactVersion: '1.0.0',
          },
          osDisk: {
            osType: 'Linux',
            name: `${name}-web-os`,
            createOption: 'FromImage',
            caching: 'ReadWrite',
            managedDisk: { storageAccountType: 'Premium_LRS', id: at('disks', 'web-os') },
            diskSizeGB: 30,
          },
          dataDisks: [
            {
              lun: 0,
              name: `${name}-data`,
              createOption: 'Attach',
              caching: 'ReadOnly',
              writeAcceleratorEnabled: false,
              managedDisk: { storageAccountType: 'Premium_LRS', id: at('disks', 'data') },
              diskSizeGB: 128,
              toBeDetached: false,
              deleteOption: 'Detach',
            },
          ],
        },
        osProfile: {
          computerName: `${name}-web`,
          adminUsername: 'azureuser',
          // Never answered by Azure, and never read.
          adminPassword: 'canary-admin-password-not-a-secret',
          customData: 'canary-custom-data-not-a-secret',
          linuxConfiguration: { disablePasswordAuthentication: true, provisionVMAgent: true },
          secrets: [],
          allowExtensionOperations: true,
        },
        securityProfile: {
          securityType: 'TrustedLaunch',
          uefiSettings: { secureBootEnabled: true, vTpmEnabled: true },
        },
        networkProfile: {
          networkInterfaces: [{ id: `${group}/providers/Microsoft.Network/networkInterfaces/web` }],
        },
        diagnosticsProfile: { bootDiagnostics: { enabled: true } },
      },
    },
    {
      id: at('virtualMachines', 'idle'),
      type: 'Microsoft.Compute/virtualMachines',
      name: `${name}-idle`,
      location,
      // Without identities, the table is empty or absent.
      identity: { type: 'None', userAssignedIdentities: {} },
      properties: {
        vmId: `${name}-idle-id`,
        hardwareProfile: { vmSize: 'Standard_B1s' },
        storageProfile: {
          imageReference: { publisher: 'canonical', offer: 'ubuntu', sku: '24_04-lts', version: 'latest' },
          osDisk: {
            osType: 'Windows',
            createOption: 'FromImage',
            vhd: { uri: `https://${name}assets.blob.core.windows.net/vhds/idle.vhd` },
          },
          dataDisks: [
            {
              lun: 0,
              name: 'shared',
              createOption: 'Attach',
              managedDisk: { id: at('disks', 'data') },
            },
          ],
        },
        networkProfile: { networkInterfaces: [] },
      },
    },
    {
      id: `${machine}/extensions/setup`,
      type: 'Microsoft.Compute/virtualMachines/extensions',
      name: 'setup',
      location,
      properties: {
        publisher: 'Microsoft.Azure.Extensions',
        type: 'CustomScript',
        typeHandlerVersion: '2.1',
        autoUpgradeMinorVersion: true,
        provisioningState: 'Succeeded',
        settings: { commandToExecute: 'login --password canary-extension-setting-not-a-secret' },
        protectedSettings: { token: 'canary-protected-setting-not-a-secret' },
      },
    },
    {
      id: set,
      type: 'Microsoft.Compute/availabilitySets',
      name: `${name}-web`,
      location,
      sku: { name: 'Aligned' },
      properties: { platformFaultDomainCount: 2, platformUpdateDomainCount: 5, virtualMachines: [{ id: machine }] },
    },
  ];
}

function disks({ group, location, name }: Place): readonly AzureResource[] {
  const at = (type: string, what: string) => `${group}/providers/Microsoft.Compute/${type}/${name}-${what}`;
  const encryption = { type: 'EncryptionAtRestWithCustomerKey', diskEncryptionSetId: at('diskEncryptionSets', 'keys') };
  return [
    {
      id: at('disks', 'data'),
      type: 'Microsoft.Compute/disks',
      name: `${name}-data`,
      location,
      sku: { name: 'Premium_LRS', tier: 'Premium' },
      managedBy: at('virtualMachines', 'web'),
      zones: ['1'],
      tags: { environment: name, owner: 'platform' },
      properties: {
        diskSizeGB: 128,
        diskState: 'Attached',
        tier: 'P10',
        creationData: { createOption: 'Empty' },
        encryption,
        networkAccessPolicy: 'AllowAll',
        publicNetworkAccess: 'Enabled',
        maxShares: 2,
        shareInfo: [{ vmUri: at('virtualMachines', 'web') }, { vmUri: at('virtualMachines', 'idle') }],
        timeCreated: CREATED,
      },
    },
    {
      id: at('snapshots', 'data'),
      type: 'Microsoft.Compute/snapshots',
      name: `${name}-data`,
      location,
      sku: { name: 'Standard_ZRS', tier: 'Standard' },
      tags: {},
      properties: {
        osType: 'Linux',
        creationData: { createOption: 'Copy', sourceResourceId: at('disks', 'data') },
        diskSizeGB: 128,
        diskState: 'Unattached',
        encryption,
        incremental: false,
        networkAccessPolicy: 'AllowAll',
        timeCreated: CREATED,
        provisioningState: 'Succeeded',
      },
    },
    {
      id: at('diskEncryptionSets', 'keys'),
      type: 'Microsoft.Compute/diskEncryptionSets',
      name: `${name}-keys`,
      location,
      identity: { type: 'SystemAssigned', principalId: `${name}-keys-principal` },
      properties: {
        encryptionType: 'EncryptionAtRestWithCustomerKey',
        activeKey: {
          sourceVault: { id: `${group}/providers/Microsoft.KeyVault/vaults/${name}-keys` },
          keyUrl: `https://${name}-keys.vault.azure.net/keys/data/0123456789abcdef0123456789abcdef`,
        },
        rotationToLatestKeyVersionEnabled: true,
        provisioningState: 'Succeeded',
      },
    },
  ];
}

function scaleSets({ group, location, name }: Place): readonly AzureResource[] {
  return [
    {
      id: `${group}/providers/Microsoft.Compute/virtualMachineScaleSets/${name}-workers`,
      type: 'Microsoft.Compute/virtualMachineScaleSets',
      name: `${name}-workers`,
      location,
      sku: { name: 'Standard_D2s_v3', tier: 'Standard', capacity: 2 },
      properties: {
        orchestrationMode: 'Uniform',
        provisioningState: 'Succeeded',
        upgradePolicy: { mode: 'Manual', automaticOSUpgradePolicy: { enableAutomaticOSUpgrade: false } },
        virtualMachineProfile: {
          osProfile: {
            computerNamePrefix: 'worker',
            adminUsername: 'azureuser',
            customData: 'canary-scale-set-not-a-secret',
            linuxConfiguration: { disablePasswordAuthentication: true },
          },
          storageProfile: {
            osDisk: { osType: 'Linux', createOption: 'FromImage' },
            imageReference: { id: `${group}/providers/Microsoft.Compute/images/${name}-golden` },
          },
          networkProfile: {
            networkInterfaceConfigurations: [
              {
                name: 'nic',
                properties: {
                  primary: true,
                  ipConfigurations: [
                    {
                      name: 'ip',
                      properties: {
                        subnet: {
                          id: `${group}/providers/Microsoft.Network/virtualNetworks/spoke/subnets/web`,
                        },
                        publicIPAddressConfiguration: { name: 'public' },
                      },
                    },
                  ],
                },
              },
            ],
          },
          extensionProfile: {
            extensions: [
              {
                name: 'health',
                properties: {
                  type: 'ApplicationHealthLinux',
                  settings: { key: 'canary-scale-set-extension-not-a-secret' },
                },
              },
            ],
          },
        },
      },
    },
  ];
}
