import { resourceFetch } from '../arm/arm-fetch.js';
import { allAppliesTo } from '../authorization/applies-to.js';
import {
  AzureActivityLogAlert,
  AzureLogAnalyticsWorkspace,
  AzureMonitorMetricAlert,
  AzureRecoveryServicesVault,
} from '../generated/index.js';

interface Condition {
  readonly allOf?: readonly { readonly field?: string; readonly equals?: string }[];
}

interface Alert {
  readonly properties?: { readonly scopes?: readonly string[]; readonly condition?: Condition };
}

export const workspaces = resourceFetch(AzureLogAnalyticsWorkspace, 'Microsoft.OperationalInsights/workspaces');
export const recoveryVaults = resourceFetch(AzureRecoveryServicesVault, 'Microsoft.RecoveryServices/vaults');

export const metricAlerts = resourceFetch(
  AzureMonitorMetricAlert,
  'Microsoft.Insights/metricAlerts',
  (alert: Alert) => ({ ...alert, On: allAppliesTo(alert.properties?.scopes) }),
);

export const activityLogAlerts = resourceFetch(
  AzureActivityLogAlert,
  'Microsoft.Insights/activityLogAlerts',
  (alert: Alert) => {
    const all = alert.properties?.condition?.allOf ?? [];
    const Operations = all.flatMap(({ field, equals }) => (field === 'operationName' ? (equals ?? []) : []));
    return { ...alert, Operations, On: allAppliesTo(alert.properties?.scopes) };
  },
);
