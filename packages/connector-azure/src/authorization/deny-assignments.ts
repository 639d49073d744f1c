import { AzureManagementGroupDenyAssignment, AzureSubscriptionDenyAssignment } from '../generated/index.js';
import { assignmentFetches, type Placed } from './assigned.js';

/** Stands for everybody, and is no principal of the directory. */
const EVERYBODY = '00000000-0000-0000-0000-000000000000';

type Denied = Placed & { readonly properties?: { readonly principals?: readonly { readonly id?: string }[] } };

export const [denyAssignments, managementGroupDenyAssignments] = assignmentFetches({
  type: 'denyAssignments',
  version: '2022-04-01',
  subscription: AzureSubscriptionDenyAssignment,
  managementGroup: AzureManagementGroupDenyAssignment,
  shape: () => (record: Denied) => {
    const principals = record.properties?.principals ?? [];
    return { ...record, Principals: principals.flatMap(({ id }) => (id === EVERYBODY ? [] : id)) };
  },
});
