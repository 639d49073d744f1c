import { fileURLToPath } from 'node:url';
import { compileSchemas, type SchemaModel } from '@cadastre/codegen';
import type { LinkRow, NodeRow, Schema } from '@cadastre/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { OktaGroupMembership, OktaUser } from '../src/generated/index.js';
import { compareRows, type Frame } from './compare.js';
import type { Expected, Json } from './expected.js';

const scope = { organization: 'example.okta.com' };
const USER = {
  id: '00u1',
  status: 'ACTIVE',
  created: '2025-09-29T03:41:01.000Z',
  type: { id: 'oty1' },
  profile: { login: 'a@example.com', email: 'A@example.com' },
};
const OTHER = { ...USER, id: '00u2', profile: { login: 'b@example.com' } };
const made = { VerifiedEmail: 'a@example.com', IdentityEmail: 'a@example.com' };

let models: readonly SchemaModel[];
beforeAll(async () => {
  const { model } = await compileSchemas(fileURLToPath(new URL('../../../schemas', import.meta.url)));
  models = model.schemas;
});

function frameOf(compiled: Schema, parent?: Json): Frame {
  const model = models.find(({ name }) => name === compiled.name);
  if (model === undefined) throw new Error(compiled.name);
  return { model, compiled, scope, parent };
}

const expectedOf = (schema: string, item: Json, own: Json = made): Expected => ({
  schema,
  file: 'a#1',
  item,
  made: own,
});
const userRow = (record: object) => OktaUser.map({ ...record, ...made }, scope, undefined as never) as NodeRow;

describe('compareRows, of a node', () => {
  const wanted = [expectedOf('OktaUser', USER), expectedOf('OktaUser', OTHER)];
  const differences = (rows: readonly NodeRow[]) =>
    compareRows(frameOf(OktaUser), rows, wanted).differences.map(({ path, expected, got }) => [path, expected, got]);

  it('finds nothing wrong with what the mapper makes, whatever the order', () => {
    const found = compareRows(frameOf(OktaUser), [userRow(OTHER), userRow(USER)], wanted);
    expect(found.differences).toEqual([]);
    expect(found.fields).toBeGreaterThan(60);
  });

  it('reports a value that was changed', () => {
    const wrong = userRow({ ...USER, profile: { ...USER.profile, login: 'c@example.com' } });
    expect(differences([wrong, userRow(OTHER)])).toEqual([['login', 'a@example.com', 'c@example.com']]);
  });

  it('reports what the fetch made wrongly', () => {
    const wrong = { ...userRow(USER), properties: { ...userRow(USER).properties, verified_email: null } };
    expect(differences([wrong, userRow(OTHER)])).toEqual([['verified_email', 'a@example.com', null]]);
  });

  it('reports a relationship to something else, and one to another organization', () => {
    const elsewhere = { ...userRow(USER), edges: [{ relationship: 0, match: ['other.okta.com'] }] };
    expect(differences([elsewhere, userRow(OTHER)]).map(([path]) => path)).toEqual([
      'HAS_TYPE',
      'HAS_ACCOUNT',
      '(tenant)',
    ]);
  });

  it('reports a missing row, one too many, and one that is there twice', () => {
    expect(differences([userRow(USER)])).toEqual([['(row)', ['00u2'], 'no row']]);
    const three = [userRow(USER), userRow(OTHER), userRow({ ...USER, id: '00u3' })];
    expect(differences(three)).toEqual([['(row)', 'no row', ['00u3']]]);
    expect(differences([userRow(USER), userRow(USER), userRow(OTHER)])).toEqual([['(row)', 'no row', ['00u1']]]);
  });

  it('takes nothing on trust that the fetch makes', () => {
    const silent = [expectedOf('OktaUser', USER, {})];
    expect(() => compareRows(frameOf(OktaUser), [userRow(USER)], silent)).toThrow('VerifiedEmail');
  });
});

describe('compareRows, of a relationship', () => {
  const parent = { id: '00g1' };
  const row = OktaGroupMembership.map({ id: '00u1' }, scope, parent as never) as LinkRow;
  const wanted = [expectedOf('OktaGroupMembership', { id: '00u1' }, {})];

  it('compares both ends', () => {
    expect(compareRows(frameOf(OktaGroupMembership, parent), [row], wanted)).toEqual({ differences: [], fields: 2 });
    const other = compareRows(frameOf(OktaGroupMembership, parent), [{ ...row, to: ['00g2'] }], wanted);
    expect(other.differences.map(({ path }) => path)).toEqual(['(row)', '(row)']);
  });
});
