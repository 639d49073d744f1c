import { questions as awsQuestions } from '@cadastre/connector-aws';
import { azure, questions as azureQuestions } from '@cadastre/connector-azure';
import { okta, questions as oktaQuestions } from '@cadastre/connector-okta';
import { openNeo4jStore, sync } from '@cadastre/core';
import { contentOf } from '@cadastre/core/conformance';
import { expect, test } from 'vitest';
import { neo4jVersionsAvailable } from '../../../scripts/neo4j/installed.js';
import { startNeo4j } from '../../../scripts/neo4j/start.js';
import { serversWanted, whyNoServers } from '../../../scripts/servers.js';
import { startAzureSimulator, startOktaSimulator } from '../src/index.js';
import { openEstate } from './open-estate.js';

const version = neo4jVersionsAvailable().at(-1);
if (!serversWanted) console.log(whyNoServers('the same sync into both stores', 'scripts/neo4j/install.sh 2026.09.0'));

test.skipIf(!serversWanted)(
  'the same sync gives the same graph and the same answers in the embedded store and in Neo4j',
  async () => {
    const estate = await openEstate({ regions: ['eu-west-1'] });
    const organization = await startOktaSimulator({ accounts: estate.simulator.estate.accounts });
    const tenant = await startAzureSimulator({ subscriptions: ['production'], pageSize: 20 });
    const server = await startNeo4j({ version: version ?? '' });
    const neo4j = await openNeo4jStore(server);
    try {
      const production = estate.simulator.estate.accounts.find(({ name }) => name.includes('production'));
      const roles = [estate.simulator.managementAccountId, production?.id].map(
        (id) => `arn:aws:iam::${id}:role/CadastreReader`,
      );
      const accounts = { roles };
      const sources = [
        estate.source({ accounts }),
        okta({ organizations: [{ url: organization.url, token: organization.token }], signInDays: 3_650 }),
        azure({ tenants: [{ tenantId: tenant.tenant, cloud: tenant.cloud, signIn: tenant.credential }] }),
      ];
      // One after the other: their order of reading differs, their content must not.
      const embedded = await sync({ store: estate.store, sources });
      const other = await sync({ store: neo4j, sources, concurrency: 4 });
      expect(other.totals).toMatchObject({ nodes: embedded.totals.nodes, edges: embedded.totals.edges });
      const [inFile, inServer] = [await contentOf(estate.store), await contentOf(neo4j)];
      expect(inFile.length).toBeGreaterThan(1_000);
      expect(inServer).toEqual(inFile);
      for (const { name, cypher, parameters = {} } of [...awsQuestions, ...azureQuestions, ...oktaQuestions]) {
        const values = Object.fromEntries(Object.entries(parameters).map(([key, { default: value }]) => [key, value]));
        const answers = await Promise.all([estate.store, neo4j].map((store) => store.query(cypher, values)));
        // Lists that a query collects have no order of their own.
        const [fromFile, fromServer] = answers.map(({ rows }) => rows.map(sortLists).sort());
        expect([name, fromServer]).toEqual([name, fromFile]);
      }
    } finally {
      await neo4j.close();
      await server.stop();
      await organization.close();
      await tenant.close();
      await estate.close();
    }
  },
  900_000,
);

function sortLists(row: object): string {
  return JSON.stringify(row, (_key, value: unknown) => (Array.isArray(value) ? [...value].sort() : value));
}
