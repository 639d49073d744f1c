import type { Emits, Fetch, HttpValues } from '@cadastre/core';
import type { AzureContext } from '../context.js';
import { type FetchContext, type Item, listFetch, type Shape } from '../define-fetch.js';
import { armPath, armValues } from './arm-path.js';
import { PERMISSIONS } from './readable.js';
import { graphCall } from './resource-graph.js';

/** The calls of a fetch that asks Resource Graph for a type. */
export function resourceCalls(type: string): readonly string[] {
  return [graphCall(type), `GET ${PERMISSIONS}`];
}

/**
 * A fetch of the resources of a type in a subscription, by Resource Graph.
 *
 * @example `resourceFetch(AzureSnapshot, 'Microsoft.Compute/snapshots')`
 */
export function resourceFetch<const E extends Emits, R = Item<E>>(
  emits: E,
  type: string,
  shape?: Shape<E, R>,
): Fetch<AzureContext> {
  return listFetch(emits, resourceCalls(type), ({ resources }) => resources(type), shape);
}

interface ArmList<E extends Emits, R> {
  /** False for a parent that is not of a kind that has such a list, and that would answer with an error. */
  when?(parent: FetchContext<E>['parent']): boolean;
  /** What is asked besides the version. */
  readonly values?: HttpValues;
  readonly shape?: Shape<E, R>;
}

/**
 * A fetch of one list of Azure Resource Manager, of a subscription or of the resource that it is run for.
 *
 * @param path - from the provider on
 * @example `armFetch(AzureRedisFirewallRule, 'Microsoft.Cache/redis/{cache}/firewallRules', '2023-08-01')`
 */
export function armFetch<const E extends Emits, R = Item<E>>(
  emits: E,
  path: string,
  apiVersion: string,
  { when = () => true, values, shape }: ArmList<E, R> = {},
): Fetch<AzureContext> {
  const whole = armPath(path);
  async function* list({ arm, scope, parent }: FetchContext<E>): AsyncGenerator<unknown> {
    const { id } = (parent ?? {}) as { readonly id?: string };
    const place = id === undefined ? { subscription: scope.subscription } : armValues(whole, id);
    if (when(parent)) yield* arm.listIn('value', whole, { ...place, 'api-version': apiVersion, ...values });
  }
  return listFetch(emits, [`GET ${whole}`], list, shape);
}
