import { expect, it } from 'vitest';
import { ssoGroupMemberships, ssoGroups, ssoUsers } from './identity-store.js';
import { readRows } from './test-kit.js';

const scope = { account: '111122223333', region: 'eu-west-1' };
const arn = 'arn:aws:sso:::instance/ssoins-0123456789abcdef';
const instance = { id: arn, arn, identity_store_id: 'd-0123456789' };

it.each([
  [[{ Value: 'Second@Example.com' }, { Value: 'Ann@Example.com', Primary: true }], 'ann@example.com'],
  [[{ Value: 'Ann@Example.com' }], 'ann@example.com'],
  [[], null],
  [undefined, null],
])('a user whose addresses are %j', async (Emails, email) => {
  const Users = [{ UserId: 'u1', UserName: 'Ann', Emails, ExternalIds: [{ Issuer: 'i', Id: '00u1' }] }];
  const { rows, asked } = await readRows(ssoUsers, scope, { ListUsers: { Users } }, instance);
  expect(asked).toMatchObject([{ region: 'eu-west-1', input: { IdentityStoreId: 'd-0123456789' } }]);
  expect(rows).toMatchObject([
    { id: 'u1', properties: { user_name: 'Ann', name: 'Ann', email, external_id: '00u1', region: 'eu-west-1' } },
  ]);
});

it('has no users and groups yet without a store', async () => {
  const unfinished = { ...instance, identity_store_id: null };
  expect(await readRows(ssoUsers, scope, {}, unfinished)).toEqual({ rows: [], asked: [] });
  expect(await readRows(ssoGroups, scope, {}, unfinished)).toEqual({ rows: [], asked: [] });
});

it('puts users into groups', async () => {
  const Groups = [{ GroupId: 'g1', DisplayName: 'Developers' }];
  const { rows } = await readRows(ssoGroups, scope, { ListGroups: { Groups } }, instance);
  expect(rows).toMatchObject([{ id: 'g1', properties: { name: 'Developers', external_id: null } }]);
  const group = { id: 'g1', group_id: 'g1', identity_store_id: 'd-0123456789' };
  const GroupMemberships = [{ GroupId: 'g1', MemberId: { UserId: 'u1' } }];
  const members = await readRows(ssoGroupMemberships, scope, { ListGroupMemberships: { GroupMemberships } }, group);
  expect(members.rows).toMatchObject([{ schema: 'AWSSSOGroupMembership', id: 'u1 -> g1' }]);
  expect(members.asked).toMatchObject([{ input: { IdentityStoreId: 'd-0123456789', GroupId: 'g1' } }]);
});
