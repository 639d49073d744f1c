import type { Content } from './directory.js';
import { deviceId, GROUPS, groupId, PEOPLE, PROGRAM, personId } from './directory-ids.js';

type Group = (typeof GROUPS)[number];
type Kind = 'user' | 'group' | 'device' | 'servicePrincipal';

const member = (kind: Kind, id: string): object => ({ '@odata.type': `#microsoft.graph.${kind}`, id });

/** More members than a page has; a group in a group; a program; a device. */
const MEMBERS: Readonly<Record<Group, readonly object[]>> = {
  everybody: PEOPLE.map((name) => member('user', personId(name))),
  engineering: [member('user', personId('grace')), member('group', groupId('administrators'))],
  administrators: [member('user', personId('ada')), member('servicePrincipal', PROGRAM)],
  laptops: [member('device', deviceId('laptop-ada'))],
};

const OWNERS: Readonly<Record<Group, readonly object[]>> = {
  everybody: [],
  engineering: [member('user', personId('ada'))],
  administrators: [member('user', personId('ada')), member('servicePrincipal', PROGRAM)],
  laptops: [],
};

const UNIT = '06060606-0000-4000-8000-000000000001';

/** Groups and administrative units with who is in them, by path of Microsoft Graph. */
export function groups(): readonly Content[] {
  return [
    ['/v1.0/groups', GROUPS.map(group)],
    ...GROUPS.flatMap((name): readonly Content[] => [
      // v1.0 leaves out members and owners that are service principals.
      [`/beta/groups/${groupId(name)}/members`, MEMBERS[name]],
      [`/beta/groups/${groupId(name)}/owners`, OWNERS[name]],
    ]),
    [
      '/v1.0/directory/administrativeUnits',
      [
        {
          id: UNIT,
          displayName: 'Research',
          description: 'Managed by their own help desk',
          visibility: null,
          membershipType: 'Assigned',
          isMemberManagementRestricted: true,
        },
      ],
    ],
    [
      `/v1.0/directory/administrativeUnits/${UNIT}/members`,
      [
        member('user', personId('alan')),
        member('group', groupId('engineering')),
        member('device', deviceId('phone-grace')),
      ],
    ],
  ];
}

function group(name: Group): object {
  const isDynamic = name === 'laptops';
  return {
    id: groupId(name),
    displayName: name,
    createdDateTime: '2024-03-20T07:22:40Z',
    deletedDateTime: null,
    description: null,
    groupTypes: isDynamic ? ['DynamicMembership'] : name === 'everybody' ? ['Unified'] : [],
    isAssignableToRole: name === 'administrators' ? true : null,
    mail: name === 'everybody' ? 'Everybody@example.com' : null,
    mailEnabled: name === 'everybody',
    mailNickname: name,
    membershipRule: isDynamic ? '(device.deviceOSType -eq "Windows")' : null,
    membershipRuleProcessingState: isDynamic ? 'On' : null,
    onPremisesSyncEnabled: name === 'engineering' ? true : null,
    onPremisesSamAccountName: name === 'engineering' ? 'engineering' : null,
    proxyAddresses: [],
    resourceProvisioningOptions: name === 'everybody' ? ['Team'] : [],
    securityEnabled: name !== 'everybody',
    securityIdentifier: 'S-1-12-1-634083783-1172160999-2567133606-42275786',
    visibility: name === 'everybody' ? 'Private' : null,
  };
}
