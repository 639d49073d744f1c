import type {
  AccessKeyLastUsed,
  AccessKeyMetadata,
  GroupDetail,
  LoginProfile,
  MFADevice,
  UserDetail,
} from '@aws-sdk/client-iam';
import { PEOPLE } from '../catalog.js';
import { accountNamed, type Place } from '../place.js';
import { allow, encodedPolicy, type Statement } from '../policy-text.js';
import { daysAgo } from '../random.js';
import { attached, awsManagedArn } from './aws-managed.js';
import { READER_ROLE, READER_USER } from './roles.js';

type AccessKeyEstate = AccessKeyMetadata & {
  UserName: string;
  AccessKeyId: string;
  LastUsed: AccessKeyLastUsed;
};

/** The users of an account, with what belongs to each. */
export interface UsersEstate {
  readonly users: readonly (UserDetail & { PasswordLastUsed?: Date })[];
  readonly groups: readonly GroupDetail[];
  readonly accessKeys: readonly AccessKeyEstate[];
  readonly loginProfiles: readonly LoginProfile[];
  readonly mfaDevices: readonly MFADevice[];
}

/** The id of the access key that the simulator hands out. It says which account it is for. */
export function readerAccessKeyId(managementAccountId: string): string {
  return `AKIA${managementAccountId}0000`;
}

export function usersEstate(place: Place): UsersEstate {
  const { account, company, iam } = place;
  const isManagement = account === accountNamed(company, 'management');
  const people = peopleOf(place);
  const users = [
    ...people.map((name) => person(place, name)),
    machine(place, 'legacy-deploy', {
      policies: isManagement ? [] : [iam('policy/legacy-everything')],
      inline: { upload: allow('s3:PutObject', '*') },
    }),
    ...(isManagement
      ? [
          machine(place, READER_USER, {
            inline: {
              'read-organization': allow('organizations:*', '*'),
              'assume-reader': allow('sts:AssumeRole', `arn:aws:iam::*:role/${READER_ROLE}`),
            },
          }),
        ]
      : []),
  ];
  return {
    users,
    groups: groups(place),
    accessKeys: users.flatMap(({ UserName = '' }) => accessKeys(place, UserName, people.includes(UserName))),
    loginProfiles: people.map((UserName) => ({
      UserName,
      CreateDate: joined(place, UserName),
      PasswordResetRequired: false,
    })),
    mfaDevices: people
      .filter((name) => place.random('mfa', name).chance(0.7))
      .map((UserName) => ({ UserName, SerialNumber: iam(`mfa/${UserName}`), EnableDate: joined(place, UserName) })),
  };
}

function peopleOf(place: Place): string[] {
  const base = place.account.environment === 'support' ? 3 : place.account.environment === 'development' ? 9 : 5;
  const first = place.random('people').int(0, PEOPLE.length - 1);
  return Array.from({ length: place.count(base) }, (_, index) => {
    const round = Math.floor(index / PEOPLE.length);
    return `${PEOPLE[(first + index) % PEOPLE.length]}${round === 0 ? '' : `.${round + 1}`}`;
  });
}

function joined(place: Place, name: string): Date {
  return place.random('joined', name).daysAgo(90, 1600);
}

function person(place: Place, name: string): UserDetail & { PasswordLastUsed?: Date } {
  const draw = place.random('person', name);
  const GroupList = [draw.pick(['developers', 'developers', 'data-engineers', 'administrators'])];
  if (draw.chance(0.3)) GroupList.push('read-only');
  return {
    ...user(place, name),
    GroupList,
    ...(place.account.environment === 'development' && {
      PermissionsBoundary: {
        PermissionsBoundaryType: 'PermissionsBoundaryPolicy',
        PermissionsBoundaryArn: place.iam('policy/developer-boundary'),
      },
    }),
    ...(draw.chance(0.8) && { PasswordLastUsed: draw.daysAgo(0, 200) }),
    Tags: [{ Key: 'email', Value: `${name}@alderway.example` }],
  };
}

function machine(
  place: Place,
  name: string,
  { policies = [], inline }: { policies?: string[]; inline: Record<string, Statement> },
): UserDetail {
  return {
    ...user(place, name),
    Path: '/',
    AttachedManagedPolicies: attached(...policies),
    UserPolicyList: Object.entries(inline).map(([PolicyName, statement]) => ({
      PolicyName,
      PolicyDocument: encodedPolicy(statement),
    })),
    Tags: [{ Key: 'kind', Value: 'machine' }],
  };
}

function user(place: Place, name: string): UserDetail {
  return {
    Path: '/',
    UserName: name,
    UserId: place.company.ids.unique('AIDA', place.account.id, name),
    Arn: place.iam(`user/${name}`),
    CreateDate: joined(place, name),
    GroupList: [],
    UserPolicyList: [],
    AttachedManagedPolicies: [],
  };
}

function groups({ company, account, iam }: Place): GroupDetail[] {
  const group = (name: string, policies: string[], inline: Record<string, Statement> = {}): GroupDetail => ({
    Path: '/',
    GroupName: name,
    GroupId: company.ids.unique('AGPA', account.id, name),
    Arn: iam(`group/${name}`),
    CreateDate: daysAgo(1700),
    AttachedManagedPolicies: attached(...policies),
    GroupPolicyList: Object.entries(inline).map(([PolicyName, statement]) => ({
      PolicyName,
      PolicyDocument: encodedPolicy(statement),
    })),
  });
  return [
    group('administrators', [awsManagedArn('AdministratorAccess')]),
    group('developers', [awsManagedArn(account.environment === 'production' ? 'ReadOnlyAccess' : 'PowerUserAccess')]),
    group('data-engineers', [awsManagedArn('ReadOnlyAccess')], { 'all-objects': allow('s3:*', '*') }),
    group('read-only', [awsManagedArn('ReadOnlyAccess')]),
    group('nobody', [awsManagedArn('job-function/Billing')]),
  ];
}

function accessKeys(place: Place, name: string, isPerson: boolean): AccessKeyEstate[] {
  const { account, company } = place;
  const draw = place.random('access-keys', name);
  const key = (id: string, created: Date, active: boolean, used: Date | undefined): AccessKeyEstate => ({
    UserName: name,
    AccessKeyId: id,
    Status: active ? 'Active' : 'Inactive',
    CreateDate: created,
    LastUsed: used
      ? {
          LastUsedDate: used,
          ServiceName: draw.pick(['s3', 'ec2', 'sts', 'iam']),
          Region: company.regions[0] ?? 'us-east-1',
        }
      : { LastUsedDate: undefined, ServiceName: 'N/A', Region: 'N/A' },
  });
  const id = (number: number) => `AKIA${company.ids.unique('', account.id, name, String(number)).slice(0, 16)}`;
  if (name === READER_USER) return [key(readerAccessKeyId(account.id), daysAgo(30), true, daysAgo(0))];
  if (!isPerson)
    return [key(id(1), daysAgo(1460), true, draw.daysAgo(0, 3)), key(id(2), daysAgo(1300), true, undefined)];
  if (draw.chance(0.5)) return [];
  const old = draw.chance(0.4);
  const current = key(id(1), draw.daysAgo(5, 85), true, draw.daysAgo(0, 5));
  return old ? [current, key(id(2), draw.daysAgo(400, 1200), draw.chance(0.5), draw.daysAgo(100, 390))] : [current];
}
