import { azure } from '@cadastre/connector-azure';
import { sync } from '@cadastre/core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AzureResource } from '../src/index.js';
import { type OpenAzure, openAzure } from './open-azure.js';

let open: OpenAzure;
beforeEach(async () => {
  open = await openAzure({ subscriptions: ['production'] });
});
afterEach(() => open.close());

const run = () => sync({ store: open.store, sources: [open.sourceOf(/Microsoft\.(?:Network|Cdn|Compute)\//)] });

/** Changes what a resource of Microsoft.Network is made of. */
function change(path: string, properties: (now: Record<string, unknown>) => object): void {
  const { resources, places } = open.simulator.estate;
  const id = `${places[0]?.group}/providers/Microsoft.Network/${path}`.toLowerCase();
  const resource = resources.get(id) as AzureResource & { properties: Record<string, unknown> };
  resources.set(id, { ...resource, properties: { ...resource.properties, ...properties(resource.properties) } });
}

async function answer(name: string) {
  const { tenant: tenantId, cloud, credential: signIn } = open.simulator;
  const { questions = [] } = azure({ tenants: [{ tenantId, cloud, signIn }] });
  const question = questions.find((each) => each.name === name);
  await run();
  const { columns, rows } = await open.store.query(question?.cypher ?? '', {});
  expect(columns).toEqual(question?.columns);
  return rows;
}

async function openMachines(): Promise<readonly object[]> {
  return (await answer('azure-open-machines')).map(({ interface: name, address, open_ports }) => ({
    name,
    address,
    ports: open_ports,
  }));
}

const web = { name: 'web', address: '203.0.113.10' };

test('a machine with a public address is open on the ports that a rule opens to everyone, and on no other', async () => {
  expect(await openMachines()).toEqual([{ ...web, ports: ['web: Tcp 80', 'web: Tcp 443'] }]);
});

test('a rule that an earlier one denies does not hold', async () => {
  change('networkSecurityGroups/web', ({ securityRules }) => ({
    securityRules: (securityRules as { name: string; properties: object }[]).map((rule) =>
      rule.name === 'DenyDesktops'
        ? { ...rule, properties: { ...rule.properties, priority: 99, destinationPortRange: '80' } }
        : rule,
    ),
  }));
  expect(await openMachines()).toEqual([{ ...web, ports: ['web: Tcp 443'] }]);
});

test('the group of the subnet opens an interface that has none, and closes one whose own group is open', async () => {
  change('networkInterfaces/web', () => ({ networkSecurityGroup: undefined }));
  expect(await openMachines()).toEqual([{ ...web, ports: ['web: Tcp 80', 'web: Tcp 443'] }]);
  const { resources } = open.simulator.estate;
  const [group] = [...resources.values()].filter(({ type }) => type === 'Microsoft.Network/networkSecurityGroups');
  const closed = { ...group, id: group?.id.replace(/web$/, 'closed'), name: 'closed', properties: {} } as AzureResource;
  resources.set(closed.id.toLowerCase(), closed);
  change('networkInterfaces/web', () => ({ networkSecurityGroup: { id: closed.id } }));
  expect(await openMachines()).toEqual([]);
});

test('a denial is no permission, whatever its direction', async () => {
  await run();
  const rows = await open.rows(
    'MATCH (rule:AzureNetworkSecurityRule:IpPermissionInbound) RETURN rule.name AS rule, rule.is_default AS is_default ORDER BY rule.name',
  );
  expect(rows).toEqual([
    { rule: 'AllowAmongThemselves', is_default: false },
    { rule: 'AllowSshFromOffice', is_default: false },
    { rule: 'AllowVnetInBound', is_default: true },
    { rule: 'AllowWeb', is_default: false },
  ]);
});

test('a rule by path leads to each pool that one of its paths leads to, by the name that its record has', async () => {
  await run();
  const rows = await open.rows(`
    MATCH (rule:AzureApplicationGatewayRule)-[:ROUTES_TO]->(pool:AzureApplicationGatewayBackendPool)
    OPTIONAL MATCH (pool)-[:ROUTES_TO]->(record:DNSRecord)
    RETURN rule.name AS rule, rule.listener_port AS port, rule.backend_port AS backend, pool.name AS pool, record.name AS record
    ORDER BY rule.name, pool.name`);
  const ports = { port: 443, backend: 8080 };
  expect(rows).toEqual([
    { rule: 'all', ...ports, pool: 'machines', record: null },
    { rule: 'by-path', ...ports, pool: 'machines', record: null },
    { rule: 'by-path', ...ports, pool: 'names', record: 'www.example.com' },
  ]);
});

test('a name dangles where what it points at is not there, and not where it is or is none of Azure’s', async () => {
  const dangling = { subscription: 'production', zone: 'example.com' };
  const campaign = { ...dangling, name: 'campaign.example.com', points_at: 'campaign-of-last-year.trafficmanager.net' };
  expect(await answer('azure-dangling-names')).toEqual([campaign]);
  const id = `${open.simulator.estate.places[0]?.group}/providers/Microsoft.Network/publicIPAddresses/gateway`;
  open.simulator.estate.resources.delete(id.toLowerCase());
  const www = { ...dangling, name: 'www.example.com', points_at: id.toLowerCase() };
  expect(await answer('azure-dangling-names')).toEqual([campaign, www]);
});

test('content delivery networks are not asked for what only Front Doors have', async () => {
  await run();
  const asked = open.simulator.calls().filter(({ path }) => path.includes('/profiles/pictures/'));
  expect(asked).toEqual([]);
});

test('no key, certificate or token of a network is in the graph', async () => {
  await run();
  const rows = await open.rows('MATCH (n) RETURN properties(n) AS properties');
  const links = await open.rows('MATCH ()-[r]->() RETURN properties(r) AS properties');
  expect(rows.length).toBeGreaterThan(100);
  expect(JSON.stringify(rows)).toContain('shop.trafficmanager.net');
  expect(JSON.stringify(links)).toContain('IKEv2');
  expect(JSON.stringify([rows, links])).not.toContain('canary');
});
