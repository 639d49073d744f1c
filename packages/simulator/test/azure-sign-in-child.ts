/*
 * Reads the simulated tenant with the real credential of Azure, each time that it is sent a secret, into one graph. A process of its own: Node reads
 * which authorities to trust when it starts.
 */
import { azure } from '@cadastre/connector-azure';
import { sync } from '@cadastre/core';
import { openEmbeddedStore } from '@cadastre/embedded';

const { TENANT: tenantId = '', AUTHORITY: authority = '', CLIENT: clientId = '', GRAPH: path = '' } = process.env;
const at = new URL(authority);
const cloud = { resourceManager: at, graph: at, authority: at, vault: `${at.origin}/vaults/{name}` };
const only = ['EntraUser', 'EntraGroup', 'AzureDisk', 'AzureKeyVaultSecret'].map((fetch) => ({
  source: 'azure',
  fetch,
}));
const store = await openEmbeddedStore(path);

process.on('message', (clientSecret: string) => {
  const source = azure({ tenants: [{ tenantId, cloud, signIn: { kind: 'clientSecret', clientId, clientSecret } }] });
  const calls = { firstDelayMs: 1, maxDelayMs: 5 };
  void sync({ store, sources: [source], only, calls }).then(({ outcome, totals, partitions }) => {
    const outcomes = partitions.map((partition) => partition.outcome);
    process.send?.({ outcome, totals, outcomes: JSON.stringify(outcomes) });
  });
});
process.on('disconnect', () => void store.close());
process.send?.('ready');
