import type { AzureResource, MakeResources, Place } from '../azure-estate.js';

const PROVIDER = 'providers/Microsoft.Authorization';
/** GUIDs that Azure's own roles have in every tenant. */
const BUILT_IN = {
  Owner: '8e3af657-a8ff-443c-a75c-2fe8c4bcb635',
  Reader: 'acdd72a7-3385-48ef-bd42-f606fba81ae7',
  'Storage Blob Data Contributor': 'ba92f5b4-2d11-453d-a403-e96b0029c9fe',
} as const;
const ADA = '0c0c0c0c-0000-4000-8000-000000000001';
const GRACE = '0c0c0c0c-0000-4000-8000-000000000002';
const ALAN = '0c0c0c0c-0000-4000-8000-000000000003';
const AT = '2025-03-01T08:00:00.0000000Z';
const CONDITION = "@Resource[Microsoft.Storage/storageAccounts/blobServices/containers:name] StringEquals 'public'";

/** Roles, and whom they are assigned to, in the subscription and on the management groups above it. */
export const roleAssignmentsResources: MakeResources = (place) => {
  const { tenant, subscription, group, name } = place;
  const here = `/subscriptions/${subscription}`;
  const root = `/providers/Microsoft.Management/managementGroups/${tenant}`;
  const platform = '/providers/Microsoft.Management/managementGroups/platform';
  return [
    ...Object.entries(BUILT_IN).map(([roleName, guid]) => role('', guid, roleName, 'BuiltInRole', ['/'])),
    role('', guidOf(place, 1), `${name} operator`, 'CustomRole', [here]),
    role('', '0e000000-0000-4000-8000-000000000000', 'Platform operator', 'CustomRole', [platform]),
    role('', '0e000000-0000-4000-8000-000000000009', 'Auditor', 'CustomRole', [root]),
    assigned(root, guidOf(undefined, 1), BUILT_IN.Reader, ALAN),
    assigned(platform, guidOf(undefined, 2), BUILT_IN.Owner, GRACE),
    assigned(here, guidOf(place, 2), BUILT_IN.Reader, ADA),
    assigned(group, guidOf(place, 3), BUILT_IN['Storage Blob Data Contributor'], ADA, {
      condition: CONDITION,
      conditionVersion: '2.0',
    }),
    assigned(
      `${group}/providers/Microsoft.OperationalInsights/workspaces/${name}-logs`,
      guidOf(place, 4),
      guidOf(place, 1),
      ALAN,
    ),
    eligible(root, guidOf(undefined, 3), ADA),
    eligible(platform, guidOf(undefined, 4), ADA),
    eligible(here, guidOf(place, 5), ADA),
    denied(root, guidOf(undefined, 6)),
    denied(platform, guidOf(undefined, 7)),
    denied(group, guidOf(place, 6)),
  ];
};

function guidOf(place: Place | undefined, number: number): string {
  return `0e0e0e0${place?.subscription.at(-1) ?? 0}-0000-4000-8000-00000000000${number.toString(16)}`;
}

function role(
  at: string,
  guid: string,
  roleName: string,
  type: string,
  assignableScopes: readonly string[],
): AzureResource {
  const data = roleName.includes('Data');
  return {
    id: `${at}/${PROVIDER}/roleDefinitions/${guid}`,
    type: 'Microsoft.Authorization/roleDefinitions',
    name: guid,
    properties: {
      roleName,
      type,
      description: `What ${roleName} is for.`,
      assignableScopes,
      permissions: [
        {
          actions: roleName === 'Owner' ? ['*'] : ['*/read'],
          notActions: [],
          dataActions: data ? ['Microsoft.Storage/storageAccounts/blobServices/containers/blobs/*'] : [],
          notDataActions: [],
        },
      ],
      createdOn: AT,
      updatedOn: AT,
      createdBy: null,
      updatedBy: null,
    },
  };
}

function assigned(
  scope: string,
  guid: string,
  roleGuid: string,
  principalId: string,
  more: object = {},
): AzureResource {
  // Azure writes the same role with another prefix from one answer to the next.
  const prefix = /^\/subscriptions\/[^/]+/.exec(scope)?.[0] ?? '';
  return {
    id: `${scope}/${PROVIDER}/roleAssignments/${guid}`,
    type: 'Microsoft.Authorization/roleAssignments',
    name: guid,
    properties: {
      roleDefinitionId: `${prefix}/${PROVIDER}/roleDefinitions/${roleGuid}`,
      principalId,
      principalType: 'User',
      scope,
      condition: null,
      conditionVersion: null,
      createdOn: AT,
      updatedOn: AT,
      createdBy: GRACE,
      updatedBy: GRACE,
      delegatedManagedIdentityResourceId: null,
      description: null,
      ...more,
    },
  };
}

function eligible(scope: string, guid: string, principalId: string): AzureResource {
  return {
    id: `${scope}/${PROVIDER}/roleEligibilityScheduleInstances/${guid}`,
    type: 'Microsoft.Authorization/roleEligibilityScheduleInstances',
    name: guid,
    properties: {
      scope,
      roleDefinitionId: `${scope}/${PROVIDER}/roleDefinitions/${BUILT_IN.Owner}`,
      principalId,
      principalType: 'User',
      memberType: 'Direct',
      status: 'Provisioned',
      roleEligibilityScheduleId: `${scope}/${PROVIDER}/roleEligibilitySchedules/${guid}`,
      startDateTime: AT,
      endDateTime: '2027-03-01T08:00:00.0000000Z',
      createdOn: AT,
      expandedProperties: { principal: { id: principalId, displayName: 'ada', type: 'User' } },
    },
  };
}

function denied(scope: string, guid: string): AzureResource {
  return {
    id: `${scope}/${PROVIDER}/denyAssignments/${guid}`,
    type: 'Microsoft.Authorization/denyAssignments',
    name: guid,
    properties: {
      denyAssignmentName: 'Managed by a deployment stack',
      description: 'Nobody but the stack may delete this.',
      permissions: [{ actions: ['*/delete'], notActions: [], dataActions: [], notDataActions: [] }],
      scope,
      doNotApplyToChildScopes: false,
      principals: [{ id: '00000000-0000-0000-0000-000000000000', type: 'SystemDefined' }],
      excludePrincipals: [{ id: GRACE, type: 'User' }],
      isSystemProtected: true,
    },
  };
}
