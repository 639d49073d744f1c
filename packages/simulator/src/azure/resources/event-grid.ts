import type { MakeResources } from '../azure-estate.js';
import { canary, resourceAt } from './resource-at.js';

/** A topic, a domain and a system topic, and subscriptions of each kind of destination. */
export const eventGridResources: MakeResources = ({ group, location, name }) => {
  const grid = `${group}/providers/Microsoft.EventGrid`;
  const at = (provider: string) => `${group}/providers/Microsoft.${provider}`;
  const storage = at(`Storage/storageAccounts/${name}assets`);
  const topic = `${grid}/topics/orders-${name}`;
  const domain = `${grid}/domains/tenants-${name}`;
  const system = `${grid}/systemTopics/assets-${name}`;
  const source = (id: string) =>
    resourceAt(id, {
      location,
      identity: { type: 'SystemAssigned', principalId: '0d0d0d0d-0000-4000-8000-000000000006' },
      tags: { environment: name },
      properties: {
        provisioningState: 'Succeeded',
        endpoint: `https://orders-${name}.${location}-1.eventgrid.azure.net/api/events`,
        inputSchema: 'CloudEventSchemaV1_0',
        publicNetworkAccess: 'Enabled',
        inboundIpRules: [{ ipMask: '192.0.2.0/24', action: 'Allow' }],
        disableLocalAuth: true,
      },
    });
  const subscription = (id: string, of: string, endpointType: string, properties: object, more: object = {}) =>
    resourceAt(id, {
      properties: {
        topic: of,
        provisioningState: 'Succeeded',
        destination: { endpointType, properties },
        filter: { subjectBeginsWith: '', subjectEndsWith: '', includedEventTypes: ['Shop.OrderPlaced'] },
        eventDeliverySchema: 'CloudEventSchemaV1_0',
        retryPolicy: { maxDeliveryAttempts: 30, eventTimeToLiveInMinutes: 1440 },
        ...more,
      },
    });
  const extension = (of: string, what: string) => `${of}/providers/Microsoft.EventGrid/eventSubscriptions/${what}`;
  const resourceId = at(`EventHub/namespaces/audit-${name}/eventhubs/events`);
  return [
    source(topic),
    subscription(extension(topic, 'queue'), topic, 'ServiceBusQueue', {
      resourceId: at(`ServiceBus/namespaces/orders-${name}/queues/incoming`),
    }),
    subscription(extension(topic, 'function'), topic, 'AzureFunction', {
      resourceId: at(`Web/sites/orders-${name}/functions/OnOrder`),
    }),
    subscription(extension(topic, 'hook'), topic, 'WebHook', {
      endpointUrl: `https://hooks.example.com/${canary('path')}?code=${canary('hook')}`,
      endpointBaseUrl: `https://hooks.example.com/${canary('base')}`,
      deliveryAttributeMappings: [{ name: 'authorization', properties: { value: canary('header') } }],
    }),
    source(domain),
    subscription(extension(domain, 'storage'), domain, 'StorageQueue', { resourceId: storage, queueName: 'events' }),
    resourceAt(system, {
      location,
      tags: null,
      properties: { provisioningState: 'Succeeded', source: storage, topicType: 'microsoft.storage.storageaccounts' },
    }),
    subscription(
      `${system}/eventSubscriptions/audit`,
      system,
      'none',
      {},
      {
        destination: null,
        deliveryWithResourceIdentity: {
          identity: { type: 'SystemAssigned' },
          destination: { endpointType: 'EventHub', properties: { resourceId } },
        },
        deadLetterDestination: {
          endpointType: 'StorageBlob',
          properties: { resourceId: storage, blobContainerName: 'private' },
        },
      },
    ),
  ];
};
