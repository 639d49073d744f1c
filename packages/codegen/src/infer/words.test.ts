import { expect, test } from 'vitest';
import { createNames, labelFor, propertyName, wordsOf } from './words.js';

test.each([
  ['SecurityGroupIds', 'security group ids'],
  ['kmsKeyARN', 'kms key arn'],
  ['EC2SecurityGroup', 'ec2 security group'],
  ['IPv6Address', 'ipv6 address'],
  ['snake_case', 'snake case'],
  ['kebab-case name', 'kebab case name'],
  ['ARN', 'arn'],
  ['é', ''],
])('%s has the words %j', (name, words) => {
  expect(wordsOf(name).join(' ')).toBe(words);
});

test.each([
  [['VpcConfig', 'VpcId'], 'vpc_config_vpc_id'],
  [['2fa'], 'value_2fa'],
  [['é'], 'value'],
  [['x'.repeat(200)], 'x'.repeat(80)],
])('%j is called %s', (keys, name) => {
  expect(propertyName(keys)).toBe(name);
});

test('each name is given once, and none that is reserved', () => {
  const nameFor = createNames();
  expect(['a', 'a', 'a_2', 'id', 'constructor'].map(nameFor)).toEqual([
    'a',
    'a_2',
    'a_2_2',
    'vendor_id',
    'vendor_constructor',
  ]);
});

test.each([
  ['access-keys', 'AccessKeys'],
  ['2-things', 'Things'],
  ['AWSLambda', 'AwsLambda'],
  ['--', undefined],
])('%s is labelled %s', (name, label) => {
  expect(labelFor(name)).toBe(label);
});
