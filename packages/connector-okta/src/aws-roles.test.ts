// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Okta writes its patterns so.
import { expect, test } from 'vitest';
import { roleReader, rolesNamed } from './aws-roles.js';

const FILTER = '^aws_(?{{accountid}}\\d+)_(?{{role}}[a-zA-Z0-9+=,.@\\-_]+)$';

test('reads account and role out of a group’s name, by the application’s own filter and pattern', () => {
  const pattern = 'arn:aws:iam::${accountid}:saml-provider/OKTA,arn:aws:iam::${accountid}:role/${role}';
  const roleOf = roleReader(FILTER, pattern);
  expect(roleOf('aws_111122223333_read-only')).toBe('arn:aws:iam::111122223333:role/read-only');
  expect(roleOf('aws_111122223333')).toBeUndefined();
  expect(roleOf('Everyone')).toBeUndefined();
});

test('the partition is the pattern’s', () => {
  const roleOf = roleReader(FILTER, 'arn:aws-us-gov:iam::${accountid}:role/${role}');
  expect(roleOf('aws_111122223333_a')).toBe('arn:aws-us-gov:iam::111122223333:role/a');
});

test('a filter that would take for ever elsewhere does not here', () => {
  const roleOf = roleReader('^(?{{role}}(a+)+)$', 'arn:aws:iam::1:role/${role}');
  expect(roleOf(`${'a'.repeat(200)}!`)).toBeUndefined();
});

test('roles chosen for a group lie in the accounts of the application’s identity providers', () => {
  const providers = 'arn:aws:iam::111122223333:saml-provider/okta,arn:aws-cn:iam::444455556666:saml-provider/okta';
  expect(rolesNamed('dba', providers)).toEqual([
    'arn:aws:iam::111122223333:role/dba',
    'arn:aws-cn:iam::444455556666:role/dba',
  ]);
  // Not nothing: that a role could not be told is counted.
  expect(rolesNamed('dba', null)).toEqual([undefined]);
  expect(rolesNamed(null, providers)).toEqual([undefined]);
});
