import type { Fetch, Schema } from '@cadastre/core';
import { armPath, armValues } from '../arm/arm-path.js';
import type { AzureContext } from '../context.js';
import { defineFetch } from '../define-fetch.js';

/**
 * A fetch of the one set of network rules that a namespace of Event Hubs or Service Bus has.
 *
 * @param namespace - path of such namespaces, from the provider on
 */
export function networkRuleSetFetch(emits: Schema, namespace: string, apiVersion: string): Fetch<AzureContext> {
  const path = armPath(`${namespace}/networkRuleSets/default`);
  return defineFetch({
    emits,
    calls: [`GET ${path}`],
    async *fetch({ arm, parent }: AzureContext & { readonly parent: { readonly id: string } }) {
      yield await arm.get(path, { ...armValues(path, parent.id), 'api-version': apiVersion });
    },
  } as never);
}
