import { fileURLToPath } from 'node:url';
import { compileSchemas, type SchemaModel } from '@cadastre/codegen';
import { beforeAll, describe, expect, it } from 'vitest';
import { realms } from '../src/organization.js';
import { checkFetch, checkLists } from './check-description.js';
import { parsePath, shapesAt, shapesOf } from './described-paths.js';
import { readDescription } from './description.js';
import { planOf } from './plans.js';

const REALM = {
  id: { type: 'string' },
  isDefault: { type: 'boolean' },
  created: { type: 'string' },
  lastUpdated: { type: 'string' },
  profile: { $ref: '#/components/schemas/Profile' },
};

function documentOf(properties: object, scope = 'okta.realms.read') {
  const schema = { type: 'array', items: { type: 'object', properties } };
  const content = { 'application/json': { schema, examples: { One: { $ref: '#/components/examples/One' } } } };
  const get = { security: [{ apiToken: [] }, { oauth2: [scope] }], responses: { 200: { content } } };
  return {
    paths: { '/api/v1/realms': { get } },
    components: {
      examples: { One: { value: [{ id: 'guo1' }] } },
      schemas: { Profile: { properties: { name: {}, realmType: {} } }, Lost: { $ref: '#/nowhere' } },
    },
  };
}

describe('checkFetch', () => {
  let models: readonly SchemaModel[];
  beforeAll(async () => {
    const { model } = await compileSchemas(fileURLToPath(new URL('../../../schemas', import.meta.url)));
    models = model.schemas;
  });
  const differences = (document: object, seen: readonly string[] = []) =>
    checkFetch(realms, planOf(realms), models, readDescription(document), new Set(seen)).differences.map(
      ({ path }) => path,
    );

  it('finds nothing wrong where the description has all of it', () => {
    expect(differences(documentOf(REALM))).toEqual([]);
  });

  it('reports a path that the description does not have', () => {
    const { isDefault: _, ...others } = REALM;
    expect(differences(documentOf({ ...others, profile: { properties: { name: {} } } }))).toEqual([
      'profile.realmType',
      'isDefault',
    ]);
  });

  it('reports a path where any name will do, unless an answer has it', () => {
    const free = documentOf({ ...REALM, profile: { properties: { name: {} }, additionalProperties: true } });
    expect(differences(free)).toEqual(['profile.realmType (unseen)']);
    expect(differences(free, ['OktaRealm profile.realmType'])).toEqual([]);
  });

  it('reports another OAuth scope, and a call that is not there', () => {
    expect(differences(documentOf(REALM, 'okta.orgs.read'))).toEqual(['GET /api/v1/realms (scope)']);
    expect(differences({ paths: {} })).toEqual(['GET /api/v1/realms']);
  });
});

describe('readDescription', () => {
  const description = readDescription(documentOf(REALM));

  it('follows references to examples, and tells those that lead nowhere', () => {
    expect(description.operation('GET /api/v1/realms')?.examples).toEqual([{ name: 'One', value: [{ id: 'guo1' }] }]);
    expect(description.dangling).toEqual(['#/nowhere']);
  });

  it('looks into all that is combined, and into what may have any name', () => {
    const schema = {
      allOf: [{ properties: { a: { type: 'array', items: { oneOf: [{ properties: { b: {} } }] } } } }],
      discriminator: { mapping: { x: '#/components/schemas/Profile' } },
      anyOf: [{ properties: { free: { additionalProperties: true } } }, { $ref: '#/nowhere' }],
    };
    const isThere = (path: string) => shapesAt(shapesOf(schema, description), parsePath(path), description).length > 0;
    expect(['a[].b', 'realmType', 'free.any.thing[].x'].map(isThere)).toEqual([true, true, true]);
    expect(['a.b', 'a[].c', 'b', 'free[]'].map(isThere)).toEqual([false, false, false, false]);
  });
});

it('reports a value that the connector has a list of, and which is not in it', () => {
  const schemas = { PolicyType: { enum: ['PASSWORD', 'NEW'] }, RoleType: { enum: ['SUPER_ADMIN', 'CUSTOM', 'OTHER'] } };
  const description = readDescription({ components: { schemas } });
  expect(checkLists(description).map(({ schema, path }) => [schema, path])).toEqual([
    ['POLICY_TYPES', 'NEW'],
    ['ROLE_TYPES', 'OTHER'],
  ]);
});
