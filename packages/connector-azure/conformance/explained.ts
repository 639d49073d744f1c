import type { Explanation } from '../../connector-aws/conformance/explained.js';

export const explained: readonly Explanation[] = [
  {
    schema: 'AzureSubscriptionRoleAssignment',
    path: '(row)',
    when: ({ expected }) => /^\/providers\//.test(String(expected)),
    why: 'what a subscription inherits is read with the management group, or with the tenant, that it is assigned on',
  },
  {
    schema: 'AzureSecurityContact',
    path: '(record)',
    when: ({ got }) => String(got).includes('alertNotifications: expected an object, got a string'),
    why: 'recorded with an older version of the API, which has a text there',
  },
];
