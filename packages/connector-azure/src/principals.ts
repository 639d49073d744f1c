/** A resource that may have identities, as Azure writes it everywhere. */
interface Identified {
  readonly identity?:
    | { readonly principalId?: string | null | undefined; readonly userAssignedIdentities?: unknown }
    | null
    | undefined;
}

/** An identity that was given to a resource. */
interface GivenIdentity {
  readonly id: string;
  readonly principalId?: string | null;
}

/** The identities that a resource was given. Where there are none, Azure may write an empty table, or nothing. */
export function givenIdentities({ identity }: Identified): readonly GivenIdentity[] {
  const given = identity?.userAssignedIdentities;
  return Array.isArray(given) ? given : [];
}

/** A resource with all principals that it can act as: its own, and those of the identities that it was given. */
export function withPrincipals<T extends Identified>(resource: T): T & { readonly PrincipalIds: readonly string[] } {
  const given = givenIdentities(resource);
  const ids = [resource.identity?.principalId, ...given.map(({ principalId }) => principalId)];
  const PrincipalIds = [...new Set(ids.filter((id) => typeof id === 'string'))].sort();
  if (!resource.identity) return { ...resource, PrincipalIds };
  return { ...resource, identity: { ...resource.identity, userAssignedIdentities: given }, PrincipalIds };
}
