import type { IdentityCenterEstate } from '../estate/identity-center.js';
import { AwsFailure } from './aws-failure.js';
import { asIdentityCenterOwner } from './identity-center-owner.js';
import { type OperationContext, type Operations, textOf } from './operation.js';

export const identitystore: Operations = {
  ListUsers: asIdentityCenterOwner((context) => ({ Users: storeOf(context).users })),
  ListGroups: asIdentityCenterOwner((context) => ({ Groups: storeOf(context).groups })),
  ListGroupMemberships: asIdentityCenterOwner((context) => {
    const group = textOf(context, 'GroupId');
    const { groups, memberships } = storeOf(context);
    if (!groups.some(({ GroupId }) => GroupId === group)) throw notFound('GROUP', group);
    return { GroupMemberships: memberships.filter(({ GroupId }) => GroupId === group) };
  }),
};

function storeOf(context: OperationContext): IdentityCenterEstate {
  const id = textOf(context, 'IdentityStoreId');
  const { identityCenter } = context.estate;
  if (identityCenter.instance.IdentityStoreId !== id) throw notFound('IDENTITY_STORE', id);
  return identityCenter;
}

function notFound(kind: string, id: string): AwsFailure {
  return new AwsFailure('ResourceNotFoundException', `${kind} not found: ${id}`);
}
