import {
  type AttachedPermissionsBoundary,
  type AttachedPolicy,
  type EntityType,
  type GetAccountAuthorizationDetailsCommandOutput,
  type IAMClient,
  paginateGetAccountAuthorizationDetails,
} from '@aws-sdk/client-iam';

/**
 * Pages of the one call that gives identities and policies whole: with attachments, inline policies, tags and boundaries, where the
 * plain lists need several calls for each of them. Its filter keeps the fetches apart.
 */
export function authorizationDetails(
  client: IAMClient,
  ...filter: EntityType[]
): AsyncIterable<GetAccountAuthorizationDetailsCommandOutput> {
  return paginateGetAccountAuthorizationDetails({ client }, { Filter: filter });
}

/**
 * Id of a managed policy's node. AWS's own policies have one ARN in every account, but each account has its own node of them: what one
 * account no longer uses must not be deleted from, or kept by, another.
 */
export function managedPolicyId(arn: string | undefined, account: string | undefined): string | undefined {
  return arn !== undefined && isAwsManaged(arn) ? `${account}|${arn}` : arn;
}

/** True for the policies that AWS itself writes. */
export function isAwsManaged(arn: string): boolean {
  return arn.split(':')[4] === 'aws';
}

/** What links an identity to managed policies, by the ids of their nodes. */
export function policyRefs(
  identity: {
    readonly AttachedManagedPolicies?: readonly AttachedPolicy[] | undefined;
    readonly PermissionsBoundary?: AttachedPermissionsBoundary | undefined;
  },
  account: string | undefined,
): { readonly PolicyIds: readonly string[]; readonly PermissionsBoundaryId: string | undefined } {
  return {
    PolicyIds: (identity.AttachedManagedPolicies ?? []).flatMap(
      ({ PolicyArn }) => managedPolicyId(PolicyArn, account) ?? [],
    ),
    PermissionsBoundaryId: managedPolicyId(identity.PermissionsBoundary?.PermissionsBoundaryArn, account),
  };
}
