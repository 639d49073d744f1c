/*
 * Reads two AWS accounts into an embedded graph, from a program of one's own.
 * Here a simulated organisation answers; without `endpoint` and `credentials` it is AWS itself, with the SDK's default credentials.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aws } from '@cadastre/connector-aws';
import { sync } from '@cadastre/core';
import { openEmbeddedStore } from '@cadastre/embedded';
import { startSimulator } from '@cadastre/simulator';

const simulator = await startSimulator({ accounts: 3 });
const [first, second] = simulator.accountIds.filter((id) => id !== simulator.managementAccountId);
const folder = await mkdtemp(join(tmpdir(), 'two-accounts-'));
const store = await openEmbeddedStore(join(folder, 'graph.grafeo'));

const report = await sync({
  store,
  sources: [
    aws({
      accounts: { roles: [`arn:aws:iam::${first}:role/CadastreReader`, `arn:aws:iam::${second}:role/CadastreReader`] },
      regions: ['eu-west-1'],
      endpoint: simulator.url,
      credentials: async () => simulator.credentials,
    }),
  ],
  onEvent: (event) => {
    if (event.kind === 'planned') console.log(`reading ${event.partitions} partitions`);
  },
});

console.log(
  `${report.outcome}: ${report.totals.nodes} nodes, ${report.totals.edges} relationships, ${report.totals.calls} calls`,
);
for (const { key, outcome } of report.partitions) {
  if (outcome.kind === 'failed') console.log(`  ${key}: ${outcome.failure.code}: ${outcome.failure.message}`);
}

await store.close();
await simulator.close();
await rm(folder, { recursive: true });
process.exitCode = report.outcome === 'failed' ? 1 : 0;
