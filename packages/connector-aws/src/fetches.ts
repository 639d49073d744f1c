import * as account from './account.js';
import * as ec2Instances from './ec2-instances.js';
import * as ec2Networks from './ec2-networks.js';
import * as ec2Routes from './ec2-routes.js';
import * as ec2SecurityGroups from './ec2-security-groups.js';
import * as ec2Storage from './ec2-storage.js';
import * as iamAccount from './iam-account.js';
import * as iamPolicies from './iam-policies.js';
import * as iamProviders from './iam-providers.js';
import * as iamRoles from './iam-roles.js';
import * as iamUsers from './iam-users.js';
import * as identityCenter from './identity-center.js';
import * as identityStore from './identity-store.js';
import * as kms from './kms.js';
import * as lambda from './lambda.js';
import * as organizations from './organizations.js';
import * as rds from './rds.js';
import * as rdsSnapshots from './rds-snapshots.js';
import * as s3 from './s3.js';
import * as secretsManager from './secrets-manager.js';

/** Every fetch of the connector: each of these modules exports nothing else. */
export const fetches = [
  account,
  organizations,
  iamAccount,
  iamUsers,
  iamRoles,
  iamPolicies,
  iamProviders,
  identityCenter,
  identityStore,
  ec2Networks,
  ec2Routes,
  ec2SecurityGroups,
  ec2Storage,
  ec2Instances,
  s3,
  kms,
  lambda,
  rds,
  rdsSnapshots,
  secretsManager,
].flatMap((service) => Object.values(service));
