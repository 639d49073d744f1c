/** What a scope of Azure Resource Manager is. Exactly one of the ids is there. */
export interface AppliesTo {
  readonly Type: 'Tenant' | 'ManagementGroup' | 'Subscription' | 'ResourceGroup' | 'Resource';
  readonly Tenant?: string;
  readonly ManagementGroup?: string;
  readonly Subscription?: string;
  readonly ResourceGroup?: string;
  readonly Resource?: string;
}

/** Says what a scope is of, given as an id in lower case or as `/`. */
export function appliesTo(scope: string, tenant: string | undefined): AppliesTo {
  if (scope === '/') return { Type: 'Tenant', ...(tenant === undefined ? {} : { Tenant: tenant }) };
  if (/^\/providers\/microsoft\.management\/managementgroups\/[^/]+$/.test(scope))
    return { Type: 'ManagementGroup', ManagementGroup: scope };
  if (/^\/subscriptions\/[^/]+$/.test(scope)) return { Type: 'Subscription', Subscription: scope };
  if (/^\/subscriptions\/[^/]+\/resourcegroups\/[^/]+$/.test(scope))
    return { Type: 'ResourceGroup', ResourceGroup: scope };
  return { Type: 'Resource', Resource: scope };
}

/** The ids of several scopes, by what they are of. */
export function allAppliesTo(scopes: readonly string[] = []): {
  readonly ManagementGroups: readonly string[];
  readonly Subscriptions: readonly string[];
  readonly ResourceGroups: readonly string[];
  readonly Resources: readonly string[];
} {
  const each = scopes.map((scope) => appliesTo(scope, undefined));
  return {
    ManagementGroups: each.flatMap(({ ManagementGroup }) => ManagementGroup ?? []),
    Subscriptions: each.flatMap(({ Subscription }) => Subscription ?? []),
    ResourceGroups: each.flatMap(({ ResourceGroup }) => ResourceGroup ?? []),
    Resources: each.flatMap(({ Resource }) => Resource ?? []),
  };
}
