import { type Emission, emit, type Fetch, type Schema } from '@cadastre/core';
import type { AzureContext } from './context.js';
import { defineFetch, resourceCalls } from './define-fetch.js';

/** A thing of Azure Resource Manager, or an element of one that looks alike. */
export interface ArmThing {
  readonly id: string;
  readonly name?: string;
  // What a resource is made of differs from type to type; whoever reads a path of it knows the type.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  readonly properties?: any;
}

/** What is added to a record; fields that no answer has begin with a capital letter. */
export type Shape = (thing: ArmThing, whole: ArmThing) => object;

/** Elements of a resource that are nodes of their own: what they are, the list in `properties` that has them, and what is added to each. */
export type Part = readonly [schema: Schema, list: string, shape?: Shape];

/** A fetch of resources whose answer also holds other things. Each of those gets the id of the whole as `Parent`. */
export function partsFetch(
  schema: Schema,
  type: string,
  parts: readonly Part[],
  shape?: (resource: ArmThing) => object,
): Fetch<AzureContext> {
  return emittingFetch([schema, ...parts.map(([part]) => part)], type, function* (resource) {
    yield emission(schema, { ...resource, ...shape?.(resource) });
    for (const [part, list, shapePart] of parts) {
      for (const element of elements(resource, list))
        yield emission(part, { ...element, Parent: resource.id, ...shapePart?.(element, resource) });
    }
  });
}

/** A fetch of resources to each of which something is added. */
export function shapedFetch(schema: Schema, type: string, shape: (resource: ArmThing) => object): Fetch<AzureContext> {
  return partsFetch(schema, type, [], shape);
}

/** A fetch of resources, with what is to be emitted for each. */
export function emittingFetch(
  schemas: readonly Schema[],
  type: string,
  emissions: (resource: ArmThing) => Iterable<Emission>,
): Fetch<AzureContext> {
  return defineFetch({
    emits: [...new Set(schemas)],
    calls: resourceCalls(type),
    async *fetch({ resources }: AzureContext) {
      for await (const resource of resources<ArmThing>(type)) yield* emissions(resource);
    },
  } as never);
}

/** Emits a record that is typed by its schema alone, as answers of Azure Resource Manager are. */
export function emission(schema: Schema, record: object): Emission {
  return emit(schema, record as never);
}

/** The elements of a list in the properties of a resource; none where it has no such list. */
export function elements(thing: ArmThing | undefined, list: string): readonly ArmThing[] {
  return thing?.properties?.[list] ?? [];
}
