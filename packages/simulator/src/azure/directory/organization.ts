import type { Content } from './directory.js';
import { SKUS } from './directory-ids.js';

/** What the tenant is, its domains and what it has bought, by path of Microsoft Graph. */
export function organization(tenant: string): readonly Content[] {
  return [
    [
      '/v1.0/organization',
      [
        {
          id: tenant,
          displayName: 'Example',
          createdDateTime: '2021-09-01T14:59:04Z',
          countryLetterCode: 'NL',
          city: 'Amsterdam',
          preferredLanguage: 'en',
          marketingNotificationEmails: [],
          technicalNotificationMails: ['it@example.com'],
          securityComplianceNotificationMails: [],
          onPremisesSyncEnabled: true,
          onPremisesLastSyncDateTime: '2026-01-05T06:00:00Z',
          tenantType: 'AAD',
          directorySizeQuota: { used: 527, total: 50_000 },
          verifiedDomains: [
            { name: 'example.com', isDefault: true },
            { name: 'example.onmicrosoft.com', isInitial: true },
          ],
        },
      ],
    ],
    [`/v1.0/organization/${tenant}`, { mobileDeviceManagementAuthority: 'intune' }],
    [
      '/v1.0/domains',
      [
        domain('example.com', { isDefault: true }),
        domain('example.onmicrosoft.com', { isInitial: true }),
        domain('corp.example.com', { authenticationType: 'Federated', isRoot: false }),
        domain('elsewhere.example', { isVerified: false }),
      ],
    ],
    [
      '/v1.0/subscribedSkus',
      [
        sku(tenant, SKUS.e5, 'SPE_E5', ['EXCHANGE_S_ENTERPRISE', 'INTUNE_A']),
        sku(tenant, SKUS.ems, 'EMS', ['INTUNE_A']),
      ],
    ],
  ];
}

function domain(id: string, more: object): object {
  return {
    id,
    authenticationType: 'Managed',
    isAdminManaged: true,
    isDefault: false,
    isInitial: false,
    isRoot: true,
    isVerified: true,
    supportedServices: ['Email'],
    passwordValidityPeriodInDays: 2_147_483_647,
    passwordNotificationWindowInDays: 14,
    ...more,
  };
}

function sku(tenant: string, skuId: string, skuPartNumber: string, plans: readonly string[]): object {
  return {
    id: `${tenant}_${skuId}`,
    skuId,
    skuPartNumber,
    appliesTo: 'User',
    capabilityStatus: 'Enabled',
    consumedUnits: 1,
    prepaidUnits: { enabled: 25, suspended: 0, warning: 0, lockedOut: 0 },
    servicePlans: plans.map((servicePlanName) => ({
      servicePlanId: `0d0d0d0d-0000-4000-8000-00000000000${servicePlanName === 'INTUNE_A' ? 1 : 2}`,
      servicePlanName,
      provisioningStatus: 'Success',
      appliesTo: 'User',
    })),
  };
}
