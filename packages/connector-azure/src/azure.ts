import { defineSource, type Source } from '@cadastre/core';
import { type ResourceGraph, resourceGraph } from './arm/resource-graph.js';
import { classifyAzureError } from './classify.js';
import { azureContext } from './context.js';
import { fetches } from './fetches.js';
import { questions, schemas } from './generated/index.js';
import { azurePolicy } from './policy.js';
import { listSubscriptions } from './scopes.js';
import type { AzureOptions } from './sign-in/options.js';
import { tenantsOf } from './sign-in/tenants.js';

/**
 * Reads tenants of Microsoft: what Entra ID knows of people, groups and applications, and what runs in the subscriptions of Azure.
 *
 * @throws CadastreError `CONFIG_INVALID` for options that make no sense
 * @example
 * ```ts
 * import { azure } from '@cadastre/connector-azure';
 *
 * const source = azure({
 *   tenants: [{ tenantId: '00000000-0000-0000-0000-000000000000', signIn: { kind: 'workloadIdentity' } }],
 * });
 * console.log(source.fetches.map(({ name }) => name));
 * ```
 */
export function azure(options: AzureOptions): Source {
  const tenants = tenantsOf(options);
  const tenantOf = (id = '') => {
    const tenant = tenants.get(id);
    if (tenant === undefined) throw new TypeError(`no tenant ${id}`);
    return tenant;
  };
  const graphs = new Map<string, ResourceGraph>();
  return defineSource({
    name: 'azure',
    fetches,
    schemas,
    questions,
    scopes: {
      async *tenant() {
        // Every run begins here: what an earlier one was told of how much there is does not count any more.
        for (const id of tenants.keys()) graphs.set(id, resourceGraph());
        yield* tenants.keys();
      },
      subscription: listSubscriptions(tenantOf),
    },
    context: (scope, fetch, call) => {
      const tenant = tenantOf(scope.tenant);
      return azureContext(tenant, graphs.get(tenant.id) ?? resourceGraph(), scope, fetch, call, options.identityBy);
    },
    classify: classifyAzureError,
    policy: () => azurePolicy(fetches),
  });
}
