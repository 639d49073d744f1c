import { CreateRoleCommand } from '@aws-sdk/client-iam';
import { CreateGroupCommand, CreateGroupMembershipCommand, CreateUserCommand } from '@aws-sdk/client-identitystore';
import {
  AttachManagedPolicyToPermissionSetCommand,
  CreateAccountAssignmentCommand,
  CreatePermissionSetCommand,
  ListInstancesCommand,
  ProvisionPermissionSetCommand,
} from '@aws-sdk/client-sso-admin';
import type { MotoClients } from './moto-clients.js';
import { type ExpectedGraph, idOf, known, type NodeKey } from './moto-expected-graph.js';

const READ_ONLY = 'arn:aws:iam::aws:policy/ReadOnlyAccess';

/** Fills the instance of IAM Identity Center that moto has in every account and region, and makes the role that Identity Center would make. */
export async function seedIdentityCenter(clients: MotoClients, graph: ExpectedGraph, account: NodeKey) {
  const { region, ssoAdmin, identityStore, iam } = clients;
  const accountId = idOf(account);
  const own = (label: string, id: string | undefined, properties: Record<string, unknown> = {}) =>
    graph.node(label, id, { region, ...properties }, account);

  const { Instances = [] } = await ssoAdmin.send(new ListInstancesCommand({}));
  const { InstanceArn, IdentityStoreId } = Instances[0] ?? {};
  const status = { identity_store_id: IdentityStoreId, owner_account_id: accountId, status: 'ACTIVE' };
  const instance = own('AWSIdentityCenter', InstanceArn, status);

  const user = async (name: string) => {
    const { UserId } = await identityStore.send(
      new CreateUserCommand({
        IdentityStoreId,
        UserName: name,
        DisplayName: name,
        Name: { GivenName: name, FamilyName: 'Example' },
        Emails: [{ Value: `${name}@Example.com`, Primary: true }],
      }),
    );
    return own('AWSSSOUser', UserId, { user_name: name, name, email: `${name}@example.com` });
  };
  const member = await user('carol');
  const plainUser = await user('dave');
  const group = { IdentityStoreId, DisplayName: 'operators', Description: 'Run the shop' };
  const { GroupId } = await identityStore.send(new CreateGroupCommand(group));
  const operators = own('AWSSSOGroup', GroupId, { display_name: 'operators', description: 'Run the shop' });
  await identityStore.send(
    new CreateGroupMembershipCommand({ IdentityStoreId, GroupId, MemberId: { UserId: idOf(member) } }),
  );
  graph.edge(member, 'MEMBER_OF_SSO_GROUP', operators);

  // Both regions make roles in one IAM, so the name is the region's.
  const Name = `shop_ops_${region}`;
  const { PermissionSet } = await ssoAdmin.send(
    new CreatePermissionSetCommand({ InstanceArn, Name, Description: 'Looks', SessionDuration: 'PT2H' }),
  );
  const PermissionSetArn = known(PermissionSet?.PermissionSetArn);
  const set = own('AWSPermissionSet', PermissionSetArn, {
    name: Name,
    description: 'Looks',
    session_duration: 'PT2H',
    instance_arn: InstanceArn,
    managed_policy_arns: [READ_ONLY],
  });
  graph.edge(instance, 'HAS_PERMISSION_SET', set);
  const at = { InstanceArn, PermissionSetArn };
  await ssoAdmin.send(new AttachManagedPolicyToPermissionSetCommand({ ...at, ManagedPolicyArn: READ_ONLY }));
  const target = { ...at, TargetId: accountId, TargetType: 'AWS_ACCOUNT' } as const;
  await ssoAdmin.send(new ProvisionPermissionSetCommand(target));
  const principals = [
    { PrincipalType: 'USER', PrincipalId: idOf(member) },
    { PrincipalType: 'GROUP', PrincipalId: idOf(operators) },
  ] as const;
  for (const principal of principals) {
    await ssoAdmin.send(new CreateAccountAssignmentCommand({ ...target, ...principal }));
  }
  for (const principal of [member, operators]) graph.edge(principal, 'HAS_PERMISSION_SET', set);

  const provider: NodeKey = `AWSSAMLProvider arn:aws:iam::${accountId}:saml-provider/okta`;
  const Statement = [
    { Effect: 'Allow', Principal: { Federated: idOf(provider) }, Action: ['sts:AssumeRoleWithSAML', 'sts:TagSession'] },
  ];
  const { Role } = await iam.send(
    new CreateRoleCommand({
      RoleName: `AWSReservedSSO_${Name}_0123456789abcdef`,
      Path: `/aws-reserved/sso.amazonaws.com/${region}/`,
      AssumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement }),
    }),
  );
  const role = graph.node('AWSRole', Role?.Arn, { permission_set_name: Name, account_id: accountId }, account);
  graph.edge(role, 'TRUSTS_AWS_PRINCIPAL', provider);
  graph.edge(set, 'ASSIGNED_TO_ROLE', role);
  return { instance, plainUser };
}
