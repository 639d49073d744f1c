import { expect, it } from 'vitest';
import { permissionSetName } from './sso-role.js';

const path = 'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/';
const suffix = '0123456789abcdef';

it.each([
  [`${path}AWSReservedSSO_AdministratorAccess_${suffix}`, 'AdministratorAccess'],
  [`${path}eu-west-1/AWSReservedSSO_ReadOnly_${suffix}`, 'ReadOnly'],
  [`${path}eu-west-1/AWSReservedSSO_data_team_ops_${suffix}`, 'data_team_ops'],
  [`${path}AWSReservedSSO___${suffix}`, '_'],
  // A name may end as the suffix does.
  [`${path}AWSReservedSSO_x_${suffix}_${suffix}`, `x_${suffix}`],
  [`${path}AWSReservedSSO_a+b=c,d.e@f-g_${suffix}`, 'a+b=c,d.e@f-g'],
  [
    `arn:aws-us-gov:iam::111122223333:role/aws-reserved/sso.amazonaws.com/us-gov-west-1/AWSReservedSSO_Audit_${suffix}`,
    'Audit',
  ],
  [
    `arn:aws-cn:iam::111122223333:role/aws-reserved/sso.amazonaws.com/cn-north-1/AWSReservedSSO_Audit_${suffix}`,
    'Audit',
  ],
])('%s is of %s', (arn, name) => {
  expect(permissionSetName(arn)).toBe(name);
});

it.each([
  [undefined],
  ['arn:aws:iam::111122223333:role/app'],
  // Anyone can give a role such a name, but not in that path.
  [`arn:aws:iam::111122223333:role/AWSReservedSSO_AdministratorAccess_${suffix}`],
  [`arn:aws:iam::111122223333:role/app/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_${suffix}`],
  [`${path}other/eu-west-1/AWSReservedSSO_Admin_${suffix}`],
  [`${path}AWSReservedSSO_Admin_0123456789abcde`],
  [`${path}AWSReservedSSO_Admin_0123456789abcdeg`],
  [`${path}AWSReservedSSO_${suffix}`],
  [`${path}AWSReservedSSO_Admin_${suffix}\n`],
  [`${path}AWSReservedSSO_${'a'.repeat(33)}_${suffix}`],
])('%s is of no permission set', (arn) => {
  expect(permissionSetName(arn)).toBeUndefined();
});
