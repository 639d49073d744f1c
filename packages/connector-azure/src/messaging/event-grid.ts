import { emit, type RecordOf } from '@cadastre/core';
import { resourceCalls } from '../arm/arm-fetch.js';
import { armPath, armValues } from '../arm/arm-path.js';
import { defineFetch } from '../define-fetch.js';
import {
  AzureEventGridDomain,
  AzureEventGridSubscription,
  AzureEventGridSystemTopic,
  AzureEventGridTopic,
} from '../generated/index.js';
import { type EventDestination, eventDestination } from './event-destination.js';

const TOPICS = 'Microsoft.EventGrid/topics';
const DOMAINS = 'Microsoft.EventGrid/domains';
const SYSTEM_TOPICS = 'Microsoft.EventGrid/systemTopics';
const OF_TOPIC = armPath(`${TOPICS}/{topic}/providers/Microsoft.EventGrid/eventSubscriptions`);
const OF_DOMAIN = armPath(`${DOMAINS}/{domain}/providers/Microsoft.EventGrid/eventSubscriptions`);
const OF_SYSTEM_TOPIC = armPath(`${SYSTEM_TOPICS}/{topic}/eventSubscriptions`);
const VERSION = '2022-06-15';

interface Subscription extends Required<RecordOf<typeof AzureEventGridSubscription>> {
  readonly properties: Required<NonNullable<RecordOf<typeof AzureEventGridSubscription>['properties']>> & {
    readonly destination?: EventDestination;
    readonly deliveryWithResourceIdentity?: { readonly destination?: EventDestination };
    readonly deadLetterDestination?: EventDestination;
    readonly deadLetterWithResourceIdentity?: { readonly deadLetterDestination?: EventDestination };
  };
}

/** Subscriptions hang below three kinds of source, and are one label: so all are read together. */
export const eventGrid = defineFetch({
  emits: [AzureEventGridTopic, AzureEventGridDomain, AzureEventGridSystemTopic, AzureEventGridSubscription],
  calls: [
    ...new Set([TOPICS, DOMAINS, SYSTEM_TOPICS].flatMap(resourceCalls)),
    ...[OF_TOPIC, OF_DOMAIN, OF_SYSTEM_TOPIC].map((path) => `GET ${path}`),
  ],
  async *fetch({ resources, arm }) {
    const asked = new Set<string>();
    async function* subscriptions(path: string, kind: 'Topic' | 'Domain' | 'SystemTopic', source = '') {
      // Nothing can be asked of a record without an id, which is reported; what comes twice is asked once.
      if (source === '' || asked.size === asked.add(source).size) return;
      const none = { Topic: undefined, Domain: undefined, SystemTopic: undefined };
      const values = { ...armValues(path, source), 'api-version': VERSION };
      for await (const subscription of arm.listIn<Subscription>('value', path, values)) {
        const { destination, deadLetterDestination, ...rest } = subscription.properties ?? {};
        // With an identity it stands one level lower.
        const to = destination ?? rest.deliveryWithResourceIdentity?.destination;
        const dead = deadLetterDestination ?? rest.deadLetterWithResourceIdentity?.deadLetterDestination;
        const shaped = { Destination: eventDestination(to), DeadLetters: eventDestination(dead) };
        yield emit(AzureEventGridSubscription, { ...subscription, ...shaped, ...none, [kind]: source });
      }
    }
    for await (const topic of resources<Required<RecordOf<typeof AzureEventGridTopic>>>(TOPICS)) {
      yield emit(AzureEventGridTopic, topic);
      yield* subscriptions(OF_TOPIC, 'Topic', topic.id ?? undefined);
    }
    for await (const domain of resources<Required<RecordOf<typeof AzureEventGridDomain>>>(DOMAINS)) {
      yield emit(AzureEventGridDomain, domain);
      yield* subscriptions(OF_DOMAIN, 'Domain', domain.id ?? undefined);
    }
    for await (const topic of resources<Required<RecordOf<typeof AzureEventGridSystemTopic>>>(SYSTEM_TOPICS)) {
      const source = topic.properties?.source ?? '';
      const StorageAccount = /\/microsoft\.storage\/storageaccounts\/[^/]+$/.test(source) ? source : undefined;
      yield emit(AzureEventGridSystemTopic, { ...topic, StorageAccount });
      yield* subscriptions(OF_SYSTEM_TOPIC, 'SystemTopic', topic.id ?? undefined);
    }
  },
});
