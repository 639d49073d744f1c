import { isObject } from './walk-path.js';

/** What rows must be that a fetch makes of an answer without a path of the schema leading there: some of their properties. */
export interface Made {
  readonly call: string;
  readonly rows: (answer: Readonly<Record<string, unknown>>) => readonly Readonly<Record<string, unknown>>[];
}

/** Written apart from the connector, and as plainly as can be: who may reach or read what is the last thing to get wrong. */
export const made: Readonly<Record<string, Made>> = {
  AWSAccount: {
    call: 'iam:ListAccountAliases',
    rows: ({ AccountAliases }: Answer) => [{ alias: AccountAliases?.[0] ?? null }],
  },
  AWSIpRule: {
    call: 'ec2:DescribeSecurityGroups',
    rows: ({ SecurityGroups = [] }: Answer) => SecurityGroups.flatMap(rulesOf),
  },
  AWSKMSKeyPolicy: { call: 'kms:GetKeyPolicy', rows: ({ Policy }) => principalsOf(Policy) },
  AWSLambdaPolicy: { call: 'lambda:GetPolicy', rows: ({ Policy }) => principalsOf(Policy) },
  AWSRDSClusterSnapshotSharing: {
    call: 'rds:DescribeDBClusterSnapshotAttributes',
    rows: ({ DBClusterSnapshotAttributesResult: result }: Answer) => sharingOf(result?.DBClusterSnapshotAttributes),
  },
  AWSRDSSnapshotSharing: {
    call: 'rds:DescribeDBSnapshotAttributes',
    rows: ({ DBSnapshotAttributesResult: result }: Answer) => sharingOf(result?.DBSnapshotAttributes),
  },
  AWSS3BucketPolicy: { call: 's3:GetBucketPolicy', rows: ({ Policy }) => principalsOf(Policy) },
  AWSSecretsManagerSecretPolicy: {
    call: 'secretsmanager:GetResourcePolicy',
    rows: ({ ResourcePolicy }) => principalsOf(ResourcePolicy),
  },
};

/** The parts of answers that are read here. */
interface Answer {
  readonly AccountAliases?: readonly string[];
  readonly SecurityGroups?: readonly Group[];
  readonly DBClusterSnapshotAttributesResult?: { readonly DBClusterSnapshotAttributes?: readonly Attribute[] };
  readonly DBSnapshotAttributesResult?: { readonly DBSnapshotAttributes?: readonly Attribute[] };
}

interface Attribute {
  readonly AttributeName: string;
  readonly AttributeValues?: readonly string[];
}

interface Group {
  readonly GroupId: string;
  readonly IpPermissions?: readonly Permission[];
  readonly IpPermissionsEgress?: readonly Permission[];
}

interface Permission {
  readonly IpProtocol?: string;
  readonly FromPort?: number;
  readonly ToPort?: number;
  readonly IpRanges?: readonly { readonly CidrIp: string }[];
  readonly Ipv6Ranges?: readonly { readonly CidrIpv6: string }[];
  readonly PrefixListIds?: readonly { readonly PrefixListId: string }[];
  readonly UserIdGroupPairs?: readonly { readonly GroupId: string; readonly UserId?: string }[];
}

const NOBODY = { cidr: null, prefix_list_id: null, referenced_group_id: null, referenced_account_id: null };

/** One rule for each peer of each permission. */
function rulesOf({ GroupId, IpPermissions = [], IpPermissionsEgress = [] }: Group): Record<string, unknown>[] {
  const both = [
    ...IpPermissions.map((each) => ({ each, direction: 'ingress' })),
    ...IpPermissionsEgress.map((each) => ({ each, direction: 'egress' })),
  ];
  return both.flatMap(({ each, direction }) => {
    const peers = [
      ...(each.IpRanges ?? []).map(({ CidrIp }) => ({ cidr: CidrIp })),
      ...(each.Ipv6Ranges ?? []).map(({ CidrIpv6 }) => ({ cidr: CidrIpv6 })),
      ...(each.PrefixListIds ?? []).map(({ PrefixListId }) => ({ prefix_list_id: PrefixListId })),
      ...(each.UserIdGroupPairs ?? []).map((pair) => ({
        referenced_group_id: pair.GroupId,
        referenced_account_id: pair.UserId ?? null,
      })),
    ];
    const ports = { from_port: each.FromPort ?? null, to_port: each.ToPort ?? null };
    return peers.map((peer) => ({
      group_id: GroupId,
      direction,
      protocol: each.IpProtocol,
      ...ports,
      ...NOBODY,
      ...peer,
    }));
  });
}

/** Everyone whom an allowing statement of a resource policy names. */
function principalsOf(policy: unknown): { readonly policy_principals: readonly string[] }[] {
  if (policy === undefined) return [];
  const { Statement = [] } = (typeof policy === 'string' ? JSON.parse(policy) : policy) as { Statement?: unknown };
  const allowing = [Statement].flat().filter((each) => isObject(each) && each.Effect === 'Allow') as {
    Principal?: unknown;
  }[];
  const names = allowing.flatMap(({ Principal }) =>
    isObject(Principal) ? Object.values(Principal).flat() : [Principal],
  );
  return [{ policy_principals: [...new Set(names.filter((name) => typeof name === 'string'))].sort() }];
}

function sharingOf(attributes: readonly Attribute[] = []): Record<string, unknown>[] {
  const restore = attributes
    .filter(({ AttributeName }) => AttributeName === 'restore')
    .flatMap(({ AttributeValues = [] }) => AttributeValues);
  return [{ is_public: restore.includes('all'), shared_with_account_ids: restore.filter((name) => name !== 'all') }];
}
