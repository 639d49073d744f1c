import { armFetch, resourceFetch } from '../arm/arm-fetch.js';
import {
  AzureEventHub,
  AzureEventHubAuthorizationRule,
  AzureEventHubConsumerGroup,
  AzureEventHubsNamespace,
  AzureEventHubsNamespaceAuthorizationRule,
  AzureEventHubsNetworkRules,
  AzureServiceBusNamespace,
  AzureServiceBusNamespaceAuthorizationRule,
  AzureServiceBusNetworkRules,
  AzureServiceBusQueue,
  AzureServiceBusQueueAuthorizationRule,
  AzureServiceBusSubscription,
  AzureServiceBusTopic,
  AzureServiceBusTopicAuthorizationRule,
} from '../generated/index.js';
import { withKeys } from '../key-vault/vault-keys.js';
import { networkRuleSetFetch } from './network-rule-set.js';

const EVENT_HUBS = 'Microsoft.EventHub';
const SERVICE_BUS = 'Microsoft.ServiceBus';
const HUBS = `${EVENT_HUBS}/namespaces/{namespace}`;
const BUS = `${SERVICE_BUS}/namespaces/{namespace}`;
const VERSION = '2021-11-01';

export const eventHubsNamespaces = resourceFetch(AzureEventHubsNamespace, `${EVENT_HUBS}/namespaces`, withKeys);

export const eventHubsNetworkRules = networkRuleSetFetch(AzureEventHubsNetworkRules, HUBS, VERSION);

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

export const serviceBusNamespaces = resourceFetch(AzureServiceBusNamespace, `${SERVICE_BUS}/namespaces`, withKeys);

export const serviceBusNetworkRules = networkRuleSetFetch(AzureServiceBusNetworkRules, BUS, VERSION);

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
export const topics = armFetch(AzureServiceBusTopic, `${BUS}/topics`, VERSION, {
  when: ({ sku_tier }) => sku_tier !== 'Basic',
});

export const topicRules = armFetch(
  AzureServiceBusTopicAuthorizationRule,
  `${BUS}/topics/{topic}/authorizationRules`,
  VERSION,
);

export const topicSubscriptions = armFetch(AzureServiceBusSubscription, `${BUS}/topics/{topic}/subscriptions`, VERSION);
