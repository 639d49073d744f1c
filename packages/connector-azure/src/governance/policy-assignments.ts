import type { HttpClient } from '@cadastre/core';
import { armValues } from '../arm/arm-path.js';
import { assignmentFetches, IN_SUBSCRIPTION, ON_GROUP, type Placed } from '../authorization/assigned.js';
import { orAbsent } from '../classify.js';
import { AzureManagementGroupPolicyAssignment, AzureSubscriptionPolicyAssignment } from '../generated/index.js';

/** Where the definition of a policy, or of a set of them, can stand. */
const DEFINITIONS = ['/providers/Microsoft.Authorization/', IN_SUBSCRIPTION, ON_GROUP].flatMap((at) => [
  `${at}policyDefinitions/{definition}`,
  `${at}policySetDefinitions/{definition}`,
]);

type PolicyAssignment = Placed & { readonly properties?: { readonly policyDefinitionId?: string } };

export const [policyAssignments, managementGroupPolicyAssignments] = assignmentFetches({
  type: 'policyAssignments',
  version: '2023-04-01',
  subscription: AzureSubscriptionPolicyAssignment,
  managementGroup: AzureManagementGroupPolicyAssignment,
  calls: DEFINITIONS.map((path) => `GET ${path}`),
  // Azure has thousands of definitions: only those that are assigned are read, each once for a list of assignments.
  shape: () => {
    const known = new Map<string, unknown>();
    return async (record: PolicyAssignment, arm) => {
      const id = record.properties?.policyDefinitionId;
      if (id === undefined) return record;
      if (!known.has(id)) known.set(id, await definitionOf(arm, id));
      return { ...record, Definition: known.get(id), IsInitiative: id.includes('/policysetdefinitions/') };
    };
  },
});

/** The definition of this id; undefined where it was deleted under its assignment. */
async function definitionOf(arm: HttpClient, id: string): Promise<unknown> {
  const path = DEFINITIONS.find((each) => isAt(each, id));
  if (path === undefined) throw new TypeError(`${id} is not the id of a policy`);
  const asked = arm.get<unknown>(path, { ...armValues(path, id), 'api-version': '2023-04-01' });
  return orAbsent(asked, 'PolicyDefinitionNotFound', 'PolicySetDefinitionNotFound');
}

function isAt(path: string, id: string): boolean {
  const names = path.toLowerCase().split('/');
  const segments = id.split('/');
  return names.length === segments.length && names.every((name, at) => name.startsWith('{') || name === segments[at]);
}
