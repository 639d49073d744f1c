import type { Fetch, RecordOf, Schema } from '@cadastre/core';
import type { AzureContext } from './context.js';
import { defineFetch, resourceCalls } from './define-fetch.js';

/** A fetch of the resources of a type by Resource Graph, each of which is shaped first. */
export function shapedFetch<const E extends Schema>(
  emits: E,
  type: string,
  shape: (resource: RecordOf<E>) => RecordOf<E>,
): Fetch<AzureContext> {
  return defineFetch({
    emits,
    calls: resourceCalls(type),
    async *fetch({ resources }: AzureContext) {
      for await (const resource of resources<RecordOf<E>>(type)) yield shape(resource);
    },
  } as never);
}
