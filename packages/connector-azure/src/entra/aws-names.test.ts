import { expect, test } from 'vitest';
import { awsIdentityStore, awsRole } from './aws-names.js';

const ROLE = 'arn:aws:iam::111122223333:role/path/Administrator';
const PROVIDER = 'arn:aws:iam::111122223333:saml-provider/Entra';

test.each([
  [`${ROLE},${PROVIDER}`, ROLE],
  [`${PROVIDER}, ${ROLE}`, ROLE],
  [PROVIDER, undefined],
  ['Administrator', undefined],
  [null, undefined],
])('the role in %s', (value, role) => {
  expect(awsRole(value)).toBe(role);
});

test('an identity store is known by where it is signed in to, and by nothing that only looks like it', () => {
  const at = 'https://eu-west-1.signin.aws.amazon.com/platform/saml/d-1234567890';
  expect(awsIdentityStore(['api://x', at])).toBe('d-1234567890');
  expect(
    awsIdentityStore([`${at}/more`, `https://evil.example/${at}`, at.replace('amazon.com', 'example.com')]),
  ).toBeUndefined();
});
