import type { Fetch, Schema } from '@cadastre/core';
import { armFetch } from '../arm/arm-fetch.js';
import { armPath } from '../arm/arm-path.js';
import type { AzureContext } from '../context.js';

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
  // No stable version of it has ever been published.
  return armFetch(emits, path, '2021-05-01-preview', {
    shape: (setting: Setting) => {
      const sent = setting.properties?.logs?.filter(({ enabled }) => enabled) ?? [];
      return {
        ...setting,
        EnabledLogs: sent.flatMap(({ category, categoryGroup }) => category ?? categoryGroup ?? []),
      };
    },
  });
}
