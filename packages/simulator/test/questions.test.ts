import { aws } from '@cadastre/connector-aws';
import { type QueryResult, sync } from '@cadastre/core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OpenEstate, openEstate } from './open-estate.js';

const questions = aws().questions ?? [];
let estate: OpenEstate;

beforeAll(async () => {
  // The first four accounts: production is where the findings are, shared-services where its vendors are.
  estate = await openEstate({ accounts: 4, regions: ['eu-west-1', 'us-east-1'] });
  await sync({ store: estate.store, sources: [estate.source()] });
});

afterAll(() => estate?.close());

async function answer(name: string): Promise<QueryResult> {
  const question = questions.find((each) => each.name === name);
  const parameters = Object.entries(question?.parameters ?? {}).map(([key, value]) => [key, value.default]);
  return estate.store.query(question?.cypher ?? '', Object.fromEntries(parameters));
}

it.each(questions.map(({ name, columns }) => ({ name, columns })))('$name has an answer', async ({ name, columns }) => {
  const { columns: answered, rows } = await answer(name);
  expect(answered).toEqual(columns);
  expect(rows).not.toEqual([]);
});

it('public-buckets finds the buckets that let everyone in by policy or by list, and no others', async () => {
  const { estate: made, accountIds } = estate.simulator;
  const buckets = accountIds.flatMap((id) => made.global(id).buckets);
  const byPolicy = buckets.filter(
    ({ isPublic, publicAccessBlock }) => isPublic && !publicAccessBlock?.RestrictPublicBuckets,
  );
  const byList = buckets.filter(
    ({ acl, publicAccessBlock }) =>
      acl.Grants?.some(({ Grantee }) => Grantee?.URI?.endsWith('AllUsers')) && !publicAccessBlock?.IgnorePublicAcls,
  );
  expect([byPolicy.length, byList.length]).toEqual([1, 1]);
  const { rows } = await answer('public-buckets');
  const found = (column: string) => rows.filter((row) => row[column] === true).map(({ bucket }) => bucket);
  expect(found('by_policy')).toEqual(byPolicy.map(({ bucket }) => bucket.Name));
  expect(found('by_acl')).toEqual(byList.map(({ bucket }) => bucket.Name));
  expect(rows).toHaveLength(2);
});

it('outside-roles finds the roles that trust an account outside of the organization, and no others', async () => {
  const { estate: made, accountIds } = estate.simulator;
  const expected = accountIds.flatMap((id) => {
    const { alias, roles } = made.global(id).iam;
    return roles.flatMap(({ RoleName, AssumeRolePolicyDocument = '' }) => {
      const policy = decodeURIComponent(AssumeRolePolicyDocument);
      return [...policy.matchAll(/arn:aws:iam::(\d{12}):root/g)]
        .filter(([, trusted = '']) => !accountIds.includes(trusted))
        .map(([, trusted]) => [trusted, alias, RoleName, policy.includes('sts:ExternalId')]);
    });
  });
  const { rows } = await answer('outside-roles');
  const found = rows.map(({ outside_account, account, role, external_id }) => [
    outside_account,
    account,
    role,
    external_id,
  ]);
  expect(found).toEqual(expected.sort());
  // One vendor in all accounts, and one in production that asked for no external id.
  expect(found.map(([, , , externalId]) => externalId)).toEqual([true, true, true, true, false]);
});
