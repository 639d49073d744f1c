import type { MakeResources } from '../azure-estate.js';
import { networkId, networkResource } from './network-resource.js';

export const networkWatchers: MakeResources = (place) => [
  networkResource(place, 'networkWatchers/NetworkWatcher_westeurope', {}),
  ...['networkSecurityGroups/web', 'virtualNetworks/spoke'].map((target, index) =>
    networkResource(place, `networkWatchers/NetworkWatcher_westeurope/flowLogs/log-${index}`, {
      enabled: true,
      targetResourceId: networkId(place, target),
      storageId: `${place.group}/providers/Microsoft.Storage/storageAccounts/${place.name}assets`,
      retentionPolicy: { days: 90, enabled: true },
      format: { type: 'JSON', version: 2 },
      flowAnalyticsConfiguration: { networkWatcherFlowAnalyticsConfiguration: { enabled: false } },
    }),
  ),
];
