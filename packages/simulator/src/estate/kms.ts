import type { AliasListEntry, GrantListEntry, KeyMetadata } from '@aws-sdk/client-kms';
import { OUTSIDE } from './catalog.js';
import { roleIn } from './names.js';
import { accountNamed, type KeyPurpose, type Place, placeIn } from './place.js';
import { allow, policyText, type Statement } from './policy-text.js';
import { daysAgo } from './random.js';

/** A key and all that KMS says of it. */
export interface KeyEstate {
  readonly metadata: KeyMetadata & { KeyId: string; Arn: string };
  readonly policy: string;
  readonly grants: readonly GrantListEntry[];
  /** Absent for a key that cannot rotate. */
  readonly rotation?: { KeyRotationEnabled: boolean; RotationPeriodInDays?: number; NextRotationDate?: Date };
  readonly lastUse?: { Operation: 'Decrypt' | 'GenerateDataKey' | 'Sign'; Timestamp: Date };
}

export interface KmsEstate {
  readonly keys: readonly KeyEstate[];
  readonly aliases: readonly AliasListEntry[];
}

const DESCRIPTIONS: Readonly<Record<KeyPurpose, string>> = {
  storage: 'Disks and buckets',
  databases: 'Databases and their snapshots',
  secrets: 'Secrets',
  functions: 'Environments of functions',
  tokenization: 'Signs the tokens that stand for card numbers',
  retired: 'Replaced, and deleted soon',
};

export function kmsEstate(place: Place): KmsEstate {
  const purposes = purposesIn(place);
  return {
    keys: purposes.map((purpose) => key(place, purpose)),
    aliases: [
      ...purposes.filter((purpose) => purpose !== 'retired').map((purpose) => alias(place, purpose)),
      // AWS lists the aliases of its own services before it has made their keys.
      { AliasName: 'alias/aws/dynamodb', AliasArn: place.arn('kms', 'alias/aws/dynamodb') },
    ],
  };
}

function purposesIn({ services, account, isFirstRegion }: Place): KeyPurpose[] {
  if (services.length === 0) return ['storage'];
  return [
    'storage',
    'databases',
    'secrets',
    'functions',
    ...(services.some(({ name }) => name === 'payments') ? (['tokenization'] as const) : []),
    ...(account.environment === 'production' && isFirstRegion ? (['retired'] as const) : []),
  ];
}

function keyId(place: Place, purpose: KeyPurpose): string {
  return place.key(purpose).slice(place.key(purpose).lastIndexOf('/') + 1);
}

function alias(place: Place, purpose: KeyPurpose): AliasListEntry {
  const created = place.random('key', purpose).daysAgo(300, 1500);
  return {
    AliasName: `alias/${purpose}`,
    AliasArn: place.arn('kms', `alias/${purpose}`),
    TargetKeyId: keyId(place, purpose),
    CreationDate: created,
    LastUpdatedDate: created,
  };
}

function key(place: Place, purpose: KeyPurpose): KeyEstate {
  const draw = place.random('key', purpose);
  const CreationDate = draw.daysAgo(300, 1500);
  const isSigning = purpose === 'tokenization';
  const isRetired = purpose === 'retired';
  const rotates = draw.chance(0.7);
  return {
    metadata: {
      KeyId: keyId(place, purpose),
      Arn: place.key(purpose),
      AWSAccountId: place.account.id,
      CreationDate,
      Description: DESCRIPTIONS[purpose],
      Enabled: !isRetired,
      KeyState: isRetired ? 'PendingDeletion' : 'Enabled',
      ...(isRetired && { DeletionDate: daysAgo(-20) }),
      KeyManager: 'CUSTOMER',
      KeyUsage: isSigning ? 'SIGN_VERIFY' : 'ENCRYPT_DECRYPT',
      KeySpec: isSigning ? 'ECC_NIST_P256' : 'SYMMETRIC_DEFAULT',
      ...(isSigning ? { SigningAlgorithms: ['ECDSA_SHA_256'] } : { EncryptionAlgorithms: ['SYMMETRIC_DEFAULT'] }),
      Origin: 'AWS_KMS',
      MultiRegion: isSigning,
      ...(isSigning && { MultiRegionConfiguration: replication(place, purpose) }),
    },
    policy: policyText(...keyStatements(place, purpose)),
    grants: grants(place, purpose),
    ...(!isSigning && {
      rotation: {
        KeyRotationEnabled: rotates && !isRetired,
        ...(rotates && !isRetired && { RotationPeriodInDays: 365, NextRotationDate: daysAgo(-draw.int(1, 360)) }),
      },
    }),
    ...(!isRetired && {
      lastUse: {
        Operation: isSigning ? 'Sign' : draw.pick(['Decrypt', 'GenerateDataKey']),
        Timestamp: draw.daysAgo(0, 9),
      },
    }),
  };
}

function keyStatements(place: Place, purpose: KeyPurpose): Statement[] {
  const { company, account } = place;
  const staging = accountNamed(company, 'staging');
  const statements = [allow('kms:*', '*', { Sid: 'Account', Principal: { AWS: place.iam('root') } })];
  if (purpose === 'storage' && account.name === 'production' && staging) {
    const copier = roleIn(staging, 'orders-functions');
    statements.push(allow(['kms:Decrypt', 'kms:DescribeKey'], '*', { Sid: 'NightlyCopy', Principal: { AWS: copier } }));
  }
  if (purpose === 'functions') {
    const vendor = `arn:aws:iam::${OUTSIDE.observability.account}:root`;
    statements.push(allow('kms:Decrypt', '*', { Sid: 'Vendor', Principal: { AWS: vendor } }));
  }
  if (purpose === 'secrets') {
    const inside = { StringEquals: { 'aws:PrincipalOrgID': company.organizationId } };
    statements.push(allow('kms:Decrypt', '*', { Sid: 'Organization', Principal: '*', Condition: inside }));
  }
  return statements;
}

/** One key for the same tokens everywhere: made in the first region, and copied to the others where it is needed. */
function replication(place: Place, purpose: KeyPurpose): NonNullable<KeyMetadata['MultiRegionConfiguration']> {
  const end = (region: string) => ({
    Arn: placeIn(place.company, place.account, region).key(purpose),
    Region: region,
  });
  const [first = '', ...others] = place.company.regions.filter((region) =>
    purposesIn(placeIn(place.company, place.account, region)).includes(purpose),
  );
  return {
    MultiRegionKeyType: place.region === first ? 'PRIMARY' : 'REPLICA',
    PrimaryKey: end(first),
    ReplicaKeys: others.map(end),
  };
}

function grants(place: Place, purpose: KeyPurpose): GrantListEntry[] {
  const grant = (name: string, principal: string, more: Partial<GrantListEntry>): GrantListEntry => ({
    KeyId: place.key(purpose),
    GrantId: place.hex(64, 'grant', purpose, name),
    Name: name,
    CreationDate: daysAgo(200),
    GranteePrincipal: principal,
    IssuingAccount: place.iam('root'),
    ...more,
  });
  if (purpose === 'secrets')
    return [grant('rotation', place.iam('role/secret-rotation'), { Operations: ['Decrypt', 'GenerateDataKey'] })];
  if (purpose !== 'databases') return [];
  return [
    grant('rds', 'rds.amazonaws.com', {
      RetiringPrincipal: 'rds.amazonaws.com',
      Operations: ['Decrypt', 'GenerateDataKey', 'CreateGrant', 'RetireGrant'],
      Constraints: { EncryptionContextSubset: { 'aws:rds:db-id': place.hex(12, 'db') } },
    }),
  ];
}
