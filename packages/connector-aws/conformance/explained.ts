import type { Difference } from './compare.js';
import { isObject } from './walk-path.js';

/** A difference that is known and right. One that nothing needs any more is reported. */
export interface Explanation {
  readonly schema: string;
  /** As in the difference: a property, a relationship's type, `(row)` or `(end)`. */
  readonly path: string;
  /** Part of the file's name, where it is about one recording. */
  readonly file?: string;
  readonly when?: (difference: Difference) => boolean;
  readonly why: string;
}

const notRecorded = ({ expected }: Difference): boolean => expected === null;
const memberOf = ({ item }: Difference, member: string): unknown => (isObject(item) ? item[member] : undefined);
const without =
  (member: string) =>
  (difference: Difference): boolean =>
    difference.item !== undefined && memberOf(difference, member) === undefined;

/** RDS tells the ARN of everything since 2016, and identities here are ARNs: an older answer cannot become a row. */
const OLD_RDS = 'recorded before RDS told ARNs, or without it by hand; quarantined, as it must be';

export const explained: readonly Explanation[] = [
  {
    schema: 'AWSAccount',
    path: 'arn',
    when: ({ got }) => String(got).endsWith(':root'),
    why: "the recorded ARN is the caller's; the node is the account, so its ARN is the root's",
  },
  {
    schema: 'AWSS3Bucket',
    path: 'arn',
    when: (difference) => notRecorded(difference) && difference.got === `arn:aws:s3:::${memberOf(difference, 'Name')}`,
    why: 'S3 tells it only since 2025; the fetch makes the same of the name',
  },
  {
    schema: 'AWSOrganizationalUnit',
    path: 'path',
    when: (difference) => notRecorded(difference) && difference.got === `/${memberOf(difference, 'Name')}`,
    why: "not in answers before 2026; the fetch makes it of the units' names",
  },
  {
    schema: 'AWSEC2Route',
    path: 'origin',
    when: (difference) => notRecorded(difference) && difference.got === 'unknown',
    why: 'an example without it; it is a part of the id, so the fetch says "unknown"',
  },
  {
    schema: 'AWSCidrBlock',
    path: '(row)',
    when: without('CidrBlockAssociationSet'),
    why: 'recorded before EC2 told the ranges that are associated with a VPC, in 2017',
  },
  {
    schema: 'AWSCidrBlock',
    path: '(row)',
    when: ({ expected, got }) => expected === 'no row' && String(got).includes(':'),
    why: 'IPv6 ranges stand under another name, in Ipv6CidrBlockAssociationSet',
  },
  {
    schema: 'AWSEBSSnapshot',
    path: 'volume_id',
    when: isNoVolume,
    why: 'vol-ffffffff is what EC2 says where there is no volume',
  },
  {
    schema: 'AWSEBSSnapshot',
    path: 'CREATED_FROM',
    when: isNoVolume,
    why: 'vol-ffffffff is what EC2 says where there is no volume',
  },
  { schema: 'AWSRDSCluster', path: '(row)', when: without('DBClusterArn'), why: OLD_RDS },
  { schema: 'AWSRDSClusterSnapshot', path: '(row)', when: without('DBClusterSnapshotArn'), why: OLD_RDS },
  { schema: 'AWSRDSInstance', path: '(row)', when: without('DBInstanceArn'), why: OLD_RDS },
  { schema: 'AWSRDSSnapshot', path: '(row)', when: without('DBSnapshotArn'), why: OLD_RDS },
  {
    schema: 'AWSEC2Image',
    path: '(row)',
    file: 'test_ami_set_deprecation/ec2.DescribeImages_2',
    why: 'changed by hand: DeprecationTime is "2020-09-24T13:31:456.000Z", which is no time',
  },
  {
    schema: 'AWSRDSCluster',
    path: '(end)',
    file: 'test_rdssubnetgroup_unused',
    why: 'emptied by hand: times are {}, which no wire can carry',
  },
  {
    schema: 'AWSRDSInstance',
    path: '(end)',
    file: 'test_rdssubnetgroup_unused',
    why: 'emptied by hand: times are {}, which no wire can carry',
  },
  {
    schema: 'AWSS3Bucket',
    path: '(row)',
    file: 'test_s3_set_statements_add_remove',
    why: 'changed by hand: the ARN is not that of the bucket of this name',
  },
  {
    schema: 'AWSRole',
    path: '(row)',
    file: 'iam-2010-05-08.json#GetRole',
    why: 'the example has "<Stringified-JSON>" in place of the trust policy; quarantined, as it must be',
  },
];

function isNoVolume({ item }: Difference): boolean {
  return isObject(item) && item.VolumeId === 'vol-ffffffff';
}

/** The explanation of a difference, if there is one. */
export function explanationOf(
  difference: Difference,
  list: readonly Explanation[] = explained,
): Explanation | undefined {
  return list.find(
    ({ schema, path, file, when }) =>
      schema === difference.schema &&
      path === difference.path &&
      (file === undefined || difference.file.includes(file)) &&
      (when === undefined || when(difference)),
  );
}
