/*
 * Asks the graph with typed results: the generated types say what each property is.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AWSEC2Instance, type AWSRole, aws } from '@cadastre/connector-aws';
import { type PropertiesOf, sync } from '@cadastre/core';
import { openEmbeddedStore } from '@cadastre/embedded';
import { startSimulator } from '@cadastre/simulator';

type Instance = PropertiesOf<typeof AWSEC2Instance>;
type Role = PropertiesOf<typeof AWSRole>;

const simulator = await startSimulator({ accounts: 6 });
const folder = await mkdtemp(join(tmpdir(), 'typed-queries-'));
const store = await openEmbeddedStore(join(folder, 'graph.grafeo'));
await sync({
  store,
  sources: [
    aws({
      accounts: { organizationRole: 'CadastreReader' },
      regions: ['eu-west-1'],
      endpoint: simulator.url,
      credentials: async () => simulator.credentials,
    }),
  ],
});

// One row is one object; a property has the type that its schema gives it.
const { rows } = await store.query<{
  instance: Instance['name'];
  launched: Instance['launched_at'];
  role: Role['name'];
}>(
  `MATCH (i:AWSEC2Instance)-[:INSTANCE_PROFILE]->(:AWSInstanceProfile)-[:ASSOCIATED_WITH]->(r:AWSRole)
   WHERE i.state = $state
   RETURN i.name AS instance, i.launched_at AS launched, r.name AS role
   ORDER BY instance, role`,
  { state: 'running' },
  { maxRows: 5 },
);
for (const { instance, launched, role } of rows) {
  console.log(`${instance ?? '?'} runs as ${role ?? '?'} since ${launched?.toISOString().slice(0, 10) ?? '?'}`);
}

// What a query may not do is refused before it runs, with what to write instead.
const refused = await store.query('MATCH (n) DETACH DELETE n').catch((error: { code: string }) => error.code);
console.log(`a query that deletes: ${refused}`);
if (rows.length === 0) throw new Error('no instance was found');

await store.close();
await simulator.close();
await rm(folder, { recursive: true });
