import {
  CreateAliasCommand,
  CreateGrantCommand,
  CreateKeyCommand,
  EnableKeyRotationCommand,
  ListAliasesCommand,
} from '@aws-sdk/client-kms';
import { CreateSecretCommand, PutResourcePolicyCommand } from '@aws-sdk/client-secrets-manager';
import { CANARIES } from './moto-canaries.js';
import type { MotoClients } from './moto-clients.js';
import { type ExpectedGraph, idOf, known, type NodeKey } from './moto-expected-graph.js';

interface Surroundings {
  readonly account: NodeKey;
  readonly role: NodeKey;
}

/** Creates a key that is rotated, its alias and a grant. */
export async function seedKeys({ kms, region }: MotoClients, graph: ExpectedGraph, { account, role }: Surroundings) {
  const own = (label: string, id: string | undefined, properties: Record<string, unknown> = {}) =>
    graph.node(label, id, { region, ...properties }, account);
  const { KeyMetadata } = await kms.send(new CreateKeyCommand({ Description: 'data', KeyUsage: 'ENCRYPT_DECRYPT' }));
  const KeyId = known(KeyMetadata?.KeyId);
  await kms.send(new EnableKeyRotationCommand({ KeyId }));
  const key = own('AWSKMSKey', KeyMetadata?.Arn, {
    key_id: KeyId,
    description: 'data',
    key_manager: 'CUSTOMER',
    key_state: 'Enabled',
    key_usage: 'ENCRYPT_DECRYPT',
    enabled: true,
    rotation_enabled: true,
  });
  await kms.send(new CreateAliasCommand({ AliasName: 'alias/data', TargetKeyId: KeyId }));
  const aliasArn = `arn:aws:kms:${region}:${idOf(account)}:alias/data`;
  const alias = own('AWSKMSAlias', aliasArn, { alias_name: 'alias/data', target_key_id: KeyId });
  graph.edge(alias, 'KNOWN_AS', key);
  // The names that AWS keeps for its services.
  for (const { AliasArn, AliasName } of (await kms.send(new ListAliasesCommand({}))).Aliases ?? []) {
    if (AliasName?.startsWith('alias/aws/')) own('AWSKMSAlias', AliasArn, { alias_name: AliasName });
  }
  const { GrantId } = await kms.send(
    new CreateGrantCommand({ KeyId, GranteePrincipal: idOf(role), Operations: ['Decrypt'], Name: 'decrypt' }),
  );
  const grant = graph.node(
    'AWSKMSGrant',
    `${idOf(key)}|${GrantId}`,
    { name: 'decrypt', grantee_principal: idOf(role), operations: ['Decrypt'] },
    account,
  );
  graph.edge(grant, 'APPLIED_ON', key);
  graph.edge(grant, 'GRANTED_TO', role);
  return { key, alias, grant };
}

/** Creates a secret that an alias's key encrypts, and one that AWS's own key does. */
export async function seedSecrets(
  { secrets, region }: MotoClients,
  graph: ExpectedGraph,
  { account, role }: Surroundings,
  alias: NodeKey,
) {
  const own = (id: string | undefined, properties: Record<string, unknown>) =>
    graph.node('AWSSecretsManagerSecret', id, { region, rotation_enabled: false, ...properties }, account);
  const encrypted = await secrets.send(
    new CreateSecretCommand({
      Name: 'database/password',
      Description: 'of the shop',
      KmsKeyId: 'alias/data',
      SecretString: CANARIES.secret,
      Tags: [{ Key: 'team', Value: 'shop' }],
    }),
  );
  const Statement = [
    { Effect: 'Allow', Principal: { AWS: idOf(role) }, Action: 'secretsmanager:GetSecretValue', Resource: '*' },
  ];
  const ResourcePolicy = JSON.stringify({ Version: '2012-10-17', Statement });
  await secrets.send(new PutResourcePolicyCommand({ SecretId: 'database/password', ResourcePolicy }));
  const secret = own(encrypted.ARN, {
    name: 'database/password',
    description: 'of the shop',
    kms_key_id: 'alias/data',
    tags: ['team=shop'],
    policy_principals: [idOf(role)],
    anonymous_access: false,
  });
  graph.edge(secret, 'ENCRYPTED_BY', alias);
  const plain = await secrets.send(new CreateSecretCommand({ Name: 'plain', SecretString: CANARIES.secret }));
  return { secret, plain: own(plain.ARN, { name: 'plain' }) };
}
