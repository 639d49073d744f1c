import { childrenFetch, type ParentRow } from './arm-children.js';
import { targetsByType } from './arm-targets.js';
import { armFetch, resourceFetch } from './define-fetch.js';
import {
  AzureCDNEndpoint,
  AzureCDNProfile,
  AzureFrontDoor,
  AzureFrontDoorCustomDomain,
  AzureFrontDoorEndpoint,
  AzureFrontDoorOrigin,
  AzureFrontDoorOriginGroup,
  AzureFrontDoorRoute,
  AzureFrontDoorSecurityPolicy,
  AzureFrontDoorWebApplicationFirewallPolicy,
} from './generated/index.js';
import { parentId } from './parent-id.js';
import { type ArmRef, type ArmThing, elements, emission, idsOf, shapedFetch } from './resource-parts.js';
import { managedRuleSets } from './waf-rule-sets.js';

const PROFILE = 'Microsoft.Cdn/profiles';
const VERSION = '2023-05-01';
/** Profiles of a content delivery network have none of these. */
const when = ({ kind }: ParentRow) => kind?.toLowerCase() === 'frontdoor';
const ofProfile = ({ id }: ArmThing) => ({ ProfileId: parentId(id) });

export const classicFrontDoors = shapedFetch(AzureFrontDoor, 'Microsoft.Network/frontDoors', (frontDoor) => {
  const hosts = elements<{ webApplicationFirewallPolicyLink?: ArmRef }>(frontDoor, 'frontendEndpoints');
  return { Policies: idsOf(hosts.map(({ properties }) => properties?.webApplicationFirewallPolicyLink)) };
});

export const frontDoorWafPolicies = shapedFetch(
  AzureFrontDoorWebApplicationFirewallPolicy,
  'Microsoft.Network/FrontDoorWebApplicationFirewallPolicies',
  managedRuleSets,
);

export const cdnProfiles = resourceFetch(AzureCDNProfile, PROFILE);

export const cdnEndpoints = shapedFetch(AzureCDNEndpoint, `${PROFILE}/endpoints`, ofProfile);

export const frontDoorEndpoints = shapedFetch(AzureFrontDoorEndpoint, `${PROFILE}/afdEndpoints`, ofProfile);

export const frontDoorRoutes = armFetch(
  AzureFrontDoorRoute,
  `${PROFILE}/{profile}/afdEndpoints/{endpoint}/routes`,
  VERSION,
);

export const frontDoorOriginGroups = childrenFetch(
  [AzureFrontDoorOriginGroup],
  `${PROFILE}/{profile}/originGroups`,
  VERSION,
  { when },
);

export const frontDoorOrigins = armFetch(
  AzureFrontDoorOrigin,
  `${PROFILE}/{profile}/originGroups/{group}/origins`,
  VERSION,
);

export const frontDoorCustomDomains = childrenFetch(
  [AzureFrontDoorCustomDomain],
  `${PROFILE}/{profile}/customDomains`,
  VERSION,
  { when },
);

export const frontDoorSecurityPolicies = childrenFetch(
  [AzureFrontDoorSecurityPolicy],
  `${PROFILE}/{profile}/securityPolicies`,
  VERSION,
  {
    when,
    emissions: (policy: ArmThing<{ parameters?: { associations?: readonly Association[] } }>) => {
      const guarded = (policy.properties?.parameters?.associations ?? []).flatMap(({ domains }) => domains ?? []);
      return [emission(AzureFrontDoorSecurityPolicy, { ...policy, Targets: targetsByType(guarded) })];
    },
  },
);

interface Association {
  readonly domains?: readonly ArmRef[];
}
