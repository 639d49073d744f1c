import type { Emission, Schema } from '@cadastre/core';
import { assignmentFetches, type Placed } from './assigned.js';
import {
  AzureManagementGroupDenyAssignment,
  AzurePermissions,
  AzureSubscriptionDenyAssignment,
} from './generated/index.js';
import { type PermissionSet, permissionSets } from './role-permissions.js';

/** Stands for everybody, and is no principal of the directory. */
const EVERYBODY = '00000000-0000-0000-0000-000000000000';

type Denied = Placed & {
  readonly properties?: {
    readonly permissions?: readonly PermissionSet[];
    readonly principals?: readonly { readonly id?: string }[];
  };
};

const withPermissions = () =>
  function* (record: Denied, schema: Schema): Generator<Emission> {
    const { ids, emissions } = permissionSets(record.id ?? '', record.properties?.permissions);
    yield* emissions;
    const principals = record.properties?.principals?.map(({ id }) => id).filter((id) => id !== EVERYBODY);
    yield { schema, record: { ...record, Permissions: ids, Principals: principals } };
  };

export const [denyAssignments, managementGroupDenyAssignments] = assignmentFetches({
  type: 'denyAssignments',
  version: '2022-04-01',
  subscription: AzureSubscriptionDenyAssignment,
  managementGroup: AzureManagementGroupDenyAssignment,
  also: [AzurePermissions],
  emissions: withPermissions,
});
