import { expect, it } from 'vitest';
import { rdsClusters, rdsInstances } from './rds.js';
import { readRows } from './test-kit.js';

const scope = { account: '111122223333', region: 'eu-west-1' };
const arn = (kind: string, name: string, region = 'eu-west-1') => `arn:aws:rds:${region}:111122223333:${kind}:${name}`;

it.each([
  [{ ReadReplicaSourceDBInstanceIdentifier: 'main' }, `IS_READ_REPLICA_OF AWSRDSInstance ${arn('db', 'main')}`],
  [
    { ReadReplicaSourceDBInstanceIdentifier: arn('db', 'main', 'us-east-1') },
    `IS_READ_REPLICA_OF AWSRDSInstance ${arn('db', 'main', 'us-east-1')}`,
  ],
  [{ ReadReplicaSourceDBClusterIdentifier: 'multi' }, `IS_READ_REPLICA_OF AWSRDSCluster ${arn('cluster', 'multi')}`],
  [
    { DBSubnetGroup: { DBSubnetGroupName: 'private' } },
    `MEMBER_OF_DB_SUBNET_GROUP AWSDBSubnetGroup ${arn('subgrp', 'private')}`,
  ],
])('resolves the names in an instance’s answer: %j', async (more, edge) => {
  const DBInstances = [{ DBInstanceIdentifier: 'a', DBInstanceArn: arn('db', 'a'), ...more }];
  const { rows } = await readRows(rdsInstances, scope, { DescribeDBInstances: { DBInstances } });
  expect(rows).toMatchObject([{ id: arn('db', 'a'), edges: [edge] }]);
});

it('says which member of a cluster writes', async () => {
  const DBClusterMembers = [
    { DBInstanceIdentifier: 'w', IsClusterWriter: true, PromotionTier: 0 },
    { DBInstanceIdentifier: 'r', IsClusterWriter: false, PromotionTier: 1 },
  ];
  const DBClusters = [{ DBClusterIdentifier: 'c', DBClusterArn: arn('cluster', 'c'), DBClusterMembers }];
  const { rows } = await readRows(rdsClusters, scope, { DescribeDBClusters: { DBClusters } });
  expect(rows[0]?.edges).toEqual([
    `IS_CLUSTER_MEMBER_OF AWSRDSInstance ${arn('db', 'w')} {"is_writer":true,"promotion_tier":0}`,
    `IS_CLUSTER_MEMBER_OF AWSRDSInstance ${arn('db', 'r')} {"is_writer":false,"promotion_tier":1}`,
  ]);
});

it.each([
  [arn('cluster', 'source', 'us-east-1'), `AWSRDSCluster ${arn('cluster', 'source', 'us-east-1')}`],
  [arn('db', 'source'), `AWSRDSInstance ${arn('db', 'source')}`],
])('a cluster may be a replica of a cluster or of an instance: %s', async (ReplicationSourceIdentifier, target) => {
  const DBClusters = [{ DBClusterIdentifier: 'c', DBClusterArn: arn('cluster', 'c'), ReplicationSourceIdentifier }];
  const { rows } = await readRows(rdsClusters, scope, { DescribeDBClusters: { DBClusters } });
  expect(rows[0]?.edges).toEqual([`IS_READ_REPLICA_OF ${target}`]);
});
