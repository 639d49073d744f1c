import { sync } from '@cadastre/core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenAzure, openAzure } from './open-azure.js';

let open: OpenAzure;
beforeEach(async () => {
  open = await openAzure({ subscriptions: ['production'] });
});
afterEach(() => open.close());

const run = () =>
  sync({ store: open.store, sources: [open.sourceOf(/Microsoft\.(?:Compute|Container\w+|App|ManagedIdentity)\//)] });

const POOLS = `MATCH (c:AzureKubernetesCluster)-[:HAS_AGENT_POOL]->(p:AzureKubernetesAgentPool)
  RETURN c.name AS cluster, p.name AS pool, p.id = c.id + '/agentpools/' + p.name AS own ORDER BY cluster, pool`;

test('two clusters with pools of the same name keep each its own', async () => {
  await run();
  expect(await open.rows(POOLS)).toEqual([
    { cluster: 'production-blue', pool: 'apps', own: true },
    { cluster: 'production-blue', pool: 'system', own: true },
    { cluster: 'production-green', pool: 'system', own: true },
  ]);
});

test('a pool that is gone from one cluster stays in the other', async () => {
  await run();
  const [blue] = [...open.simulator.estate.resources.values()].filter(({ name }) => name === 'production-blue');
  const properties = blue?.properties as { agentPoolProfiles: { name: string }[] };
  properties.agentPoolProfiles = properties.agentPoolProfiles.filter(({ name }) => name !== 'system');
  await run();
  expect(await open.rows(POOLS)).toEqual([
    { cluster: 'production-blue', pool: 'apps', own: true },
    { cluster: 'production-green', pool: 'system', own: true },
  ]);
});

test('what a cluster acts as is told once for each identity, with all its uses', async () => {
  await run();
  expect(
    await open.rows(`MATCH (c:AzureKubernetesCluster {name: 'production-blue'})-[u:USES_IDENTITY]->(i:AzureUserAssignedIdentity)
      RETURN i.name AS identity, u.used_for AS used_for ORDER BY identity`),
  ).toEqual([
    { identity: 'production-deploy', used_for: ['control plane'] },
    { identity: 'production-kubelet', used_for: ['azurepolicy', 'kubeletidentity'] },
  ]);
  expect(
    await open.rows(`MATCH (c:AzureKubernetesCluster)
      RETURN c.name AS name, c.api_server_public_access AS public, c.addons AS addons ORDER BY name`),
  ).toEqual([
    { name: 'production-blue', public: true, addons: ['azurepolicy', 'omsAgent'] },
    { name: 'production-green', public: false, addons: ['azurepolicy', 'omsAgent'] },
  ]);
});

test('the resource group of the nodes is told, whatever its case', async () => {
  const { estate } = open.simulator;
  const id = `/subscriptions/${estate.places[0]?.subscription}/resourceGroups/MC_Production-Blue`;
  estate.resources.set(id.toLowerCase(), {
    id,
    type: 'Microsoft.Resources/resourceGroups',
    name: 'MC_Production-Blue',
  });
  await run();
  expect(
    await open.rows(
      'MATCH (c:AzureKubernetesCluster)-[:NODES_IN]->(g:AzureResourceGroup) RETURN c.name AS cluster, g.name AS nodes ORDER BY cluster',
    ),
  ).toEqual([
    { cluster: 'production-blue', nodes: 'MC_Production-Blue' },
    { cluster: 'production-green', nodes: 'MC_production-green' },
  ]);
});

test('a service account of a cluster leads to the identity that it can act as', async () => {
  await run();
  expect(
    await open.rows(`MATCH (c:AzureKubernetesCluster)<-[:TRUSTS]-(f:AzureFederatedIdentityCredential)
        <-[:HAS_FEDERATED_CREDENTIAL]-(i:AzureUserAssignedIdentity)
      RETURN c.name AS cluster, f.subject AS subject, i.name AS identity`),
  ).toEqual([{ cluster: 'production-blue', subject: 'system:serviceaccount:web:app', identity: 'production-deploy' }]);
});

test('a disk that two machines share is a place of each, and one disk', async () => {
  await run();
  expect(
    await open.rows(`MATCH (m:AzureVirtualMachine)-[:ATTACHED_TO]->(p:AzureDataDisk)-[:BACKED_BY]->(d:AzureDisk)-[:ATTACHED_TO]->(m)
      RETURN m.name AS machine, p.name AS place, d.name AS disk ORDER BY machine`),
  ).toEqual([
    { machine: 'production-idle', place: 'shared', disk: 'production-data' },
    { machine: 'production-web', place: 'production-data', disk: 'production-data' },
  ]);
});

test('a machine names all principals that it can act as', async () => {
  await run();
  expect(
    await open.rows(
      'MATCH (m:AzureVirtualMachine) RETURN m.name AS name, m.identity_principal_ids AS principals ORDER BY name',
    ),
  ).toEqual([
    { name: 'production-idle', principals: [] },
    { name: 'production-web', principals: ['production-deploy-principal', 'production-web-principal'] },
  ]);
});

test('no secret that an answer holds comes into the graph', async () => {
  await run();
  expect(JSON.stringify([...open.simulator.estate.resources.values()])).toContain('canary-');
  const graph = JSON.stringify([await open.rows('MATCH (n) RETURN n'), await open.rows('MATCH ()-[r]->() RETURN r')]);
  expect(graph).toContain('production-web');
  expect(graph).not.toContain('canary-');
});
