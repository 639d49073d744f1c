/**
 * The least application permission that each path of Microsoft Graph asks for, the first that matches. From the section "Permissions" of each
 * operation in https://learn.microsoft.com/graph/api/overview.
 */
const PERMISSIONS: readonly (readonly [path: RegExp, permission: string])[] = [[/^\/v1\.0\/users/, 'User.Read.All']];

/** The permission that a declared call needs. */
export function graphPermissionOf(call: string): string {
  const path = call.replace(/^\w+ /, '');
  const permission = PERMISSIONS.find(([beginning]) => beginning.test(path))?.[1];
  if (permission === undefined) throw new TypeError(`no permission of Microsoft Graph is known for ${call}`);
  return permission;
}
