import { CreateAliasCommand, CreateGrantCommand, CreateKeyCommand, EnableKeyRotationCommand, ListAliasesCommand } from '@aws-sdk/client-kms';
import {
  AddRoleToDBClusterCommand,
  CreateDBClusterCommand,
  CreateDBClusterSnapshotCommand,
  CreateDBInstanceCommand,
  CreateDBSnapshotCommand,
  CreateDBSubnetGroupCommand,
  ModifyDBSnapshotAttributeCommand,
} from '@aws-sdk/client-rds';
import { CreateSecretCommand, PutResourcePolicyCommand } from '@aws-sdk/client-secrets-manager';
import type { MotoClients } from './moto-clients.js';
import { type ExpectedGraph, idOf, known, type NodeKey } from './moto-expected-graph.js';

interface Surroundings {
  readonly account: NodeKey;
  readonly role: NodeKey;
  readonly vpc: NodeKey;
  readonly subnets: readonly [NodeKey, NodeKey];
  readonly securityGroup: NodeKey;
  /** Account that a snapshot is shared with, as a node. */
  readonly partner: NodeKey;
}

/** Creates a key that is rotated, its alias and a grant. */
export async function seedKeys({ kms, region }: MotoClients, graph: ExpectedGraph, { account, role }: Surroundings) {
  const own = (label: string, id: string | undefined, properties: Record<string, unknown> = {}) =>
    graph.node(label, id, { region, ...properties }, account);
  const { KeyMetadata } = await kms.send(new CreateKeyCommand({ Description: 'data' }));
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
    rotation_period_days: 365,
    anonymous_access: false,
    policy_principals: [`arn:aws:iam::${idOf(account)}:root`],
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
  value: string,
) {
  const own = (id: string | undefined, properties: Record<string, unknown>) =>
    graph.node('AWSSecretsManagerSecret', id, { region, rotation_enabled: false, ...properties }, account);
  const encrypted = await secrets.send(
    new CreateSecretCommand({
      Name: 'database/password',
      Description: 'of the shop',
      KmsKeyId: 'alias/data',
      SecretString: value,
      Tags: [{ Key: 'team', Value: 'shop' }],
    }),
  );
  const Statement = [{ Effect: 'Allow', Principal: { AWS: idOf(role) }, Action: 'secretsmanager:GetSecretValue', Resource: '*' }];
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
  const plain = await secrets.send(new CreateSecretCommand({ Name: 'plain', SecretString: value }));
  return { secret, plain: own(plain.ARN, { name: 'plain' }) };
}

/** Creates a database, a cluster with a member, and snapshots of both. */
export async function seedDatabases(
  { rds, region }: MotoClients,
  graph: ExpectedGraph,
  around: Surroundings,
  key: NodeKey,
  password: string,
) {
  const { account, role, vpc, subnets, securityGroup, partner } = around;
  const own = (label: string, id: string | undefined, properties: Record<string, unknown> = {}) =>
    graph.node(label, id, { region, ...properties }, account);

  const SubnetIds = subnets.map(idOf);
  const { DBSubnetGroup } = await rds.send(
    new CreateDBSubnetGroupCommand({ DBSubnetGroupName: 'data', DBSubnetGroupDescription: 'data', SubnetIds }),
  );
  const subnetGroup = own('AWSDBSubnetGroup', DBSubnetGroup?.DBSubnetGroupArn, { name: 'data', vpc_id: idOf(vpc) });
  graph.edge(subnetGroup, 'MEMBER_OF_AWS_VPC', vpc);
  for (const subnet of subnets) graph.edge(subnetGroup, 'RESOURCE', subnet);

  const master = { MasterUsername: 'shop', MasterUserPassword: password };
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
  graph.edge(snapshot, 'IS_SNAPSHOT_SOURCE', instance);
  graph.edge(snapshot, 'SHARED_WITH', partner);
  graph.edge(snapshot, 'ENCRYPTED_BY', key);
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
  graph.edge(clusterSnapshot, 'IS_SNAPSHOT_SOURCE', cluster);
  graph.edge(clusterSnapshot, 'ENCRYPTED_BY', key);
  return { instance, member, cluster, snapshot, clusterSnapshot, subnetGroup };
}
