import type { Fetch, FetchInput, Schema } from '@cadastre/core';
import { armPath, armValues } from './arm-path.js';
import type { AzureContext } from './context.js';
import { defineFetch } from './define-fetch.js';

interface Log {
  readonly category?: string | null;
  readonly categoryGroup?: string | null;
  readonly enabled?: boolean;
}

interface Setting {
  readonly properties?: { readonly logs?: readonly Log[] };
}

/**
 * A fetch of where the logs of a subscription, or of each resource of one kind, are sent to. Azure has no list of these for many resources: it is
 * one call for each, and so for kinds only of which there are few and whose logs tell who did what.
 *
 * @param of - the path of what has them, from the provider on: `Microsoft.KeyVault/vaults/{vault}`
 */
export function diagnosticFetch(emits: Schema, of: string): Fetch<AzureContext> {
  const path = `${armPath(of)}/providers/Microsoft.Insights/diagnosticSettings`;
  async function* fetch({ arm, scope, parent }: AzureContext & FetchInput<{ id: string } | undefined>) {
    const place = parent === undefined ? { subscription: scope.subscription } : armValues(path, parent.id);
    // No stable version of it has ever been published.
    for await (const setting of arm.listIn<Setting>('value', path, { ...place, 'api-version': '2021-05-01-preview' })) {
      const sent = setting.properties?.logs?.filter(({ enabled }) => enabled) ?? [];
      yield { ...setting, EnabledLogs: sent.flatMap(({ category, categoryGroup }) => category ?? categoryGroup ?? []) };
    }
  }
  return defineFetch({ emits, calls: [`GET ${path}`], fetch } as never);
}
