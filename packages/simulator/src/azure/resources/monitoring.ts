import type { MakeResources } from '../azure-estate.js';

/** Where logs go, what raises an alarm, and where backups are. */
export const monitoringResources: MakeResources = ({ subscription, group, location, name }) => {
  const here = `/subscriptions/${subscription}`;
  const workspace = `${group}/providers/Microsoft.OperationalInsights/workspaces/${name}-logs`;
  const vault = `${group}/providers/Microsoft.RecoveryServices/vaults/${name}-backups`;
  const account = `${group}/providers/Microsoft.Storage/storageAccounts/${name}assets`;
  const actionGroup = `${group}/providers/Microsoft.Insights/actionGroups/on-call`;
  return [
    {
      id: workspace,
      type: 'Microsoft.OperationalInsights/workspaces',
      name: `${name}-logs`,
      location,
      tags: { environment: name },
      properties: {
        customerId: `0f0f0f0f-0000-4000-8000-00000000000${subscription.at(-1)}`,
        provisioningState: 'Succeeded',
        sku: { name: 'PerGB2018' },
        retentionInDays: 90,
        workspaceCapping: {
          dailyQuotaGb: -1,
          quotaNextResetTime: '2025-03-02T08:00:00Z',
          dataIngestionStatus: 'RespectQuota',
        },
        publicNetworkAccessForIngestion: 'Enabled',
        publicNetworkAccessForQuery: name === 'production' ? 'Disabled' : 'Enabled',
        features: { disableLocalAuth: false, enableLogAccessUsingOnlyResourcePermissions: true },
        createdDate: '2025-03-01T08:00:00.0000000Z',
        modifiedDate: '2025-03-01T08:00:00.0000000Z',
      },
    },
    {
      // Azure leaves out the first slash; the simulator needs it to find the list.
      id: `/subscriptions/${subscription}/providers/AzureResourceManager/diagnosticSettings/activity`,
      type: 'Microsoft.Insights/diagnosticSettings',
      name: 'activity',
      properties: {
        workspaceId: workspace,
        storageAccountId: account,
        eventHubAuthorizationRuleId: null,
        eventHubName: null,
        logs: [
          { category: 'Administrative', categoryGroup: null, enabled: true },
          { category: 'Autoscale', categoryGroup: null, enabled: false },
        ],
      },
    },
    {
      id: `${vault}/providers/Microsoft.Insights/diagnosticSettings/backups`,
      // Not the real type, by which the simulator would list it with those of the subscription.
      type: 'Microsoft.RecoveryServices/vaults/diagnosticSettings',
      name: 'backups',
      properties: {
        workspaceId: workspace,
        storageAccountId: null,
        logs: [
          { category: null, categoryGroup: 'allLogs', enabled: true, retentionPolicy: { enabled: false, days: 0 } },
        ],
        logAnalyticsDestinationType: 'Dedicated',
      },
    },
    {
      id: `${group}/providers/Microsoft.Insights/metricAlerts/${name}-availability`,
      type: 'Microsoft.Insights/metricAlerts',
      name: `${name}-availability`,
      location: 'global',
      tags: { environment: name },
      properties: {
        description: 'The workspace answers too slowly.',
        severity: 1,
        enabled: true,
        scopes: [workspace],
        evaluationFrequency: 'PT1M',
        windowSize: 'PT5M',
        targetResourceType: 'Microsoft.OperationalInsights/workspaces',
        lastUpdatedTime: '2025-03-01T08:00:00Z',
        actions: [{ actionGroupId: actionGroup, webHookProperties: { token: 'canary-webhook-not-a-secret' } }],
      },
    },
    {
      id: `${group}/providers/Microsoft.Insights/activityLogAlerts/${name}-policy-changes`,
      type: 'Microsoft.Insights/activityLogAlerts',
      name: `${name}-policy-changes`,
      location: 'Global',
      tags: { environment: name },
      properties: {
        description: 'Somebody has changed a policy.',
        enabled: true,
        scopes: [here],
        condition: {
          allOf: [
            { field: 'category', equals: 'Administrative', containsAny: null },
            { field: 'operationName', equals: 'Microsoft.Authorization/policyAssignments/write', containsAny: null },
          ],
        },
        actions: {
          actionGroups: [{ actionGroupId: actionGroup, webhookProperties: { token: 'canary-webhook-not-a-secret' } }],
        },
      },
    },
    {
      id: vault,
      type: 'Microsoft.RecoveryServices/vaults',
      name: `${name}-backups`,
      location,
      tags: { environment: name },
      sku: { name: 'RS0', tier: 'Standard' },
      properties: {
        provisioningState: 'Succeeded',
        publicNetworkAccess: 'Enabled',
        securitySettings: {
          softDeleteSettings: { softDeleteState: 'Enabled', softDeleteRetentionPeriodInDays: 14 },
          immutabilitySettings: { state: 'Unlocked' },
          multiUserAuthorization: 'Disabled',
        },
        redundancySettings: { standardTierStorageRedundancy: 'GeoRedundant', crossRegionRestore: 'Disabled' },
      },
    },
  ];
};
