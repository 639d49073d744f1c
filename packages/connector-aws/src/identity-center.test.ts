import { RecordError } from '@cadastre/core';
import { describe, expect, it } from 'vitest';
import { identityCenters, permissionSetAssignments, permissionSetPolicies, permissionSets } from './identity-center.js';
import { awsError, readRows } from './test-kit.js';

const scope = { account: '111122223333', region: 'eu-west-1' };
const InstanceArn = 'arn:aws:sso:::instance/ssoins-0123456789abcdef';
const instance = { id: InstanceArn, arn: InstanceArn, identity_store_id: 'd-0123456789' };
const setArn = (number: number) => `arn:aws:sso:::permissionSet/ssoins-0123456789abcdef/ps-${number}`;
const set = { id: setArn(1), arn: setArn(1), name: 'data_team_ops', instance_arn: InstanceArn };

describe('an instance', () => {
  const read = (...Instances: object[]) => readRows(identityCenters, scope, { ListInstances: { Instances } });

  it('is read in the account that owns it', async () => {
    const own = { InstanceArn, OwnerAccountId: '111122223333', IdentityStoreId: 'd-0123456789', Status: 'ACTIVE' };
    const { rows } = await read({ ...own, InstanceArn: `${InstanceArn}0`, OwnerAccountId: '444455556666' }, own);
    expect(rows).toMatchObject([{ id: InstanceArn, properties: { owner_account_id: '111122223333' } }]);
  });

  it('is read in its own region, not where it is copied to', async () => {
    const own = { InstanceArn, OwnerAccountId: '111122223333' };
    expect((await read({ ...own, PrimaryRegion: 'eu-west-1' })).rows).toHaveLength(1);
    expect((await read({ ...own, PrimaryRegion: 'us-east-1' })).rows).toEqual([]);
  });

  it('is a bad record when nobody can tell whose it is', async () => {
    await expect(read({ InstanceArn })).rejects.toThrow(RecordError);
  });
});

describe('permission sets', () => {
  const described = ({ PermissionSetArn }: { PermissionSetArn: string }) =>
    PermissionSetArn === setArn(2)
      ? awsError('ResourceNotFoundException')
      : { PermissionSet: { PermissionSetArn, Name: 'data_team_ops', SessionDuration: 'PT4H' } };

  it('are described one by one, without one that was deleted meanwhile', async () => {
    const answers = {
      ListPermissionSets: { PermissionSets: [setArn(1), setArn(2)] },
      DescribePermissionSet: described,
    };
    expect((await readRows(permissionSets, scope, answers, instance)).rows).toMatchObject([
      {
        id: setArn(1),
        properties: { name: 'data_team_ops', session_duration: 'PT4H', instance_arn: InstanceArn },
        edges: [`HAS_PERMISSION_SET AWSIdentityCenter ${InstanceArn}`],
      },
    ]);
  });

  it.each([
    'The operation is not supported for this Identity Center instance',
    'ListPermissionSets is not supported for account instances of IAM Identity Center',
  ])('are none in an instance of one account alone: %s', async (message) => {
    const answers = { ListPermissionSets: Object.assign(awsError('ValidationException'), { message }) };
    expect((await readRows(permissionSets, scope, answers, instance)).rows).toEqual([]);
  });

  it.each(['ValidationException', 'AccessDeniedException', 'ResourceNotFoundException'])(
    'that cannot be listed are not none: %s',
    async (name) => {
      const read = readRows(permissionSets, scope, { ListPermissionSets: awsError(name) }, instance);
      await expect(read).rejects.toThrow(name);
    },
  );

  it('name the policies that they give', async () => {
    const AttachedManagedPolicies = [{ Arn: 'arn:aws:iam::aws:policy/B' }, { Arn: 'arn:aws:iam::aws:policy/A' }];
    const answers = { ListManagedPoliciesInPermissionSet: { AttachedManagedPolicies } };
    const { rows } = await readRows(permissionSetPolicies, scope, answers, set);
    expect(rows).toMatchObject([
      {
        id: setArn(1),
        properties: { managed_policy_arns: ['arn:aws:iam::aws:policy/A', 'arn:aws:iam::aws:policy/B'] },
      },
    ]);
  });
});

describe('assignments', () => {
  const assigned: Record<string, object[]> = {
    '222222222222': [
      { PrincipalType: 'USER', PrincipalId: 'u1' },
      { PrincipalType: 'GROUP', PrincipalId: 'g1' },
    ],
    '111111111111': [{ PrincipalType: 'USER', PrincipalId: 'u1' }],
    '333333333333': [],
  };
  const answers = {
    ListAccountsForProvisionedPermissionSet: { AccountIds: Object.keys(assigned) },
    ListAccountAssignments: ({ AccountId = '' }) => ({ AccountAssignments: assigned[AccountId] }),
  };

  it('of a user are one relationship that has all accounts', async () => {
    const { rows } = await readRows(permissionSetAssignments, scope, answers, set);
    expect(rows.filter(({ schema }) => schema !== 'AWSPermissionSetRole')).toEqual([
      {
        schema: 'AWSSSOUserAssignment',
        id: `u1 -> ${setArn(1)}`,
        properties: { account_ids: ['111111111111', '222222222222'] },
        edges: [],
      },
      {
        schema: 'AWSSSOGroupAssignment',
        id: `g1 -> ${setArn(1)}`,
        properties: { account_ids: ['222222222222'] },
        edges: [],
      },
    ]);
  });

  it('have a role in each account, also where nobody is assigned any more', async () => {
    const { rows } = await readRows(permissionSetAssignments, scope, answers, set);
    expect(rows.filter(({ schema }) => schema === 'AWSPermissionSetRole').map(({ id }) => id)).toEqual(
      Object.keys(assigned).map((account) => `${setArn(1)} -> ${account},data_team_ops`),
    );
  });

  it('are read page by page, each list with tokens of its own', async () => {
    const page = (items: readonly string[], { NextToken }: { NextToken?: string }, list: string) => {
      const [name, at = '0'] = NextToken?.split(' ') ?? [list];
      if (name !== list) return awsError('ValidationException');
      const next = Number(at) + 1;
      return { item: items[Number(at)], ...(next < items.length && { NextToken: `${list} ${next}` }) };
    };
    const paged = {
      ListAccountsForProvisionedPermissionSet(input: object) {
        const { item, ...rest } = page(['111111111111', '222222222222'], input, 'accounts') as { item?: string };
        return { ...rest, AccountIds: [item] };
      },
      ListAccountAssignments(input: { AccountId: string; NextToken?: string }) {
        const { item, ...rest } = page(['u1', 'u2'], input, input.AccountId) as { item?: string };
        return { ...rest, AccountAssignments: [{ PrincipalType: 'USER', PrincipalId: item }] };
      },
    };
    const { rows } = await readRows(permissionSetAssignments, scope, paged, set);
    const account_ids = ['111111111111', '222222222222'];
    expect(rows.filter(({ schema }) => schema === 'AWSSSOUserAssignment')).toMatchObject([
      { id: `u1 -> ${setArn(1)}`, properties: { account_ids } },
      { id: `u2 -> ${setArn(1)}`, properties: { account_ids } },
    ]);
  });

  it.each([
    ['to nobody', { PrincipalType: 'USER' }],
    ['to what is neither user nor group', { PrincipalType: 'ROBOT', PrincipalId: 'r1' }],
  ])('%s are bad records', async (_what, assignment) => {
    const bad = { ...answers, ListAccountAssignments: { AccountAssignments: [assignment] } };
    await expect(readRows(permissionSetAssignments, scope, bad, set)).rejects.toThrow(RecordError);
  });
});
