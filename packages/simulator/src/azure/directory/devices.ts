import type { Content } from './directory.js';
import { DEVICES, deviceId, groupId, intuneKey, personId } from './directory-ids.js';

const APP = 'a1b2c3';

/** Devices, and what Intune knows of them, by path of Microsoft Graph. */
export function devices(): readonly Content[] {
  const managed = DEVICES.map((name) => ({
    id: `managed-${name}`,
    deviceName: name,
    userId: personId(ownerOf(name)),
    userPrincipalName: `${ownerOf(name)}@example.com`,
    azureADDeviceId: intuneKey(name),
    azureADRegistered: true,
    managedDeviceOwnerType: 'company',
    complianceState: name === 'laptop-ada' ? 'compliant' : 'noncompliant',
    isEncrypted: true,
    jailBroken: 'Unknown',
    isSupervised: false,
    operatingSystem: name === 'laptop-ada' ? 'Windows' : 'iOS',
    osVersion: '14.4',
    serialNumber: `SN-${name}`,
    imei: '',
    managementAgent: 'mdm',
    enrolledDateTime: '2025-02-17T16:24:45Z',
    lastSyncDateTime: '2026-01-05T00:24:15Z',
    managementCertificateExpirationDate: '0001-01-01T00:00:00Z',
    activationLockBypassCode: 'canary-bypass-code-not-a-secret',
    totalStorageSpaceInBytes: 68_719_476_736,
    freeStorageSpaceInBytes: 15_092_154_368,
    physicalMemoryInBytes: 0,
  }));
  return [
    ['/v1.0/devices', DEVICES.map(device)],
    ['/v1.0/deviceManagement/managedDevices', managed],
    [
      '/v1.0/deviceManagement/detectedApps',
      [
        {
          id: APP,
          displayName: 'Tailscale',
          version: '1.62.0',
          publisher: 'Tailscale',
          platform: 'windows',
          sizeInByte: 10,
          deviceCount: 2,
        },
      ],
    ],
    [`/v1.0/deviceManagement/detectedApps/${APP}/managedDevices`, managed.map(({ id }) => ({ id }))],
    [
      '/v1.0/deviceManagement/deviceCompliancePolicies',
      [
        {
          '@odata.type': '#microsoft.graph.windows10CompliancePolicy',
          id: '07070707-0000-4000-8000-000000000001',
          displayName: 'Windows',
          version: 1,
          createdDateTime: '2025-02-16T19:51:01.299198Z',
          lastModifiedDateTime: '2025-02-16T19:51:01.299198Z',
          passwordRequired: true,
          bitLockerEnabled: true,
          secureBootEnabled: false,
          storageRequireEncryption: true,
          osMinimumVersion: '10.0',
          assignments: [
            {
              id: 'a',
              target: { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId: groupId('laptops') },
            },
            {
              id: 'b',
              target: {
                '@odata.type': '#microsoft.graph.exclusionGroupAssignmentTarget',
                groupId: groupId('administrators'),
              },
            },
          ],
        },
        {
          '@odata.type': '#microsoft.graph.iosCompliancePolicy',
          id: '07070707-0000-4000-8000-000000000002',
          displayName: 'Phones',
          version: 2,
          passcodeRequired: false,
          securityBlockJailbrokenDevices: true,
          assignments: [{ id: 'c', target: { '@odata.type': '#microsoft.graph.allDevicesAssignmentTarget' } }],
        },
      ],
    ],
  ];
}

function ownerOf(name: (typeof DEVICES)[number]): 'ada' | 'grace' {
  return name === 'laptop-ada' ? 'ada' : 'grace';
}

function device(name: (typeof DEVICES)[number]): object {
  const user = { '@odata.type': '#microsoft.graph.user', id: personId(ownerOf(name)) };
  return {
    id: deviceId(name),
    deviceId: intuneKey(name),
    displayName: name,
    accountEnabled: true,
    operatingSystem: name === 'laptop-ada' ? 'Windows' : 'iOS',
    operatingSystemVersion: '10.0.19045.2965',
    trustType: name === 'laptop-ada' ? 'AzureAd' : 'Workplace',
    isCompliant: name === 'laptop-ada',
    isManaged: true,
    registrationDateTime: '2025-02-17T16:24:45Z',
    approximateLastSignInDateTime: '2026-01-05T00:24:15Z',
    alternativeSecurityIds: [{ type: 2, identityProvider: null, key: 'canary-device-key-not-a-secret' }],
    registeredOwners: [user],
    registeredUsers: [user],
  };
}
