import {
  AddRoleToDBClusterCommand,
  CreateDBClusterCommand,
  CreateDBClusterSnapshotCommand,
  CreateDBInstanceCommand,
  CreateDBSnapshotCommand,
  CreateDBSubnetGroupCommand,
  DescribeDBClusterSnapshotsCommand,
  DescribeDBSnapshotsCommand,
  ModifyDBSnapshotAttributeCommand,
} from '@aws-sdk/client-rds';
import { CANARIES } from './moto-canaries.js';
import type { MotoClients } from './moto-clients.js';
import { type ExpectedGraph, idOf, type NodeKey } from './moto-expected-graph.js';

interface Surroundings {
  readonly account: NodeKey;
  readonly role: NodeKey;
  readonly key: NodeKey;
  readonly vpc: NodeKey;
  readonly subnets: readonly [NodeKey, NodeKey];
  readonly securityGroup: NodeKey;
}

const master = { MasterUsername: 'shop', MasterUserPassword: CANARIES.database };
/** Snapshots that RDS makes by itself: no create call names them. */
const automated = { SnapshotType: 'automated' } as const;

/** Creates a cluster without members, in a subnet group, and a snapshot of it. */
export async function seedCluster({ rds, region }: MotoClients, graph: ExpectedGraph, around: Surroundings) {
  const { account, role, key, vpc, subnets, securityGroup } = around;
  const own = (label: string, id: string | undefined, properties: Record<string, unknown> = {}) =>
    graph.node(label, id, { region, ...properties }, account);

  const SubnetIds = subnets.map(idOf);
  const { DBSubnetGroup } = await rds.send(
    new CreateDBSubnetGroupCommand({ DBSubnetGroupName: 'data', DBSubnetGroupDescription: 'data', SubnetIds }),
  );
  const subnetGroup = own('AWSDBSubnetGroup', DBSubnetGroup?.DBSubnetGroupArn, { name: 'data', vpc_id: idOf(vpc) });
  graph.edge(subnetGroup, 'MEMBER_OF_AWS_VPC', vpc);
  for (const subnet of subnets) graph.edge(subnetGroup, 'RESOURCE', subnet);

  const { DBCluster } = await rds.send(
    new CreateDBClusterCommand({
      DBClusterIdentifier: 'catalogue',
      Engine: 'aurora-postgresql',
      DBSubnetGroupName: 'data',
      VpcSecurityGroupIds: [idOf(securityGroup)],
      StorageEncrypted: true,
      KmsKeyId: idOf(key),
      ...master,
    }),
  );
  await rds.send(new AddRoleToDBClusterCommand({ DBClusterIdentifier: 'catalogue', RoleArn: idOf(role) }));
  const cluster = own('AWSRDSCluster', DBCluster?.DBClusterArn, {
    db_cluster_identifier: 'catalogue',
    engine: 'aurora-postgresql',
    storage_encrypted: true,
  });
  graph.edge(cluster, 'MEMBER_OF_EC2_SECURITY_GROUP', securityGroup);
  graph.edge(cluster, 'MEMBER_OF_DB_SUBNET_GROUP', subnetGroup);
  graph.edge(cluster, 'ENCRYPTED_BY', key);
  graph.edge(cluster, 'ASSUMES', role);
  const { DBClusterSnapshot } = await rds.send(
    new CreateDBClusterSnapshotCommand({
      DBClusterIdentifier: 'catalogue',
      DBClusterSnapshotIdentifier: 'catalogue-before-release',
    }),
  );
  const clusterSnapshot = own('AWSRDSClusterSnapshot', DBClusterSnapshot?.DBClusterSnapshotArn, {
    db_cluster_snapshot_identifier: 'catalogue-before-release',
    snapshot_type: 'manual',
  });
  graph.edge(clusterSnapshot, 'ENCRYPTED_BY', key);
  for (const made of (await rds.send(new DescribeDBClusterSnapshotsCommand(automated))).DBClusterSnapshots ?? []) {
    const daily = own('AWSRDSClusterSnapshot', made.DBClusterSnapshotArn, { snapshot_type: 'automated' });
    graph.edge(daily, 'ENCRYPTED_BY', key);
  }
  return { cluster, subnetGroup };
}

/**
 * Creates a database, a member of a cluster, and a snapshot that is shared with `partner`. Once in an estate: moto gives all databases one
 * resource id, so that each snapshot would be one of those of every account.
 */
export async function seedDatabases(
  { rds, region }: MotoClients,
  graph: ExpectedGraph,
  around: Surroundings & Awaited<ReturnType<typeof seedCluster>>,
  partner: NodeKey,
) {
  const { account, key, securityGroup, subnetGroup, cluster } = around;
  const own = (label: string, id: string | undefined, properties: Record<string, unknown> = {}) =>
    graph.node(label, id, { region, ...properties }, account);

  const { DBInstance } = await rds.send(
    new CreateDBInstanceCommand({
      DBInstanceIdentifier: 'orders',
      DBInstanceClass: 'db.t3.micro',
      Engine: 'postgres',
      AllocatedStorage: 20,
      DBSubnetGroupName: 'data',
      VpcSecurityGroupIds: [idOf(securityGroup)],
      StorageEncrypted: true,
      KmsKeyId: idOf(key),
      PubliclyAccessible: false,
      Tags: [{ Key: 'team', Value: 'shop' }],
      ...master,
    }),
  );
  const instance = own('AWSRDSInstance', DBInstance?.DBInstanceArn, {
    db_instance_identifier: 'orders',
    dbi_resource_id: DBInstance?.DbiResourceId,
    db_instance_class: 'db.t3.micro',
    engine: 'postgres',
    allocated_storage_gib: 20,
    master_username: 'shop',
    storage_encrypted: true,
    kms_key_id: idOf(key),
    publicly_accessible: false,
    tags: ['team=shop'],
  });
  graph.edge(instance, 'MEMBER_OF_EC2_SECURITY_GROUP', securityGroup);
  graph.edge(instance, 'MEMBER_OF_DB_SUBNET_GROUP', subnetGroup);
  graph.edge(instance, 'ENCRYPTED_BY', key);

  const { DBInstance: writer } = await rds.send(
    new CreateDBInstanceCommand({
      DBInstanceIdentifier: 'catalogue-1',
      DBInstanceClass: 'db.r6g.large',
      Engine: 'aurora-postgresql',
      DBClusterIdentifier: 'catalogue',
      DBSubnetGroupName: 'data',
      VpcSecurityGroupIds: [idOf(securityGroup)],
    }),
  );
  const member = own('AWSRDSInstance', writer?.DBInstanceArn, { db_cluster_identifier: 'catalogue' });
  graph.edge(member, 'IS_CLUSTER_MEMBER_OF', cluster);
  graph.edge(member, 'ENCRYPTED_BY', key);
  graph.edge(member, 'MEMBER_OF_EC2_SECURITY_GROUP', securityGroup);
  graph.edge(member, 'MEMBER_OF_DB_SUBNET_GROUP', subnetGroup);

  const { DBSnapshot } = await rds.send(
    new CreateDBSnapshotCommand({ DBInstanceIdentifier: 'orders', DBSnapshotIdentifier: 'before-release' }),
  );
  await rds.send(
    new ModifyDBSnapshotAttributeCommand({
      DBSnapshotIdentifier: 'before-release',
      AttributeName: 'restore',
      ValuesToAdd: [idOf(partner)],
    }),
  );
  const snapshot = own('AWSRDSSnapshot', DBSnapshot?.DBSnapshotArn, {
    db_snapshot_identifier: 'before-release',
    snapshot_type: 'manual',
    is_public: false,
  });
  graph.edge(snapshot, 'SHARED_WITH', partner);
  graph.edge(snapshot, 'ENCRYPTED_BY', key);
  const snapshots = [snapshot];
  for (const made of (await rds.send(new DescribeDBSnapshotsCommand(automated))).DBSnapshots ?? []) {
    const daily = own('AWSRDSSnapshot', made.DBSnapshotArn, { snapshot_type: 'automated', is_public: false });
    graph.edge(daily, 'ENCRYPTED_BY', key);
    snapshots.push(daily);
  }
  for (const of of snapshots) for (const database of [instance, member]) graph.edge(of, 'IS_SNAPSHOT_SOURCE', database);
  return { snapshot };
}
