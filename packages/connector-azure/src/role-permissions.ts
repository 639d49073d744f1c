import { type Emission, emit } from '@cadastre/core';
import { AzurePermissions } from './generated/index.js';

/** One set of permissions, as roles and deny assignments have them. */
export interface PermissionSet {
  readonly actions?: readonly string[];
  readonly notActions?: readonly string[];
  readonly dataActions?: readonly string[];
  readonly notDataActions?: readonly string[];
  readonly condition?: string;
}

/** Ids of the sets of permissions of a role or of a deny assignment, and the sets themselves. */
export function permissionSets(
  owner: string,
  sets: readonly PermissionSet[] = [],
): { readonly ids: readonly string[]; readonly emissions: readonly Emission[] } {
  const named = sets.map((set, index) => ({ ...set, Id: `${owner}/${index}` }));
  return {
    ids: named.map(({ Id }) => Id),
    emissions: named.map(({ condition, ...set }) => emit(AzurePermissions, { ...set, condition })),
  };
}
