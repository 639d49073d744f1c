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

/** A recording, and what it may stand for beside itself. */
export function standIns(recording: Recording): Recording[] {
  const [from, to] = DETAILS[recording.call] ?? [];
  if (from === undefined || to === undefined || recording.status >= 400) return [recording];
  const found = recording.data[from];
  const list = Array.isArray(found) ? found : [found];
  const data = found === undefined ? {} : { [to]: list };
  return [recording, { ...recording, call: 'iam:GetAccountAuthorizationDetails', data, standsIn: true }];
}
