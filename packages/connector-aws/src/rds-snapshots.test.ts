import { expect, it } from 'vitest';
import { rdsSnapshotSharing } from './rds-snapshots.js';
import { readRows } from './test-kit.js';

const scope = { account: '111122223333', region: 'eu-west-1' };
const snapshot = { id: 'arn:aws:rds:eu-west-1:111122223333:snapshot:s', db_snapshot_identifier: 's' };

it('tells everyone from the accounts that may restore a snapshot', async () => {
  const DBSnapshotAttributes = [{ AttributeName: 'restore', AttributeValues: ['all', '999988887777'] }];
  const answers = { DescribeDBSnapshotAttributes: { DBSnapshotAttributesResult: { DBSnapshotAttributes } } };
  const manual = { ...snapshot, snapshot_type: 'manual' };
  const { rows, asked } = await readRows(rdsSnapshotSharing, scope, answers, manual);
  expect(asked).toMatchObject([{ input: { DBSnapshotIdentifier: 's' } }]);
  expect(rows).toEqual([
    {
      schema: 'AWSRDSSnapshotSharing',
      id: snapshot.id,
      properties: { is_public: true, shared_with_account_ids: ['999988887777'] },
      edges: ['SHARED_WITH AWSAccount 999988887777'],
    },
  ]);
});

it('does not ask about automated snapshots, which cannot be shared', async () => {
  const { rows, asked } = await readRows(rdsSnapshotSharing, scope, {}, { ...snapshot, snapshot_type: 'automated' });
  expect(asked).toEqual([]);
  expect(rows).toMatchObject([{ properties: { is_public: false, shared_with_account_ids: [] } }]);
});
