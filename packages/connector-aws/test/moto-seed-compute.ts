import {
  AttachVolumeCommand,
  CreateImageCommand,
  CreateKeyPairCommand,
  CreateSnapshotCommand,
  CreateVolumeCommand,
  DescribeImagesCommand,
  DescribeInstancesCommand,
  ModifyImageAttributeCommand,
  ModifySnapshotAttributeCommand,
  RegisterImageCommand,
  RunInstancesCommand,
} from '@aws-sdk/client-ec2';
import {
  AddPermissionCommand,
  CreateAliasCommand,
  CreateEventSourceMappingCommand,
  CreateFunctionCommand,
  PublishLayerVersionCommand,
} from '@aws-sdk/client-lambda';
import { CreateQueueCommand, GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { CANARIES } from './moto-canaries.js';
import type { MotoClients } from './moto-clients.js';
import { type ExpectedGraph, idOf, known, type NodeKey } from './moto-expected-graph.js';
import { named } from './moto-seed-network.js';

interface Surroundings {
  readonly account: NodeKey;
  readonly role: NodeKey;
  readonly profile: NodeKey;
  readonly vpc: NodeKey;
  readonly subnet: NodeKey;
  readonly securityGroup: NodeKey;
  /** Account that a snapshot and an image are shared with. */
  readonly partner: string;
}

/** Creates a machine with disks, a snapshot and an image of it. */
export async function seedMachines({ ec2, region }: MotoClients, graph: ExpectedGraph, around: Surroundings) {
  const { account, profile, vpc, subnet, securityGroup, partner } = around;
  const own = (label: string, id: string | undefined, properties: Record<string, unknown> = {}) =>
    graph.node(label, id, { region, ...properties }, account);
  const arn = (resource: string) => `arn:aws:ec2:${region}:${idOf(account)}:${resource}`;

  const pair = await ec2.send(new CreateKeyPairCommand({ KeyName: 'operators', KeyType: 'ed25519' }));
  const keyPair = own('AWSEC2KeyPair', arn('key-pair/operators'), {
    key_pair_id: pair.KeyPairId,
    name: 'operators',
    fingerprint: pair.KeyFingerprint,
    type: 'ed25519',
  });

  const { ImageId: baseImageId } = await ec2.send(
    new RegisterImageCommand({ Name: 'base', Architecture: 'x86_64', RootDeviceName: '/dev/sda1' }),
  );
  const baseImage = own('AWSEC2Image', baseImageId, { name: 'base', owner_id: idOf(account), is_public: false });
  const { Instances } = await ec2.send(
    new RunInstancesCommand({
      ImageId: known(baseImageId),
      InstanceType: 't3.micro',
      MinCount: 1,
      MaxCount: 1,
      KeyName: 'operators',
      SubnetId: idOf(subnet),
      SecurityGroupIds: [idOf(securityGroup)],
      IamInstanceProfile: { Arn: idOf(profile) },
      MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 2 },
      TagSpecifications: named('instance', 'web-1'),
    }),
  );
  const InstanceId = known(Instances?.[0]?.InstanceId);
  const instance = own('AWSEC2Instance', InstanceId, {
    arn: arn(`instance/${InstanceId}`),
    name: 'web-1',
    state: 'running',
    type: 't3.micro',
    image_id: baseImageId,
    key_name: 'operators',
    instance_profile_arn: idOf(profile),
    vpc_id: idOf(vpc),
    subnet_id: idOf(subnet),
    private_ip_address: Instances?.[0]?.PrivateIpAddress,
    imds_v1_enabled: false,
    imds_v2_required: true,
    metadata_hop_limit: 2,
    tags: ['Name=web-1'],
  });
  graph.edge(instance, 'INSTANCE_PROFILE', profile);
  graph.edge(instance, 'MEMBER_OF_EC2_SECURITY_GROUP', securityGroup);
  graph.edge(instance, 'PART_OF_SUBNET', subnet);
  graph.edge(instance, 'MEMBER_OF_AWS_VPC', vpc);
  graph.edge(keyPair, 'SSH_LOGIN_TO', instance);
  graph.edge(instance, 'LAUNCHED_FROM', baseImage);

  const created = await ec2.send(
    new CreateVolumeCommand({ AvailabilityZone: `${region}a`, Size: 20, VolumeType: 'gp3', Encrypted: false }),
  );
  const VolumeId = known(created.VolumeId);
  await ec2.send(new AttachVolumeCommand({ VolumeId, InstanceId, Device: '/dev/sdf' }));
  const volume = own('AWSEBSVolume', VolumeId, {
    arn: arn(`volume/${VolumeId}`),
    size_gib: 20,
    type: 'gp3',
    state: 'in-use',
    encrypted: false,
  });
  graph.edge(volume, 'ATTACHED_TO', instance);
  // The disk that the machine came with: no create call names it.
  const { Reservations } = await ec2.send(new DescribeInstancesCommand({ InstanceIds: [InstanceId] }));
  const devices = Reservations?.[0]?.Instances?.[0]?.BlockDeviceMappings ?? [];
  const rootId = known(devices.find(({ Ebs }) => Ebs?.VolumeId !== VolumeId)?.Ebs?.VolumeId);
  const root = own('AWSEBSVolume', rootId, { state: 'in-use' });
  graph.edge(root, 'ATTACHED_TO', instance);

  const { SnapshotId } = await ec2.send(new CreateSnapshotCommand({ VolumeId, Description: 'weekly' }));
  await ec2.send(
    new ModifySnapshotAttributeCommand({
      SnapshotId,
      Attribute: 'createVolumePermission',
      OperationType: 'add',
      UserIds: [partner],
    }),
  );
  const snapshot = own('AWSEBSSnapshot', SnapshotId, {
    description: 'weekly',
    volume_size_gib: 20,
    owner_id: idOf(account),
    is_public: false,
    shared_with_account_ids: [partner],
  });
  graph.edge(snapshot, 'CREATED_FROM', volume);

  const { ImageId } = await ec2.send(new CreateImageCommand({ InstanceId, Name: 'golden' }));
  await ec2.send(new ModifyImageAttributeCommand({ ImageId, LaunchPermission: { Add: [{ UserId: partner }] } }));
  const image = own('AWSEC2Image', ImageId, {
    name: 'golden',
    is_public: false,
    shared_with_account_ids: [partner],
  });
  graph.edge(image, 'CREATED_FROM', instance);
  for (const of of [baseImage, image]) {
    // The snapshots that are made for images: no create call names them.
    const { Images } = await ec2.send(new DescribeImagesCommand({ ImageIds: [idOf(of)] }));
    for (const { Ebs } of Images?.[0]?.BlockDeviceMappings ?? []) {
      graph.edge(of, 'BACKED_BY', own('AWSEBSSnapshot', Ebs?.SnapshotId, { is_public: false }));
    }
  }
  return { snapshot, keyPair };
}

/** The smallest zip archive: an empty one. */
const EMPTY_ZIP = Buffer.from(`504b0506${'00'.repeat(18)}`, 'hex');

/** Creates a function with a layer, an alias, a policy that lets S3 call it, and a queue that does. */
export async function seedFunctions({ lambda, sqs, region }: MotoClients, graph: ExpectedGraph, around: Surroundings) {
  const { account, role, subnet, securityGroup } = around;
  const own = (label: string, id: string | undefined, properties: Record<string, unknown> = {}) =>
    graph.node(label, id, { region, ...properties }, account);

  const published = await lambda.send(
    new PublishLayerVersionCommand({ LayerName: 'tools', Content: { ZipFile: EMPTY_ZIP } }),
  );
  const layer = graph.node('AWSLambdaLayer', published.LayerVersionArn, { owner_account_id: idOf(account) });
  const made = await lambda.send(
    new CreateFunctionCommand({
      FunctionName: 'checkout',
      Description: 'Takes the money',
      Runtime: 'nodejs20.x',
      Handler: 'index.handler',
      Role: idOf(role),
      Code: { ZipFile: EMPTY_ZIP },
      MemorySize: 256,
      Timeout: 20,
      Layers: [idOf(layer)],
      VpcConfig: { SubnetIds: [idOf(subnet)], SecurityGroupIds: [idOf(securityGroup)] },
      Environment: { Variables: { PASSWORD: CANARIES.environment } },
    }),
  );
  const fn = own('AWSLambda', made.FunctionArn, {
    name: 'checkout',
    description: 'Takes the money',
    runtime: 'nodejs20.x',
    handler: 'index.handler',
    memory_mb: 256,
    timeout_seconds: 20,
    code_sha256: made.CodeSha256,
    anonymous_access: false,
    policy_principals: ['s3.amazonaws.com'],
  });
  graph.edge(fn, 'ASSUMES', role);
  graph.edge(fn, 'MEMBER_OF_EC2_SECURITY_GROUP', securityGroup);
  graph.edge(fn, 'PART_OF_SUBNET', subnet);
  graph.edge(fn, 'HAS', layer);
  await lambda.send(
    new AddPermissionCommand({
      FunctionName: 'checkout',
      StatementId: 's3',
      Action: 'lambda:InvokeFunction',
      Principal: 's3.amazonaws.com',
    }),
  );

  // Not expected in the graph: moto does not list the aliases of a function that is named by its ARN.
  await lambda.send(new CreateAliasCommand({ FunctionName: 'checkout', Name: 'live', FunctionVersion: '$LATEST' }));

  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'orders' }));
  const { Attributes } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }));
  const EventSourceArn = known(Attributes?.QueueArn);
  const mapping = await lambda.send(
    new CreateEventSourceMappingCommand({ FunctionName: 'checkout', EventSourceArn, BatchSize: 5 }),
  );
  const says = { event_source_arn: EventSourceArn, function_arn: made.FunctionArn, batch_size: 5 };
  const source = graph.node('AWSLambdaEventSourceMapping', mapping.UUID, says, account);
  graph.edge(fn, 'RESOURCE', source);
  return { fn, source };
}
