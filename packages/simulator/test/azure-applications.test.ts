import { sync } from '@cadastre/core';
import { contentOf } from '@cadastre/core/conformance';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenAzure, openAzure } from './open-azure.js';

const DIRECTORY = /\/(?:v1\.0|beta)\//;
let azure: OpenAzure;
beforeAll(async () => {
  azure = await openAzure({ pageSize: 4 });
  await sync({ store: azure.store, sources: [azure.sourceOf(DIRECTORY)] });
});
afterAll(() => azure.close());

test('no secret of an application, a certificate or a federation is in the graph', async () => {
  const content = (await contentOf(azure.store)).join('\n');
  expect(content).toContain('made by hand');
  expect(content).not.toContain('canary');
});

test('who has which role of which application is there after one run, and programs have theirs', async () => {
  const rows = await azure.rows(
    `MATCH (who:EntraPrincipal)-[:HAS_APP_ROLE]->(a:EntraAppRoleAssignment)-[:ASSIGNED_TO]->(to:EntraServicePrincipal)
     OPTIONAL MATCH (a)-[:ASSIGNED_ROLE]->(role:EntraAppRole)
     WHERE NOT to.display_name = 'wiki'
     RETURN who.display_name AS who, to.display_name AS application, role.value AS role ORDER BY application, who`,
  );
  expect(rows).toContainEqual({ who: 'deploy', application: 'Microsoft Graph', role: 'Directory.Read.All' });
  expect(rows.filter((row) => (row as { application: string }).application === 'wiki')).toHaveLength(4);
});

test('a role without a number is no role that is missing', async () => {
  const report = await sync({ store: azure.store, sources: [azure.sourceOf(DIRECTORY)] });
  // Only what lies in AWS, Okta and the subscriptions, which were not read, has no other end.
  expect([...new Set(report.unresolved.map(({ type }) => type))].sort()).toEqual([
    'ALLOWED_BY',
    'FEDERATES_TO',
    'SIGNS_IN_AT',
  ]);
});

test('words among the ids of a policy are no users and no applications', async () => {
  const rows = await azure.rows(
    `MATCH (p:EntraConditionalAccessPolicy)-[r]->(other)
     RETURN p.display_name AS policy, type(r) AS how, other.display_name AS other ORDER BY policy, how, other`,
  );
  expect(rows).toEqual([
    { policy: 'Administrators by key', how: 'APPLIES_TO', other: 'deploy' },
    { policy: 'Administrators by key', how: 'INCLUDES', other: 'Global Administrator' },
    { policy: 'Second factor for everybody', how: 'EXCLUDES', other: 'Office' },
    { policy: 'Second factor for everybody', how: 'EXCLUDES', other: 'ada' },
    { policy: 'Second factor for everybody', how: 'EXCLUDES', other: 'laptops' },
    { policy: 'Second factor for everybody', how: 'SPARES', other: 'wiki' },
  ]);
});

test('a role of the directory can be limited to a unit or to an application', async () => {
  const rows = await azure.rows(
    `MATCH (a:EntraRoleAssignment)-[:SCOPED_TO]->(scope) RETURN a.id AS id, scope.display_name AS scope ORDER BY id`,
  );
  expect(rows).toEqual([
    { id: 'held-3', scope: expect.any(String) },
    { id: 'held-4', scope: 'wiki' },
  ]);
});

test('the service principal of the tenant’s own application belongs to it, and a foreign one to nobody here', async () => {
  const rows = await azure.rows(
    `MATCH (a:EntraApplication)-[:SERVICE_PRINCIPAL]->(p:EntraServicePrincipal) RETURN a.display_name AS name ORDER BY name`,
  );
  expect(rows).toEqual(['aws', 'deploy', 'old-script', 'reports', 'wiki'].map((name) => ({ name })));
});

test('a service principal that is listed without its id ends the list of who has its roles, and takes none away', async () => {
  azure.simulator.setFault(({ operation }) =>
    operation === 'GET /v1.0/serviceprincipals' ? { kind: 'data', data: { items: [{ appId: 'unnamed' }] } } : undefined,
  );
  const only = [{ source: 'azure', fetch: 'EntraAppRoleAssignment' }];
  const { outcome, totals } = await sync({ store: azure.store, sources: [azure.sourceOf(DIRECTORY)], only });
  azure.simulator.setFault(undefined);
  expect(outcome).not.toBe('complete');
  expect(totals.nodesDeleted).toBe(0);
});
