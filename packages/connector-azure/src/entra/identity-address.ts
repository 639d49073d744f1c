/** What tells that accounts are one person's. */
export type IdentityBy = 'verified_email' | 'email' | 'user_principal_name' | 'none';

/** What is known of a user's addresses. */
export interface Addresses {
  readonly userPrincipalName?: string | null | undefined;
  readonly mail?: string | null | undefined;
  readonly userType?: string | null | undefined;
}

/**
 * The address of a user that nobody but the tenant can have given out: its `mail`, else the name that it signs in with, where the domain is one
 * that the tenant has proven to own. Entra ID itself verifies no `mail`: an administrator of any tenant may write anybody's address there.
 * A guest has no such address: the tenant vouches for accounts of its own, and a guest's home is another directory.
 *
 * @param domains - the verified ones, in lower case
 */
export function verifiedAddress(user: Addresses, domains: ReadonlySet<string>): string | undefined {
  const isForeign = user.userType === 'Guest' || user.userPrincipalName?.includes('#EXT#') === true;
  if (isForeign) return undefined;
  return (
    [user.mail, user.userPrincipalName].find((address) => {
      const [, local, domain] = /^([^@\s]+)@([^@\s]+)$/.exec(address ?? '') ?? [];
      // The whole domain: a part of a verified one is not verified until it is listed itself.
      return local !== undefined && domains.has(domain?.toLowerCase() ?? '');
    }) ?? undefined
  );
}
