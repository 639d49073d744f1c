import { describe, expect, it } from 'vitest';
import { fetches } from '../src/fetches.js';
import { batchesOf, jsonAnswer, listed } from './batches.js';
import { callOf, paramsOf } from './calls.js';
import { planOf } from './plans.js';

function fetchOf(name: string) {
  const found = fetches.find((fetch) => fetch.name === name);
  if (found === undefined) throw new Error(name);
  return found;
}

describe('callOf and paramsOf', () => {
  it('tell a call by its path', () => {
    const calls = ['GET /groups/{groupId}', 'GET /groups/rules', 'GET /groups/{groupId}/users'];
    expect(callOf(calls, '/groups/rules?limit=1')).toBe('GET /groups/rules');
    expect(callOf(calls, '/groups/00g1')).toBe('GET /groups/{groupId}');
    expect(callOf(calls, '/groups/00g1/apps')).toBeUndefined();
    expect(paramsOf('GET /groups/{groupId}/users', '/groups/a%20b/users')).toEqual({ groupId: 'a b' });
  });
});

describe('batchesOf', () => {
  it('makes one batch for each parent, without errors', () => {
    const fetch = fetchOf('OktaGroupMembership');
    const path = (id: string) => `/api/v1/groups/${id}/users`;
    const answers = [
      jsonAnswer('1', path('00g1'), []),
      jsonAnswer('2', path('00g2'), []),
      jsonAnswer('3', path('00g1'), []),
      { ...jsonAnswer('4', path('00g1'), {}), status: 404 },
      jsonAnswer('5', '/api/v1/groups', []),
    ];
    const batches = batchesOf(fetch, planOf(fetch), { name: 'c', answers });
    expect(batches.map(({ params, telling }) => [params.groupId, telling])).toEqual([
      ['00g1', ['1', '3']],
      ['00g2', ['2']],
    ]);
  });

  it('has something stand in for the calls that lead to the telling one', () => {
    const fetch = fetchOf('OktaUserRole');
    const answers = [jsonAnswer('1', '/api/v1/users/00u1/roles', [])];
    const [batch] = batchesOf(fetch, planOf(fetch), { name: 'c', answers });
    expect(batch?.answers.map(({ path, body }) => [path, body])).toEqual([
      ['/api/v1/users/00u1/roles', '[]'],
      ['/api/v1/iam/assignees/users', '{"value":[{"id":"00u1"}]}'],
    ]);
  });
});

describe('listed', () => {
  it('makes lists of what was asked for one by one, a further one for what was asked for again', () => {
    const plan = planOf(fetchOf('OktaCustomRole'));
    const answers = [
      jsonAnswer('1', '/api/v1/iam/roles/a', { id: 'a' }),
      jsonAnswer('2', '/api/v1/iam/roles/b', { id: 'b' }),
      jsonAnswer('3', '/api/v1/iam/roles/a', { id: 'a', label: 'new' }),
    ];
    expect(listed(plan, { name: 'c', answers }).answers.map(({ body }) => JSON.parse(body))).toEqual([
      { roles: [{ id: 'a' }, { id: 'b' }] },
      { roles: [{ id: 'a', label: 'new' }] },
    ]);
  });

  it('asks for policies by their type', () => {
    const answers = [jsonAnswer('1', '/api/v1/policies/p', { id: 'p', type: 'PASSWORD' })];
    const { answers: lists } = listed(planOf(fetchOf('OktaPolicy')), { name: 'c', answers });
    expect(lists.map(({ path }) => path)).toEqual(['/api/v1/policies?type=PASSWORD']);
  });
});
