/** The `identity` of a resource, as {@link armRecord} shapes it. */
interface Identity {
  readonly principalId?: string | null | undefined;
  readonly userAssignedIdentities?: readonly { readonly principalId?: string | null }[] | null | undefined;
}

/** The ids in Entra ID of all that a resource can sign in as: its own identity, and those it was given. */
export function principalIds(identity: unknown): readonly string[] {
  const { principalId, userAssignedIdentities } = (identity ?? {}) as Identity;
  const assigned = Array.isArray(userAssignedIdentities) ? userAssignedIdentities : [];
  return [principalId, ...assigned.map((each) => each.principalId)].filter((id) => typeof id === 'string');
}
