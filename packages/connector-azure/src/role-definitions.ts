import { type Emission, emit, type HttpClient, type HttpValues } from '@cadastre/core';
import { armValues } from './arm-path.js';
import { IN_SUBSCRIPTION, ON_GROUP } from './assigned.js';
import { defineFetch } from './define-fetch.js';
import {
  AzureManagementGroupRole,
  AzurePermissions,
  AzureRoleDefinition,
  AzureSubscriptionRole,
} from './generated/index.js';
import { type PermissionSet, permissionSets } from './role-permissions.js';

const EVERYWHERE = '/providers/Microsoft.Authorization/roleDefinitions';
const BELOW = `${IN_SUBSCRIPTION}roleDefinitions`;
const ON = `${ON_GROUP}roleDefinitions`;

interface Listed {
  readonly name?: string;
  readonly properties?: { readonly permissions?: readonly PermissionSet[] };
}

/** Roles of one type. The same one has another id in each list; only its GUID is always the same. */
async function* rolesAt(
  arm: HttpClient,
  path: string,
  type: string,
  values: HttpValues = {},
): AsyncGenerator<{ readonly Guid: string; readonly emissions: readonly Emission[] }> {
  const asked = { ...values, 'api-version': '2022-04-01', $filter: `type eq '${type}'` };
  for await (const role of arm.listIn<Listed>('value', path, asked)) {
    const Guid = (role.name ?? '').toLowerCase();
    const { ids, emissions } = permissionSets(Guid, role.properties?.permissions);
    yield { Guid, emissions: [...emissions, emit(AzureRoleDefinition, { ...role, Guid, Permissions: ids } as never)] };
  }
}

export const builtInRoles = defineFetch({
  emits: [AzureRoleDefinition, AzurePermissions],
  calls: [`GET ${EVERYWHERE}`],
  async *fetch({ arm }) {
    for await (const { emissions } of rolesAt(arm, EVERYWHERE, 'BuiltInRole')) yield* emissions;
  },
});

export const subscriptionRoles = defineFetch({
  emits: [AzureSubscriptionRole, AzureRoleDefinition, AzurePermissions],
  calls: [`GET ${BELOW}`],
  async *fetch({ arm, scope }) {
    for await (const { Guid, emissions } of rolesAt(arm, BELOW, 'CustomRole', { subscription: scope.subscription })) {
      yield* emissions;
      yield emit(AzureSubscriptionRole, { Guid });
    }
  },
});

export const managementGroupRoles = defineFetch({
  emits: [AzureManagementGroupRole, AzureRoleDefinition, AzurePermissions],
  calls: [`GET ${ON}`],
  async *fetch({ arm, parent }) {
    for await (const { Guid, emissions } of rolesAt(arm, ON, 'CustomRole', armValues(ON, parent.id))) {
      yield* emissions;
      yield emit(AzureManagementGroupRole, { Guid });
    }
  },
});
