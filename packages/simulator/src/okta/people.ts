import { COMPANY, PEOPLE } from '../estate/catalog.js';
import { SSO_GROUPS } from '../estate/permission-sets.js';
import type { OktaMaker } from './okta-estate.js';

/** A group, and which of the people are in it. */
interface GroupDraft {
  readonly name: string;
  readonly type: string;
  readonly has: (index: number) => boolean;
}

const every = (nth: number) => (index: number) => index % nth === 0;

/** The company's groups but for those that open AWS roles. */
export const GROUPS: readonly GroupDraft[] = [
  { name: 'Everyone', type: 'BUILT_IN', has: every(1) },
  { name: 'Engineering', type: 'OKTA_GROUP', has: every(2) },
  { name: 'Database administrators', type: 'OKTA_GROUP', has: every(5) },
  { name: 'Contractors', type: 'OKTA_GROUP', has: every(7) },
  { name: 'Directory staff', type: 'APP_GROUP', has: every(3) },
  // Pushed to IAM Identity Center.
  ...SSO_GROUPS.map(({ name, members }) => ({
    name,
    type: 'OKTA_GROUP',
    has: (index: number) => members.includes(index),
  })),
];

/** Roles of AWS that people take on through a group. */
const AWS_ROLES = ['administrator', 'read-only', 'developer'] as const;

/** The name that the application for AWS reads account and role from. */
function awsGroupName(accountId: string, role: string): string {
  return `aws_${accountId}_${role}`;
}

/** All groups. */
export function groupDrafts({ accounts }: OktaMaker): readonly GroupDraft[] {
  const ofAws = accounts.flatMap((account, at) =>
    AWS_ROLES.map((role, index) => ({
      name: awsGroupName(account.id, role),
      type: 'OKTA_GROUP',
      has: every(4 + at + index),
    })),
  );
  return [...GROUPS, ...ofAws];
}

/** Users with their factors and grants, groups with their members, and what they have in common. */
export function addPeople(make: OktaMaker): void {
  const { add, id } = make;
  const userType = { id: id('oty', 'default') };
  const users = PEOPLE.map((name, index) => user(make, name, index, userType));
  add('/api/v1/meta/types/user', {}, [
    {
      ...userType,
      name: 'user',
      displayName: 'User',
      default: true,
      created: make.daysAgo(2_000),
      lastUpdated: make.daysAgo(2_000),
    },
  ]);
  add('/api/v1/realms', {}, [
    {
      id: id('guo', 'realm'),
      profile: { name: 'Default Realm', realmType: 'DEFAULT' },
      isDefault: true,
      created: make.daysAgo(900),
      lastUpdated: make.daysAgo(900),
    },
  ]);
  add('/api/v1/users', {}, users);
  users.forEach((each, index) => {
    add('/api/v1/users/{userId}/factors', { userId: each.id }, factors(make, each.id, index));
    add('/api/v1/users/{userId}/grants', { userId: each.id }, index % 4 === 0 ? [grant(make, each.id)] : []);
    const manager = users[Math.floor(index / 4)];
    const managers = manager === undefined || manager === each ? [] : [link('users', manager.id)];
    add(
      '/api/v1/users/{userIdOrLogin}/linkedObjects/{relationshipName}',
      { userIdOrLogin: each.id, relationshipName: 'manager' },
      managers,
    );
  });
  add('/api/v1/meta/schemas/user/linkedObjects', {}, [
    {
      primary: { name: 'manager', title: 'Manager', type: 'USER' },
      associated: { name: 'subordinate', title: 'Subordinate', type: 'USER' },
    },
  ]);

  const groups = groupDrafts(make).map(({ name, type, has }) => ({ group: group(make, name, type), has }));
  add(
    '/api/v1/groups',
    {},
    groups.map(({ group: each }) => each),
  );
  for (const { group: each, has } of groups) {
    add(
      '/api/v1/groups/{groupId}/users',
      { groupId: each.id },
      users.filter((_user, index) => has(index)),
    );
    add(
      '/api/v1/groups/{groupId}/owners',
      { groupId: each.id },
      each.type === 'OKTA_GROUP'
        ? [
            { id: users[1]?.id, type: 'USER', originType: 'OKTA_DIRECTORY' },
            { id: id('00g', 'Engineering'), type: 'GROUP', originType: 'OKTA_DIRECTORY' },
          ]
        : [],
    );
  }
  add('/api/v1/groups/rules', {}, [
    {
      id: id('0pr', 'contractors'),
      type: 'group_rule',
      name: 'Contractors by kind',
      status: 'ACTIVE',
      conditions: {
        people: { users: { exclude: [users[0]?.id] } },
        expression: { type: 'urn:okta:expression:1.0', value: 'user.userType=="Contractor"' },
      },
      actions: { assignUserToGroups: { groupIds: [id('00g', 'Contractors')] } },
      created: make.daysAgo(300),
      lastUpdated: make.daysAgo(30),
    },
  ]);
}

function user({ id, daysAgo, random }: OktaMaker, name: string, index: number, type: object) {
  const [first = '', last = ''] = name.split('.');
  const email = `${name}@${COMPANY}.example`;
  const draw = random('user', name);
  const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  return {
    id: id('00u', name),
    status: index === 6 ? 'SUSPENDED' : 'ACTIVE',
    created: daysAgo(draw.int(400, 1_500)),
    activated: daysAgo(draw.int(300, 399)),
    statusChanged: daysAgo(draw.int(100, 299)),
    lastLogin: index === 9 ? null : draw.daysAgo(0, 20).toISOString(),
    lastUpdated: daysAgo(draw.int(20, 99)),
    passwordChanged: daysAgo(draw.int(20, 400)),
    type,
    realmId: id('guo', 'realm'),
    profile: {
      login: email,
      email,
      firstName: capital(first),
      lastName: capital(last),
      secondEmail: null,
      mobilePhone: null,
      userType: index % 7 === 0 ? 'Contractor' : 'Employee',
      department: draw.pick(['Engineering', 'Finance', 'Operations']),
      badgeNumber: 1_000 + index,
      offices: ['Oslo'],
    },
    credentials: {
      password: {},
      emails: [{ value: email, status: 'VERIFIED', type: 'PRIMARY' }],
      provider: { type: 'OKTA', name: 'OKTA' },
    },
  };
}

function factors({ id, daysAgo, random }: OktaMaker, userId: string, index: number): object[] {
  const kinds =
    index === 3 ? [] : ['push', ...(index % 3 === 0 ? ['webauthn'] : []), ...(index % 5 === 0 ? ['sms'] : [])];
  const draw = random('factors', userId);
  return kinds.map((factorType) => ({
    id: id('opf', userId, factorType),
    factorType,
    provider: factorType === 'webauthn' ? 'FIDO' : 'OKTA',
    vendorName: factorType === 'webauthn' ? 'FIDO' : 'OKTA',
    status: 'ACTIVE',
    created: daysAgo(draw.int(100, 300)),
    lastUpdated: daysAgo(draw.int(10, 99)),
    profile: { phoneNumber: '+4712345678' },
  }));
}

function grant({ id, daysAgo }: OktaMaker, userId: string): object {
  return {
    id: id('oag', userId),
    status: 'ACTIVE',
    scopeId: 'offline_access',
    issuer: `https://${COMPANY}.okta.example`,
    clientId: id('0oa', 'Inventory'),
    source: 'END_USER',
    created: daysAgo(80),
    lastUpdated: daysAgo(80),
  };
}

function group({ id, daysAgo }: OktaMaker, name: string, type: string) {
  return {
    id: id('00g', name),
    type,
    objectClass: ['okta:user_group'],
    profile: { name, description: `${name} of the company` },
    ...(type === 'APP_GROUP' ? { _links: { source: link('apps', id('0oa', 'Directory'))._links.self } } : {}),
    created: daysAgo(900),
    lastUpdated: daysAgo(90),
    lastMembershipUpdated: daysAgo(9),
  };
}

function link(kind: string, id: string) {
  return { _links: { self: { href: `https://${COMPANY}.okta.example/api/v1/${kind}/${id}` } } };
}
