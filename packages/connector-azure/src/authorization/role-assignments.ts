import {
  AzureManagementGroupRoleAssignment,
  AzureManagementGroupRoleEligibility,
  AzureSubscriptionRoleAssignment,
  AzureSubscriptionRoleEligibility,
} from '../generated/index.js';
import { assignmentFetches, type Placed } from './assigned.js';

type WithRole = Placed & { readonly properties?: { readonly roleDefinitionId?: string } };

/** The GUID alone tells which role it is: the rest of the id depends on where the assignment is. */
const withRole = () => (record: WithRole) => ({
  ...record,
  RoleGuid: record.properties?.roleDefinitionId?.split('/').at(-1),
});

export const [roleAssignments, managementGroupRoleAssignments] = assignmentFetches({
  type: 'roleAssignments',
  version: '2022-04-01',
  subscription: AzureSubscriptionRoleAssignment,
  managementGroup: AzureManagementGroupRoleAssignment,
  shape: withRole,
});

export const [roleEligibilities, managementGroupRoleEligibilities] = assignmentFetches({
  type: 'roleEligibilityScheduleInstances',
  version: '2020-10-01',
  subscription: AzureSubscriptionRoleEligibility,
  managementGroup: AzureManagementGroupRoleEligibility,
  shape: withRole,
});
