import type { BucketEstate } from '../estate/s3.js';
import { AwsFailure } from './aws-failure.js';
import { type OperationContext, type Operations, textOf } from './operation.js';

export const s3: Operations = {
  ListBuckets: ({ global, input }) => ({
    Buckets: global.buckets
      .map(({ bucket }) => bucket)
      .filter(({ BucketRegion }) => input.BucketRegion === undefined || BucketRegion === input.BucketRegion),
    Owner: global.buckets[0]?.acl.Owner,
  }),
  // The oldest region goes without a name.
  GetBucketLocation(context) {
    const { BucketRegion } = bucketNamed(context).bucket;
    return { LocationConstraint: BucketRegion === 'us-east-1' ? undefined : BucketRegion };
  },
  GetBucketPolicy: (context) => ({ Policy: set(bucketOf(context).policy, 'NoSuchBucketPolicy') }),
  GetBucketPolicyStatus(context) {
    const { policy, isPublic } = bucketOf(context);
    set(policy, 'NoSuchBucketPolicy');
    return { PolicyStatus: { IsPublic: isPublic } };
  },
  GetBucketAcl: (context) => bucketOf(context).acl,
  GetPublicAccessBlock: (context) => ({
    PublicAccessBlockConfiguration: set(bucketOf(context).publicAccessBlock, 'NoSuchPublicAccessBlockConfiguration'),
  }),
  GetBucketEncryption: (context) => ({ ServerSideEncryptionConfiguration: bucketOf(context).encryption }),
  GetBucketVersioning: (context) => ({ Status: bucketOf(context).versioning }),
  GetBucketOwnershipControls: (context) => ({
    OwnershipControls: set(bucketOf(context).ownership, 'OwnershipControlsNotFoundError'),
  }),
  GetBucketTagging: (context) => ({ TagSet: set(bucketOf(context).tags, 'NoSuchTagSet') }),
  GetBucketLogging: (context) => ({ LoggingEnabled: bucketOf(context).logging }),
};

function bucketNamed(context: OperationContext): BucketEstate {
  const name = textOf(context, 'Bucket');
  const found = context.global.buckets.find(({ bucket }) => bucket.Name === name);
  if (!found) throw new AwsFailure('NoSuchBucket', 'The specified bucket does not exist', { status: 404 });
  return found;
}

/** A bucket answers in its own region, and sends those who ask elsewhere there. */
function bucketOf(context: OperationContext): BucketEstate {
  const found = bucketNamed(context);
  const { BucketRegion } = found.bucket;
  if (BucketRegion === context.region) return found;
  throw new AwsFailure(
    'PermanentRedirect',
    'The bucket you are attempting to access must be addressed using the specified endpoint.',
    {
      status: 301,
      headers: { 'x-amz-bucket-region': BucketRegion },
    },
  );
}

/** A setting, or the error that S3 has for one that was never set. */
function set<T>(setting: T | undefined, code: string): T {
  if (setting === undefined) throw new AwsFailure(code, 'The configuration was not found', { status: 404 });
  return setting;
}
