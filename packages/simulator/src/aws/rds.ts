import { AwsFailure } from './aws-failure.js';
import { type OperationContext, type Operations, textOf } from './operation.js';

export const rds: Operations = {
  DescribeDBInstances: (call) => ({
    DBInstances: named(call, call.here.rds.instances, 'DBInstanceIdentifier', 'DBInstanceNotFound'),
  }),
  DescribeDBClusters: (call) => ({
    DBClusters: named(call, call.here.rds.clusters, 'DBClusterIdentifier', 'DBClusterNotFoundFault'),
  }),
  DescribeDBSubnetGroups: (call) => ({
    DBSubnetGroups: named(call, call.here.rds.subnetGroups, 'DBSubnetGroupName', 'DBSubnetGroupNotFoundFault'),
  }),
  DescribeDBSnapshots: (call) => ({
    DBSnapshots: ofType(call, named(call, call.here.rds.snapshots, 'DBSnapshotIdentifier', 'DBSnapshotNotFound')),
  }),
  DescribeDBClusterSnapshots: (call) => ({
    DBClusterSnapshots: ofType(
      call,
      named(call, call.here.rds.clusterSnapshots, 'DBClusterSnapshotIdentifier', 'DBClusterSnapshotNotFoundFault'),
    ),
  }),
  DescribeDBSnapshotAttributes(call) {
    const id = textOf(call, 'DBSnapshotIdentifier');
    const [snapshot] = named(call, call.here.rds.snapshots, 'DBSnapshotIdentifier', 'DBSnapshotNotFound');
    const attributes = restorable(snapshot?.SharedWith);
    return { DBSnapshotAttributesResult: { DBSnapshotIdentifier: id, DBSnapshotAttributes: attributes } };
  },
  DescribeDBClusterSnapshotAttributes(call) {
    const id = textOf(call, 'DBClusterSnapshotIdentifier');
    const [snapshot] = named(
      call,
      call.here.rds.clusterSnapshots,
      'DBClusterSnapshotIdentifier',
      'DBClusterSnapshotNotFoundFault',
    );
    const attributes = restorable(snapshot?.SharedWith);
    return {
      DBClusterSnapshotAttributesResult: { DBClusterSnapshotIdentifier: id, DBClusterSnapshotAttributes: attributes },
    };
  },
};

/** The one of this name, or all when none is named. An ARN, which ends in the name, does too. */
function named<T extends object, Member extends keyof T & string>(
  call: OperationContext,
  items: readonly T[],
  member: Member,
  notFound: string,
): readonly T[] {
  const asked = call.input[member];
  if (asked === undefined) return items;
  const name = String(asked).replace(/^arn:aws:rds:[^:]*:\d*:[a-z-]+:/, '');
  const found = items.filter((item) => item[member] === name);
  if (found.length === 0) throw new AwsFailure(notFound, `${name} not found.`, { status: 404 });
  return found;
}

function ofType<T extends { SnapshotType?: string | undefined }>(
  { input }: OperationContext,
  snapshots: readonly T[],
): readonly T[] {
  const asked = input.SnapshotType;
  return asked === undefined ? snapshots : snapshots.filter(({ SnapshotType }) => SnapshotType === asked);
}

function restorable(AttributeValues: readonly string[] = []) {
  return [{ AttributeName: 'restore', AttributeValues }];
}
