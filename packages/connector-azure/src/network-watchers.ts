import { targetsByType } from './arm-targets.js';
import { resourceFetch } from './define-fetch.js';
import { AzureFlowLog, AzureNetworkWatcher } from './generated/index.js';
import { type ArmThing, shapedFetch } from './resource-parts.js';

export const networkWatchers = resourceFetch(AzureNetworkWatcher, 'Microsoft.Network/networkWatchers');

export const flowLogs = shapedFetch(
  AzureFlowLog,
  'Microsoft.Network/networkWatchers/flowLogs',
  ({ properties }: ArmThing<{ targetResourceId?: string }>) => ({
    Targets: targetsByType([{ id: properties?.targetResourceId }]),
  }),
);
