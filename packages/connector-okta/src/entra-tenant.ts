/** Where a tenant of Entra ID says of itself that it is: its issuers for OpenID Connect and for SAML. */
const ISSUER =
  /^https:\/\/(?:login\.microsoftonline\.(?:com|us)|sts\.windows\.net)\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\/|$)/i;

/** The tenant of Entra ID that one of these issuers is; undefined for any other, and for the common one of all tenants. */
export function entraTenant(...issuers: readonly (string | null | undefined)[]): string | undefined {
  return issuers.map((issuer) => ISSUER.exec(issuer ?? '')?.[1]?.toLowerCase()).find((id) => id !== undefined);
}
