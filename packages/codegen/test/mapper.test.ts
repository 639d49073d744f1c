import { RecordError } from '@cadastre/core';
import { expect, test } from 'vitest';
import {
  AWSEC2SecurityGroup,
  AWSIpRange,
  AWSLambda,
  AWSRole,
  AWSRoleGrant,
  AWSRoleInlinePolicy,
  type AWSRoleProperties,
  AWSRoleUsage,
} from './generated/aws/index.js';

const SCOPE = { account: '123456789012', region: 'eu-west-1' };
const NONE = undefined as never;
const ROLE = 'arn:aws:iam::123456789012:role/admin';

const lambda = (record: Parameters<typeof AWSLambda.map>[0]) => AWSLambda.map(record, SCOPE, NONE);
const role = (record: Parameters<typeof AWSRole.map>[0]) =>
  AWSRole.map({ Arn: ROLE, RoleName: 'Admin', ...record }, SCOPE, NONE);

test('a record becomes a row, with the tenant first among its edges', () => {
  expect(
    lambda({
      FunctionArn: 'arn:f',
      FunctionName: 'f',
      MemorySize: 128,
      LastModified: '2026-01-02T03:04:05.000+0000',
      Runtime: 'python3.12',
      Role: ROLE,
      VpcConfig: { SecurityGroupIds: ['sg-1', 'sg-2'] },
      Layers: [{ Arn: 'arn:layer', CodeSize: 7 }, { CodeSize: 8 }],
    }),
  ).toEqual({
    kind: 'node',
    id: 'arn:f',
    properties: {
      arn: 'arn:f',
      name: 'f',
      memory_mb: 128,
      modified_at: new Date('2026-01-02T03:04:05Z'),
      runtime: 'python3.12',
      region: 'eu-west-1',
    },
    labels: [],
    edges: [
      { relationship: 0, match: ['123456789012'] },
      { relationship: 1, match: [ROLE] },
      { relationship: 2, match: ['sg-1'] },
      { relationship: 2, match: ['sg-2'] },
      { relationship: 3, match: ['arn:layer'], properties: { code_bytes: 7 } },
    ],
    warnings: [],
  });
});

test('what is absent is null, so that the store removes it, and has no edge', () => {
  const row = lambda({ FunctionArn: 'arn:f', Role: '', VpcConfig: null });
  expect(row).toMatchObject({
    properties: { arn: 'arn:f', name: null, memory_mb: null, modified_at: null, runtime: null },
  });
  expect(row).toMatchObject({ edges: [{ relationship: 0, match: ['123456789012'] }] });
});

test.each([
  ['no id', {}],
  ['a blank id', { FunctionArn: ' ' }],
  ['a number as a name', { FunctionArn: 'arn:f', FunctionName: 7 as never }],
  ['a text as a number', { FunctionArn: 'arn:f', MemorySize: '128' as never }],
  ['a text as a list of objects', { FunctionArn: 'arn:f', Layers: 'none' as never }],
  ['a date that is none', { FunctionArn: 'arn:f', LastModified: 'yesterday' }],
])('a record with %s is quarantined', (_, record) => {
  expect(() => lambda(record)).toThrow(RecordError);
});

test.each([
  ['VpcConfig', 'none', 'VpcConfig: expected an object, got a string'],
  ['VpcConfig', 7, 'VpcConfig: expected an object, got a number'],
  ['VpcConfig', [{ SecurityGroupIds: ['sg-1'] }], 'VpcConfig: expected an object, got a list'],
  ['VpcConfig', { SecurityGroupIds: { 0: 'sg-1' } }, 'VpcConfig.SecurityGroupIds[]: expected a list, got an object'],
  ['VpcConfig', { SecurityGroupIds: [['sg-1']] }, 'VpcConfig.SecurityGroupIds[]: expected a string, got a list'],
  ['Layers', ['arn:layer'], 'Layers[]: expected an object, got a string'],
  ['Layers', [[{ Arn: 'arn:layer' }]], 'Layers[]: expected an object, got a list'],
])('a container of another kind is no absent one: %s: %j', (name, value, message) => {
  expect(() => lambda({ FunctionArn: 'arn:f', [name]: value as never })).toThrow(message);
});

test.each([
  [{ Tags: ['a'] }, 'Tags: expected an object, got a list'],
  [{ Rules: [{ Ranges: ['1'] }] }, 'Rules[].Ranges[]: expected an object, got a string'],
  [{ Rules: [{ Source: 'a' }] }, 'Rules[].Source: expected an object, got a string'],
  [{ Rules: [{ People: ['a'] }] }, 'Rules[].People[]: expected an object, got a string'],
])('nor is one inside of a list: %j', (record, message) => {
  expect(() => role(record as never)).toThrow(message);
});

test('what stands for no object is absent', () => {
  const nothing = { VpcConfig: '' as never, Layers: [null, '', undefined] as never };
  expect(lambda({ FunctionArn: 'arn:f', ...nothing })).toMatchObject({ edges: [{ relationship: 0 }] });
});

test("keys of JavaScript's own objects are no fields of a record", () => {
  const record = JSON.parse('{"FunctionArn":"arn:f","__proto__":{"FunctionName":"evil"},"constructor":1}');
  expect(lambda(record)).toMatchObject({ properties: { name: null } });
  expect(role({ Tags: JSON.parse('{"__proto__":{"contact.mail":"evil"}}') })).toMatchObject({
    properties: { mail: null },
  });
});

test('a scope value that is missing is an error, not an edge to nothing', () => {
  expect(() => AWSLambda.map({ FunctionArn: 'arn:f' }, { region: 'eu-west-1' }, NONE)).toThrow('scope.account');
});

test('a value outside the enum is stored, and told', () => {
  const row = lambda({ FunctionArn: 'arn:f', Runtime: 'cobol' });
  expect(row).toMatchObject({
    properties: { runtime: 'cobol' },
    warnings: ['Runtime: a value that the schema does not list'],
  });
});

test('a composite id keeps tenants apart', () => {
  expect(AWSEC2SecurityGroup.map({ GroupId: 'a|b' }, SCOPE, NONE)).toMatchObject({ id: '123456789012|a\\|b' });
});

test('converters, defaults, lists and secrets', () => {
  const row = role({
    OwnerArn: 'arn:aws:s3:us-east-1:1:bucket/x',
    Made: 1_700_000_000,
    Used: '1700000000000',
    Size: '9007199254740993',
    Policy: { b: 1, a: [2] },
    Token: 'secret',
    Password: 'secret',
    Kinds: ['human', 'alien'],
    Rules: [
      { Ranges: [{ Port: 1 }, {}, { Port: 2 }], Source: { Name: 's' } },
      { Source: null },
      { Ranges: [{ Port: 3 }] },
    ],
    OldName: 'old',
    Tags: { 'contact.mail': 'ada@example.org' },
  });
  expect(row).toMatchObject({
    id: ROLE,
    properties: {
      key: 'admin',
      path: '/',
      account: '123456789012',
      owner_region: 'us-east-1',
      owner: 'bucket/x',
      made_at: new Date(1_700_000_000_000),
      used_at: new Date(1_700_000_000_000),
      size_bytes: 9007199254740993n,
      policy: '{"a":[2],"b":1}',
      token_sha256: '2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b',
      password: '[redacted]',
      kinds: ['human', 'alien'],
      ports: [1, 2, 3],
      sources: ['s'],
    },
    warnings: ['Kinds[]: a value that the schema does not list'],
  });
  expect(JSON.stringify(row, (_, value) => (typeof value === 'bigint' ? String(value) : value))).not.toContain(
    'secret"',
  );
});

test('a secret that is dropped is in neither the record nor the row', () => {
  expect(Object.keys((role({ PrivateKey: 'x' } as never) as { properties: object }).properties)).not.toContain(
    'private_key',
  );
});

test('an absent list is null, not empty', () => {
  expect(role({})).toMatchObject({ properties: { ports: null, sources: null, kinds: null } });
  expect(role({ Rules: [] })).toMatchObject({ properties: { ports: [] } });
});

test('a common property is written beside the own one', () => {
  expect(role({ Tags: { 'contact.mail': 'a@b' } })).toMatchObject({ properties: { mail: 'a@b', email: 'a@b' } });
});

test('a conditional label holds when all its conditions do', () => {
  expect(role({ Path: '/admin/', Active: true })).toMatchObject({ labels: ['Admin'] });
  expect(role({ Path: '/admin/', Active: false })).toMatchObject({ labels: [] });
  expect(role({ Active: true })).toMatchObject({ labels: [] });
});

test('a required value that is missing is an error', () => {
  expect(() => role({ RoleName: null })).toThrow('RoleName: expected a value (required)');
});

test('edges ignore case, match by several keys, and go through lists in lists', () => {
  const row = role({
    TrustedName: 'OTHER',
    Rules: [
      { Groups: [{ Id: 'g1' }, {}], People: [{ Mail: 'm1' }, { Mail: 'm2' }], Ranges: [{ Port: 1 }], Kind: 'egress' },
    ],
  });
  expect(row).toMatchObject({
    edges: [
      { relationship: 0 },
      { relationship: 1, match: ['other'] },
      { relationship: 2, match: ['123456789012', 'g1'] },
      { relationship: 3, match: ['m1'], properties: { ports: [1], kind: 'egress' } },
      { relationship: 3, match: ['m2'], properties: { ports: [1], kind: 'egress' } },
    ],
  });
});

test('a child reads its parent', () => {
  const parent = { id: ROLE, arn: ROLE, score: 0.5 } as AWSRoleProperties;
  const row = AWSRoleInlinePolicy.map({ PolicyName: 'p' }, SCOPE, parent);
  expect(row).toMatchObject({
    id: `${ROLE}|p`,
    properties: { role_arn: ROLE, role_score: 0.5 },
    edges: [{ relationship: 0 }, { relationship: 1, match: [ROLE] }],
  });
  expect(AWSRoleInlinePolicy).toMatchObject({ for: 'AWSRole', tenant: 'AWSAccount', partition: ['account'] });
});

test("an extension has its node's id and no tenant edge", () => {
  const row = AWSRoleUsage.map({ FunctionName: 'f', LastUsed: { Region: 'r' } }, SCOPE, {
    id: ROLE,
  } as AWSRoleProperties);
  expect(row).toEqual({
    kind: 'node',
    id: ROLE,
    properties: { used_from: 'r' },
    labels: [],
    edges: [{ relationship: 0, match: ['f'] }],
    warnings: [],
  });
  expect(AWSRoleUsage.relationships.map(({ type }) => type)).toEqual(['USED_BY']);
});

test('a link needs both its ends', () => {
  const row = AWSRoleGrant.map({ Mail: 'm', RoleName: 'R', Since: new Date(0) }, SCOPE, NONE);
  expect(row).toEqual({
    kind: 'link',
    from: ['m'],
    to: ['r', '123456789012'],
    properties: { since: new Date(0) },
    warnings: [],
  });
  expect(() => AWSRoleGrant.map({ RoleName: 'R' }, SCOPE, NONE)).toThrow('Mail');
});

test('a shared node has no tenant', () => {
  expect(AWSIpRange.map({ CidrIp: '10.0.0.0/8' }, SCOPE, NONE)).toMatchObject({ id: '10.0.0.0/8', edges: [] });
  expect(AWSIpRange).toMatchObject({ shared: true });
  expect(AWSIpRange.tenant).toBeUndefined();
});
