import { expect, it } from 'vitest';
import { kmsAliases, kmsGrants, kmsKeyMetadata, kmsKeyRotation } from './kms.js';
import { awsError, readRows } from './test-kit.js';

const scope = { account: '111122223333', region: 'eu-west-1' };
const arn = 'arn:aws:kms:eu-west-1:111122223333:key/mrk-1';
const key = { id: arn, arn, key_id: 'mrk-1' };

it.each([
  ['REPLICA', ['IS_REPLICA_OF AWSKMSKey arn:aws:kms:us-east-1:111122223333:key/mrk-1']],
  ['PRIMARY', []],
])('a multi-region key that is %s', async (MultiRegionKeyType, edges) => {
  const PrimaryKey = { Arn: 'arn:aws:kms:us-east-1:111122223333:key/mrk-1' };
  const KeyMetadata = { KeyId: 'mrk-1', MultiRegionConfiguration: { MultiRegionKeyType, PrimaryKey } };
  const { rows } = await readRows(kmsKeyMetadata, scope, { DescribeKey: { KeyMetadata } }, key);
  expect(rows).toMatchObject([{ id: arn, edges }]);
});

it('leaves rotation empty for a key that cannot rotate, and throws when it may not be read', async () => {
  const answers = { GetKeyRotationStatus: awsError('UnsupportedOperationException') };
  expect((await readRows(kmsKeyRotation, scope, answers, key)).rows).toEqual([]);
  const denied = readRows(kmsKeyRotation, scope, { GetKeyRotationStatus: awsError('AccessDeniedException') }, key);
  await expect(denied).rejects.toThrow('AccessDeniedException');
});

it('points a grant at the identity that it is given to, not at a service or session', async () => {
  const Grants = [
    { GrantId: 'g1', GranteePrincipal: 'arn:aws:iam::111122223333:role/app' },
    { GrantId: 'g2', GranteePrincipal: 'acm.eu-west-1.amazonaws.com' },
    { GrantId: 'g3', GranteePrincipal: 'arn:aws:sts::111122223333:assumed-role/app/session' },
  ];
  const { rows } = await readRows(kmsGrants, scope, { ListGrants: { Grants } }, key);
  expect(rows.map(({ id, edges }) => [id, edges])).toEqual([
    [`${arn}|g1`, ['GRANTED_TO AWSPrincipal arn:aws:iam::111122223333:role/app', `APPLIED_ON AWSKMSKey ${arn}`]],
    [`${arn}|g2`, [`APPLIED_ON AWSKMSKey ${arn}`]],
    [`${arn}|g3`, [`APPLIED_ON AWSKMSKey ${arn}`]],
  ]);
});

it('leads an alias to its key, where AWS has made one', async () => {
  const AliasArn = 'arn:aws:kms:eu-west-1:111122223333:alias';
  const Aliases = [{ AliasArn: `${AliasArn}/app`, TargetKeyId: 'mrk-1' }, { AliasArn: `${AliasArn}/aws/ebs` }];
  const { rows } = await readRows(kmsAliases, scope, { ListAliases: { Aliases } });
  expect(rows.map(({ edges }) => edges)).toEqual([[`KNOWN_AS AWSKMSKey ${arn}`], []]);
});
