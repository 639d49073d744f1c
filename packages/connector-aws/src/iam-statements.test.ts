import { expect, test } from 'vitest';
import { AWSInlinePolicy, AWSPolicyStatement } from './generated/index.js';
import { managedPolicyId } from './iam-details.js';
import { inlinePolicies, policyStatements } from './iam-statements.js';

const scope = { account: '111122223333' };
const encode = (Statement: unknown) =>
  encodeURIComponent(`\n  ${JSON.stringify({ Version: '2012-10-17', Statement })}`);

test('statements have ids of their own, with and without a Sid', () => {
  const document = encode([
    { Sid: 'Read', Effect: 'Allow', Action: 's3:GetObject', NotResource: ['arn:aws:s3:::a/*', 'arn:aws:s3:::b/*'] },
    { Sid: '', Effect: 'Deny', NotAction: ['iam:*'], Resource: '*', Condition: {} },
    { Effect: 'Allow', Action: '*', Resource: '*', Condition: { Bool: { 'aws:SecureTransport': 'true' } } },
  ]);
  const rows = [...policyStatements('p', document)].map(({ record }) =>
    AWSPolicyStatement.map(record as never, scope, undefined as never),
  );
  expect(rows.map((row) => row.kind === 'node' && [row.id, row.properties.condition])).toEqual([
    ['p|Read', null],
    ['p|#2', null],
    ['p|#3', '{"Bool":{"aws:SecureTransport":"true"}}'],
  ]);
  expect(rows[0]).toMatchObject({
    properties: { actions: ['s3:GetObject'], not_actions: [], not_resources: ['arn:aws:s3:::a/*', 'arn:aws:s3:::b/*'] },
  });
});

test('an inline policy is followed by its statements, which point at it', () => {
  const document = encode({ Effect: 'Allow', Action: '*', Resource: '*' });
  const emitted = [...inlinePolicies('arn:aws:iam::1:user/ann', [{ PolicyName: 'all', PolicyDocument: document }])];
  expect(emitted.map(({ schema }) => schema.name)).toEqual([AWSInlinePolicy.name, AWSPolicyStatement.name]);
  const id = 'arn:aws:iam::1:user/ann/inline_policy/all';
  expect(emitted[0]?.record).toMatchObject({ Id: id });
  expect(emitted[1]?.record).toMatchObject({ PolicyId: id });
});

test.each([
  ['identity', undefined, 'all'],
  ['name', 'arn:aws:iam::1:user/ann', undefined],
])('an inline policy without its %s has no id, and so have its statements', (_what, arn, PolicyName) => {
  const document = encode({ Effect: 'Allow', Action: '*', Resource: '*' });
  const records = [...inlinePolicies(arn, [{ PolicyName, PolicyDocument: document }])].map(({ record }) => record);
  expect(records).toMatchObject([{ Id: undefined }, { PolicyId: undefined }]);
  expect(() => AWSInlinePolicy.map(records[0] as never, scope, undefined as never)).toThrow(
    'Id: expected an identifier',
  );
});

test('a document that is cut off is an error, not a policy without statements', () => {
  expect(() => [...policyStatements('p', encode([{ Effect: 'Allow' }]).slice(0, -6))]).toThrow();
});

test('only policies of AWS itself have a node for each account', () => {
  const own = 'arn:aws:iam::111122223333:policy/own';
  expect(managedPolicyId(own, '111122223333')).toBe(own);
  expect(managedPolicyId('arn:aws-us-gov:iam::aws:policy/ReadOnlyAccess', '111122223333')).toBe(
    '111122223333|arn:aws-us-gov:iam::aws:policy/ReadOnlyAccess',
  );
  expect(managedPolicyId(undefined, '111122223333')).toBeUndefined();
});
