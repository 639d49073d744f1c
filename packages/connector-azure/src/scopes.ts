import type { ListScope } from '@cadastre/core';
import { armClient } from './arm/arm-client.js';
import type { Tenant } from './sign-in/tenants.js';

/** What is called to find the subscriptions, before any fetch. */
export const SCOPE_CALLS = ['GET /subscriptions'] as const;

interface Subscription {
  readonly subscriptionId?: string;
  readonly tenantId?: string;
  readonly state?: string;
}

/** Lists the subscriptions of a tenant. Those that are deleted cannot be read any more. */
export function listSubscriptions(tenantOf: (id: string | undefined) => Tenant): ListScope {
  return async function* (outer, call, wanted) {
    const tenant = tenantOf(outer.tenant);
    const named = tenant.subscriptions ?? wanted;
    const arm = armClient(tenant, { name: 'the list of subscriptions', calls: SCOPE_CALLS }, call);
    for await (const { subscriptionId, tenantId, state } of arm.listIn<Subscription>('value', '/subscriptions', {
      'api-version': '2022-12-01',
    })) {
      const id = subscriptionId?.toLowerCase();
      if (id === undefined || tenantId?.toLowerCase() !== tenant.id || state === 'Deleted') continue;
      if (named === undefined || named.includes(id)) yield id;
    }
  };
}
