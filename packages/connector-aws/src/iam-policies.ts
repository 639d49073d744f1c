import { IAMClient, type ManagedPolicyDetail } from '@aws-sdk/client-iam';
import { emit } from '@cadastre/core';
import { defineFetch } from './define-fetch.js';
import { AWSManagedPolicy, AWSPolicyStatement } from './generated/index.js';
import { authorizationDetails, isAwsManaged, managedPolicyId } from './iam-details.js';
import { policyStatements } from './iam-statements.js';

export const iamManagedPolicies = defineFetch({
  emits: [AWSManagedPolicy, AWSPolicyStatement],
  calls: ['iam:GetAccountAuthorizationDetails'],
  async *fetch({ aws, scope }) {
    for await (const page of authorizationDetails(aws(IAMClient), 'LocalManagedPolicy', 'AWSManagedPolicy')) {
      for (const policy of page.Policies ?? []) {
        if (!isInUse(policy)) continue;
        const Id = managedPolicyId(policy.Arn, scope.account);
        yield emit(AWSManagedPolicy, { ...policy, Id, IsAwsManaged: isAwsManaged(policy.Arn ?? '') });
        const inForce = policy.PolicyVersionList?.find(({ IsDefaultVersion }) => IsDefaultVersion);
        yield* policyStatements(Id, inForce?.Document);
      }
    }
  },
});

/** AWS has over a thousand policies of its own: only those that the account uses are of interest. */
function isInUse({ Arn = '', AttachmentCount = 0, PermissionsBoundaryUsageCount = 0 }: ManagedPolicyDetail): boolean {
  return !isAwsManaged(Arn) || AttachmentCount + PermissionsBoundaryUsageCount > 0;
}
