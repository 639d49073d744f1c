import type { AccountProfile } from './accounts.js';
import type { Ec2Estate } from './ec2/ec2-estate.js';
import type { IamEstate } from './iam/iam-estate.js';
import type { IdentityCenterEstate } from './identity-center.js';
import type { KmsEstate } from './kms.js';
import type { LambdaEstate } from './lambda.js';
import type { OrganizationEstate } from './organization.js';
import type { RdsEstate } from './rds/rds-estate.js';
import type { BucketEstate } from './s3.js';
import type { SecretEstate } from './secrets.js';

/** How large an estate is, and which one. */
export interface EstateOptions {
  /** The same seed gives the same bytes. Default 1. */
  readonly seed?: number;
  /** How many accounts, at least 1. Default 6: management, production, security, shared-services, staging and development. */
  readonly accounts?: number;
  /** The first one has everything, the others about half of the services. Default `eu-west-1`, `eu-central-1` and `us-east-1`. */
  readonly regions?: readonly string[];
  /** Multiplies how much each service has in each account and region. Default 1. */
  readonly size?: number;
}

/** What one account has in one region, in the shapes of AWS's own answers. */
export interface RegionEstate {
  readonly ec2: Ec2Estate;
  readonly lambda: LambdaEstate;
  readonly rds: RdsEstate;
  readonly kms: KmsEstate;
  readonly secrets: readonly SecretEstate[];
}

/** What one account has that lies in no region, in the shapes of AWS's own answers. */
export interface GlobalEstate {
  readonly iam: IamEstate;
  readonly buckets: readonly BucketEstate[];
}

/** A made-up company's cloud. It is made while it is asked for, so a large one takes no more memory than a small one. */
export interface Estate {
  readonly organization: OrganizationEstate;
  readonly identityCenter: IdentityCenterEstate;
  /** The accounts that can be read, the management account first. */
  readonly accounts: readonly AccountProfile[];
  readonly regions: readonly string[];
  /** @throws Error when there is no such account. */
  global(accountId: string): GlobalEstate;
  /** @throws Error when there is no such account or region. */
  region(accountId: string, region: string): RegionEstate;
  /** Ids and ARNs that something refers to although they are gone, or were never this company's. */
  dangling(accountId: string, region: string): readonly string[];
}
