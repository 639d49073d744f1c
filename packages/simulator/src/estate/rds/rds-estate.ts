import type { DBCluster, DBClusterSnapshot, DBInstance, DBSnapshot, DBSubnetGroup } from '@aws-sdk/client-rds';
import type { Place } from '../place.js';
import { cluster } from './cluster.js';
import { databaseSlots, memberSlots, replicaSlots, subnetGroup } from './database-slot.js';
import { instance } from './instance.js';
import { clusterSnapshots, instanceSnapshots, type SnapshotOf } from './snapshots.js';

/** What RDS has in one account and region. */
export interface RdsEstate {
  readonly instances: readonly DBInstance[];
  readonly clusters: readonly DBCluster[];
  readonly subnetGroups: readonly DBSubnetGroup[];
  readonly snapshots: readonly SnapshotOf<DBSnapshot>[];
  readonly clusterSnapshots: readonly SnapshotOf<DBClusterSnapshot>[];
}

export function rdsEstate(place: Place): RdsEstate {
  const slots = databaseSlots(place);
  const clustered = slots.filter(({ isCluster }) => isCluster);
  const single = slots.filter(({ isCluster }) => !isCluster);
  return {
    instances: [
      ...single,
      ...single.flatMap((slot) => replicaSlots(place, slot)),
      ...clustered.flatMap(memberSlots),
    ].map((slot) => instance(place, slot)),
    clusters: clustered.map((slot) => cluster(place, slot)),
    subnetGroups: slots.length === 0 ? [] : [subnetGroup(place)],
    snapshots: single.flatMap((slot) => instanceSnapshots(place, slot)),
    clusterSnapshots: clustered.flatMap((slot) => clusterSnapshots(place, slot)),
  };
}
