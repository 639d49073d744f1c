import { azure } from '@cadastre/connector-azure';
import { sync } from '@cadastre/core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AzureFaultRule, AzureResource } from '../src/index.js';
import { type OpenAzure, openAzure } from './open-azure.js';

let open: OpenAzure;
beforeEach(async () => {
  open = await openAzure();
});
afterEach(() => open.close());

const GOVERNED =
  /Microsoft\.(?:Authorization|Security|Insights|OperationalInsights|RecoveryServices)\/|Microsoft\.(?:Storage\/storageAccounts|Compute\/disks)$|\/v1\.0\/(?:users|groups|servicePrincipals)$/;
const run = () => sync({ store: open.store, sources: [open.sourceOf(GOVERNED)] });

const PLATFORM = '/providers/microsoft.management/managementgroups/platform';
const ALAN = '0c0c0c0c-0000-4000-8000-000000000003';

/** As Azure does: a list of assignments also has those above, in the case of letters that the one who made them chose. */
const withInherited: AzureFaultRule = (call) => {
  const type = /\/providers\/microsoft\.authorization\/(\w+)$/.exec(call.path)?.[1] ?? '';
  if (!/^(?:role|deny|policy)Assignments$|^roleEligibilityScheduleInstances$/i.test(type) || call.input.$skiptoken)
    return undefined;
  const answer = call.answer();
  if (answer.kind !== 'data') return answer;
  const data = answer.data as { items: readonly object[] };
  return { kind: 'data', data: { ...data, items: [...inherited(type, call.path), ...data.items] } };
};

function inherited(type: string, path: string): readonly AzureResource[] {
  const all = [...open.simulator.estate.resources.values()];
  const isOnGroup = (id: string) => id.toLowerCase().startsWith('/providers/microsoft.management/');
  const above = all.filter((each) => each.id.toLowerCase().includes(`/${type}/`) && isOnGroup(each.id));
  const listed = above.filter(({ id }) => !id.toLowerCase().startsWith(path));
  return path.startsWith(PLATFORM) || path.startsWith('/subscriptions/') ? listed : [];
}

test('a role assigned on a management group reaches the subscriptions below, after one run', async () => {
  await run();
  const question = open.source().questions?.find(({ name }) => name === 'azure-reach');
  const { columns, rows } = await open.store.query(question?.cypher ?? '', {});
  expect(columns).toEqual(question?.columns);
  expect(
    rows.map(({ subscription, role, principal, assigned_on }) => [subscription, role, principal, assigned_on]),
  ).toEqual([
    ['development', 'Owner', 'grace', 'ManagementGroup'],
    ['development', 'Reader', 'ada', 'Subscription'],
    ['development', 'Reader', 'alan', 'ManagementGroup'],
    ['production', 'Owner', 'grace', 'ManagementGroup'],
    ['production', 'Reader', 'ada', 'Subscription'],
    ['production', 'Reader', 'alan', 'ManagementGroup'],
  ]);
});

test('one query walks from a management group down to what is in the resource groups', async () => {
  const [disk] = [...open.simulator.estate.resources.values()].filter(({ type }) => type === 'Microsoft.Compute/disks');
  const [, , subscription] = disk?.id.split('/') ?? [];
  const ungrouped = `/subscriptions/${subscription}/providers/Microsoft.Compute/disks/ungrouped`;
  open.simulator.estate.resources.set(ungrouped.toLowerCase(), { ...disk, id: ungrouped } as AzureResource);
  const result = await sync({
    store: open.store,
    sources: [open.sourceOf(/Microsoft\.(?:Compute|Network|Storage|Sql|Web)\/\w+$/)],
  });
  expect(result.totals.quarantined).toBe(0);
  expect(result.unresolved.filter(({ to }) => to === 'AzureResourceGroup')).toEqual([]);
  const walked = await open.rows(`
    MATCH (:AzureManagementGroup)<-[:PARENT]-(subscription:AzureSubscription)-[:RESOURCE]->(group:AzureResourceGroup)-[:CONTAINS]->(resource:AzureResource)
    RETURN resource.id AS id, group.id AS group ORDER BY id`);
  const all = (await open.rows('MATCH (r:AzureResource) RETURN DISTINCT r.id AS id ORDER BY id')) as { id: string }[];
  // What is of a type right below its provider: its children are found through it.
  const inGroup = /^(\/subscriptions\/[^/]+\/resourcegroups\/[^/]+)\/providers\/[^/]+\/[^/]+\/[^/]+$/;
  const wanted = all.flatMap(({ id }) => ({ id, group: inGroup.exec(id)?.[1] })).filter(({ group }) => group);
  expect(walked).toEqual(wanted);
  expect(all.map(({ id }) => id)).toContain(ungrouped.toLowerCase());
  expect(walked.length).toBeGreaterThan(50);
});

test('one query walks from a principal over what a role is assigned on down to a resource', async () => {
  await run();
  const reached = await open.rows(`
    MATCH (:EntraPrincipal {display_name: 'grace'})-[:HAS_ROLE_ASSIGNMENT]->(:AzureRoleAssignment)-[:APPLIES_TO]->(:AzureManagementGroup)<-[:PARENT*1..8]-(:AzureSubscription)-[:RESOURCE]->(disk:AzureDisk)
    RETURN disk.name AS disk ORDER BY disk`);
  expect(reached).toEqual([{ disk: 'development-data' }, { disk: 'production-data' }]);
  const direct = await open.rows(`
    MATCH (:EntraPrincipal {display_name: 'alan'})-[:HAS_ROLE_ASSIGNMENT]->(a:AzureRoleAssignment)-[:APPLIES_TO]->(resource:AzureResource)
    RETURN resource.name AS resource, a.scope_type AS type ORDER BY resource`);
  expect(direct).toEqual([
    { resource: 'development-logs', type: 'Resource' },
    { resource: 'production-logs', type: 'Resource' },
  ]);
});

test('what is assigned on the tenant stands once, on the tenant, whatever lists have it', async () => {
  const { tenant, resources } = open.simulator.estate;
  const [example] = [...resources.values()].filter(({ id }) => /managementGroups.*\/roleAssignments\//.test(id));
  const elevated = {
    ...example,
    id: '/providers/Microsoft.Authorization/roleAssignments/0e0e0e0f-0000-4000-8000-000000000001',
    properties: { ...(example?.properties as object), scope: '/', principalId: ALAN },
  };
  open.simulator.setFault((call) => {
    const answer = withInherited(call);
    if (!call.path.endsWith('/roleassignments') || call.input.$skiptoken) return answer;
    const { items, ...rest } = ((answer ?? call.answer()) as { data: { items: readonly object[] } }).data;
    return { kind: 'data', data: { ...rest, items: [elevated, ...items] } };
  });
  const result = await run();
  const found = await open.rows(`
    MATCH (a:AzureRoleAssignment {scope: '/'})-[:APPLIES_TO]->(tenant:AzureTenant)
    OPTIONAL MATCH (owner)-[:RESOURCE]->(a)
    RETURN a.scope_type AS type, tenant.id AS tenant, count(owner) AS owners`);
  const read = result.partitions.find(({ fetch }) => fetch === 'AzureManagementGroupRoleAssignment');
  expect(read?.records).toBe(3);
  expect(found).toEqual([{ type: 'Tenant', tenant, owners: 1 }]);
});

test('a list that also has what is inherited changes nothing', async () => {
  const count =
    'MATCH (a) WHERE a:AzureRoleAssignment OR a:AzureDenyAssignment OR a:AzurePolicyAssignment OR a:AzureRoleEligibility RETURN count(a) AS assignments';
  await run();
  const before = await open.rows(count);
  open.simulator.setFault(withInherited);
  const result = await run();
  expect(result.totals.quarantined).toBe(0);
  expect(await open.rows(count)).toEqual(before);
  const twice = await open.rows(
    'MATCH (a:AzureRoleAssignment)<-[:RESOURCE]-(owner) WITH a, count(owner) AS owners WHERE owners > 1 RETURN a.id AS id',
  );
  expect(twice).toEqual([]);
});

test('a role on a group of resources reaches the accounts in it, and no others; its condition is told', async () => {
  await run();
  const question = open.source().questions?.find(({ name }) => name === 'azure-storage-reach');
  const { columns, rows } = await open.store.query(question?.cypher ?? '', {});
  expect(columns).toEqual(question?.columns);
  expect(rows.map(({ account, principal, assigned_on }) => [account, principal, assigned_on])).toEqual([
    ['developmentassets', 'ada', 'ResourceGroup'],
    ['developmentlake', 'ada', 'ResourceGroup'],
    ['productionassets', 'ada', 'ResourceGroup'],
    ['productionlake', 'ada', 'ResourceGroup'],
  ]);
  expect(rows[0]?.condition).toContain("StringEquals 'public'");
});

test('a role is one node, whatever path it is named by', async () => {
  await run();
  const found = await open.rows(`
    MATCH (a:AzureRoleAssignment)-[:ROLE_ASSIGNED]->(role:AzureRoleDefinition {name: 'Reader'})-[:HAS_PERMISSIONS]->(p:AzurePermissions)
    RETURN role.guid AS guid, p.actions AS actions, count(DISTINCT a.role_definition_id) AS paths`);
  expect(found).toEqual([{ guid: 'acdd72a7-3385-48ef-bd42-f606fba81ae7', actions: ['*/read'], paths: 3 }]);
});

test('a tenant without the licence for it has no eligible roles, and that is no failure', async () => {
  open.simulator.setFault(({ path }) =>
    path.endsWith('/roleeligibilityscheduleinstances')
      ? { kind: 'error', code: 'AadPremiumLicenseRequired', message: 'The tenant needs a licence.', status: 400 }
      : undefined,
  );
  const result = await run();
  expect(result.totals.failed + result.totals.partial).toBe(0);
  expect(result.totals.notApplicable).toBe(2);
  expect(await open.rows('MATCH (e:AzureRoleEligibility) RETURN count(e) AS eligible')).toEqual([{ eligible: 0 }]);
});

test('a policy whose definition was deleted is still there', async () => {
  for (const id of [...open.simulator.estate.resources.keys()])
    if (id.endsWith('/policydefinitions/allowed-locations')) open.simulator.estate.resources.delete(id);
  open.simulator.setFault(({ path }) =>
    path.endsWith('/policydefinitions/allowed-locations')
      ? { kind: 'error', code: 'PolicyDefinitionNotFound', message: 'not found', status: 404 }
      : undefined,
  );
  const result = await run();
  expect(result.partitions.filter(({ outcome }) => outcome.kind !== 'complete')).toEqual([]);
  const found = await open.rows(`
    MATCH (p:AzurePolicyAssignment) RETURN p.name AS name, p.definition_name AS definition, p.is_initiative AS initiative, count(p) AS times ORDER BY name`);
  expect(found).toEqual([
    { name: 'benchmark', definition: 'Microsoft cloud security benchmark', initiative: true, times: 1 },
    { name: 'locations', definition: null, initiative: false, times: 2 },
    {
      name: 'secure-transfer',
      definition: 'Secure transfer to storage accounts should be enabled',
      initiative: false,
      times: 3,
    },
  ]);
});

test('the policy has the rights to read all of this, and no secret is read', async () => {
  await run();
  const policy = azure({ tenants: [] }).policy?.();
  expect((policy as { customRoles: { Actions: readonly string[] }[] }).customRoles[0]?.Actions).toEqual(
    expect.arrayContaining([
      'Microsoft.Authorization/roleAssignments/read',
      'Microsoft.Authorization/policySetDefinitions/read',
    ]),
  );
  const all = await open.rows('MATCH (n) RETURN properties(n) AS node');
  expect(JSON.stringify(all)).not.toContain('canary-');
});
