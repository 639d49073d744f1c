import type { AwsCredentialIdentityProvider } from '@aws-sdk/types';

/** Which accounts to read, and as whom. */
export type AwsAccounts =
  /** The account of the credentials themselves. */
  | 'caller'
  /** One account for each role, which the credentials may assume. */
  | { readonly roles: readonly string[]; readonly externalId?: string }
  /** Every active account of the organization, each through the role of this name. The caller's own account is read directly. */
  | { readonly organizationRole: string; readonly externalId?: string };

/** How to read AWS. Without any, the account of the SDK's default credentials in all its enabled regions. */
export interface AwsOptions {
  readonly accounts?: AwsAccounts;
  /** Region names; the account's enabled regions unless told. */
  readonly regions?: readonly string[];
  /** Where global services and the first calls go; `us-east-1` unless told. Say `us-gov-west-1` or `cn-north-1` in those partitions. */
  readonly homeRegion?: string;
  /** The SDK's default chain unless told. */
  readonly credentials?: AwsCredentialIdentityProvider;
  /** URL of a server that answers for every service, for tests; AWS itself unless told. */
  readonly endpoint?: string;
}
