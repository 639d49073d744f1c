import { CallError, type ListScope } from '@cadastre/core';
import { armClient } from './arm/arm-client.js';
import type { Tenant } from './sign-in/tenants.js';

/** What is called to find the subscriptions, before any fetch. */
export const SCOPE_CALLS = ['GET /subscriptions'] as const;

interface Subscription {
  readonly subscriptionId?: string;
  readonly tenantId?: string;
  readonly state?: string;
}

/**
 * The subscriptions of a list that are a tenant's. One that does not say whose it is ends the list as broken: left out, it would be deleted.
 *
 * @throws CallError `ANSWER_INVALID`
 */
export async function* ofTenant<T extends { readonly tenantId?: string }>(
  items: AsyncIterable<T>,
  tenant: string | undefined,
): AsyncGenerator<T> {
  for await (const item of items) {
    if (typeof item.tenantId !== 'string')
      throw new CallError('transient', 'ANSWER_INVALID', 'a subscription is listed without its tenant');
    if (item.tenantId.toLowerCase() === tenant) yield item;
  }
}

/** Lists the subscriptions of a tenant. Those that are deleted cannot be read any more. */
export function listSubscriptions(tenantOf: (id: string | undefined) => Tenant): ListScope {
  return async function* (outer, call, wanted) {
    const tenant = tenantOf(outer.tenant);
    const named = tenant.subscriptions ?? wanted;
    const arm = armClient(tenant, { name: 'the list of subscriptions', calls: SCOPE_CALLS }, call);
    const listed = arm.listIn<Subscription>('value', '/subscriptions', { 'api-version': '2022-12-01' });
    for await (const { subscriptionId, state } of ofTenant(listed, tenant.id)) {
      const id = subscriptionId?.toLowerCase();
      if (id === undefined)
        throw new CallError('transient', 'ANSWER_INVALID', 'a subscription is listed without its id');
      if (state === 'Deleted') continue;
      if (named === undefined || named.includes(id)) yield id;
    }
  };
}
