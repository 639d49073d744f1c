import { type SyncReport, sync } from '@cadastre/core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OpenEstate, openEstate } from './open-estate.js';

let estate: OpenEstate;
let report: SyncReport;

beforeAll(async () => {
  estate = await openEstate({ accounts: 5, regions: ['eu-west-1', 'us-east-1'] });
  report = await sync({ store: estate.store, sources: [estate.source()] });
});

afterAll(() => estate?.close());

const rowsOf = async (cypher: string) => (await estate.store.query(cypher)).rows;

it('is read in the account and region that have it, and in no other', async () => {
  const { estate: made, managementAccountId } = estate.simulator;
  const found = await rowsOf(
    `MATCH (a:AWSAccount)-[:RESOURCE]->(i:AWSIdentityCenter)
     RETURN a.id AS account, i.arn AS arn, i.region AS region, i.owner_account_id AS owner`,
  );
  const { InstanceArn: arn } = made.identityCenter.instance;
  expect(found).toEqual([{ account: managementAccountId, arn, region: 'eu-west-1', owner: managementAccountId }]);
  const fetched = report.partitions.filter(({ fetch }) => fetch === 'AWSIdentityCenter');
  expect(fetched).toHaveLength(10);
  expect(fetched.filter(({ outcome }) => outcome.kind !== 'complete')).toEqual([]);
});

it('leads from a user through a group and a permission set to a role of each account', async () => {
  const found = await rowsOf(
    `MATCH (u:AWSSSOUser {email: 'amelia.hart@alderway.example'})-[:MEMBER_OF_SSO_GROUP]->(g:AWSSSOGroup)
       -[has:HAS_PERMISSION_SET]->(p:AWSPermissionSet {name: 'AdministratorAccess'})-[:ASSIGNED_TO_ROLE]->(r:AWSRole)
     WHERE r.account_id IN has.account_ids
     RETURN g.display_name AS group, r.account_id AS account, r.name AS role ORDER BY account`,
  );
  expect(found.map(({ group, account }) => [group, account])).toEqual(
    [...estate.simulator.accountIds].sort().map((account) => ['platform-engineers', account]),
  );
  for (const { role } of found) expect(role).toMatch(/^AWSReservedSSO_AdministratorAccess_[0-9a-f]{16}$/);
});

it('keeps a permission set apart from what its name is a part of', async () => {
  const { estate: made } = estate.simulator;
  const roles = await rowsOf(
    `MATCH (p:AWSPermissionSet)-[:ASSIGNED_TO_ROLE]->(r:AWSRole)
     RETURN p.name AS name, r.permission_set_name AS of, r.account_id AS account`,
  );
  expect(roles.filter(({ name, of }) => name !== of)).toEqual([]);
  const found = roles.map(({ name, account }) => `${name} ${account}`).sort();
  const expected = made.identityCenter.permissionSets.flatMap(({ set, accountIds }) =>
    accountIds.map((account) => `${set.Name} ${account}`),
  );
  expect(found).toEqual(expected.sort());
  expect(found.some((each) => each.startsWith('on_call_responder '))).toBe(true);
});

it('says in which accounts a user has a permission set, in one relationship', async () => {
  const byName = new Map(estate.simulator.estate.accounts.map(({ name, id }) => [name, id]));
  const found = await rowsOf(
    `MATCH (u:AWSSSOUser)-[has:HAS_PERMISSION_SET]->(p:AWSPermissionSet)
     RETURN u.display_name AS user, p.name AS name, has.account_ids AS accounts ORDER BY user`,
  );
  expect(found).toEqual([
    { user: 'Break Glass', name: 'AdministratorAccess', accounts: [byName.get('management')] },
    {
      user: 'Hiroshi Tanaka',
      name: 'DatabaseOperator',
      accounts: [byName.get('production'), byName.get('staging')].sort(),
    },
  ]);
});

it('has users and groups with the ids that their identity provider knows them by', async () => {
  const { users, groups } = estate.simulator.estate.identityCenter;
  const expected = [...users, ...groups].flatMap(({ ExternalIds = [] }) => ExternalIds.map(({ Id }) => Id));
  const found = await rowsOf(
    'MATCH (n) WHERE (n:AWSSSOUser OR n:AWSSSOGroup) AND n.external_id IS NOT NULL RETURN n.external_id AS id',
  );
  expect(found.map(({ id }) => id).sort()).toEqual(expected.sort());
  expect(expected).toHaveLength(13);
});
