import type { Explanation } from '../../connector-aws/conformance/explained.js';

export const explained: readonly Explanation[] = [
  {
    schema: 'AzureSubscriptionRoleAssignment',
    path: '(row)',
    when: ({ expected }) => !String(expected).startsWith('/subscriptions/'),
    why: 'what is assigned above the subscription is read with the management group that it is assigned on',
  },
  {
    schema: 'EntraSignInActivity',
    path: '(row)',
    why: 'a user whose sign-ins the answer does not tell has nothing to be stored; none of those that were recorded was asked for them',
  },
];
