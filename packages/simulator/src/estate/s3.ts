import type {
  Bucket,
  GetBucketAclCommandOutput,
  LoggingEnabled,
  OwnershipControls,
  PublicAccessBlockConfiguration,
  ServerSideEncryptionConfiguration,
  Tag,
} from '@aws-sdk/client-s3';
import { OUTSIDE, type Service } from './catalog.js';
import { bucketName, roleIn } from './names.js';
import { accountNamed, type Place, placeIn, tagsOf } from './place.js';
import { allow, policyText, type Statement } from './policy-text.js';

/** A bucket and its settings. What is absent was never set. */
export interface BucketEstate {
  readonly bucket: Bucket & { Name: string; BucketRegion: string };
  readonly policy?: string;
  /** What S3 itself makes of the policy. */
  readonly isPublic: boolean;
  readonly acl: Pick<GetBucketAclCommandOutput, 'Owner' | 'Grants'>;
  readonly publicAccessBlock?: PublicAccessBlockConfiguration;
  readonly encryption: ServerSideEncryptionConfiguration;
  readonly versioning?: 'Enabled' | 'Suspended';
  readonly ownership?: OwnershipControls;
  readonly logging?: LoggingEnabled;
  readonly tags?: readonly Tag[];
}

interface Draft {
  purpose: string;
  statements?: Statement[];
  isPublic?: boolean;
  publicAcl?: boolean;
  hasNoBlock?: boolean;
  service?: Service;
}

const BLOCK_EVERYTHING: PublicAccessBlockConfiguration = {
  BlockPublicAcls: true,
  IgnorePublicAcls: true,
  BlockPublicPolicy: true,
  RestrictPublicBuckets: true,
};

/** The buckets of an account, in whatever region each lies. */
export function buckets(global: Place): BucketEstate[] {
  return drafts(global).map((draft) => bucketEstate(global, draft));
}

function drafts({ account, company, services, count }: Place): Draft[] {
  const made: Draft[] = [
    { purpose: 'access-logs' },
    ...services.flatMap(({ name }) => [{ purpose: name, statements: [onlyTls(account.name, name)] }]),
  ];
  const bucket = (purpose: string) => `arn:aws:s3:::${bucketName(account, purpose)}`;
  if (account.environment !== 'support') {
    const read = allow('s3:GetObject', `${bucket('static-assets')}/*`, { Sid: 'PublicRead', Principal: '*' });
    made.push({ purpose: 'static-assets', statements: [read], isPublic: true, hasNoBlock: true });
  }
  if (account.name === 'production') {
    const staging = accountNamed(company, 'staging');
    made.push({ purpose: 'downloads', publicAcl: true, hasNoBlock: true });
    if (staging) {
      const copier = { AWS: roleIn(staging, 'orders-functions') };
      made.push({
        purpose: 'exports',
        statements: [
          allow(['s3:GetObject', 's3:ListBucket'], [bucket('exports'), `${bucket('exports')}/*`], {
            Principal: copier,
          }),
        ],
      });
    }
  }
  if (account.name === 'security' || account.name === 'log-archive') {
    const trail = { Service: 'cloudtrail.amazonaws.com' };
    made.push({
      purpose: 'cloudtrail',
      statements: [allow('s3:PutObject', `${bucket('cloudtrail')}/*`, { Principal: trail })],
    });
  }
  if (account.name === 'shared-services') {
    const vendor = { AWS: `arn:aws:iam::${OUTSIDE.observability.account}:root` };
    const read = allow('s3:GetObject', `${bucket('build-reports')}/*`, { Principal: vendor });
    made.push({ purpose: 'terraform-state' }, { purpose: 'build-reports', statements: [read], hasNoBlock: true });
  }
  const extra = count(1) - 1;
  return [
    ...made,
    ...Array.from({ length: extra * services.length }, (_, index) => ({ purpose: `data-${index + 1}` })),
  ];
}

function onlyTls(account: string, purpose: string): Statement {
  const arn = `arn:aws:s3:::${bucketName({ name: account }, purpose)}`;
  return {
    Sid: 'OnlyTls',
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: [arn, `${arn}/*`],
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };
}

function bucketEstate(global: Place, draft: Draft): BucketEstate {
  const { account, company } = global;
  const name = bucketName(account, draft.purpose);
  const draw = global.random('bucket', draft.purpose);
  const isLog = draft.purpose === 'access-logs';
  const region = (isLog ? company.regions[0] : draw.pick(company.regions)) ?? '';
  const place = placeIn(company, account, region);
  const Owner = { ID: company.ids.hex(64, 'canonical-user', account.id) };
  const usesOwnKey = !draft.isPublic && !draft.publicAcl && !isLog && draw.chance(0.6);
  return {
    bucket: {
      Name: name,
      BucketArn: `arn:aws:s3:::${name}`,
      BucketRegion: region,
      CreationDate: draw.daysAgo(100, 2000),
    },
    ...(draft.statements && { policy: policyText(...draft.statements) }),
    isPublic: draft.isPublic ?? false,
    acl: {
      Owner,
      Grants: [
        { Grantee: { Type: 'CanonicalUser', ...Owner }, Permission: 'FULL_CONTROL' },
        ...(draft.publicAcl ? [groupGrant('global/AllUsers', 'READ' as const)] : []),
        ...(isLog ? [groupGrant('s3/LogDelivery', 'WRITE' as const)] : []),
      ],
    },
    ...(!draft.hasNoBlock && draw.chance(0.85) && { publicAccessBlock: BLOCK_EVERYTHING }),
    encryption: {
      Rules: [
        {
          ApplyServerSideEncryptionByDefault: usesOwnKey
            ? { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: place.key('storage') }
            : { SSEAlgorithm: 'AES256' },
          BucketKeyEnabled: usesOwnKey,
        },
      ],
    },
    ...(draw.chance(0.6) && { versioning: draw.pick(['Enabled', 'Enabled', 'Suspended']) }),
    ...(draft.service && { tags: tagsOf(place, draft.service) }),
    ownership: { Rules: [{ ObjectOwnership: draft.publicAcl || isLog ? 'ObjectWriter' : 'BucketOwnerEnforced' }] },
    ...(region === company.regions[0] &&
      !isLog &&
      draw.chance(0.5) && { logging: { TargetBucket: bucketName(account, 'access-logs'), TargetPrefix: `${name}/` } }),
  };
}

function groupGrant<Permission extends 'READ' | 'WRITE'>(group: string, permission: Permission) {
  return {
    Grantee: { Type: 'Group' as const, URI: `http://acs.amazonaws.com/groups/${group}` },
    Permission: permission,
  };
}
