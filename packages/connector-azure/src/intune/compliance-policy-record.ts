import type { RecordOf } from '@cadastre/core';
import type { IntuneCompliancePolicy } from '../generated/index.js';

type Made = 'Platform' | 'AllDevices' | 'AllUsers' | 'PasswordRequired' | 'Groups' | 'ExcludedGroups';

/** A policy as Intune gives it: each platform's is a type of its own. */
export interface Policy extends Omit<RecordOf<typeof IntuneCompliancePolicy>, Made> {
  readonly '@odata.type'?: string;
  /** Of Windows, macOS and Android; on iOS it is a passcode. */
  readonly passwordRequired?: boolean;
  readonly passcodeRequired?: boolean;
  readonly assignments?: readonly { readonly target?: Target }[];
}

interface Target {
  readonly '@odata.type'?: string;
  readonly groupId?: string;
}

/** The policy with its platform, and whom it is for. */
export function compliancePolicyRecord(policy: Policy) {
  const targets = (policy.assignments ?? []).map(({ target }) => target);
  const of = (kind: string) => targets.filter((target) => target?.['@odata.type'] === `#microsoft.graph.${kind}`);
  const groups = (kind: string) => of(kind).flatMap((target) => target?.groupId ?? []);
  return {
    ...policy,
    Platform: /^#microsoft\.graph\.(\w+)CompliancePolicy$/.exec(policy['@odata.type'] ?? '')?.[1],
    AllDevices: of('allDevicesAssignmentTarget').length > 0,
    AllUsers: of('allLicensedUsersAssignmentTarget').length > 0,
    PasswordRequired: policy.passwordRequired ?? policy.passcodeRequired,
    Groups: groups('groupAssignmentTarget'),
    ExcludedGroups: groups('exclusionGroupAssignmentTarget'),
  };
}
