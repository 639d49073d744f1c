import type { PermissionSetEstate } from '../estate/identity-center.js';
import { AwsFailure } from './aws-failure.js';
import { asIdentityCenterOwner } from './identity-center-owner.js';
import { type OperationContext, type Operations, textOf } from './operation.js';

export const ssoAdmin: Operations = {
  // Every account sees the organization's instance, in the region that has it.
  ListInstances({ estate, region }) {
    const { instance } = estate.identityCenter;
    return { Instances: instance.PrimaryRegion === region ? [instance] : [] };
  },
  ListPermissionSets: asIdentityCenterOwner((context) => {
    return { PermissionSets: setsOf(context).map(({ set }) => set.PermissionSetArn) };
  }),
  DescribePermissionSet: asIdentityCenterOwner((context) => ({ PermissionSet: setOf(context).set })),
  ListManagedPoliciesInPermissionSet: asIdentityCenterOwner((context) => ({
    AttachedManagedPolicies: setOf(context).managedPolicies,
  })),
  ListAccountsForProvisionedPermissionSet: asIdentityCenterOwner((context) => ({
    AccountIds: setOf(context).accountIds,
  })),
  ListAccountAssignments: asIdentityCenterOwner((context) => ({
    AccountAssignments: setOf(context).assignmentsIn(textOf(context, 'AccountId')),
  })),
};

function setsOf(context: OperationContext): readonly PermissionSetEstate[] {
  const arn = textOf(context, 'InstanceArn');
  const { instance, permissionSets } = context.estate.identityCenter;
  if (instance.InstanceArn !== arn) throw new AwsFailure('ResourceNotFoundException', `No instance ${arn}`);
  return permissionSets;
}

function setOf(context: OperationContext): PermissionSetEstate {
  const arn = textOf(context, 'PermissionSetArn');
  const found = setsOf(context).find(({ set }) => set.PermissionSetArn === arn);
  if (!found) throw new AwsFailure('ResourceNotFoundException', `No permission set ${arn}`);
  return found;
}
