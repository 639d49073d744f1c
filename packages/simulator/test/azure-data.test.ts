import { azure } from '@cadastre/connector-azure';
import { type SyncReport, sync } from '@cadastre/core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AzureFaultRule, AzureResource } from '../src/index.js';
import { type OpenAzure, openAzure } from './open-azure.js';

let open: OpenAzure;
const DATABASES = /Microsoft\.(?:Sql|DocumentDB|DBfor\w+|Cache)\//;
const STORAGE = /Microsoft\.Storage\/storageAccounts/;
const VAULTS = /Microsoft\.KeyVault\/|^GET \/(?:secrets|keys|certificates)$/;
const OTHERS =
  /Microsoft\.(?:EventHub|ServiceBus|Synapse|DataFactory|MachineLearningServices|CognitiveServices|ContainerRegistry|Compute\/diskEncryptionSets)/;
const run = (...calls: readonly RegExp[]) =>
  sync({ store: open.store, sources: [open.sourceOf(new RegExp(calls.map(({ source }) => source).join('|')))] });
const paths = () => open.simulator.calls().map(({ path }) => path);
const change = (id: string, properties: object) => {
  const key = [...open.simulator.estate.resources.keys()].find((each) => each.endsWith(id)) ?? '';
  const resource = open.simulator.estate.resources.get(key) as AzureResource;
  const changed = { ...resource, properties: { ...(resource.properties as object), ...properties } };
  open.simulator.estate.resources.set(key, changed);
};
/** Refuses what ends with one of these, as Azure does. */
const refuse =
  (code: string, status: number, ...ends: readonly string[]): AzureFaultRule =>
  ({ path }) =>
    ends.some((end) => path.endsWith(end)) ? { kind: 'error', code, message: 'no', status } : undefined;

describe('what was read once', () => {
  let first: SyncReport;
  beforeAll(async () => {
    open = await openAzure();
    first = await run(DATABASES, STORAGE, VAULTS, OTHERS);
  });
  afterAll(() => open.close());

  test('everything hangs below its subscription', async () => {
    expect(first.unresolved.filter(({ type }) => type === 'RESOURCE')).toEqual([]);
  });

  test('no secret that an answer holds is stored', async () => {
    const kept = await open.rows(
      'MATCH (n) RETURN properties(n) AS p UNION ALL MATCH ()-[r]->() RETURN properties(r) AS p',
    );
    expect(kept.length).toBeGreaterThan(500);
    expect(JSON.stringify(kept)).not.toContain('not-a-secret');
  });

  test('dates of a vault are those that its seconds say', async () => {
    const [secret] = await open.rows(
      "MATCH (s:AzureKeyVaultSecret {id: 'https://production-apps.vault.azure.net/secrets/site'}) RETURN s.expires_at = datetime('2027-03-01T08:00:00Z') AS expires, s.managed AS managed",
    );
    expect(secret).toEqual({ expires: true, managed: true });
  });

  test('whatever is encrypted with a key leads to it, whichever version and case its answer names', async () => {
    const encrypted = await open.rows(
      "MATCH (x)-[:ENCRYPTED_BY]->(k:AzureKeyVaultKey {id: 'https://production-keys.vault.azure.net/keys/data'}), (x)-[:KEEPS_KEY_IN]->(v:AzureKeyVault)-[:CONTAINS]->(k) RETURN x.name AS name ORDER BY name",
    );
    expect(encrypted.map((row) => (row as { name: string }).name)).toEqual([
      'audit-production',
      'billing-production',
      'etl-production',
      'orders-production',
      'production-events',
      'production-keys',
      'production-orders',
      'production-sql',
      'production-sql',
      'production-sql2',
      'productionlake',
      'reports-production',
      'telemetry-production',
    ]);
  });

  test('an account of Cosmos DB is asked only for what its API has', async () => {
    const asked = paths().filter((path) => /databaseaccounts\/production-\w+\/\w+$/.test(path));
    expect([...new Set(asked.map((path) => path.split('/').slice(-2).join(' ')))].sort()).toEqual([
      'production-cassandra cassandrakeyspaces',
      'production-mongo mongodbdatabases',
      'production-sql sqldatabases',
      'production-table tables',
    ]);
  });

  test('what a database of the system cannot have is not asked for', async () => {
    expect(paths().filter((path) => path.includes('/databases/master/'))).toEqual([]);
    expect(paths().filter((path) => path.endsWith('/databases/shop/restorepoints'))).toHaveLength(4);
  });

  test('an account is asked for the services that it has an endpoint of', async () => {
    const asked = paths().filter((path) => /productionlake\/\w+services$/.test(path));
    expect(asked.map((path) => path.split('/').at(-1))).toEqual(['blobservices']);
    expect(
      await open.rows(
        'MATCH (a:AzureStorageAccount)-[:CONTAINS]->(f:AzureDataLakeFileSystem) RETURN DISTINCT a.name AS account ORDER BY account',
      ),
    ).toEqual([{ account: 'developmentlake' }, { account: 'productionlake' }]);
  });
});

describe('what changes from one time to the next', () => {
  beforeEach(async () => {
    open = await openAzure();
  });
  afterEach(() => open.close());

  test('a vault that may not be read keeps what is known of it, and stops no other', async () => {
    await run(VAULTS);
    open.simulator.estate.vaults.set('development-apps/secrets', []);
    open.simulator.setFault(refuse('Forbidden', 403, '/vaults/production-apps/secrets'));
    const { partitions } = await run(VAULTS);
    const incomplete = partitions.filter(({ outcome }) => outcome.kind !== 'complete');
    expect(incomplete.map(({ fetch, outcome }) => [fetch, outcome.kind])).toEqual([['AzureKeyVaultSecret', 'partial']]);
    const counted =
      'MATCH (v:AzureKeyVault)-[:CONTAINS]->(s:AzureKeyVaultSecret) RETURN v.name AS vault, count(s) AS n ORDER BY vault';
    expect(await open.rows(counted)).toEqual([
      { vault: 'development-keys', n: 4 },
      { vault: 'production-apps', n: 4 },
      { vault: 'production-keys', n: 4 },
    ]);
  });

  test('rules for old blobs are forgotten when Azure says that there are none, and at no other error', async () => {
    const rules = () =>
      open.rows("MATCH (a:AzureStorageAccount {name: 'productionlake'}) RETURN a.lifecycle_rules AS rules");
    const at = 'productionlake/managementpolicies/default';
    await run(STORAGE);
    open.simulator.setFault(refuse('AuthorizationFailed', 403, at));
    expect((await run(STORAGE)).partitions.filter(({ outcome }) => outcome.kind !== 'complete')).toHaveLength(1);
    expect(await rules()).toEqual([{ rules: ['delete-old'] }]);
    open.simulator.setFault(refuse('ManagementPolicyNotFound', 404, at));
    expect((await run(STORAGE)).partitions.filter(({ outcome }) => outcome.kind !== 'complete')).toEqual([]);
    expect(await rules()).toEqual([{ rules: null }]);
  });

  test('azure-public-databases tells from where each can be reached', async () => {
    change('servers/production-sql', { publicNetworkAccess: 'Disabled' });
    await run(DATABASES);
    const question = (azure({ tenants: [] }).questions ?? []).find(({ name }) => name === 'azure-public-databases');
    const rows = (await open.rows(question?.cypher ?? '')) as readonly Record<string, unknown>[];
    const found = rows
      .filter(({ subscription }) => subscription === 'production')
      .map(({ server, from_everywhere, from_all_of_azure }) => [server, from_everywhere, from_all_of_azure]);
    expect(found.sort()).toEqual([
      ['production-cassandra', true, false],
      ['production-orders', true, false],
      ['production-sql2', false, true],
      ['production-table', true, false],
    ]);
  });
});
