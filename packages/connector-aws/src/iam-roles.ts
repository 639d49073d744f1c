import {
  IAMClient,
  paginateListInstanceProfiles,
  paginateListRoles,
  type Role,
  type RoleDetail,
} from '@aws-sdk/client-iam';
import { emit, RecordError } from '@cadastre/core';
import { defineFetch } from './define-fetch.js';
import {
  AWSInlinePolicy,
  AWSInstanceProfile,
  AWSPolicyStatement,
  AWSRole,
  AWSRootPrincipal,
  AWSServicePrincipal,
  AWSWebIdentityProvider,
} from './generated/index.js';
import { authorizationDetails, policyRefs } from './iam-details.js';
import { inlinePolicies } from './iam-statements.js';
import { readTrust, type Trust } from './iam-trust.js';
import { permissionSetName } from './sso-role.js';
import { readTags } from './tags.js';

export const iamRoles = defineFetch({
  emits: [AWSRole, AWSInlinePolicy, AWSPolicyStatement, AWSServicePrincipal, AWSWebIdentityProvider, AWSRootPrincipal],
  calls: ['iam:ListRoles', 'iam:GetAccountAuthorizationDetails'],
  async *fetch({ aws, scope }) {
    // Only the plain list tells these two. An account has a few thousand roles at most.
    const listed = new Map<string | undefined, Pick<Role, 'Description' | 'MaxSessionDuration'>>();
    for await (const page of paginateListRoles({ client: aws(IAMClient), pageSize: 1000 }, {})) {
      for (const { Arn, Description, MaxSessionDuration } of page.Roles ?? []) {
        listed.set(Arn, { Description, MaxSessionDuration });
      }
    }
    const named = new Set<string>();
    for await (const page of authorizationDetails(aws(IAMClient), 'Role')) {
      for (const role of page.RoleDetailList ?? []) {
        const { Description, MaxSessionDuration } = listed.get(role.Arn) ?? {};
        const Trust = tryReadTrust(role);
        if (Trust === undefined) {
          const { AssumeRolePolicyDocument: document } = role;
          yield { schema: AWSRole, record: new RecordError('AssumeRolePolicyDocument', 'a policy in JSON', document) };
          continue;
        }
        yield emit(AWSRole, {
          ...role,
          ...policyRefs(role, scope.account),
          ...readTags(role.Tags),
          Description,
          MaxSessionDuration,
          Trust,
          PermissionSetName: permissionSetName(role.Arn),
        });
        yield* inlinePolicies(role.Arn, role.RolePolicyList);
        for (const { Principal, Kind } of Trust.Trusted) {
          if (named.has(Principal)) continue;
          named.add(Principal);
          if (Kind === 'service') yield emit(AWSServicePrincipal, { Principal });
          if (Kind === 'web-identity') yield emit(AWSWebIdentityProvider, { Principal });
          if (Kind === 'root') {
            // Only the account itself says that it is its own, so that no two accounts write the same relationship.
            const own = Principal.split(':')[4] === scope.account;
            yield emit(AWSRootPrincipal, { Principal, OwnAccountId: own ? scope.account : undefined });
          }
        }
      }
    }
  },
});

/** One role with a document that is no JSON must not keep all others from being read. */
function tryReadTrust({ Arn, AssumeRolePolicyDocument }: RoleDetail): Trust | undefined {
  try {
    return readTrust(Arn, AssumeRolePolicyDocument);
  } catch (error) {
    if (error instanceof Error && error.name === 'MalformedPolicyDocument') return undefined;
    throw error;
  }
}

export const iamInstanceProfiles = defineFetch({
  emits: AWSInstanceProfile,
  calls: ['iam:ListInstanceProfiles'],
  async *fetch({ aws }) {
    for await (const page of paginateListInstanceProfiles({ client: aws(IAMClient), pageSize: 1000 }, {})) {
      yield* page.InstanceProfiles ?? [];
    }
  },
});
