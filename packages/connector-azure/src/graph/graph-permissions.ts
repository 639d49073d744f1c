/**
 * The least application permissions that each path of Microsoft Graph asks for, the first that matches. From the section "Permissions" of each
 * operation in https://learn.microsoft.com/graph/api/overview.
 */
const PERMISSIONS: readonly (readonly [path: RegExp, ...permissions: string[]])[] = [
  [/^\/v1\.0\/users/, 'User.Read.All'],
  // Also what a list of users with `signInActivity` asks for.
  [/^\/v1\.0\/reports\/authenticationMethods\//, 'AuditLog.Read.All'],
  [/^\/v1\.0\/organization\/\{/, 'DeviceManagementServiceConfig.Read.All'],
  [/^\/v1\.0\/organization$/, 'Organization.Read.All'],
  [/^\/v1\.0\/subscribedSkus/, 'Organization.Read.All'],
  [/^\/v1\.0\/domains\/\{\w+\}\/federationConfiguration/, 'Domain-InternalFederation.Read.All'],
  [/^\/v1\.0\/domains/, 'Domain.Read.All'],
  // The second for groups and units that hide their members.
  [/\/groups\/\{id\}\/members$/, 'GroupMember.Read.All', 'Member.Read.Hidden'],
  [/\/administrativeUnits\/\{id\}\/members$/, 'AdministrativeUnit.Read.All', 'Member.Read.Hidden'],
  [/^\/(?:v1\.0|beta)\/groups/, 'GroupMember.Read.All'],
  [/^\/v1\.0\/directory\/administrativeUnits/, 'AdministrativeUnit.Read.All'],
  [/^\/(?:v1\.0|beta)\/(?:applications|servicePrincipals)/, 'Application.Read.All'],
  [/^\/v1\.0\/oauth2PermissionGrants/, 'DelegatedPermissionGrant.Read.All'],
  [/^\/v1\.0\/roleManagement\/directory\/roleEligibility/, 'RoleEligibilitySchedule.Read.Directory'],
  [/^\/(?:v1\.0|beta)\/roleManagement\/directory\//, 'RoleManagement.Read.Directory'],
  [/^\/v1\.0\/identity\/conditionalAccess\//, 'Policy.Read.All'],
  [/^\/v1\.0\/policies\//, 'Policy.Read.All'],
  [/^\/v1\.0\/devices/, 'Device.Read.All'],
  [/^\/v1\.0\/deviceManagement\/deviceCompliancePolicies/, 'DeviceManagementConfiguration.Read.All'],
  [/^\/v1\.0\/deviceManagement\/(?:managedDevices|detectedApps)/, 'DeviceManagementManagedDevices.Read.All'],
];

/** The permissions that a declared call needs. Those of a batch are the permissions of what is asked for in it. */
export function graphPermissionsOf(call: string): readonly string[] {
  const path = call.replace(/^\w+ /, '').replace('/$batch ', '');
  const [, ...permissions] = PERMISSIONS.find(([beginning]) => beginning.test(path)) ?? [];
  if (permissions.length === 0) throw new TypeError(`no permission of Microsoft Graph is known for ${call}`);
  return permissions;
}
