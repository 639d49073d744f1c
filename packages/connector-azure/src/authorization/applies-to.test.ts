import { expect, test } from 'vitest';
import { allAppliesTo, appliesTo } from './applies-to.js';

const GROUP = '/providers/microsoft.management/managementgroups/platform';
const SUBSCRIPTION = '/subscriptions/00000000-0000-4000-8000-000000000001';
const RESOURCE_GROUP = `${SUBSCRIPTION}/resourcegroups/rg`;
const VAULT = `${RESOURCE_GROUP}/providers/microsoft.keyvault/vaults/v`;

test.each([
  ['/', { Type: 'Tenant', Tenant: 'tenant' }],
  [GROUP, { Type: 'ManagementGroup', ManagementGroup: GROUP }],
  [SUBSCRIPTION, { Type: 'Subscription', Subscription: SUBSCRIPTION }],
  [RESOURCE_GROUP, { Type: 'ResourceGroup', ResourceGroup: RESOURCE_GROUP }],
  [VAULT, { Type: 'Resource', Resource: VAULT }],
  [`${VAULT}/secrets/s`, { Type: 'Resource', Resource: `${VAULT}/secrets/s` }],
  [
    `${SUBSCRIPTION}/providers/microsoft.x/y/z`,
    { Type: 'Resource', Resource: `${SUBSCRIPTION}/providers/microsoft.x/y/z` },
  ],
])('%s', (scope, expected) => {
  expect(appliesTo(scope, 'tenant')).toEqual(expected);
});

test('several scopes are told apart', () => {
  expect(allAppliesTo([VAULT, SUBSCRIPTION, GROUP, RESOURCE_GROUP])).toEqual({
    ManagementGroups: [GROUP],
    Subscriptions: [SUBSCRIPTION],
    ResourceGroups: [RESOURCE_GROUP],
    Resources: [VAULT],
  });
});
