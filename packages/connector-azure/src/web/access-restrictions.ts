/** A rule of App Service about who may reach a site. */
export interface AccessRestriction {
  readonly action?: string;
  readonly priority?: number;
  readonly ipAddress?: string;
  readonly vnetSubnetResourceId?: string;
}

/** The rules as text in the order that they are tried in: `Deny 192.0.2.0/24`. `Any` is everybody. */
export function accessRestrictions(rules: readonly AccessRestriction[] | null | undefined): readonly string[] {
  return [...(rules ?? [])]
    .sort((a, b) => (a.priority ?? 0) - (b.priority ?? 0))
    .map(({ action = 'Allow', ipAddress, vnetSubnetResourceId }) => `${action} ${vnetSubnetResourceId ?? ipAddress}`);
}
