import type { RecordOf } from '@cadastre/core';
import { defineFetch } from '../define-fetch.js';
import { EntraConditionalAccessPolicy, EntraNamedLocation, EntraSecurityDefaults } from '../generated/index.js';

const CONDITIONAL_ACCESS = '/v1.0/identity/conditionalAccess';
const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** https://learn.microsoft.com/graph/api/resources/conditionalaccesslocations: all that are trusted by an older setting; no location of its own. */
const TRUSTED_ADDRESSES = '00000000-0000-0000-0000-000000000000';

export const conditionalAccessPolicies = defineFetch({
  emits: EntraConditionalAccessPolicy,
  calls: [`GET ${CONDITIONAL_ACCESS}/policies`],
  async *fetch({ graph }) {
    type Policy = RecordOf<typeof EntraConditionalAccessPolicy> & {
      readonly conditions?: {
        readonly locations?: { includeLocations?: readonly string[]; excludeLocations?: readonly string[] } | null;
      };
    };
    for await (const policy of graph.listIn<Policy>('value', `${CONDITIONAL_ACCESS}/policies`)) {
      const { users, applications, locations } = policy.conditions ?? {};
      yield {
        ...policy,
        IncludedUsers: ids(users?.includeUsers),
        ExcludedUsers: ids(users?.excludeUsers),
        IncludedApplications: ids(applications?.includeApplications),
        ExcludedApplications: ids(applications?.excludeApplications),
        IncludedLocations: ids(locations?.includeLocations),
        ExcludedLocations: ids(locations?.excludeLocations),
      };
    }
  },
});

/** Lists have words such as `All` among the ids. */
function ids(list: readonly (string | null | undefined)[] | null | undefined): readonly string[] {
  return (list ?? []).filter((each): each is string => GUID.test(each ?? '') && each !== TRUSTED_ADDRESSES);
}

export const namedLocations = defineFetch({
  emits: EntraNamedLocation,
  calls: [`GET ${CONDITIONAL_ACCESS}/namedLocations`],
  async *fetch({ graph }) {
    type Location = RecordOf<typeof EntraNamedLocation> & { readonly '@odata.type'?: string };
    for await (const location of graph.listIn<Location>('value', `${CONDITIONAL_ACCESS}/namedLocations`))
      yield { ...location, Kind: location['@odata.type']?.replace(/^#microsoft\.graph\.|NamedLocation$/g, '') };
  },
});

const DEFAULTS = '/v1.0/policies/identitySecurityDefaultsEnforcementPolicy';

export const securityDefaults = defineFetch({
  emits: EntraSecurityDefaults,
  calls: [`GET ${DEFAULTS}`],
  async *fetch({ graph }) {
    yield await graph.get<RecordOf<typeof EntraSecurityDefaults>>(DEFAULTS);
  },
});
