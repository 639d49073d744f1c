import { emit, type HttpClient, type RecordOf } from '@cadastre/core';
import { armValues } from './arm-path.js';
import { assignmentFetches, IN_SUBSCRIPTION, ON_GROUP, type Placed } from './assigned.js';
import { orAbsent } from './classify.js';
import {
  AzureManagementGroupPolicyAssignment,
  AzurePolicyDefinition,
  AzureSubscriptionPolicyAssignment,
} from './generated/index.js';

/** Where the definition of a policy, or of a set of them, can stand. */
const DEFINITIONS = ['/providers/Microsoft.Authorization/', IN_SUBSCRIPTION, ON_GROUP].flatMap((at) => [
  `${at}policyDefinitions/{definition}`,
  `${at}policySetDefinitions/{definition}`,
]);

type Definition = RecordOf<typeof AzurePolicyDefinition>;
type PolicyAssignment = Placed & { readonly properties?: { readonly policyDefinitionId?: string } };

export const [policyAssignments, managementGroupPolicyAssignments] = assignmentFetches({
  type: 'policyAssignments',
  version: '2023-04-01',
  subscription: AzureSubscriptionPolicyAssignment,
  managementGroup: AzureManagementGroupPolicyAssignment,
  also: [AzurePolicyDefinition],
  calls: DEFINITIONS.map((path) => `GET ${path}`),
  // Azure has thousands of definitions: those that are assigned are read, each once for a list of assignments.
  emissions: () => {
    const known = new Set<string>();
    return async function* (record: PolicyAssignment, schema, { arm }) {
      const id = record.properties?.policyDefinitionId;
      const definition = id === undefined || known.has(id) ? undefined : await definitionOf(arm, id);
      if (id !== undefined) known.add(id);
      if (definition !== undefined) yield emit(AzurePolicyDefinition, definition);
      yield { schema, record };
    };
  },
});

/** The definition of this id; undefined where it was deleted under its assignment. */
async function definitionOf(arm: HttpClient, id: string): Promise<Definition | undefined> {
  const path = DEFINITIONS.find((each) => patternOf(each).test(id));
  if (path === undefined) throw new TypeError(`${id} is not the id of a policy`);
  const asked = arm.get<Definition>(path, { ...armValues(path, id), 'api-version': '2023-04-01' });
  const definition = await orAbsent(asked, 'PolicyDefinitionNotFound', 'PolicySetDefinitionNotFound');
  return definition && { ...definition, IsInitiative: path.includes('policySetDefinitions') };
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll('.', String.raw`\.`).replaceAll(/\{\w+\}/g, '[^/]+')}$`, 'i');
}
