import type { Fetch, HttpValues, Schema } from '@cadastre/core';
import type { AzureContext } from '../context.js';
import { listFetch } from '../define-fetch.js';

/**
 * A fetch of one list of Microsoft Graph.
 *
 * @example `graphFetch(EntraGroup, '/v1.0/groups', { $top: 999 })`
 */
export function graphFetch(emits: Schema, path: string, values: HttpValues = {}): Fetch<AzureContext> {
  return listFetch(emits, [`GET ${path}`], ({ graph }) => graph.listIn('value', path, values));
}
