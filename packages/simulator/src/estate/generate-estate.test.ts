import { describe, expect, it } from 'vitest';
import { canaries } from './canaries.js';
import type { Estate } from './estate.js';
import { generateEstate } from './generate-estate.js';

/** Everything in an estate as one text, place by place. */
function* textsOf(estate: Estate): Generator<string> {
  yield JSON.stringify(estate.organization);
  yield JSON.stringify(estate.identityCenter);
  for (const { id } of estate.accounts) {
    // IAM keeps its policies percent-encoded.
    yield decodeURIComponent(JSON.stringify(estate.global(id)).replaceAll('%22', '%5C%22'));
    for (const region of estate.regions) yield JSON.stringify(estate.region(id, region));
  }
}

const whole = (estate: Estate): string => [...textsOf(estate)].join('\n');

const matches = (text: string, pattern: RegExp): Set<string> => new Set(text.match(pattern) ?? []);

describe('generateEstate', () => {
  const estate = generateEstate();
  const text = whole(estate);

  it('gives the same bytes for the same seed, whatever was asked for first', () => {
    const backwards = generateEstate();
    for (const { id } of [...backwards.accounts].reverse()) backwards.region(id, 'us-east-1');
    expect(whole(backwards)).toBe(text);
  });

  it('gives another company for another seed', () => {
    const ids = (made: Estate) => made.accounts.map(({ id }) => id);
    expect(ids(generateEstate({ seed: 2 }))).not.toEqual(ids(estate));
  });

  it('keeps what an account has when there are more accounts', () => {
    const id = estate.accounts[4]?.id ?? '';
    expect(generateEstate({ accounts: 20 }).global(id).iam.users).toEqual(estate.global(id).iam.users);
  });

  it('refers only to what exists, or is listed as dangling', () => {
    const dangling = new Set<string>();
    for (const { id } of estate.accounts) {
      for (const region of estate.regions) for (const gone of estate.dangling(id, region)) dangling.add(gone);
    }
    const ids = /\b(?:vpc|subnet|igw|nat|rtb|eni|vol|snap|ami|sg|i)-0[0-9a-f]{16}\b/g;
    const existing = definedIds(estate);
    expect([...matches(text, ids)].filter((id) => !existing.has(id) && !dangling.has(id))).toEqual([]);
    // What dangles is really not there.
    expect([...dangling].filter((id) => existing.has(id))).toEqual([]);
  });

  it('refers to roles, keys, functions, secrets and databases that exist', () => {
    const arns =
      /arn:aws:(?:iam::\d{12}:(?:role|user|policy|instance-profile|saml-provider|oidc-provider)\/|kms:[^:]+:\d{12}:(?:key|alias)\/|lambda:[^:]+:\d{12}:function:|secretsmanager:[^:]+:\d{12}:secret:|rds:[^:]+:\d{12}:(?:db|cluster|subgrp):)[\w+=,.@/*-]+/g;
    const existing = definedArns(estate);
    const referred = [...matches(text, arns)].filter(
      (arn) => !arn.includes('*') && !arn.startsWith('arn:aws:iam::aws:'),
    );
    expect(referred.length).toBeGreaterThan(500);
    expect(referred.filter((arn) => !existing.has(arn))).toEqual([]);
  });

  it('names every bucket once, and logs into buckets that exist', () => {
    const buckets = estate.accounts.flatMap(({ id }) => estate.global(id).buckets);
    const names = buckets.map(({ bucket }) => bucket.Name);
    expect(new Set(names).size).toBe(names.length);
    expect(
      buckets.flatMap(({ logging }) => logging?.TargetBucket ?? []).filter((name) => !names.includes(name)),
    ).toEqual([]);
  });

  it('holds canaries only in environments of functions and in boot scripts', () => {
    const places = new Set<string>();
    for (const { id } of estate.accounts) {
      for (const region of estate.regions) {
        JSON.stringify(estate.region(id, region), (key, value) => {
          const found = typeof value === 'string' && [value, Buffer.from(value, 'base64').toString()].join();
          if (found && canaries.some((canary) => found.includes(canary))) places.add(key);
          return value;
        });
      }
    }
    expect([...places].sort()).toEqual(['DATABASE_URL', 'GIT_TOKEN', 'LEGACY_ACCESS_KEY_ID', 'UserData']);
    expect(canaries.filter((canary) => text.includes(canary))).toHaveLength(3);
  });

  it('has what an audit looks for', () => {
    const production = estate.accounts.find(({ name }) => name === 'production')?.id ?? '';
    const { iam, buckets } = estate.global(production);
    const region = estate.region(production, 'eu-west-1');
    expect(region.rds.instances.filter(({ PubliclyAccessible }) => PubliclyAccessible)).toHaveLength(1);
    expect(buckets.filter(({ isPublic }) => isPublic)).toHaveLength(1);
    expect(iam.roles.map(({ RoleName }) => RoleName)).toContain('penniwise');
    expect(region.lambda.functions.filter(({ policy }) => policy?.includes('"Principal":"*"'))).toHaveLength(1);
    const snapshots = estate.accounts.flatMap(({ id }) => estate.region(id, 'eu-west-1').ec2.snapshots);
    expect(snapshots.filter(({ CreateVolumePermissions: [to] }) => to?.Group === 'all')).toHaveLength(1);
    expect(snapshots.some(({ Encrypted }) => Encrypted === false)).toBe(true);
  });

  it('grows with its size', () => {
    const count = (made: Estate) => made.region(made.accounts[1]?.id ?? '', 'eu-west-1').ec2.reservations.length;
    expect(count(generateEstate({ size: 10 }))).toBe(10 * count(estate));
  });

  it('makes a region when it is asked for, the same each time, and keeps no more than a thousand', () => {
    const regions = Array.from({ length: 26 }, (_, index) => `eu-north-${index + 1}`);
    const large = generateEstate({ accounts: 50, regions });
    const id = large.accounts[49]?.id ?? '';
    const first = large.region(id, 'eu-north-1');
    expect(large.region(id, 'eu-north-1')).toBe(first);
    for (const account of large.accounts.slice(0, 40)) for (const region of regions) large.region(account.id, region);
    expect(large.region(id, 'eu-north-1')).not.toBe(first);
    expect(large.region(id, 'eu-north-1')).toEqual(first);
  });

  it('says what it cannot make', () => {
    expect(() => generateEstate({ accounts: 0 })).toThrow('accounts is 0: say a whole number from 1');
    expect(() => generateEstate({ size: 0 })).toThrow('size is 0');
    expect(() => generateEstate({ regions: [] })).toThrow('regions is empty');
    expect(() => estate.region('000000000000', 'eu-west-1')).toThrow('no account 000000000000');
    expect(() => estate.region(estate.accounts[0]?.id ?? '', 'eu-south-1')).toThrow('no region eu-south-1');
  });
});

function definedIds(estate: Estate): Set<string | undefined> {
  return new Set(
    estate.accounts.flatMap(({ id }) =>
      estate.regions.flatMap((region) => {
        const { ec2 } = estate.region(id, region);
        return [
          ...ec2.vpcs.map(({ VpcId }) => VpcId),
          ...ec2.subnets.map(({ SubnetId }) => SubnetId),
          ...ec2.internetGateways.map(({ InternetGatewayId }) => InternetGatewayId),
          ...ec2.natGateways.map(({ NatGatewayId }) => NatGatewayId),
          ...ec2.routeTables.map(({ RouteTableId }) => RouteTableId),
          ...ec2.networkInterfaces.map(({ NetworkInterfaceId }) => NetworkInterfaceId),
          ...ec2.volumes.map(({ VolumeId }) => VolumeId),
          ...ec2.snapshots.map(({ SnapshotId }) => SnapshotId),
          ...ec2.images.map(({ ImageId }) => ImageId),
          ...ec2.securityGroups.map(({ GroupId }) => GroupId),
          ...ec2.reservations.flatMap(({ Instances }) => Instances.map(({ InstanceId }) => InstanceId)),
        ];
      }),
    ),
  );
}

function definedArns(estate: Estate): Set<string | undefined> {
  return new Set(
    estate.accounts.flatMap(({ id }) => {
      const { iam } = estate.global(id);
      const identities = [
        iam.users,
        iam.roles,
        iam.policies,
        iam.instanceProfiles,
        iam.samlProviders,
        iam.oidcProviders,
      ];
      const regional = estate.regions.flatMap((name) => {
        const { kms, lambda, secrets, rds } = estate.region(id, name);
        return [
          ...kms.keys.map(({ metadata }) => metadata.Arn),
          ...kms.aliases.map(({ AliasArn }) => AliasArn),
          ...lambda.functions.map(({ configuration }) => configuration.FunctionArn),
          ...secrets.map(({ ARN }) => ARN),
          ...rds.instances.map(({ DBInstanceArn }) => DBInstanceArn),
          ...rds.clusters.map(({ DBClusterArn }) => DBClusterArn),
          ...rds.subnetGroups.map(({ DBSubnetGroupArn }) => DBSubnetGroupArn),
        ];
      });
      return [...identities.flatMap((list) => list.map(({ Arn }): string | undefined => Arn)), ...regional];
    }),
  );
}
