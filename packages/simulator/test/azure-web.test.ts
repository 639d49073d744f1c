import { sync } from '@cadastre/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenAzure, openAzure } from './open-azure.js';

const READ =
  /Microsoft\.(?:Web|Logic|ApiManagement|EventGrid|EventHub|ServiceBus|DataFactory|CognitiveServices|Search|Storage|KeyVault|ManagedIdentity)\/|^GET \/keys$/;
let open: OpenAzure;
beforeAll(async () => {
  open = await openAzure({ subscriptions: ['production'] });
  const { totals } = await sync({ store: open.store, sources: [open.sourceOf(READ)] });
  expect(totals.quarantined).toBe(0);
});
afterAll(() => open.close());

test('nothing of a secret is in the graph', async () => {
  const served = JSON.stringify([...open.simulator.estate.resources.values()]);
  expect(served.match(/canary-[\w-]+-not-a-secret/g)?.length).toBeGreaterThan(40);
  const graph = await open.rows('MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN n, r');
  expect(graph.length).toBeGreaterThan(100);
  expect(JSON.stringify(graph)).not.toContain('canary-');
});

test('web apps and function apps are told apart, and so are their slots', async () => {
  const cypher = (label: string) =>
    `MATCH (a:${label}) OPTIONAL MATCH (a)-[:CONTAINS]->(s:AzureAppServiceSlot) RETURN a.name AS app, s.name AS slot ORDER BY app`;
  expect(await open.rows(cypher('AzureAppService'))).toEqual([
    { app: 'legacy-production', slot: null },
    { app: 'shop-production', slot: 'staging' },
  ]);
  expect(await open.rows(cypher('AzureFunctionApp'))).toEqual([{ app: 'orders-production', slot: 'staging' }]);
});

test('of a compose file only that there is one is told, and of an image its digest', async () => {
  const columns = 'a.runtime AS runtime, a.is_container AS container, a.image_digest AS digest';
  expect(await open.rows(`MATCH (a:AzureAppService) RETURN ${columns} ORDER BY runtime`)).toEqual([
    { runtime: 'COMPOSE', container: true, digest: null },
    { runtime: 'NODE|20-lts', container: false, digest: null },
  ]);
  const [orders] = await open.rows(`MATCH (a:AzureFunctionApp) RETURN ${columns}`);
  expect(orders).toMatchObject({ container: true, digest: `sha256:${'0f'.repeat(32)}` });
});

test('who may reach a site is told in the order of its rules', async () => {
  const cypher =
    'MATCH (a:AzureFunctionApp) RETURN a.ip_restrictions AS rules, a.ftp_basic_auth_allowed AS ftp, a.scm_basic_auth_allowed AS scm, a.identity_principal_ids AS identities';
  expect(await open.rows(cypher)).toEqual([
    {
      rules: ['Allow 192.0.2.0/24', 'Deny Any'],
      ftp: false,
      scm: true,
      identities: ['0d0d0d0d-0000-4000-8000-000000000002', 'production-deploy-principal'],
    },
  ]);
});

test('events are followed from their source to where they go', async () => {
  const cypher =
    'MATCH (s:AzureEventGridSubscription)-[:SUBSCRIBES_TO]->(t) OPTIONAL MATCH (s)-[:DELIVERS_TO]->(d) RETURN t.name AS source, s.name AS name, d.name AS destination ORDER BY source, name';
  expect(await open.rows(cypher)).toEqual([
    { source: 'assets-production', name: 'audit', destination: 'events' },
    { source: 'orders-production', name: 'function', destination: 'orders-production' },
    { source: 'orders-production', name: 'hook', destination: null },
    { source: 'orders-production', name: 'queue', destination: 'incoming' },
    { source: 'tenants-production', name: 'storage', destination: 'productionassets' },
  ]);
});

test('a pipeline uses the datasets of activities that stand within activities', async () => {
  const cypher =
    'MATCH (p:AzureDataFactoryPipeline)-[:USES_DATASET]->(d:AzureDataFactoryDataset)-[:USES_LINKED_SERVICE]->(l) RETURN p.factory_id = d.factory_id AS same, d.name AS dataset, l.type AS type ORDER BY dataset, same';
  expect(await open.rows(cypher)).toEqual([
    { same: true, dataset: 'Lake', type: 'AzureBlobFS' },
    { same: true, dataset: 'Lake', type: 'AzureBlobFS' },
    { same: true, dataset: 'Orders', type: 'SqlServer' },
    { same: true, dataset: 'Orders', type: 'SqlServer' },
  ]);
  const vault =
    "MATCH (l:AzureDataFactoryLinkedService {name: 'Shop'})-[:USES_LINKED_SERVICE]->(v) RETURN DISTINCT v.name AS vault";
  expect(await open.rows(vault)).toEqual([{ vault: 'Vault' }]);
});

test('keys of an API gateway reach what they are for', async () => {
  const cypher =
    'MATCH (s:AzureApiManagementSubscription) OPTIONAL MATCH (s)-[:GRANTS_ACCESS_TO]->(t) RETURN DISTINCT s.name AS key, t.name AS target ORDER BY key';
  expect(await open.rows(cypher)).toEqual([
    { key: 'master', target: null },
    { key: 'mobile', target: 'starter' },
    { key: 'warehouse', target: 'orders' },
  ]);
  expect(
    await open.rows(
      'MATCH (b:AzureApiManagementBackend)-[:FORWARDS_TO]->(f:AzureFunctionApp) RETURN DISTINCT b.url AS url, f.name AS app',
    ),
  ).toEqual([{ url: 'https://orders-production.azurewebsites.net/api', app: 'orders-production' }]);
  expect(
    await open.rows('MATCH (g:AzureApiManagementService) RETURN DISTINCT g.legacy_protocols AS protocols'),
  ).toEqual([{ protocols: ['Protocols.Tls10'] }]);
});

test('only accounts that can have deployments are asked for them', async () => {
  const asked = open.simulator.calls().filter(({ path }) => path.endsWith('/deployments'));
  expect(asked.map(({ path }) => path.split('/').at(-2))).toEqual(
    expect.arrayContaining(['aiservices-production', 'openai-production']),
  );
  expect(asked.some(({ path }) => path.includes('/speechservices-'))).toBe(false);
});

test('a key has one id, however the provider writes it', async () => {
  const keys = (label: string) => open.rows(`MATCH (n:${label}) RETURN DISTINCT n.key_ids AS keys`);
  expect(await keys('AzureDataFactory')).toEqual([{ keys: ['https://production-keys.vault.azure.net/keys/data'] }]);
  expect(await keys('AzureEventHubsNamespace')).toEqual([
    { keys: ['https://production-keys.vault.azure.net/keys/data'] },
  ]);
  expect(await keys('AzureCognitiveServicesAccount')).toEqual([{ keys: [] }]);
});
