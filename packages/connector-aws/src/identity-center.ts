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
    const ManagedPolicyArns: string[] = [];
    for await (const page of paginateListManagedPoliciesInPermissionSet({ client: aws(SSOAdminClient) }, input)) {
      ManagedPolicyArns.push(...(page.AttachedManagedPolicies ?? []).flatMap(({ Arn }) => Arn ?? []));
    }
    yield { ManagedPolicyArns: ManagedPolicyArns.sort() };
  },
});

export const permissionSetAssignments = defineFetch({
  emits: [AWSSSOUserAssignment, AWSSSOGroupAssignment, AWSPermissionSetRole],
  calls: ['sso:ListAccountsForProvisionedPermissionSet', 'sso:ListAccountAssignments'],
  async *fetch({ aws, parent }) {
    const client = aws(SSOAdminClient);
    const input = { InstanceArn: parent.instance_arn, PermissionSetArn: parent.arn };
    const accounts = new Set<string>();
    for await (const page of paginateListAccountsForProvisionedPermissionSet({ client, pageSize: 100 }, input)) {
      for (const account of page.AccountIds ?? []) accounts.add(account);
    }
    // There is one relationship between a user and a permission set, so all the accounts where it holds have to be known before.
    const users = new Map<string | undefined, Set<string>>();
    const groups = new Map<string | undefined, Set<string>>();
    for (const AccountId of accounts) {
      yield emit(AWSPermissionSetRole, { AccountId });
      const inAccount = { ...input, AccountId };
      for await (const page of paginateListAccountAssignments({ client, pageSize: 100 }, inAccount)) {
        for (const { PrincipalType, PrincipalId } of page.AccountAssignments ?? []) {
          if (PrincipalType === 'USER') add(users, PrincipalId, AccountId);
          else if (PrincipalType === 'GROUP') add(groups, PrincipalId, AccountId);
          else yield { schema: AWSSSOUserAssignment, record: unknownKind(PrincipalType) };
        }
      }
    }
    for (const [PrincipalId, ids] of users) yield emit(AWSSSOUserAssignment, assignment(PrincipalId, ids));
    for (const [PrincipalId, ids] of groups) yield emit(AWSSSOGroupAssignment, assignment(PrincipalId, ids));
  },
});

function unknownKind(type: string | undefined): RecordError {
  return new RecordError('PrincipalType', 'USER or GROUP', type);
}

function add(to: Map<string | undefined, Set<string>>, principal: string | undefined, account: string): void {
  to.set(principal, (to.get(principal) ?? new Set()).add(account));
}

function assignment(PrincipalId: string | undefined, accounts: ReadonlySet<string>) {
  return { PrincipalId, AccountIds: [...accounts].sort() };
}
