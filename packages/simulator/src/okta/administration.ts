import { COMPANY, PEOPLE } from '../estate/catalog.js';
import type { OktaMaker } from './okta-estate.js';
import { groupDrafts } from './people.js';

const CUSTOM_PERMISSIONS = ['okta.users.read', 'okta.users.credentials.resetPassword', 'okta.groups.members.manage'];

/** Who administers the organization, and what else has a key to it. */
export function addAdministration(make: OktaMaker): void {
  addAdministrators(make);
  addIntegrations(make);
}

function addAdministrators(make: OktaMaker): void {
  const { add, id } = make;
  const times = { created: make.daysAgo(400), lastUpdated: make.daysAgo(40) };
  const custom = id('cr0', 'helpdesk');
  const set = id('iam', 'contractors');
  const administrators = PEOPLE.slice(0, 3).map((name) => id('00u', name));
  add(
    '/api/v1/iam/assignees/users',
    {},
    administrators.map((userId) => ({ id: userId })),
    'value',
  );
  administrators.forEach((userId, index) => {
    const roles = [
      {
        id: id('irb', userId),
        type: index === 0 ? 'SUPER_ADMIN' : 'APP_ADMIN',
        label: index === 0 ? 'Super Organization Administrator' : 'Application Administrator',
        status: 'ACTIVE',
        assignmentType: 'USER',
        ...times,
      },
      ...(index === 2
        ? [
            {
              id: id('irb', userId, 'custom'),
              type: 'CUSTOM',
              role: custom,
              'resource-set': set,
              label: 'Help desk',
              status: 'ACTIVE',
              assignmentType: 'GROUP',
              ...times,
            },
          ]
        : []),
    ];
    add('/api/v1/users/{userId}/roles', { userId }, roles);
  });
  for (const { name } of groupDrafts(make)) {
    const roles =
      name === 'Database administrators'
        ? [
            {
              id: id('grb', name),
              type: 'USER_ADMIN',
              label: 'Group Administrator',
              status: 'ACTIVE',
              assignmentType: 'GROUP',
              ...times,
            },
          ]
        : [];
    add('/api/v1/groups/{groupId}/roles', { groupId: id('00g', name) }, roles);
  }
  add(
    '/api/v1/iam/roles',
    {},
    [{ id: custom, label: 'Help desk', description: 'Resets passwords of contractors', ...times }],
    'roles',
  );
  add(
    '/api/v1/iam/roles/{roleIdOrLabel}/permissions',
    { roleIdOrLabel: custom },
    CUSTOM_PERMISSIONS.map((label) => ({ label, conditions: null, ...times })),
    'permissions',
  );
  add(
    '/api/v1/iam/resource-sets',
    {},
    [{ id: set, label: 'Contractors', description: 'Contractors and their applications', ...times }],
    'resource-sets',
  );
  const organization = id('00o', 'organization');
  add(
    '/api/v1/iam/resource-sets/{resourceSetIdOrLabel}/resources',
    { resourceSetIdOrLabel: set },
    [
      {
        id: id('ire', 'group'),
        orn: `orn:okta:directory:${organization}:groups:${id('00g', 'Contractors')}`,
        ...times,
      },
      { id: id('ire', 'app'), orn: `orn:okta:idp:${organization}:apps:oidc_client:${id('0oa', 'Wiki')}`, ...times },
    ],
    'resources',
  );
}

function addIntegrations(make: OktaMaker): void {
  const { add, id } = make;
  const times = { created: make.daysAgo(300), lastUpdated: make.daysAgo(30) };
  add('/api/v1/api-tokens', {}, [
    {
      id: id('00T', 'terraform'),
      name: 'terraform',
      userId: id('00u', PEOPLE[0] ?? ''),
      clientName: 'Okta API',
      network: { connection: 'ZONE', include: [id('nzo', 'office')] },
      expiresAt: make.daysAgo(-30),
      ...times,
    },
  ]);
  const channel = (path: string) => ({
    type: 'HTTP',
    version: '1.0.0',
    config: {
      uri: `https://hooks.${COMPANY}.example/${path}?key=canary-okta-hook-key`,
      method: 'POST',
      headers: [{ key: 'x', value: 'canary-okta-hook-header' }],
      authScheme: { type: 'HEADER', key: 'authorization' },
    },
  });
  add('/api/v1/eventHooks', {}, [
    {
      id: id('who', 'joiners'),
      name: 'Joiners',
      status: 'ACTIVE',
      verificationStatus: 'VERIFIED',
      events: { type: 'EVENT_TYPE', items: ['user.lifecycle.create'] },
      channel: channel('joiners'),
      createdBy: id('00u', PEOPLE[0] ?? ''),
      ...times,
    },
  ]);
  add('/api/v1/inlineHooks', {}, [
    {
      id: id('cal', 'tokens'),
      name: 'Tokens',
      status: 'ACTIVE',
      type: 'com.okta.oauth2.tokens.transform',
      version: '1.0.0',
      channel: channel('tokens'),
      ...times,
    },
  ]);
  add('/api/v1/logStreams', {}, [
    {
      id: id('0oa', 'stream'),
      type: 'aws_eventbridge',
      name: 'Security',
      status: 'ACTIVE',
      settings: { accountId: make.accounts[0]?.id ?? '123456789012', region: 'us-east-1', eventSourceName: 'okta' },
      ...times,
    },
  ]);
}
