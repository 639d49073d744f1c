import type { Fetch } from '@cadastre/core';
import type { AzureContext } from './context.js';

/** A fetch whose records are shaped before the schema reads them: for what an answer says, but not in a place of its own. */
export function shaped<R>(fetch: Fetch<AzureContext>, shape: (record: R) => unknown): Fetch<AzureContext> {
  return {
    ...fetch,
    async *run(context) {
      for await (const record of fetch.run(context)) yield shape(record as R);
    },
  };
}

/** A fetch that asks only where the resource that it is run for can have any. */
export function onlyWhere<P>(fetch: Fetch<AzureContext>, applies: (parent: P) => boolean): Fetch<AzureContext> {
  return {
    ...fetch,
    async *run(context) {
      if (applies(context.parent as P)) yield* fetch.run(context);
    },
  };
}

/** Adds the id of the resource that a resource is within. */
export function withParentId(record: { readonly id?: string | null | undefined }): object {
  return { ...record, ParentId: record.id?.split('/').slice(0, -2).join('/') };
}
