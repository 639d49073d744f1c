import { emit, type RecordOf } from '@cadastre/core';
import { defineFetch } from '../define-fetch.js';
import { AzurePermissions, AzureRoleDefinition } from '../generated/index.js';
import { allAppliesTo } from './applies-to.js';

const ROLES = '/providers/Microsoft.Authorization/roleDefinitions';

export const roleDefinitions = defineFetch({
  emits: [AzureRoleDefinition, AzurePermissions],
  calls: [`GET ${ROLES}`],
  async *fetch({ arm, scope }) {
    type Role = Omit<RecordOf<typeof AzureRoleDefinition>, 'Guid' | 'Permissions' | 'Assignable'> & {
      readonly name?: string;
      readonly properties?: {
        readonly permissions?: readonly RecordOf<typeof AzurePermissions>[];
        readonly assignableScopes?: readonly string[];
      };
    };
    // Azure's own and the tenant's, wherever these can be assigned: https://learn.microsoft.com/azure/role-based-access-control/custom-roles-rest
    for (const type of ['BuiltInRole', 'CustomRole']) {
      const asked = { 'api-version': '2022-04-01', $filter: `type eq '${type}'` };
      for await (const role of arm.listIn<Role>('value', ROLES, asked)) {
        const Guid = role.name?.toLowerCase();
        const { permissions = [], assignableScopes } = role.properties ?? {};
        // Without a name it is put aside, and its permissions with it.
        const named = Guid === undefined ? [] : permissions;
        const sets = named.map((set, index) => ({ ...set, Id: `${scope.tenant}/${Guid}/${index}` }));
        for (const set of sets) yield emit(AzurePermissions, set);
        const Assignable = allAppliesTo(assignableScopes);
        yield emit(AzureRoleDefinition, { ...role, Guid, Permissions: sets.map(({ Id }) => Id), Assignable });
      }
    }
  },
});
