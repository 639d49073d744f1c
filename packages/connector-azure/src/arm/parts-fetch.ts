import type { Fetch, Schema } from '@cadastre/core';
import type { AzureContext } from '../context.js';
import { resourceFetch } from './arm-fetch.js';
import { type ArmThing, elements, emission } from './arm-thing.js';

/** What is added to a record. It is written like a method, so that one may say which properties the things of its type have. */
type Added = { by(thing: ArmThing, whole: ArmThing): object }['by'];

/** Elements of a resource that are nodes of their own: what they are, the list in `properties` that has them, and what is added to each. */
type Part = readonly [schema: Schema, list: string, added?: Added];

/**
 * A fetch of resources whose answer also holds what other nodes are made of. Each of those gets the id of the whole as `Parent`.
 *
 * @example `partsFetch(AzureRouteTable, 'Microsoft.Network/routeTables', [[AzureRoute, 'routes']])`
 */
export function partsFetch(schema: Schema, type: string, parts: readonly Part[], added?: Added): Fetch<AzureContext> {
  return resourceFetch([schema, ...parts.map(([part]) => part)], type, function* (resource: ArmThing) {
    yield emission(schema, { ...resource, ...added?.(resource, resource) });
    for (const [part, list, addedToPart] of parts) {
      for (const element of elements(resource, list))
        yield emission(part, { ...element, Parent: resource.id, ...addedToPart?.(element, resource) });
    }
  });
}
