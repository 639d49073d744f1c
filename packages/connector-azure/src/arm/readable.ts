import type { HttpClient } from '@cadastre/core';

/** Declared by every fetch that asks Resource Graph. */
export const PERMISSIONS = '/subscriptions/{subscription}/providers/Microsoft.Authorization/permissions';

/** What one role lets the caller do. */
export interface Permission {
  readonly actions?: readonly string[];
  readonly notActions?: readonly string[];
}

/** The caller's permissions on a subscription. */
export async function permissionsOf(arm: HttpClient, subscription: string): Promise<readonly Permission[]> {
  const permissions: Permission[] = [];
  for await (const permission of arm.listIn<Permission>('value', PERMISSIONS, {
    subscription,
    'api-version': '2022-04-01',
  }))
    permissions.push(permission);
  return permissions;
}

/** True where some role allows the action: what one role takes away another may give. */
export function allows(permissions: readonly Permission[], action: string): boolean {
  const within = (patterns: readonly string[] = []) => patterns.some((pattern) => matches(pattern, action));
  return permissions.some(({ actions, notActions }) => within(actions) && !within(notActions));
}

/** Patterns are actions with `*` for any text, in any case. */
function matches(pattern: string, action: string): boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[.\\^$+?()[\]{}|]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('.*')}$`, 'i').test(action);
}
