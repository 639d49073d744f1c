import { AwsFailure } from './aws-failure.js';
import { pick } from './ec2-filters.js';
import { type OperationContext, type Operations, textOf, textsOf } from './operation.js';

export const ec2: Operations = {
  DescribeRegions: ({ estate }) => ({
    Regions: estate.regions.map((region) => ({
      RegionName: region,
      Endpoint: `ec2.${region}.amazonaws.com`,
      OptInStatus: 'opt-in-not-required',
    })),
  }),

  DescribeVpcs: (call) => ({ Vpcs: pick(call, call.here.ec2.vpcs, ['VpcIds', 'VpcId', 'InvalidVpcID.NotFound']) }),
  DescribeSubnets: (call) => ({
    Subnets: pick(call, call.here.ec2.subnets, ['SubnetIds', 'SubnetId', 'InvalidSubnetID.NotFound']),
  }),
  DescribeInternetGateways: (call) => ({
    InternetGateways: pick(call, call.here.ec2.internetGateways, [
      'InternetGatewayIds',
      'InternetGatewayId',
      'InvalidInternetGatewayID.NotFound',
    ]),
  }),
  DescribeNatGateways: (call) => ({
    NatGateways: pick(call, call.here.ec2.natGateways, ['NatGatewayIds', 'NatGatewayId', 'NatGatewayNotFound']),
  }),
  DescribeRouteTables: (call) => ({
    RouteTables: pick(call, call.here.ec2.routeTables, [
      'RouteTableIds',
      'RouteTableId',
      'InvalidRouteTableID.NotFound',
    ]),
  }),
  DescribeVpcPeeringConnections: (call) => ({
    VpcPeeringConnections: pick(call, call.here.ec2.peerings, [
      'VpcPeeringConnectionIds',
      'VpcPeeringConnectionId',
      'InvalidVpcPeeringConnectionID.NotFound',
    ]),
  }),
  DescribeSecurityGroups: (call) => ({
    SecurityGroups: pick(call, call.here.ec2.securityGroups, ['GroupIds', 'GroupId', 'InvalidGroup.NotFound']),
  }),
  DescribeNetworkInterfaces: (call) => ({
    NetworkInterfaces: pick(call, call.here.ec2.networkInterfaces, [
      'NetworkInterfaceIds',
      'NetworkInterfaceId',
      'InvalidNetworkInterfaceID.NotFound',
    ]),
  }),

  DescribeInstances(call) {
    const { reservations } = call.here.ec2;
    // User data is not among what is described.
    const instances = reservations.flatMap(({ Instances }) => Instances.map(({ UserData, ...instance }) => instance));
    const picked = new Set(pick(call, instances, ['InstanceIds', 'InstanceId', 'InvalidInstanceID.NotFound']));
    return {
      Reservations: reservations.flatMap(({ Instances, ...reservation }) => {
        const ids = Instances.map(({ InstanceId }) => InstanceId);
        const left = instances.filter((instance) => ids.includes(instance.InstanceId) && picked.has(instance));
        return left.length === 0 ? [] : [{ ...reservation, Instances: left }];
      }),
    };
  },
  DescribeKeyPairs: (call) => ({
    KeyPairs: pick(call, call.here.ec2.keyPairs, ['KeyNames', 'KeyName', 'InvalidKeyPair.NotFound']),
  }),
  DescribeVolumes: (call) => ({
    Volumes: pick(call, call.here.ec2.volumes, ['VolumeIds', 'VolumeId', 'InvalidVolume.NotFound']),
  }),
  DescribeSnapshots: (call) => ({
    Snapshots: pick(call, owned(call, call.here.ec2.snapshots, 'OwnerIds'), [
      'SnapshotIds',
      'SnapshotId',
      'InvalidSnapshot.NotFound',
    ]),
  }),
  DescribeSnapshotAttribute(call) {
    const id = textOf(call, 'SnapshotId');
    const snapshot = call.here.ec2.snapshots.find(({ SnapshotId }) => SnapshotId === id);
    if (!snapshot) throw new AwsFailure('InvalidSnapshot.NotFound', `The snapshot '${id}' does not exist.`);
    return { SnapshotId: id, CreateVolumePermissions: snapshot.CreateVolumePermissions };
  },
  DescribeImages: (call) => ({
    Images: pick(call, owned(call, call.here.ec2.images, 'Owners'), ['ImageIds', 'ImageId', 'InvalidAMIID.NotFound']),
  }),
  DescribeImageAttribute(call) {
    const id = textOf(call, 'ImageId');
    const image = call.here.ec2.images.find(({ ImageId }) => ImageId === id);
    if (!image) throw new AwsFailure('InvalidAMIID.NotFound', `The image id '[${id}]' does not exist`);
    return { ImageId: id, LaunchPermissions: image.LaunchPermissions };
  },
};

function owned<T extends { OwnerId?: string | undefined }>(
  call: OperationContext,
  items: readonly T[],
  name: string,
): readonly T[] {
  const owners = textsOf(call, name).map((owner) => (owner === 'self' ? call.account.id : owner));
  return owners.length === 0 ? items : items.filter(({ OwnerId = '' }) => owners.includes(OwnerId));
}
