import type { RecordOf } from '@cadastre/core';
import { allAppliesTo } from './applies-to.js';
import { defineFetch, resourceCalls, resourceFetch } from './define-fetch.js';
import {
  AzureActivityLogAlert,
  AzureLogAnalyticsWorkspace,
  AzureMonitorMetricAlert,
  AzureRecoveryServicesVault,
} from './generated/index.js';

const METRIC_ALERTS = 'Microsoft.Insights/metricAlerts';
const ACTIVITY_ALERTS = 'Microsoft.Insights/activityLogAlerts';

type Scoped = { readonly properties?: { readonly scopes?: readonly string[] } };

export const workspaces = resourceFetch(AzureLogAnalyticsWorkspace, 'Microsoft.OperationalInsights/workspaces');
export const recoveryVaults = resourceFetch(AzureRecoveryServicesVault, 'Microsoft.RecoveryServices/vaults');

export const metricAlerts = defineFetch({
  emits: AzureMonitorMetricAlert,
  calls: resourceCalls(METRIC_ALERTS),
  async *fetch({ resources }) {
    for await (const alert of resources<RecordOf<typeof AzureMonitorMetricAlert> & Scoped>(METRIC_ALERTS))
      yield { ...alert, On: allAppliesTo(alert.properties?.scopes) };
  },
});

export const activityLogAlerts = defineFetch({
  emits: AzureActivityLogAlert,
  calls: resourceCalls(ACTIVITY_ALERTS),
  async *fetch({ resources }) {
    type Condition = { readonly allOf?: readonly { readonly field?: string; readonly equals?: string }[] };
    type Alert = RecordOf<typeof AzureActivityLogAlert> &
      Scoped & { readonly properties?: { readonly condition?: Condition } };
    for await (const alert of resources<Alert>(ACTIVITY_ALERTS)) {
      const all = alert.properties?.condition?.allOf ?? [];
      const Operations = all.flatMap(({ field, equals }) => (field === 'operationName' ? (equals ?? []) : []));
      yield { ...alert, Operations, On: allAppliesTo(alert.properties?.scopes) };
    }
  },
});
