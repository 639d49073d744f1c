/** A member of something in the directory. Of what the caller may not read it has nothing but the type and the id. */
export interface Member {
  readonly '@odata.type'?: string;
  readonly id?: string;
}

/** What kind of thing a member is: `user`, `group`, `device`, `servicePrincipal` and others. */
export function memberKind(member: Member): string {
  return member['@odata.type']?.replace('#microsoft.graph.', '') ?? '';
}
