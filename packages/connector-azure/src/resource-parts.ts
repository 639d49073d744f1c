import { type Emission, emit, type Fetch, type Schema } from '@cadastre/core';
import type { AzureContext } from './context.js';
import { defineFetch, resourceCalls } from './define-fetch.js';

/** A reference to a resource, or to an element of one. */
export interface ArmRef {
  readonly id?: string;
}

/** A thing of Azure Resource Manager, or an element of one that looks alike. */
export interface ArmThing<Properties = object> {
  readonly id: string;
  readonly name?: string;
  readonly properties?: Properties;
}

/**
 * What is added to a record; fields that no answer has begin with a capital letter. It is written like a method, so that a shape may say which
 * properties the things of its type have.
 */
export type Shape = { add(thing: ArmThing, whole: ArmThing): object }['add'];

/** Elements of a resource that are nodes of their own: what they are, the list in `properties` that has them, and what is added to each. */
export type Part = readonly [schema: Schema, list: string, shape?: Shape];

/** What is to be emitted for a thing; a method for the same reason. */
export type Emissions = { emit(thing: ArmThing): Iterable<Emission> }['emit'];

/** A fetch of resources whose answer also holds other things. Each of those gets the id of the whole as `Parent`. */
export function partsFetch(schema: Schema, type: string, parts: readonly Part[], shape?: Shape): Fetch<AzureContext> {
  return emittingFetch([schema, ...parts.map(([part]) => part)], type, function* (resource) {
    yield emission(schema, { ...resource, ...shape?.(resource, resource) });
    for (const [part, list, shapePart] of parts) {
      for (const element of elements(resource, list))
        yield emission(part, { ...element, Parent: resource.id, ...shapePart?.(element, resource) });
    }
  });
}

/** A fetch of resources to each of which something is added. */
export function shapedFetch(schema: Schema, type: string, shape: Shape): Fetch<AzureContext> {
  return partsFetch(schema, type, [], shape);
}

/** A fetch of resources, with what is to be emitted for each. */
export function emittingFetch(schemas: readonly Schema[], type: string, emissions: Emissions): Fetch<AzureContext> {
  const emits = [...new Set(schemas)];
  return defineFetch({
    emits,
    calls: resourceCalls(type),
    async *fetch({ resources }: AzureContext) {
      for await (const resource of resources<ArmThing>(type)) yield* yielded(emits, emissionsOf(resource, emissions));
    },
  } as never);
}

/** What is emitted for a thing. For one without an id it is the thing alone, which is left out for that: what is below it would lose its place. */
export function* emissionsOf(thing: ArmThing, emissions: Emissions): Generator<Emission> {
  for (const one of emissions(thing)) {
    yield one;
    if (!thing.id) return;
  }
}

/** Emits a record that is typed by its schema alone, as answers of Azure Resource Manager are. */
export function emission(schema: Schema, record: object): Emission {
  return emit(schema, record as never);
}

/** What a fetch yields: with a single schema, the engine takes the records by themselves. */
export function* yielded(emits: readonly Schema[], emissions: Iterable<Emission>): Generator<unknown> {
  for (const one of emissions) yield emits.length > 1 ? one : one.record;
}

/** The elements of a list in the properties of a resource; none where it has no such list. */
export function elements<Properties = object>(
  thing: ArmThing | undefined,
  list: string,
): readonly ArmThing<Properties>[] {
  const properties = thing?.properties as Readonly<Record<string, readonly ArmThing<Properties>[] | null>> | undefined;
  return properties?.[list] ?? [];
}

/** The ids of references, each once. */
export function idsOf(refs: readonly (ArmRef | null | undefined)[]): readonly string[] {
  return [...new Set(refs.flatMap((ref) => ref?.id ?? []))];
}
