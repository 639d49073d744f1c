import { emit, type RecordOf } from '@cadastre/core';
import { armFetch } from '../arm/arm-fetch.js';
import { defineFetch } from '../define-fetch.js';
import {
  AzureManagementGroup,
  AzureResourceGroup,
  AzureSubscription,
  AzureSubscriptionParent,
  AzureTenant,
} from '../generated/index.js';
import { ofTenant } from '../scopes.js';

const VERSION = { 'api-version': '2022-12-01' };
const GROUP = '/providers/Microsoft.Management/managementGroups/{managementGroup}';

export const tenants = defineFetch({
  emits: AzureTenant,
  calls: ['GET /tenants'],
  async *fetch({ arm, scope }) {
    type Listed = RecordOf<typeof AzureTenant> & { readonly tenantId?: string };
    // One without its id is left to the loader, which keeps it out and deletes nothing.
    for await (const tenant of arm.listIn<Listed>('value', '/tenants', VERSION))
      if (typeof tenant.tenantId !== 'string' || tenant.tenantId.toLowerCase() === scope.tenant) yield tenant;
  },
});

export const subscriptions = defineFetch({
  emits: AzureSubscription,
  calls: ['GET /subscriptions'],
  async *fetch({ arm, scope }) {
    type Listed = RecordOf<typeof AzureSubscription> & { readonly tenantId?: string };
    yield* ofTenant(arm.listIn<Listed>('value', '/subscriptions', VERSION), scope.tenant);
  },
});

export const managementGroups = defineFetch({
  emits: [AzureManagementGroup, AzureSubscriptionParent],
  calls: [`GET ${GROUP}`, `GET ${GROUP}/descendants`],
  async *fetch({ arm, scope }) {
    type Group = RecordOf<typeof AzureManagementGroup>;
    // The root has the tenant's id for its name.
    const asked = { managementGroup: scope.tenant, 'api-version': '2020-05-01' };
    yield emit(AzureManagementGroup, { ...(await arm.get<Group>(GROUP, asked)), RootOf: scope.tenant });
    for await (const below of arm.listIn<Group & { readonly type?: string }>('value', `${GROUP}/descendants`, asked)) {
      if (/\/subscriptions$/i.test(below.type ?? '')) {
        // Its id is given both with and without the group that it is in.
        yield emit(AzureSubscriptionParent, { ...below, id: `/subscriptions/${below.name}` });
      } else yield emit(AzureManagementGroup, { ...below, RootOf: undefined });
    }
  },
});

export const resourceGroups = armFetch(
  AzureResourceGroup,
  '/subscriptions/{subscription}/resourcegroups',
  VERSION['api-version'],
);
