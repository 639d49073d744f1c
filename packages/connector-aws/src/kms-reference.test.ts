import { expect, test } from 'vitest';
import { kmsReference } from './kms-reference.js';

const owner = { region: 'eu-west-1', account: '111122223333' };
const key = 'arn:aws:kms:eu-west-1:111122223333:key/845ab6f1-744c-4edc-b702-efae6836818a';
const alias = 'arn:aws:kms:eu-west-1:111122223333:alias/app';

test.each([
  [undefined, {}],
  ['', {}],
  [key, { KeyArn: key }],
  ['845ab6f1-744c-4edc-b702-efae6836818a', { KeyArn: key }],
  [alias, { AliasArn: alias }],
  ['alias/app', { AliasArn: alias }],
  // Another account's key, in a partition of its own.
  ['arn:aws-cn:kms:cn-north-1:999988887777:key/k', { KeyArn: 'arn:aws-cn:kms:cn-north-1:999988887777:key/k' }],
])('%s', (configured, expected) => {
  expect(kmsReference(configured, owner)).toEqual(expected);
});

test('without the region, only an ARN is taken', () => {
  expect(kmsReference('alias/app', { ...owner, region: null })).toEqual({});
  expect(kmsReference(key, { ...owner, region: null })).toEqual({ KeyArn: key });
});
