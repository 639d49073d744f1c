import type { Fetch, Schema } from '@cadastre/core';
import { armRecord } from '../arm/arm-record.js';
import type { AzureContext } from '../context.js';
import { defineFetch } from '../define-fetch.js';

/** A fetch of one list of the data plane of the vault that it is run for. The list has names and dates; values are only in what is never asked for. */
export function vaultFetch(emits: Schema, path: string): Fetch<AzureContext> {
  type Item = { readonly id?: string; readonly kid?: string };
  return defineFetch({
    emits,
    calls: [`GET ${path}`],
    async *fetch({ vault, parent }: AzureContext & { readonly parent: { readonly name?: string } }) {
      const items = vault(parent.name ?? '').listIn<Item>('value', path, { 'api-version': '7.4' });
      for await (const item of items)
        yield { ...armRecord<Item>(item), Name: (item.id ?? item.kid ?? '').split('/').at(-1) };
    },
  } as never);
}
