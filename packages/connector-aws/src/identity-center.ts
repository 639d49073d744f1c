import {
  DescribePermissionSetCommand,
  type ListPermissionSetsCommandOutput,
  paginateListAccountAssignments,
  paginateListAccountsForProvisionedPermissionSet,
  paginateListInstances,
  paginateListManagedPoliciesInPermissionSet,
  paginateListPermissionSets,
  SSOAdminClient,
} from '@aws-sdk/client-sso-admin';
import { emit, RecordError } from '@cadastre/core';
import { orAbsent } from './classify.js';
import { defineFetch } from './define-fetch.js';
import {
  AWSIdentityCenter,
  AWSPermissionSet,
  AWSPermissionSetPolicies,
  AWSPermissionSetRole,
  AWSSSOGroupAssignment,
  AWSSSOUserAssignment,
} from './generated/index.js';

export const identityCenters = defineFetch({
  emits: AWSIdentityCenter,
  calls: ['sso:ListInstances'],
  async *fetch({ aws, scope }) {
    for await (const page of paginateListInstances({ client: aws(SSOAdminClient) }, {})) {
      for (const instance of page.Instances ?? []) {
        // Every account of an organization sees its instance, and each region that it is copied to may: its own account and region read it.
        const { OwnerAccountId = scope.account, PrimaryRegion = scope.region } = instance;
        if (OwnerAccountId === scope.account && PrimaryRegion === scope.region) yield instance;
      }
    }
  },
});

export const permissionSets = defineFetch({
  emits: AWSPermissionSet,
  calls: ['sso:ListPermissionSets', 'sso:DescribePermissionSet'],
  async *fetch({ aws, parent }) {
    const client = aws(SSOAdminClient);
    const InstanceArn = parent.arn;
    for await (const page of permissionSetPages(client, InstanceArn)) {
      for (const PermissionSetArn of page.PermissionSets ?? []) {
        const asked = client.send(new DescribePermissionSetCommand({ InstanceArn, PermissionSetArn }));
        // Deleted since it was listed.
        const answer = await orAbsent(asked, 'ResourceNotFoundException');
        if (answer !== undefined) yield answer.PermissionSet ?? {};
      }
    }
  },
});

/** An instance that an account has made for itself alone has users, but no permission sets. AWS says so in the message only. */
async function* permissionSetPages(
  client: SSOAdminClient,
  InstanceArn: string,
): AsyncGenerator<ListPermissionSetsCommandOutput> {
  try {
    yield* paginateListPermissionSets({ client, pageSize: 100 }, { InstanceArn });
  } catch (error) {
    const { name, message = '' } = error as { readonly name?: string; readonly message?: string };
    const isOfAccount = /not supported for (?:this|account) (?:Identity Center )?instance/i.test(message);
    if (name !== 'ValidationException' || !isOfAccount) throw error;
  }
}

export const permissionSetPolicies = defineFetch({
  emits: AWSPermissionSetPolicies,
  calls: ['sso:ListManagedPoliciesInPermissionSet'],
  async *fetch({ aws, parent }) {
    const input = { InstanceArn: parent.instance_arn, PermissionSetArn: parent.arn };
    const arns = new Set<string>();
    for await (const page of paginateListManagedPoliciesInPermissionSet({ client: aws(SSOAdminClient) }, input)) {
      for (const { Arn } of page.AttachedManagedPolicies ?? []) if (Arn !== undefined) arns.add(Arn);
    }
    yield { ManagedPolicyArns: [...arns].sort() };
  },
});

export const permissionSetAssignments = defineFetch({
  emits: [AWSSSOUserAssignment, AWSSSOGroupAssignment, AWSPermissionSetRole],
  calls: ['sso:ListAccountsForProvisionedPermissionSet', 'sso:ListAccountAssignments'],
  async *fetch({ aws, parent }) {
    const client = aws(SSOAdminClient);
    const of = { InstanceArn: parent.instance_arn, PermissionSetArn: parent.arn };
    const accounts = new Set<string>();
    // A paginator writes its tokens into the input, so each has one of its own.
    for await (const page of paginateListAccountsForProvisionedPermissionSet({ client, pageSize: 100 }, { ...of })) {
      for (const account of page.AccountIds ?? []) accounts.add(account);
    }
    // There is one relationship between a user and a permission set, so all the accounts where it holds have to be known before.
    const users = new Map<string, Set<string>>();
    const groups = new Map<string, Set<string>>();
    for (const AccountId of accounts) {
      yield emit(AWSPermissionSetRole, { AccountId });
      for await (const page of paginateListAccountAssignments({ client, pageSize: 100 }, { ...of, AccountId })) {
        for (const { PrincipalType, PrincipalId } of page.AccountAssignments ?? []) {
          const to = PrincipalType === 'USER' ? users : PrincipalType === 'GROUP' ? groups : undefined;
          if (to === undefined || PrincipalId === undefined) {
            // It may be anybody's, so nobody's accounts are known to be all: what was known before is kept.
            yield {
              schema: AWSSSOUserAssignment,
              record: new RecordError('PrincipalId', 'a user or group', PrincipalId),
            };
            return;
          }
          to.set(PrincipalId, (to.get(PrincipalId) ?? new Set()).add(AccountId));
        }
      }
    }
    for (const [PrincipalId, ids] of users) yield emit(AWSSSOUserAssignment, assignment(PrincipalId, ids));
    for (const [PrincipalId, ids] of groups) yield emit(AWSSSOGroupAssignment, assignment(PrincipalId, ids));
  },
});

function assignment(PrincipalId: string, accounts: ReadonlySet<string>) {
  return { PrincipalId, AccountIds: [...accounts].sort() };
}
