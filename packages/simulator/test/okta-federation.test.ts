import { okta, questions } from '@cadastre/connector-okta';
import { type GraphStore, type Source, sync } from '@cadastre/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OktaSimulator, startOktaSimulator } from '../src/index.js';
import { type OpenEstate, openEstate } from './open-estate.js';

let estate: OpenEstate;
let organization: OktaSimulator;
let sources: readonly [Source, Source];

beforeAll(async () => {
  estate = await openEstate({ regions: ['eu-west-1'] });
  organization = await startOktaSimulator({ accounts: estate.simulator.estate.accounts });
  const named = (name: string) => estate.simulator.estate.accounts.find((account) => account.name === name)?.id;
  const roles = ['management', 'production'].map((name) => `arn:aws:iam::${named(name)}:role/CadastreReader`);
  sources = [
    okta({ organizations: [{ url: organization.url, token: organization.token }], signInDays: 3_650 }),
    estate.source({ accounts: { roles } }),
  ];
  // Once: what joins the providers must be there after the first sync, though Okta is read before AWS has anything.
  await sync({ store: estate.store, sources, concurrency: 1 });
});
afterAll(async () => {
  await organization.close();
  await estate.close();
});

const rowsOf = async (cypher: string, store: GraphStore = estate.store) =>
  (await store.query(cypher, {})).rows as readonly Readonly<Record<string, unknown>>[];

test('a group opens the role that the application’s own settings say, after the first sync', async () => {
  const rows = await rowsOf(
    `MATCH (r:AWSRole)-[:ALLOWED_BY]->(g:OktaGroup) RETURN g.name AS group_name, r.arn AS role`,
  );
  const byName = rows.filter(({ group_name }) => String(group_name).startsWith('aws_'));
  expect(byName).toHaveLength(4);
  for (const { group_name, role } of byName) {
    const [, account, name] = String(group_name).split('_');
    expect(role).toBe(`arn:aws:iam::${account}:role/${name}`);
  }
  // Chosen for the group in the application.
  expect(rows).toContainEqual(expect.objectContaining({ group_name: 'Database administrators' }));
});

test('users and groups are joined with those that they were provisioned as in Identity Center, by external id', async () => {
  const users = await rowsOf(
    `MATCH (u:OktaUser)-[:CAN_ASSUME_IDENTITY]->(s:AWSSSOUser) WHERE s.external_id = u.id RETURN u.email AS email, s.email AS other`,
  );
  expect(users).toHaveLength(9);
  expect(users.filter(({ email, other }) => email !== other)).toEqual([]);
  const groups = await rowsOf(
    `MATCH (g:OktaGroup)-[:PROVISIONS]->(s:AWSSSOGroup) RETURN g.name AS name, s.display_name AS other ORDER BY name`,
  );
  expect(groups.map(({ name }) => name)).toEqual([
    'database-administrators',
    'developers',
    'everyone',
    'platform-engineers',
  ]);
  expect(groups.filter(({ name, other }) => name !== other)).toEqual([]);
});

test('one person is one identity with all of their accounts', async () => {
  const rows = await rowsOf(
    `MATCH (i:Identity)-[:HAS_ACCOUNT]->(a) WITH i, count(a) AS accounts RETURN accounts, count(i) AS people ORDER BY accounts`,
  );
  expect(rows).toEqual([
    { accounts: 1, people: 7 },
    { accounts: 2, people: 9 },
  ]);
});

test('who can reach which production database is one question', async () => {
  const question = questions.find(({ name }) => name === 'people-to-databases');
  const rows = (await estate.store.query(question?.cypher ?? '', { account: 'production' })).rows as readonly Readonly<
    Record<string, unknown>
  >[];
  const people = (pattern: RegExp) => [
    ...new Set(rows.filter(({ role }) => pattern.test(String(role))).map(({ person }) => String(person).split('@')[0])),
  ];
  // Through the group that names account and role.
  expect(people(/^administrator$/).sort()).toEqual(['amelia.hart', 'farid.haddad', 'katarzyna.nowak', 'priya.raman']);
  // Through Identity Center: the group platform-engineers has AdministratorAccess everywhere.
  expect(people(/^AWSReservedSSO_AdministratorAccess_/).sort()).toEqual(['amelia.hart', 'bashir.noor']);
  expect(people(/ReadOnly|read-only/)).toEqual([]);
  expect(new Set(rows.map(({ database }) => database)).size).toBeGreaterThan(3);
});
