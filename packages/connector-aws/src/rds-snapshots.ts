import {
  DescribeDBClusterSnapshotAttributesCommand,
  DescribeDBSnapshotAttributesCommand,
  paginateDescribeDBClusterSnapshots,
  paginateDescribeDBSnapshots,
  RDSClient,
} from '@aws-sdk/client-rds';
import { defineFetch } from './define-fetch.js';
import {
  AWSRDSClusterSnapshot,
  AWSRDSClusterSnapshotSharing,
  AWSRDSSnapshot,
  AWSRDSSnapshotSharing,
} from './generated/index.js';
import { readTags } from './tags.js';

export const rdsSnapshots = defineFetch({
  emits: AWSRDSSnapshot,
  calls: ['rds:DescribeDBSnapshots'],
  async *fetch({ aws }) {
    for await (const page of paginateDescribeDBSnapshots({ client: aws(RDSClient) }, {})) {
      for (const snapshot of page.DBSnapshots ?? []) yield { ...snapshot, ...readTags(snapshot.TagList) };
    }
  },
});

export const rdsSnapshotSharing = defineFetch({
  emits: AWSRDSSnapshotSharing,
  calls: ['rds:DescribeDBSnapshotAttributes'],
  async *fetch({ aws, parent }) {
    if (parent.snapshot_type === 'automated') return yield NOT_SHARED;
    const asked = new DescribeDBSnapshotAttributesCommand({ DBSnapshotIdentifier: parent.db_snapshot_identifier });
    const { DBSnapshotAttributesResult } = await aws(RDSClient).send(asked);
    yield sharing(DBSnapshotAttributesResult?.DBSnapshotAttributes);
  },
});

export const rdsClusterSnapshots = defineFetch({
  emits: AWSRDSClusterSnapshot,
  calls: ['rds:DescribeDBClusterSnapshots'],
  async *fetch({ aws }) {
    for await (const page of paginateDescribeDBClusterSnapshots({ client: aws(RDSClient) }, {})) {
      for (const snapshot of page.DBClusterSnapshots ?? []) yield { ...snapshot, ...readTags(snapshot.TagList) };
    }
  },
});

export const rdsClusterSnapshotSharing = defineFetch({
  emits: AWSRDSClusterSnapshotSharing,
  calls: ['rds:DescribeDBClusterSnapshotAttributes'],
  async *fetch({ aws, parent }) {
    if (parent.snapshot_type === 'automated') return yield NOT_SHARED;
    const asked = new DescribeDBClusterSnapshotAttributesCommand({
      DBClusterSnapshotIdentifier: parent.db_cluster_snapshot_identifier,
    });
    const { DBClusterSnapshotAttributesResult } = await aws(RDSClient).send(asked);
    yield sharing(DBClusterSnapshotAttributesResult?.DBClusterSnapshotAttributes);
  },
});

interface Sharing {
  readonly Public: boolean;
  readonly AccountIds: readonly string[];
}

/** Automated snapshots cannot be shared, and they are most of all snapshots: RDS is not asked about them. */
const NOT_SHARED: Sharing = { Public: false, AccountIds: [] };

function sharing(
  attributes:
    | readonly {
        readonly AttributeName?: string | undefined;
        readonly AttributeValues?: readonly string[] | undefined;
      }[]
    | undefined,
): Sharing {
  const restore = attributes?.find(({ AttributeName }) => AttributeName === 'restore')?.AttributeValues ?? [];
  return { Public: restore.includes('all'), AccountIds: restore.filter((value) => value !== 'all') };
}
