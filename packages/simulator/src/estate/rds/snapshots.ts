import type { DBClusterSnapshot, DBSnapshot } from '@aws-sdk/client-rds';
import { mainVpcId } from '../ec2/network.js';
import { accountNamed, type Place, tagsOf } from '../place.js';
import { clusterResourceId } from './cluster.js';
import type { DatabaseSlot } from './database-slot.js';
import { resourceId, storage } from './instance.js';

/** A snapshot, and the accounts that may restore it: `all` is everyone. */
export type SnapshotOf<Snapshot> = Snapshot & { readonly SharedWith: readonly string[] };

const KINDS = ['automated', 'manual'] as const;

function common(
  place: Place,
  { service, engine, engineVersion, port, name }: DatabaseSlot,
  kind: (typeof KINDS)[number],
) {
  const draw = place.random('database-snapshot', name, kind);
  const SnapshotCreateTime = kind === 'automated' ? draw.daysAgo(0, 1) : draw.daysAgo(30, 300);
  return {
    SnapshotType: kind,
    Status: 'available',
    PercentProgress: 100,
    SnapshotCreateTime,
    Engine: engine,
    EngineVersion: engineVersion,
    LicenseModel: engine === 'mysql' ? 'general-public-license' : 'postgresql-license',
    MasterUsername: 'app_owner',
    Port: port,
    VpcId: mainVpcId(place),
    IAMDatabaseAuthenticationEnabled: false,
    SharedWith: kind === 'manual' ? sharedWith(place, service.name) : [],
    TagList: tagsOf(place, service),
  };
}

function snapshotName({ name }: DatabaseSlot, kind: (typeof KINDS)[number]): string {
  return kind === 'automated' ? `rds:${name}-2026-11-01-02-07` : `${name}-before-upgrade`;
}

/** Staging restores the orders of production; the catalog of development was shared with everyone. */
function sharedWith({ account, company, isFirstRegion }: Place, service: string): string[] {
  const staging = accountNamed(company, 'staging');
  if (service === 'orders' && account.name === 'production' && staging) return [staging.id];
  return service === 'catalog' && account.name === 'development' && isFirstRegion ? ['all'] : [];
}

export function instanceSnapshots(place: Place, slot: DatabaseSlot): SnapshotOf<DBSnapshot>[] {
  const { KmsKeyId, StorageEncrypted, StorageType } = { KmsKeyId: undefined, ...storage(place, slot) };
  return KINDS.map((kind) => {
    const id = snapshotName(slot, kind);
    const snapshot = common(place, slot, kind);
    return {
      ...snapshot,
      DBSnapshotIdentifier: id,
      DBSnapshotArn: place.arn('rds', `snapshot:${id}`),
      DBInstanceIdentifier: slot.name,
      DbiResourceId: resourceId(place, slot.name),
      InstanceCreateTime: place.random('database', slot.name).daysAgo(60, 1200),
      OriginalSnapshotCreateTime: snapshot.SnapshotCreateTime,
      AvailabilityZone: place.zones[0],
      AllocatedStorage: 100,
      StorageType,
      Encrypted: StorageEncrypted,
      KmsKeyId,
      OptionGroupName: `default:${slot.engine}`,
      SnapshotTarget: 'region',
      ...(kind === 'manual' &&
        slot.service.name === 'orders' && {
          SourceRegion: place.region,
          SourceDBSnapshotIdentifier: place.arn('rds', `snapshot:${snapshotName(slot, 'automated')}`),
        }),
    };
  });
}

export function clusterSnapshots(place: Place, slot: DatabaseSlot): SnapshotOf<DBClusterSnapshot>[] {
  return KINDS.map((kind) => {
    const id = snapshotName(slot, kind);
    return {
      ...common(place, slot, kind),
      ...storage(place, slot),
      DBClusterSnapshotIdentifier: id,
      DBClusterSnapshotArn: place.arn('rds', `cluster-snapshot:${id}`),
      DBClusterIdentifier: slot.name,
      DbClusterResourceId: clusterResourceId(place, slot.name),
      ClusterCreateTime: place.random('cluster', slot.name).daysAgo(60, 1200),
      EngineMode: 'provisioned',
      AvailabilityZones: [...place.zones],
      AllocatedStorage: 1,
    };
  });
}
