import type { IamEstate } from '../estate/iam/iam-estate.js';
import { AwsFailure } from './aws-failure.js';
import { type OperationContext, type Operations, textOf, textsOf } from './operation.js';

type Filter = 'User' | 'Group' | 'Role' | 'LocalManagedPolicy' | 'AWSManagedPolicy';

export const iam: Operations = {
  ListAccountAliases: ({ global }) => ({ AccountAliases: [global.iam.alias] }),
  GetAccountSummary: ({ global, account }) => ({ SummaryMap: summary(global.iam, account.environment) }),
  GetAccountPasswordPolicy({ account }) {
    // Nobody thought of it there.
    if (account.environment === 'development') throw notFound('The Password Policy', account.id);
    return { PasswordPolicy: passwordPolicy(account.environment === 'production') };
  },
  GetAccountAuthorizationDetails: (context) => authorizationDetails(context),

  // The lists leave out what only the single answers have.
  ListUsers: ({ global }) => ({
    Users: global.iam.users.map(({ Tags, PermissionsBoundary, ...user }) => user),
  }),
  ListRoles: ({ global }) => ({
    Roles: global.iam.roles.map(({ Tags, PermissionsBoundary, RoleLastUsed, ...role }) => role),
  }),
  ListGroups: ({ global }) => ({ Groups: global.iam.groups }),
  ListInstanceProfiles: ({ global }) => ({ InstanceProfiles: global.iam.instanceProfiles }),
  ListServerCertificates: ({ global }) => ({ ServerCertificateMetadataList: global.iam.serverCertificates }),
  ListSAMLProviders: ({ global }) => ({ SAMLProviderList: global.iam.samlProviders }),
  ListOpenIDConnectProviders: ({ global }) => ({
    OpenIDConnectProviderList: global.iam.oidcProviders.map(({ Arn }) => ({ Arn })),
  }),
  GetOpenIDConnectProvider(context) {
    const arn = textOf(context, 'OpenIDConnectProviderArn');
    const found = context.global.iam.oidcProviders.find(({ Arn }) => Arn === arn);
    if (!found) throw notFound('OpenIDConnect Provider', arn);
    return found;
  },

  ListAccessKeys: (context) => ({ AccessKeyMetadata: ofUser(context, context.global.iam.accessKeys) }),
  ListMFADevices: (context) => ({ MFADevices: ofUser(context, context.global.iam.mfaDevices) }),
  GetLoginProfile(context) {
    const [LoginProfile] = ofUser(context, context.global.iam.loginProfiles);
    if (!LoginProfile) throw notFound('Login Profile for User', textOf(context, 'UserName'));
    return { LoginProfile };
  },
  GetAccessKeyLastUsed(context) {
    const id = textOf(context, 'AccessKeyId');
    const key = context.global.iam.accessKeys.find(({ AccessKeyId }) => AccessKeyId === id);
    // IAM does not tell an unknown key from one of another account.
    if (!key)
      throw new AwsFailure('AccessDenied', `not authorized to perform: iam:GetAccessKeyLastUsed on ${id}`, {
        status: 403,
      });
    return { UserName: key.UserName, AccessKeyLastUsed: key.LastUsed };
  },
};

function notFound(kind: string, name: string): AwsFailure {
  return new AwsFailure('NoSuchEntity', `${kind} with name ${name} cannot be found.`);
}

function ofUser<T extends { UserName?: string | undefined }>(context: OperationContext, items: readonly T[]): T[] {
  const name = textOf(context, 'UserName');
  if (!context.global.iam.users.some(({ UserName }) => UserName === name)) throw notFound('The user', name);
  return items.filter(({ UserName }) => UserName === name);
}

function authorizationDetails(context: OperationContext) {
  const { users, groups, roles, policies } = context.global.iam;
  const filter = textsOf(context, 'Filter');
  const asked = (kind: Filter) => filter.length === 0 || filter.includes(kind);
  return {
    UserDetailList: asked('User') ? users : [],
    GroupDetailList: asked('Group') ? groups : [],
    RoleDetailList: asked('Role') ? roles : [],
    // Of AWS's own policies, those that are attached to something.
    Policies: policies.filter(({ Arn = '', AttachmentCount = 0 }) =>
      Arn.startsWith('arn:aws:iam::aws:')
        ? asked('AWSManagedPolicy') && AttachmentCount > 0
        : asked('LocalManagedPolicy'),
    ),
  };
}

function summary(estate: IamEstate, environment: string) {
  return {
    Users: estate.users.length,
    UsersQuota: 5000,
    Groups: estate.groups.length,
    GroupsQuota: 300,
    Roles: estate.roles.length,
    RolesQuota: 1000,
    Policies: estate.policies.filter(({ Arn }) => !Arn?.startsWith('arn:aws:iam::aws:')).length,
    PoliciesQuota: 1500,
    InstanceProfiles: estate.instanceProfiles.length,
    InstanceProfilesQuota: 1000,
    MFADevices: estate.mfaDevices.length,
    MFADevicesInUse: estate.mfaDevices.length,
    Providers: estate.samlProviders.length + estate.oidcProviders.length,
    ServerCertificates: estate.serverCertificates.length,
    ServerCertificatesQuota: 20,
    AccountMFAEnabled: environment === 'development' ? 0 : 1,
    AccountAccessKeysPresent: environment === 'staging' ? 1 : 0,
    AccountSigningCertificatesPresent: 0,
    AccessKeysPerUserQuota: 2,
    AttachedPoliciesPerUserQuota: 10,
    AttachedPoliciesPerRoleQuota: 10,
    AttachedPoliciesPerGroupQuota: 10,
    GlobalEndpointTokenVersion: 1,
  };
}

function passwordPolicy(isStrict: boolean) {
  return {
    MinimumPasswordLength: isStrict ? 16 : 8,
    RequireSymbols: isStrict,
    RequireNumbers: true,
    RequireUppercaseCharacters: isStrict,
    RequireLowercaseCharacters: true,
    AllowUsersToChangePassword: true,
    ExpirePasswords: isStrict,
    ...(isStrict && { MaxPasswordAge: 180, PasswordReusePrevention: 5 }),
    HardExpiry: false,
  };
}
