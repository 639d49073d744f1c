import { expect, test } from 'vitest';
import { readTrust } from './iam-trust.js';

const ROLE = 'arn:aws-cn:iam::111122223333:role/deploy';
const trust = (...Statement: object[]) => readTrust(ROLE, encodeURIComponent(`\n${JSON.stringify({ Statement })}`));
const allow = (Principal: unknown, more: object = {}) => ({
  Effect: 'Allow',
  Action: 'sts:AssumeRole',
  Principal,
  ...more,
});

test.each([
  ['a plain account id is its root', { AWS: '444455556666' }, 'arn:aws-cn:iam::444455556666:root', 'root'],
  ['a root', { AWS: ['arn:aws:iam::444455556666:root'] }, 'arn:aws:iam::444455556666:root', 'root'],
  ['a user', { AWS: 'arn:aws:iam::444455556666:user/ann' }, 'arn:aws:iam::444455556666:user/ann', 'identity'],
  ['a service', { Service: 'lambda.amazonaws.com' }, 'lambda.amazonaws.com', 'service'],
  ['a provider', { Federated: 'arn:aws:iam::1:saml-provider/x' }, 'arn:aws:iam::1:saml-provider/x', 'provider'],
  ['a known provider', { Federated: 'accounts.google.com' }, 'accounts.google.com', 'web-identity'],
])('%s', (_, principal, name, kind) => {
  const { Trusted, Principals, Anyone } = trust(allow(principal));
  expect([Trusted.length, Trusted[0]?.Principal, Trusted[0]?.Kind]).toEqual([1, name, kind]);
  expect([Principals, Anyone]).toEqual([[name], false]);
});

test('only AWS principals name accounts, and a deleted identity names none', () => {
  const { AccountIds } = trust(
    allow({
      AWS: ['999988887777', 'arn:aws:iam::444455556666:role/ci', 'AIDAEXAMPLEID'],
      Service: 'ec2.amazonaws.com',
    }),
  );
  expect(AccountIds).toEqual(['444455556666', '999988887777']);
});

const externalId = { StringEquals: { 'sts:ExternalId': 'x' } };
const mfa = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };

test.each([
  ['none', [{}], undefined, false],
  ['one that tests nothing', [{ Condition: {} }], undefined, false],
  ['one', [{ Condition: externalId }], JSON.stringify(externalId), true],
  ['one of two is enough', [{ Condition: externalId }, { Condition: mfa }], JSON.stringify([externalId, mfa]), false],
  ['a way without a condition opens all', [{ Condition: externalId }, {}], undefined, false],
  [
    'tagging a session lets nobody in',
    [{ Condition: externalId }, { Action: 'sts:TagSession' }],
    JSON.stringify(externalId),
    true,
  ],
])('conditions: %s', (_, statements, condition, requiresExternalId) => {
  const { Trusted } = trust(...statements.map((more) => allow({ AWS: '444455556666' }, more)));
  expect(Trusted).toHaveLength(1);
  expect([Trusted[0]?.Condition, Trusted[0]?.RequiresExternalId]).toEqual([condition, requiresExternalId]);
});

test.each([
  ['*', allow('*'), true],
  ['AWS *', allow({ AWS: ['*'] }), true],
  ['everyone but one', { ...allow(undefined), NotPrincipal: { AWS: '444455556666' } }, true],
  ['a wildcard action', allow('*', { Action: ['s3:Get*', 'STS:Assume*'] }), true],
  ['all actions but one', allow('*', { Action: undefined, NotAction: 'iam:*' }), true],
  ['an action that lets nobody in', allow('*', { Action: 'sts:SetSourceIdentity' }), false],
  ['a denial', allow('*', { Effect: 'Deny' }), false],
])('anyone: %s', (_, statement, anyone) => {
  const { Anyone, AnyoneCondition, Trusted } = trust(statement);
  expect([Anyone, AnyoneCondition, Trusted]).toEqual([anyone, undefined, []]);
});

test('anyone under a condition is still anyone, and says the condition', () => {
  const Condition = { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } };
  expect(trust(allow('*', { Condition }))).toMatchObject({ Anyone: true, AnyoneCondition: JSON.stringify(Condition) });
});

test('a role whose trust policy is not given trusts nobody that is known', () => {
  expect(readTrust(ROLE, undefined)).toMatchObject({ Document: undefined, Principals: [], Anyone: false });
});
