import type { DBCluster } from '@aws-sdk/client-rds';
import { securityGroupId } from '../ec2/security-groups.js';
import { type Place, tagsOf } from '../place.js';
import { daysAgo, NOW } from '../random.js';
import { type DatabaseSlot, host, memberSlots, subnetGroup } from './database-slot.js';
import { masterSecret, storage } from './instance.js';

function clusterArn(place: Place, name: string): string {
  return place.arn('rds', `cluster:${name}`);
}

export function clusterResourceId(place: Place, name: string): string {
  return `cluster-${place.hex(26, 'dbc', name).toUpperCase()}`;
}

export function cluster(place: Place, slot: DatabaseSlot): DBCluster {
  const { service, name, engine, engineVersion, port } = slot;
  const draw = place.random('cluster', name);
  return {
    DBClusterIdentifier: name,
    DBClusterArn: clusterArn(place, name),
    DbClusterResourceId: clusterResourceId(place, name),
    DatabaseName: service.name.replace('-', '_'),
    Engine: engine,
    EngineVersion: engineVersion,
    EngineMode: 'provisioned',
    Status: 'available',
    ClusterCreateTime: draw.daysAgo(60, 1200),
    MasterUsername: 'app_owner',
    Endpoint: host(place, name, 'cluster-'),
    ReaderEndpoint: host(place, name, 'cluster-ro-'),
    CustomEndpoints: [],
    Port: port,
    HostedZoneId: `Z${place.hex(13, 'zone').toUpperCase()}`,
    AvailabilityZones: [...place.zones],
    MultiAZ: true,
    NetworkType: 'IPV4',
    ...storage(place, slot),
    AllocatedStorage: 1,
    IAMDatabaseAuthenticationEnabled: draw.chance(0.5),
    HttpEndpointEnabled: service.name === 'data-platform',
    CrossAccountClone: false,
    DeletionProtection: place.account.environment === 'production',
    AutoMinorVersionUpgrade: true,
    BackupRetentionPeriod: 14,
    CopyTagsToSnapshot: true,
    BacktrackWindow: 0,
    EarliestRestorableTime: daysAgo(14),
    LatestRestorableTime: NOW,
    PreferredBackupWindow: '02:00-02:30',
    PreferredMaintenanceWindow: 'sun:03:00-sun:03:30',
    DBClusterParameterGroup: `default.${engine}`,
    ServerlessV2ScalingConfiguration: { MinCapacity: 0.5, MaxCapacity: 16 },
    EnabledCloudwatchLogsExports: ['postgresql'],
    ActivityStreamStatus: 'stopped',
    VpcSecurityGroups: [{ VpcSecurityGroupId: securityGroupId(place, `${service.name}-database`), Status: 'active' }],
    DBSubnetGroup: subnetGroup(place).DBSubnetGroupName,
    DBClusterMembers: memberSlots(slot).map((member) => ({
      DBInstanceIdentifier: member.name,
      IsClusterWriter: member.isWriter,
      DBClusterParameterGroupStatus: 'in-sync',
      PromotionTier: 1,
    })),
    AssociatedRoles: [],
    MasterUserSecret: masterSecret(place, slot),
    TagList: tagsOf(place, service),
  };
}
