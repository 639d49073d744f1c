import {
  type Fetch,
  type FetchInput,
  fetchDefiner,
  type HttpValues,
  type ParentOf,
  type RecordOf,
  type Schema,
} from '@cadastre/core';
import { armPath, armValues } from './arm-path.js';
import type { AzureContext } from './context.js';
import { PERMISSIONS } from './readable.js';
import { graphCall } from './resource-graph.js';

/** Declares how one kind of resource of Azure or Entra ID is read. */
export const defineFetch = fetchDefiner<AzureContext>();

type Input<E extends Schema> = AzureContext & FetchInput<ParentOf<E>>;

/** The calls of a fetch that asks Resource Graph for a type. */
export function resourceCalls(type: string): readonly string[] {
  return [graphCall(type), `GET ${PERMISSIONS}`];
}

/** A fetch of the resources of a type in a subscription, by Resource Graph: `Microsoft.Compute/disks`. */
export function resourceFetch<const E extends Schema>(emits: E, type: string): Fetch<AzureContext> {
  return typed<E>(emits, resourceCalls(type), ({ resources }) => resources<RecordOf<E>>(type));
}

/**
 * A fetch of one list of Azure Resource Manager, of a subscription or of the resource that it is run for.
 *
 * @param path - from the provider on: `Microsoft.Sql/servers/{server}/databases`
 */
export function armFetch<const E extends Schema>(
  emits: E,
  path: string,
  apiVersion: string,
  values: HttpValues = {},
): Fetch<AzureContext> {
  const whole = armPath(path);
  return typed<E>(emits, [`GET ${whole}`], ({ arm, scope, parent }) => {
    const place =
      parent === undefined ? { subscription: scope.subscription } : armValues(whole, (parent as { id: string }).id);
    return arm.listIn<RecordOf<E>>('value', whole, { ...place, 'api-version': apiVersion, ...values });
  });
}

/** A fetch of one list of Microsoft Graph. */
export function graphFetch<const E extends Schema>(
  emits: E,
  path: string,
  values: HttpValues | ((input: Input<E>) => HttpValues) = {},
): Fetch<AzureContext> {
  return typed<E>(emits, [`GET ${path}`], (input) =>
    input.graph.listIn<RecordOf<E>>('value', path, typeof values === 'function' ? values(input) : values),
  );
}

/** The records are typed by the schema itself, not by a type of Microsoft's: that its paths are right is checked against recorded answers. */
function typed<E extends Schema>(
  emits: E,
  calls: readonly string[],
  fetch: (input: Input<E>) => AsyncIterable<RecordOf<E>>,
): Fetch<AzureContext> {
  return defineFetch({ emits, calls, fetch } as never);
}
