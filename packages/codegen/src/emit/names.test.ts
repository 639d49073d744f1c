import { expect, test } from 'vitest';
import { camelCase, createLocalNames, elementName, fileName } from './names.js';

test.each([
  ['AWSLambda', 'aws', 'aws-lambda'],
  ['AWSEC2SecurityGroup', 'aws', 'aws-ec2-security-group'],
  ['AWSS3Bucket', 'aws', 'aws-s3-bucket'],
  ['AWSKMSKey', 'aws', 'aws-kms-key'],
  ['AWSRDSDBInstance', 'aws', 'aws-rdsdb-instance'],
  ['EntraUser', 'entra', 'entra-user'],
  ['Okta', 'okta', 'okta'],
  ['OktaGroupGrantsAWSRole', 'okta', 'okta-group-grants-aws-role'],
  ['Thing', 'aws', 'thing'],
])('%s of %s is generated into %s', (name, provider, file) => {
  expect(fileName({ name, provider })).toBe(file);
});

test.each([
  ['FunctionArn', 'functionArn'],
  ['memory_mb', 'memoryMb'],
  ['KMSKeyArn', 'kmsKeyArn'],
  ['ARN', 'arn'],
  ['contact.mail', 'contactMail'],
  ['2fa', 'value2fa'],
])('%s is called %s in the code', (name, camel) => {
  expect(camelCase(name)).toBe(camel);
});

test('an element of a list has a name of its own', () => {
  expect(['Layers', 'Address', 'Id', 'is'].map(elementName)).toEqual([
    'layer',
    'addressElement',
    'idElement',
    'isElement',
  ]);
});

test('a local name is given out once, and is no reserved word', () => {
  const local = createLocalNames(['record']);
  expect([local('name'), local('name'), local('record'), local('default')]).toEqual([
    'name',
    'name2',
    'record2',
    'default2',
  ]);
});
