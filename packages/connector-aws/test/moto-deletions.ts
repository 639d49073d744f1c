import { DeleteKeyPairCommand, DeleteSnapshotCommand, RevokeSecurityGroupEgressCommand } from '@aws-sdk/client-ec2';
import { DeleteUserCommand } from '@aws-sdk/client-iam';
import { DeleteUserCommand as DeleteSsoUserCommand } from '@aws-sdk/client-identitystore';
import { DeleteAliasCommand, RevokeGrantCommand } from '@aws-sdk/client-kms';
import { DeleteEventSourceMappingCommand } from '@aws-sdk/client-lambda';
import {
  DeletePolicyCommand,
  DetachPolicyCommand,
  ListTargetsForPolicyCommand,
  type OrganizationsClient,
} from '@aws-sdk/client-organizations';
import { DeleteDBSnapshotCommand } from '@aws-sdk/client-rds';
import { DeleteBucketCommand, DeleteObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { DeleteSecretCommand } from '@aws-sdk/client-secrets-manager';
import { motoClients } from './moto-clients.js';
import { type MotoEstate, REGIONS } from './moto-estate.js';
import { idOf, type NodeKey } from './moto-expected-graph.js';

/** Deletes one thing of every service, in one region of the management account, and a user of the member. Gives what must go. */
export async function deleteSome(endpoint: string, estate: MotoEstate) {
  const { graph, organization, management, member, databases } = estate;
  const { clients, network, machines, keys, functions, secrets, buckets, identityCenter } =
    management.regions[REGIONS[1]];
  const gone: NodeKey[] = [];
  const remove = (key: NodeKey) => {
    graph.remove(key);
    gone.push(key);
  };

  await member.clients.iam.send(new DeleteUserCommand({ UserName: 'bob' }));
  remove(member.iam.plainUser);

  await clients.ec2.send(new DeleteSnapshotCommand({ SnapshotId: idOf(machines.snapshot) }));
  remove(machines.snapshot);
  await clients.ec2.send(new DeleteKeyPairCommand({ KeyName: 'operators' }));
  remove(machines.keyPair);
  const pair = [{ GroupId: idOf(network.database) }];
  const IpPermissions = [{ IpProtocol: 'tcp', FromPort: 5432, ToPort: 5432, UserIdGroupPairs: pair }];
  await clients.ec2.send(new RevokeSecurityGroupEgressCommand({ GroupId: idOf(network.web), IpPermissions }));
  remove(network.webToDatabase);

  await clients.lambda.send(new DeleteEventSourceMappingCommand({ UUID: idOf(functions.source) }));
  remove(functions.source);
  await clients.rds.send(new DeleteDBSnapshotCommand({ DBSnapshotIdentifier: 'before-release' }));
  remove(databases.snapshot);
  const now = { SecretId: idOf(secrets.plain), ForceDeleteWithoutRecovery: true };
  await clients.secrets.send(new DeleteSecretCommand(now));
  remove(secrets.plain);

  const IdentityStoreId = String(graph.nodes.get(identityCenter.instance)?.identity_store_id);
  await clients.identityStore.send(
    new DeleteSsoUserCommand({ IdentityStoreId, UserId: idOf(identityCenter.plainUser) }),
  );
  remove(identityCenter.plainUser);

  const [KeyId = '', GrantId = ''] = idOf(keys.grant).split('|');
  await clients.kms.send(new RevokeGrantCommand({ KeyId, GrantId }));
  remove(keys.grant);
  await clients.kms.send(new DeleteAliasCommand({ AliasName: 'alias/data' }));
  remove(keys.alias);

  const Bucket = idOf(buckets.open).split(':::')[1];
  const { Contents = [] } = await clients.s3.send(new ListObjectsV2Command({ Bucket }));
  for (const { Key } of Contents) await clients.s3.send(new DeleteObjectCommand({ Bucket, Key }));
  await clients.s3.send(new DeleteBucketCommand({ Bucket }));
  remove(buckets.open);
  for (const key of [...graph.nodes.keys()]) if (key.startsWith(`AWSS3Acl ${idOf(buckets.open)}|`)) remove(key);

  await deletePolicy(motoClients(endpoint, REGIONS[0]).organizations, idOf(organization.freeze).split('|')[1] ?? '');
  remove(organization.freeze);
  return gone;
}

async function deletePolicy(client: OrganizationsClient, PolicyId: string): Promise<void> {
  const { Targets = [] } = await client.send(new ListTargetsForPolicyCommand({ PolicyId }));
  for (const { TargetId } of Targets) await client.send(new DetachPolicyCommand({ PolicyId, TargetId }));
  await client.send(new DeletePolicyCommand({ PolicyId }));
}
