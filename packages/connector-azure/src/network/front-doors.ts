import { armFetch, resourceFetch } from '../arm/arm-fetch.js';
import { type ArmRef, type ArmThing, elements, idsOf } from '../arm/arm-thing.js';
import { targetsByType } from '../arm/targets-by-type.js';
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
} from '../generated/index.js';
import { withRuleSets } from './waf-rule-sets.js';

const PROFILE = 'Microsoft.Cdn/profiles';
const VERSION = '2023-05-01';
/** Profiles of a content delivery network have none of these. */
const when = ({ kind }: { readonly kind: string | null }) => kind?.toLowerCase() === 'frontdoor';

export const classicFrontDoors = resourceFetch(
  AzureFrontDoor,
  'Microsoft.Network/frontDoors',
  (frontDoor: ArmThing) => {
    const hosts = elements<{ webApplicationFirewallPolicyLink?: ArmRef }>(frontDoor, 'frontendEndpoints');
    const Policies = idsOf(hosts.map(({ properties }) => properties?.webApplicationFirewallPolicyLink));
    return { ...frontDoor, Policies };
  },
);

export const frontDoorWafPolicies = resourceFetch(
  AzureFrontDoorWebApplicationFirewallPolicy,
  'Microsoft.Network/FrontDoorWebApplicationFirewallPolicies',
  withRuleSets,
);

export const cdnProfiles = resourceFetch(AzureCDNProfile, PROFILE);

export const cdnEndpoints = resourceFetch(AzureCDNEndpoint, `${PROFILE}/endpoints`);

export const frontDoorEndpoints = resourceFetch(AzureFrontDoorEndpoint, `${PROFILE}/afdEndpoints`);

export const frontDoorRoutes = armFetch(
  AzureFrontDoorRoute,
  `${PROFILE}/{profile}/afdEndpoints/{endpoint}/routes`,
  VERSION,
);

export const frontDoorOriginGroups = armFetch(AzureFrontDoorOriginGroup, `${PROFILE}/{profile}/originGroups`, VERSION, {
  when,
});

export const frontDoorOrigins = armFetch(
  AzureFrontDoorOrigin,
  `${PROFILE}/{profile}/originGroups/{group}/origins`,
  VERSION,
);

export const frontDoorCustomDomains = armFetch(
  AzureFrontDoorCustomDomain,
  `${PROFILE}/{profile}/customDomains`,
  VERSION,
  { when },
);

interface Association {
  readonly domains?: readonly ArmRef[];
}

export const frontDoorSecurityPolicies = armFetch(
  AzureFrontDoorSecurityPolicy,
  `${PROFILE}/{profile}/securityPolicies`,
  VERSION,
  {
    when,
    shape: (policy: ArmThing<{ parameters?: { associations?: readonly Association[] } }>) => {
      const guarded = (policy.properties?.parameters?.associations ?? []).flatMap(({ domains }) => domains ?? []);
      return { ...policy, Targets: targetsByType(guarded) };
    },
  },
);
