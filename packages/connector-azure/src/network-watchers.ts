import { resourceFetch } from './arm-fetch.js';
import type { ArmThing } from './arm-thing.js';
import { AzureFlowLog, AzureNetworkWatcher } from './generated/index.js';
import { targetsByType } from './targets-by-type.js';

export const networkWatchers = resourceFetch(AzureNetworkWatcher, 'Microsoft.Network/networkWatchers');

export const flowLogs = resourceFetch(
  AzureFlowLog,
  'Microsoft.Network/networkWatchers/flowLogs',
  (log: ArmThing<{ targetResourceId?: string }>) => ({
    ...log,
    Targets: targetsByType([{ id: log.properties?.targetResourceId }]),
  }),
);
