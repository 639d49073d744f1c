import type { Group, GroupMembership, User } from '@aws-sdk/client-identitystore';
import type {
  AccountAssignment,
  AttachedManagedPolicy,
  InstanceMetadata,
  PermissionSet,
} from '@aws-sdk/client-sso-admin';
import { oktaId } from '../okta/okta-id.js';
import { awsManagedArn } from './iam/aws-managed.js';
import { BREAK_GLASS, emailOf, isProvisioned, PERMISSION_SETS, SSO_GROUPS, SSO_USERS } from './permission-sets.js';
import type { Company } from './place.js';
import { daysAgo, random } from './random.js';

/** A permission set, and all that Identity Center says of it. */
export interface PermissionSetEstate {
  readonly set: PermissionSet & { PermissionSetArn: string; Name: string };
  readonly managedPolicies: readonly AttachedManagedPolicy[];
  /** Accounts where it has a role. */
  readonly accountIds: readonly string[];
  readonly assignmentsIn: (accountId: string) => readonly AccountAssignment[];
}

/** The organization's instance of IAM Identity Center, which its management account has in the first region. */
export interface IdentityCenterEstate {
  readonly instance: InstanceMetadata & { InstanceArn: string; IdentityStoreId: string };
  readonly permissionSets: readonly PermissionSetEstate[];
  readonly users: readonly User[];
  readonly groups: readonly Group[];
  readonly memberships: readonly GroupMembership[];
}

export function identityCenterEstate(company: Company): IdentityCenterEstate {
  const { ids, accounts, regions } = company;
  const instanceId = `ssoins-${ids.hex(16, 'identity-center')}`;
  const IdentityStoreId = `d-${ids.hex(10, 'identity-store')}`;
  return {
    instance: {
      InstanceArn: `arn:aws:sso:::instance/${instanceId}`,
      IdentityStoreId,
      OwnerAccountId: accounts[0]?.id,
      Name: 'sign-in',
      CreatedDate: daysAgo(1400),
      Status: 'ACTIVE',
      PrimaryRegion: regions[0],
    },
    permissionSets: PERMISSION_SETS.map((draft) => permissionSet(company, instanceId, draft)),
    users: SSO_USERS.map((name) => user(company, IdentityStoreId, name)),
    groups: SSO_GROUPS.map((group): Group => {
      return {
        IdentityStoreId,
        GroupId: groupId(company, group.name),
        DisplayName: group.name,
        ...(group.description !== undefined && { Description: group.description }),
        ExternalIds: [{ Issuer: issuer(company), Id: oktaId(company.ids, '00g', group.name) }],
        CreatedAt: daysAgo(1390),
      };
    }),
    memberships: SSO_GROUPS.flatMap(({ name, members }) =>
      members.map((member): GroupMembership => {
        const person = SSO_USERS[member] ?? '';
        return {
          IdentityStoreId,
          MembershipId: ids.uuid('sso-membership', name, person),
          GroupId: groupId(company, name),
          MemberId: { UserId: userId(company, person) },
        };
      }),
    ),
  };
}

function permissionSet(
  company: Company,
  instanceId: string,
  draft: (typeof PERMISSION_SETS)[number],
): PermissionSetEstate {
  const { name, description, session, relayState, policies, given } = draft;
  const PermissionSetArn = `arn:aws:sso:::permissionSet/${instanceId}/ps-${company.ids.hex(16, 'permission-set', name)}`;
  return {
    set: {
      PermissionSetArn,
      Name: name,
      ...(description !== undefined && { Description: description }),
      SessionDuration: session,
      ...(relayState !== undefined && { RelayState: relayState }),
      CreatedDate: random(`${company.seed}/permission-set/${name}`).daysAgo(100, 1300),
    },
    managedPolicies: policies.map((path) => ({
      Name: path.slice(path.lastIndexOf('/') + 1),
      Arn: awsManagedArn(path),
    })),
    accountIds: company.accounts.filter((account) => isProvisioned(draft, account)).map(({ id }) => id),
    assignmentsIn(AccountId) {
      const account = company.accounts.find(({ id }) => id === AccountId);
      const here = given.filter(({ where }) => account !== undefined && where(account));
      return here.map(({ to }) => {
        const principal =
          'group' in to
            ? { PrincipalType: 'GROUP' as const, PrincipalId: groupId(company, to.group) }
            : { PrincipalType: 'USER' as const, PrincipalId: userId(company, to.user) };
        return { AccountId, PermissionSetArn, ...principal };
      });
    },
  };
}

function user(company: Company, IdentityStoreId: string, name: string): User {
  const words = name.split(/[.-]/).map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return {
    IdentityStoreId,
    UserId: userId(company, name),
    UserName: emailOf(name),
    DisplayName: words.join(' '),
    Name: { GivenName: words[0], FamilyName: words[1] },
    // Identity providers keep the capitals that somebody once typed.
    Emails: [{ Value: emailOf(words.join('.')), Type: 'work', Primary: true }],
    ...(name !== BREAK_GLASS && { ExternalIds: [{ Issuer: issuer(company), Id: oktaId(company.ids, '00u', name) }] }),
    // Somebody has left.
    UserStatus: name === SSO_USERS[8] ? 'DISABLED' : 'ENABLED',
    CreatedAt: random(`${company.seed}/sso-user/${name}`).daysAgo(30, 1390),
  };
}

function userId({ ids }: Company, name: string): string {
  return ids.uuid('sso-user', name);
}

function groupId({ ids }: Company, name: string): string {
  return ids.uuid('sso-group', name);
}

/** AWS names what the identity provider writes to, not the provider. */
function issuer({ ids }: Company): string {
  return `https://scim.aws.com/${ids.uuid('scim')}`;
}
