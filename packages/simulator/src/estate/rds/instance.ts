import type { DBInstance } from '@aws-sdk/client-rds';
import { securityGroupId } from '../ec2/security-groups.js';
import { databaseSecret, secretArn } from '../names.js';
import { type Place, tagsOf } from '../place.js';
import { daysAgo, NOW } from '../random.js';
import { type DatabaseSlot, host, isEncrypted, isOpen, subnetGroup } from './database-slot.js';

function instanceArn(place: Place, name: string): string {
  return place.arn('rds', `db:${name}`);
}

export function resourceId(place: Place, name: string): string {
  return `db-${place.hex(26, 'dbi', name).toUpperCase()}`;
}

export function instance(place: Place, slot: DatabaseSlot): DBInstance {
  const { service, name, engine, engineVersion, port } = slot;
  const draw = place.random('database', name);
  const isProduction = place.account.environment === 'production';
  const logs = engine === 'mysql' ? ['error', 'slowquery'] : ['postgresql'];
  return {
    DBInstanceIdentifier: name,
    DBInstanceArn: instanceArn(place, name),
    DbiResourceId: resourceId(place, name),
    DBInstanceClass: draw.pick(['db.t4g.medium', 'db.r7g.large', 'db.m7g.large']),
    DBInstanceStatus: 'available',
    DBName: service.name.replace('-', '_'),
    ...(slot.memberOf && { DBClusterIdentifier: slot.memberOf, PromotionTier: 1 }),
    ...(slot.replicaOf && { ReadReplicaSourceDBInstanceIdentifier: slot.replicaOf }),
    Engine: engine,
    EngineVersion: engineVersion,
    LicenseModel: engine === 'mysql' ? 'general-public-license' : 'postgresql-license',
    InstanceCreateTime: draw.daysAgo(60, 1200),
    MasterUsername: 'app_owner',
    Endpoint: { Address: host(place, name), Port: port, HostedZoneId: `Z${place.hex(13, 'zone').toUpperCase()}` },
    PubliclyAccessible: isOpen(place, slot),
    AvailabilityZone: place.zones[slot.isWriter ? 0 : 1],
    MultiAZ: isProduction && !slot.memberOf,
    ...(isProduction && !slot.memberOf && { SecondaryAvailabilityZone: place.zones[1] }),
    NetworkType: 'IPV4',
    ...storage(place, slot),
    AllocatedStorage: slot.memberOf ? 1 : 100,
    ...(!slot.memberOf && { MaxAllocatedStorage: 1000 }),
    IAMDatabaseAuthenticationEnabled: draw.chance(0.3),
    DeletionProtection: isProduction,
    AutoMinorVersionUpgrade: true,
    BackupRetentionPeriod: isProduction ? 14 : draw.pick([0, 1, 7]),
    CopyTagsToSnapshot: true,
    LatestRestorableTime: NOW,
    PreferredBackupWindow: '02:00-02:30',
    PreferredMaintenanceWindow: 'sun:03:00-sun:03:30',
    CACertificateIdentifier: 'rds-ca-rsa2048-g1',
    CertificateDetails: { CAIdentifier: 'rds-ca-rsa2048-g1', ValidTill: daysAgo(-300) },
    DBParameterGroups: [{ DBParameterGroupName: `default.${engine}`, ParameterApplyStatus: 'in-sync' }],
    EnabledCloudwatchLogsExports: isProduction ? logs : [],
    MonitoringInterval: isProduction ? 60 : 0,
    ...(isProduction && {
      MonitoringRoleArn: place.iam('role/rds-monitoring'),
      EnhancedMonitoringResourceArn: place.arn('logs', `log-group:RDSOSMetrics:log-stream:${resourceId(place, name)}`),
    }),
    PerformanceInsightsEnabled: isProduction,
    ...(isProduction && { PerformanceInsightsKMSKeyId: place.key('databases') }),
    ActivityStreamStatus: 'stopped',
    VpcSecurityGroups: [{ VpcSecurityGroupId: securityGroupId(place, `${service.name}-database`), Status: 'active' }],
    DBSubnetGroup: subnetGroup(place),
    ...(!slot.memberOf && !slot.replicaOf && { MasterUserSecret: masterSecret(place, slot) }),
    TagList: tagsOf(place, service),
  };
}

export function masterSecret(place: Place, { service }: DatabaseSlot) {
  return {
    SecretArn: secretArn(place, databaseSecret(place, service)),
    SecretStatus: 'active',
    KmsKeyId: place.key('secrets'),
  };
}

/** How a database and its snapshots are kept. */
export function storage(place: Place, slot: DatabaseSlot) {
  const encrypted = isEncrypted(place, slot);
  return {
    StorageType: slot.engine.startsWith('aurora') ? 'aurora' : 'gp3',
    StorageEncrypted: encrypted,
    ...(encrypted && { KmsKeyId: place.key('databases') }),
  };
}
