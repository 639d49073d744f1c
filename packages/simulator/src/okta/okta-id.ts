import type { Ids } from '../estate/ids.js';

/** An id in Okta's form, the same for the same path: users start with `00u`, groups with `00g`. What they provision elsewhere names them by it. */
export function oktaId(ids: Ids, prefix: string, ...path: string[]): string {
  return `${prefix}${ids.hex(20 - prefix.length, 'okta', prefix, ...path)}`;
}
