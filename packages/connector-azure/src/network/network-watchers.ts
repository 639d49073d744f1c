import { resourceFetch } from '../arm/arm-fetch.js';
import type { ArmThing } from '../arm/arm-thing.js';
import { targetsByType } from '../arm/targets-by-type.js';
import { AzureFlowLog, AzureNetworkWatcher } from '../generated/index.js';

export const networkWatchers = resourceFetch(AzureNetworkWatcher, 'Microsoft.Network/networkWatchers');

export const flowLogs = resourceFetch(
  AzureFlowLog,
  'Microsoft.Network/networkWatchers/flowLogs',
  (log: ArmThing<{ targetResourceId?: string }>) => ({
    ...log,
    Targets: targetsByType([{ id: log.properties?.targetResourceId }]),
  }),
);
