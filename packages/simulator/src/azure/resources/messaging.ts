import type { MakeResources } from '../azure-estate.js';
import { eventGridResources } from './event-grid.js';
import { canary, resourceAt } from './resource-at.js';

const TIMES = { createdAt: '2025-03-01T08:00:00.953', updatedAt: '2025-03-01T08:00:05.57' };
const NEVER = 'P10675199DT2H48M5.4775807S';

const ruleAt = (id: string, rights: readonly string[]) =>
  resourceAt(id, { properties: { rights, primaryKey: canary('rule') } });

export const messagingResources: MakeResources = (place) => [
  ...['telemetry', 'audit'].flatMap((name) => eventHubs(place, name)),
  ...['orders', 'billing'].flatMap((name) => serviceBus(place, name)),
  ...eventGridResources(place),
];

function namespace(id: string, location: string, environment: string, properties: object) {
  const host = id.slice(id.lastIndexOf('/') + 1);
  return [
    resourceAt(id, {
      location,
      sku: { name: 'Standard', tier: 'Standard', capacity: 1 },
      identity: { type: 'SystemAssigned', principalId: '0d0d0d0d-0000-4000-8000-000000000005' },
      tags: { environment },
      properties: {
        ...TIMES,
        ...properties,
        disableLocalAuth: environment === 'production',
        minimumTlsVersion: '1.2',
        publicNetworkAccess: 'Enabled',
        zoneRedundant: true,
        provisioningState: 'Succeeded',
        status: 'Active',
        serviceBusEndpoint: `https://${host}.servicebus.windows.net:443/`,
        encryption: {
          keySource: 'Microsoft.KeyVault',
          keyVaultProperties: [{ keyName: 'data', keyVaultUri: `https://${environment}-keys.vault.azure.net` }],
        },
      },
    }),
    resourceAt(`${id}/networkRuleSets/default`, {
      location,
      properties: {
        publicNetworkAccess: 'Enabled',
        defaultAction: 'Deny',
        ipRules: [{ ipMask: '192.0.2.0/24', action: 'Allow' }],
        virtualNetworkRules: [],
        trustedServiceAccessEnabled: true,
      },
    }),
    ruleAt(`${id}/authorizationRules/RootManageSharedAccessKey`, ['Listen', 'Manage', 'Send']),
  ];
}

function eventHubs({ group, location, name }: Parameters<MakeResources>[0], what: string) {
  const id = `${group}/providers/Microsoft.EventHub/namespaces/${what}-${name}`;
  const hub = `${id}/eventhubs/events`;
  return [
    ...namespace(id, location, name, { isAutoInflateEnabled: true, maximumThroughputUnits: 4, kafkaEnabled: true }),
    resourceAt(hub, {
      location,
      properties: {
        ...TIMES,
        messageRetentionInDays: 1,
        partitionCount: 2,
        status: 'Active',
        partitionIds: ['0', '1'],
        captureDescription: {
          enabled: true,
          destination: {
            name: 'EventHubArchive.AzureBlockBlob',
            properties: {
              storageAccountResourceId: `${group}/providers/Microsoft.Storage/storageAccounts/${name}assets`,
              blobContainer: 'private',
            },
          },
        },
      },
    }),
    ruleAt(`${hub}/authorizationRules/reader`, ['Listen']),
    resourceAt(`${hub}/consumergroups/$Default`, { location, properties: TIMES }),
    resourceAt(`${hub}/consumergroups/alerts`, {
      location,
      properties: { ...TIMES, userMetadata: canary('metadata') },
    }),
  ];
}

function serviceBus({ group, location, name }: Parameters<MakeResources>[0], what: string) {
  const id = `${group}/providers/Microsoft.ServiceBus/namespaces/${what}-${name}`;
  const properties = {
    ...TIMES,
    status: 'Active',
    maxSizeInMegabytes: 1024,
    defaultMessageTimeToLive: NEVER,
    autoDeleteOnIdle: NEVER,
    requiresDuplicateDetection: false,
    enablePartitioning: false,
  };
  const queued = { ...properties, lockDuration: 'PT1M', maxDeliveryCount: 10, requiresSession: false };
  return [
    ...namespace(id, location, name, {}),
    resourceAt(`${id}/queues/incoming`, { properties: { ...queued, forwardTo: 'events', messageCount: 7 } }),
    ruleAt(`${id}/queues/incoming/authorizationRules/sender`, ['Send']),
    resourceAt(`${id}/topics/events`, { properties: { ...properties, supportOrdering: true, subscriptionCount: 1 } }),
    ruleAt(`${id}/topics/events/authorizationRules/sender`, ['Send']),
    resourceAt(`${id}/topics/events/subscriptions/warehouse`, { properties: queued }),
  ];
}
