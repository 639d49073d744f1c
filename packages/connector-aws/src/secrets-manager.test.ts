import { expect, it } from 'vitest';
import { secretPolicies, secrets } from './secrets-manager.js';
import { readRows } from './test-kit.js';

const scope = { account: '111122223333', region: 'eu-west-1' };
const arn = (region: string) => `arn:aws:secretsmanager:${region}:111122223333:secret:app/db-AbCdEf`;

it.each([
  ['us-east-1', [`IS_REPLICA_OF AWSSecretsManagerSecret ${arn('us-east-1')}`]],
  ['eu-west-1', []],
  [undefined, []],
])('a secret whose primary region is %s', async (PrimaryRegion, edges) => {
  const SecretList = [{ ARN: arn('eu-west-1'), PrimaryRegion }];
  const { rows, asked } = await readRows(secrets, scope, { ListSecrets: { SecretList } });
  expect(rows).toMatchObject([{ id: arn('eu-west-1'), edges }]);
  expect(asked).toMatchObject([{ input: { IncludePlannedDeletion: true } }]);
});

it('does not ask for the policy of a secret that is being deleted, which Secrets Manager refuses', async () => {
  const parent = { id: arn('eu-west-1'), arn: arn('eu-west-1'), deleted_at: new Date(0) };
  expect(await readRows(secretPolicies, scope, {}, parent)).toEqual({ rows: [], asked: [] });
});
