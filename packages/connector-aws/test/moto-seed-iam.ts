import {
  AddRoleToInstanceProfileCommand,
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  AttachRolePolicyCommand,
  CreateAccessKeyCommand,
  CreateAccountAliasCommand,
  CreateGroupCommand,
  CreateInstanceProfileCommand,
  CreateLoginProfileCommand,
  CreateOpenIDConnectProviderCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  CreateSAMLProviderCommand,
  CreateUserCommand,
  CreateVirtualMFADeviceCommand,
  EnableMFADeviceCommand,
  PutRolePermissionsBoundaryCommand,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
  UpdateAccountPasswordPolicyCommand,
} from '@aws-sdk/client-iam';
import { CANARIES } from './moto-canaries.js';
import type { MotoClients } from './moto-clients.js';
import { type ExpectedGraph, idOf, known, type NodeKey } from './moto-expected-graph.js';

const ADMINISTRATOR = 'arn:aws:iam::aws:policy/AdministratorAccess';

/** Creates identities. Names repeat in every account, so that what is told apart by account only is in the test too. */
export async function seedIam({ iam }: MotoClients, graph: ExpectedGraph, account: NodeKey, others: readonly string[]) {
  const accountId = idOf(account);
  const own = (label: string, id: string | undefined, properties: Record<string, unknown> = {}) =>
    graph.node(label, id, properties, account);

  await iam.send(new CreateAccountAliasCommand({ AccountAlias: `alias-${accountId}` }));
  await iam.send(new UpdateAccountPasswordPolicyCommand({ MinimumPasswordLength: 20, RequireSymbols: true }));
  graph.node('AWSAccount', accountId, {
    arn: `arn:aws:iam::${accountId}:root`,
    alias: `alias-${accountId}`,
    has_password_policy: true,
    password_minimum_length: 20,
    password_requires_symbols: true,
  });

  const statements = [
    { Sid: 'Read', Effect: 'Allow', Action: ['s3:GetObject', 's3:ListBucket'], Resource: 'arn:aws:s3:::data/*' },
    { Effect: 'Deny', NotAction: 's3:*', Resource: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
  ];
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: statements });
  const statementsOf = (policy: NodeKey) => {
    const policyId = idOf(policy);
    const read = own('AWSPolicyStatement', `${policyId}|Read`, {
      sid: 'Read',
      effect: 'Allow',
      actions: ['s3:GetObject', 's3:ListBucket'],
      resources: ['arn:aws:s3:::data/*'],
    });
    const deny = own('AWSPolicyStatement', `${policyId}|#2`, {
      effect: 'Deny',
      not_actions: ['s3:*'],
      condition: '{"Bool":{"aws:SecureTransport":"false"}}',
    });
    for (const statement of [read, deny]) graph.edge(policy, 'STATEMENT', statement);
  };
  const inline = (principal: NodeKey, name: string) => {
    const arn = idOf(principal);
    const policy = own('AWSInlinePolicy', `${arn}/inline_policy/${name}`, { name, principal_arn: arn });
    graph.edge(principal, 'POLICY', policy);
    statementsOf(policy);
  };

  const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyName: 'reader', Path: '/team/', PolicyDocument }));
  const policyArn = known(Policy?.Arn);
  const reader = own('AWSManagedPolicy', policyArn, {
    arn: policyArn,
    path: '/team/',
    is_aws_managed: false,
    default_version_id: 'v1',
    attachment_count: 1,
  });
  statementsOf(reader);
  const administrator = own('AWSManagedPolicy', `${accountId}|${ADMINISTRATOR}`, {
    arn: ADMINISTRATOR,
    is_aws_managed: true,
  });
  const everything = { effect: 'Allow', actions: ['*'], resources: ['*'] };
  const statement = own('AWSPolicyStatement', `${accountId}\\|${ADMINISTRATOR}|#1`, everything);
  graph.edge(administrator, 'STATEMENT', statement);

  const { Group } = await iam.send(new CreateGroupCommand({ GroupName: 'developers' }));
  await iam.send(new AttachGroupPolicyCommand({ GroupName: 'developers', PolicyArn: policyArn }));
  const group = own('AWSGroup', Group?.Arn, { name: 'developers', group_id: Group?.GroupId, account_id: accountId });
  graph.edge(group, 'POLICY', reader);

  const { User } = await iam.send(
    new CreateUserCommand({ UserName: 'alice', Path: '/people/', Tags: [{ Key: 'team', Value: 'shop' }] }),
  );
  await iam.send(new AddUserToGroupCommand({ UserName: 'alice', GroupName: 'developers' }));
  await iam.send(new PutUserPolicyCommand({ UserName: 'alice', PolicyName: 'own', PolicyDocument }));
  await iam.send(new CreateLoginProfileCommand({ UserName: 'alice', Password: CANARIES.login }));
  const user = own('AWSUser', User?.Arn, {
    name: 'alice',
    user_id: User?.UserId,
    path: '/people/',
    tags: ['team=shop'],
    console_access_enabled: true,
  });
  graph.edge(user, 'MEMBER_AWS_GROUP', group);
  inline(user, 'own');
  const { User: bob } = await iam.send(new CreateUserCommand({ UserName: 'bob' }));
  const plainUser = own('AWSUser', bob?.Arn, { name: 'bob', console_access_enabled: false });

  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'alice' }));
  const key = own('AWSAccountAccessKey', AccessKey?.AccessKeyId, { user_name: 'alice', status: 'Active' });
  graph.edge(user, 'AWS_ACCESS_KEY', key);

  const { VirtualMFADevice } = await iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'alice' }));
  const serial = known(VirtualMFADevice?.SerialNumber);
  await iam.send(
    new EnableMFADeviceCommand({
      UserName: 'alice',
      SerialNumber: serial,
      AuthenticationCode1: '123456',
      AuthenticationCode2: '654321',
    }),
  );
  graph.edge(user, 'MFA_DEVICE', own('AWSMfaDevice', serial, { user_name: 'alice' }));

  const saml = await iam.send(
    new CreateSAMLProviderCommand({
      Name: 'okta',
      SAMLMetadataDocument: `<EntityDescriptor>${'x'.repeat(1_100)}</EntityDescriptor>`,
    }),
  );
  const samlProvider = own('AWSSAMLProvider', saml.SAMLProviderArn, { name: 'okta' });
  const oidc = await iam.send(
    new CreateOpenIDConnectProviderCommand({
      Url: 'https://token.actions.githubusercontent.com',
      ClientIDList: ['sts.amazonaws.com'],
      ThumbprintList: ['990f4193972f2becf12ddeda5237f9c952f20d9e'],
    }),
  );
  const oidcProvider = own('AWSOpenIDConnectProvider', oidc.OpenIDConnectProviderArn, {
    url: 'token.actions.githubusercontent.com',
    client_ids: ['sts.amazonaws.com'],
    thumbprints: ['990f4193972f2becf12ddeda5237f9c952f20d9e'],
  });

  const roots = others.map((id) => `arn:aws:iam::${id}:root`);
  const trust = [
    { Principal: { Service: ['ec2.amazonaws.com', 'lambda.amazonaws.com'] }, Action: 'sts:AssumeRole' },
    { Principal: { Federated: known(saml.SAMLProviderArn) }, Action: 'sts:AssumeRoleWithSAML' },
    { Principal: { Federated: known(oidc.OpenIDConnectProviderArn) }, Action: 'sts:AssumeRoleWithWebIdentity' },
    { Principal: { Federated: 'cognito-identity.amazonaws.com' }, Action: 'sts:AssumeRoleWithWebIdentity' },
    { Principal: { AWS: [known(User?.Arn), ...roots] }, Action: 'sts:AssumeRole' },
  ].map((statement) => ({ Effect: 'Allow', ...statement }));
  const { Role } = await iam.send(
    new CreateRoleCommand({
      RoleName: 'app',
      Description: 'Runs the shop',
      MaxSessionDuration: 7_200,
      AssumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: trust }),
    }),
  );
  await iam.send(new AttachRolePolicyCommand({ RoleName: 'app', PolicyArn: ADMINISTRATOR }));
  await iam.send(new PutRolePermissionsBoundaryCommand({ RoleName: 'app', PermissionsBoundary: policyArn }));
  await iam.send(new PutRolePolicyCommand({ RoleName: 'app', PolicyName: 'own', PolicyDocument }));
  const roleArn = known(Role?.Arn);
  const role = own('AWSRole', roleArn, {
    name: 'app',
    role_id: Role?.RoleId,
    description: 'Runs the shop',
    max_session_seconds: 7_200,
    permissions_boundary_arn: policyArn,
    trusted_account_ids: [...new Set([accountId, ...others])].sort(),
    trusts_anyone: false,
  });
  graph.edge(role, 'POLICY', administrator);
  graph.edge(role, 'HAS_PERMISSIONS_BOUNDARY', reader);
  inline(role, 'own');
  const trusted = [
    graph.node('AWSServicePrincipal', 'ec2.amazonaws.com'),
    graph.node('AWSServicePrincipal', 'lambda.amazonaws.com'),
    graph.node('AWSWebIdentityProvider', 'cognito-identity.amazonaws.com'),
    samlProvider,
    oidcProvider,
    user,
    ...roots.map((arn) => graph.node('AWSRootPrincipal', arn, { account_id: arn.split(':')[4] })),
  ];
  for (const principal of trusted) graph.edge(role, 'TRUSTS_AWS_PRINCIPAL', principal);
  if (others.includes(accountId)) {
    graph.edge(account, 'RESOURCE', `AWSRootPrincipal arn:aws:iam::${accountId}:root`);
  }

  const { InstanceProfile } = await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName: 'app' }));
  await iam.send(new AddRoleToInstanceProfileCommand({ InstanceProfileName: 'app', RoleName: 'app' }));
  const profile = own('AWSInstanceProfile', InstanceProfile?.Arn, {
    name: 'app',
    instance_profile_id: InstanceProfile?.InstanceProfileId,
  });
  graph.edge(profile, 'ASSOCIATED_WITH', role);

  return {
    plainUser,
    role,
    profile,
    keyPair: { accessKeyId: idOf(key), secretAccessKey: known(AccessKey?.SecretAccessKey) },
  };
}
