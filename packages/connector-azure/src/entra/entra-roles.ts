import type { Fetch, RecordOf, Schema } from '@cadastre/core';
import type { AzureContext } from '../context.js';
import { defineFetch } from '../define-fetch.js';
import { EntraRoleAssignment, EntraRoleDefinition, EntraRoleEligibility } from '../generated/index.js';
import { graphFetch } from '../graph/graph-fetch.js';

const ROLES = '/v1.0/roleManagement/directory';

/** Of beta: v1.0 does not say which are privileged: https://learn.microsoft.com/graph/api/resources/unifiedroledefinition. */
export const roleDefinitions = graphFetch(EntraRoleDefinition, '/beta/roleManagement/directory/roleDefinitions');

export const roleAssignments = scopedFetch(EntraRoleAssignment, `${ROLES}/roleAssignments`);

export const roleEligibilities = scopedFetch(EntraRoleEligibility, `${ROLES}/roleEligibilityScheduleInstances`);

/** A fetch of assignments, each of which says as a path what it is limited to: an administrative unit, or an application by its id alone. */
function scopedFetch<const E extends Schema>(emits: E, path: string): Fetch<AzureContext> {
  return defineFetch({
    emits,
    calls: [`GET ${path}`],
    async *fetch({ graph }: AzureContext) {
      for await (const item of graph.listIn<RecordOf<E> & { directoryScopeId?: string | null }>('value', path)) {
        const [, unit, object] = /^\/(?:administrativeUnits\/([^/]+)|([^/]+))$/.exec(item.directoryScopeId ?? '') ?? [];
        yield { ...item, ScopeUnit: unit, ScopeObject: object };
      }
    },
  } as never);
}
