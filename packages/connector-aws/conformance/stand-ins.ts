import type { Recording } from './recordings.js';

/**
 * Nobody recorded GetAccountAuthorizationDetails, but these give objects of the same structure, without the inline policies.
 * Call → the member that has them, and the list where GetAccountAuthorizationDetails has them.
 */
const DETAILS: Readonly<Record<string, readonly [string, string]>> = {
  'iam:GetGroup': ['Group', 'GroupDetailList'],
  'iam:GetRole': ['Role', 'RoleDetailList'],
  'iam:GetUser': ['User', 'UserDetailList'],
  'iam:ListGroups': ['Groups', 'GroupDetailList'],
  'iam:ListPolicies': ['Policies', 'Policies'],
  'iam:ListRoles': ['Roles', 'RoleDetailList'],
  'iam:ListUsers': ['Users', 'UserDetailList'],
};

/** What a recording may stand for beside itself. */
export function standIn({ call, data, status, file }: Recording): Recording | undefined {
  const [from, to] = DETAILS[call] ?? [];
  const found = from === undefined ? undefined : data[from];
  if (to === undefined || found === undefined || status >= 400) return undefined;
  const list = Array.isArray(found) ? found : [found];
  return { file, call: 'iam:GetAccountAuthorizationDetails', status, data: { [to]: list }, standsIn: true };
}
