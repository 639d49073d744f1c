import { azure } from '@cadastre/connector-azure';
import { okta } from '@cadastre/connector-okta';
import { type SyncReport, sync } from '@cadastre/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AzureSimulator, type OktaSimulator, startAzureSimulator, startOktaSimulator } from '../src/index.js';
import { type OpenEstate, openEstate } from './open-estate.js';

let estate: OpenEstate;
let tenant: AzureSimulator;
let organization: OktaSimulator;
let report: SyncReport;

beforeAll(async () => {
  estate = await openEstate({ regions: ['eu-west-1'] });
  const production = estate.simulator.estate.accounts.find(({ name }) => name === 'production')?.id;
  const reader = `arn:aws:iam::${production}:role/CadastreReader`;
  tenant = await startAzureSimulator({ awsRole: `arn:aws:iam::${production}:role/administrator`, pageSize: 50 });
  organization = await startOktaSimulator({ entraTenant: tenant.tenant });
  const { tenant: tenantId, cloud, credential: signIn } = tenant;
  // What joins the providers must be there after the first sync, though what is pointed at is read last.
  report = await sync({
    store: estate.store,
    sources: [
      okta({ organizations: [{ url: organization.url, token: organization.token }] }),
      azure({ tenants: [{ tenantId, cloud, signIn }] }),
      estate.source({ accounts: { roles: [reader] } }),
    ],
    concurrency: 1,
  });
});
afterAll(async () => {
  await organization.close();
  await tenant.close();
  await estate.close();
});

const rows = async (cypher: string) => (await estate.store.query(cypher, {})).rows;

test('all three are read to their end', () => {
  expect(report.partitions.filter(({ outcome }) => outcome.kind === 'failed' || outcome.kind === 'partial')).toEqual(
    [],
  );
});

test('an application of Entra for AWS opens the role that it names, to whoever has its role', async () => {
  const question = azure({ tenants: [] }).questions?.find(({ name }) => name === 'entra-to-aws');
  const { columns, rows: found } = await estate.store.query(question?.cypher ?? '', {});
  expect(columns).toEqual(question?.columns);
  expect(found).toEqual([
    {
      user: 'ada@example.com',
      user_type: 'Member',
      through_group: 'administrators',
      account: 'alderway-production',
      role: 'administrator',
    },
  ]);
});

test('the people of Entra are among those who can reach a production database', async () => {
  const question = okta({ organizations: [] }).questions?.find(({ name }) => name === 'people-to-databases');
  const { rows: found } = await estate.store.query(question?.cypher ?? '', { account: 'production' });
  expect(found.length).toBeGreaterThan(0);
  expect([...new Set(found.map(({ person, role }) => `${person} ${role}`))]).toEqual(['ada@example.com administrator']);
});

test('an organization of Okta trusts the tenant whose issuer it names', async () => {
  expect(
    await rows('MATCH (p:OktaIdentityProvider)-[:TRUSTS]->(t:AzureTenant) RETURN p.name AS name, t.id AS tenant'),
  ).toEqual([{ name: 'Entra ID', tenant: tenant.tenant }]);
});
