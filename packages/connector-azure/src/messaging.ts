import type { RecordOf } from '@cadastre/core';
import { armFetch, defineFetch, resourceFetch } from './define-fetch.js';
import { withKeys } from './encryption-keys.js';
import {
  AzureEventHub,
  AzureEventHubAuthorizationRule,
  AzureEventHubConsumerGroup,
  AzureEventHubsNamespace,
  AzureEventHubsNamespaceAuthorizationRule,
  AzureEventHubsNetworkRules,
  AzureServiceBusNamespace,
  AzureServiceBusNamespaceAuthorizationRule,
  type AzureServiceBusNamespaceProperties,
  AzureServiceBusNetworkRules,
  AzureServiceBusQueue,
  AzureServiceBusQueueAuthorizationRule,
  AzureServiceBusSubscription,
  AzureServiceBusTopic,
  AzureServiceBusTopicAuthorizationRule,
} from './generated/index.js';
import { networkRuleSet, networkRuleSetPath } from './network-rule-set.js';
import { onlyWhere, shaped } from './shaped.js';

const EVENT_HUBS = 'Microsoft.EventHub';
const SERVICE_BUS = 'Microsoft.ServiceBus';
const HUBS = `${EVENT_HUBS}/namespaces/{namespace}`;
const BUS = `${SERVICE_BUS}/namespaces/{namespace}`;
const VERSION = '2021-11-01';

export const eventHubsNamespaces = shaped(resourceFetch(AzureEventHubsNamespace, `${EVENT_HUBS}/namespaces`), withKeys);

export const eventHubsNetworkRules = defineFetch({
  emits: AzureEventHubsNetworkRules,
  calls: [`GET ${networkRuleSetPath(EVENT_HUBS)}`],
  async *fetch({ arm, parent }) {
    type Rules = Required<RecordOf<typeof AzureEventHubsNetworkRules>>;
    yield await networkRuleSet<Rules>(arm, EVENT_HUBS, parent.id, VERSION);
  },
});

export const eventHubsNamespaceRules = armFetch(
  AzureEventHubsNamespaceAuthorizationRule,
  `${HUBS}/authorizationRules`,
  VERSION,
);

export const eventHubs = armFetch(AzureEventHub, `${HUBS}/eventhubs`, VERSION);

export const eventHubRules = armFetch(
  AzureEventHubAuthorizationRule,
  `${HUBS}/eventhubs/{hub}/authorizationRules`,
  VERSION,
);

export const consumerGroups = armFetch(AzureEventHubConsumerGroup, `${HUBS}/eventhubs/{hub}/consumergroups`, VERSION);

export const serviceBusNamespaces = shaped(
  resourceFetch(AzureServiceBusNamespace, `${SERVICE_BUS}/namespaces`),
  withKeys,
);

export const serviceBusNetworkRules = defineFetch({
  emits: AzureServiceBusNetworkRules,
  calls: [`GET ${networkRuleSetPath(SERVICE_BUS)}`],
  async *fetch({ arm, parent }) {
    type Rules = Required<RecordOf<typeof AzureServiceBusNetworkRules>>;
    yield await networkRuleSet<Rules>(arm, SERVICE_BUS, parent.id, VERSION);
  },
});

export const serviceBusNamespaceRules = armFetch(
  AzureServiceBusNamespaceAuthorizationRule,
  `${BUS}/AuthorizationRules`,
  VERSION,
);

export const queues = armFetch(AzureServiceBusQueue, `${BUS}/queues`, VERSION);

export const queueRules = armFetch(
  AzureServiceBusQueueAuthorizationRule,
  `${BUS}/queues/{queue}/authorizationRules`,
  VERSION,
);

/** https://learn.microsoft.com/azure/service-bus-messaging/service-bus-messaging-overview: the basic tier has queues only. */
export const topics = onlyWhere(
  armFetch(AzureServiceBusTopic, `${BUS}/topics`, VERSION),
  (namespace: AzureServiceBusNamespaceProperties) => namespace.sku_tier !== 'Basic',
);

export const topicRules = armFetch(
  AzureServiceBusTopicAuthorizationRule,
  `${BUS}/topics/{topic}/authorizationRules`,
  VERSION,
);

export const topicSubscriptions = armFetch(AzureServiceBusSubscription, `${BUS}/topics/{topic}/subscriptions`, VERSION);
