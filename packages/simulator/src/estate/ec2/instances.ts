import type { Instance, NetworkInterface, Reservation } from '@aws-sdk/client-ec2';
import { canaryUserData } from '../canaries.js';
import type { Service } from '../catalog.js';
import { instanceRole } from '../names.js';
import { type Place, tagsOf } from '../place.js';
import { daysAgo } from '../random.js';
import { bakedImageId, keyPairName } from './images.js';
import { addressPrefix, mainVpcId, subnetId } from './network.js';
import { securityGroupId } from './security-groups.js';
import { rootVolumeId } from './storage.js';

/** An instance with what DescribeInstances leaves out. */
type InstanceEstate = Instance & { InstanceId: string; UserData?: string };

export interface InstancesEstate {
  readonly reservations: readonly (Omit<Reservation, 'Instances'> & { Instances: readonly InstanceEstate[] })[];
  readonly networkInterfaces: readonly NetworkInterface[];
}

/** One of a service's instances. */
export interface InstanceSlot {
  readonly service: Service;
  /** `payments-1` */
  readonly name: string;
  readonly number: number;
  readonly instanceId: string;
  readonly zone: string;
}

/** Which instances run: two for a service, three for its production. */
export function instanceSlots(place: Place): InstanceSlot[] {
  return place.services
    .filter(({ runs }) => runs.includes('instances'))
    .flatMap((service) =>
      Array.from({ length: place.count(place.account.environment === 'production' ? 3 : 2) }, (_, index) => {
        const name = `${service.name}-${index + 1}`;
        const zone = place.zones[index % place.zones.length] ?? '';
        return { service, name, number: index + 1, instanceId: place.ec2('i', name), zone };
      }),
    );
}

export function instancesEstate(place: Place): InstancesEstate {
  const slots = instanceSlots(place);
  const made = slots.map((slot) => ({ slot, networkInterface: networkInterface(place, slot) }));
  return {
    reservations: made.map(({ slot, networkInterface }) => ({
      ReservationId: place.ec2('r', slot.name),
      OwnerId: place.account.id,
      Groups: [],
      Instances: [instance(place, slot, networkInterface)],
    })),
    networkInterfaces: [...made.map(({ networkInterface }) => networkInterface), natInterface(place)],
  };
}

function instance(
  place: Place,
  { service, name, instanceId, zone, number }: InstanceSlot,
  attached: NetworkInterface,
): InstanceEstate {
  const draw = place.random('instance', name);
  // A machine that was switched off for good, in the way that people do.
  const isStopped = place.account.environment === 'development' && number === 2 && draw.chance(0.4);
  const isPublic = attached.Association !== undefined;
  return {
    InstanceId: instanceId,
    ImageId: bakedImageId(place),
    InstanceType: draw.pick(['t3.medium', 'm7i.large', 'm7i.xlarge', 'r7i.large', 'c7i.large']),
    Architecture: 'x86_64',
    State: isStopped ? { Code: 80, Name: 'stopped' } : { Code: 16, Name: 'running' },
    ...(isStopped && {
      StateReason: {
        Code: 'Client.UserInitiatedShutdown',
        Message: 'Client.UserInitiatedShutdown: User initiated shutdown',
      },
    }),
    StateTransitionReason: isStopped ? 'User initiated' : '',
    LaunchTime: draw.daysAgo(1, 400),
    KeyName: keyPairName(place),
    IamInstanceProfile: {
      Arn: place.iam(`instance-profile/${instanceRole(service)}`),
      Id: place.company.ids.unique('AIPA', place.account.id, instanceRole(service)),
    },
    VpcId: mainVpcId(place),
    SubnetId: attached.SubnetId,
    Placement: { AvailabilityZone: zone, GroupName: '', Tenancy: 'default' },
    PrivateIpAddress: attached.PrivateIpAddress,
    PrivateDnsName: attached.PrivateDnsName,
    PublicIpAddress: attached.Association?.PublicIp,
    PublicDnsName: isPublic ? attached.Association?.PublicDnsName : '',
    SourceDestCheck: true,
    SecurityGroups: attached.Groups,
    NetworkInterfaces: [
      {
        NetworkInterfaceId: attached.NetworkInterfaceId,
        MacAddress: attached.MacAddress,
        PrivateIpAddress: attached.PrivateIpAddress,
        Status: 'in-use',
        SubnetId: attached.SubnetId,
        VpcId: attached.VpcId,
        OwnerId: place.account.id,
        Groups: attached.Groups,
      },
    ],
    BlockDeviceMappings: [
      {
        DeviceName: '/dev/xvda',
        Ebs: {
          AttachTime: daysAgo(30),
          DeleteOnTermination: true,
          Status: 'attached',
          VolumeId: rootVolumeId(place, name),
        },
      },
    ],
    MetadataOptions: {
      State: 'applied',
      HttpEndpoint: 'enabled',
      HttpTokens: draw.chance(0.7) ? 'required' : 'optional',
      HttpPutResponseHopLimit: draw.pick([1, 1, 2]),
      HttpProtocolIpv6: 'disabled',
      InstanceMetadataTags: 'disabled',
    },
    Monitoring: { State: draw.chance(0.5) ? 'enabled' : 'disabled' },
    EbsOptimized: true,
    EnaSupport: true,
    Hypervisor: 'xen',
    VirtualizationType: 'hvm',
    HibernationOptions: { Configured: false },
    EnclaveOptions: { Enabled: service.name === 'payments' },
    BootMode: 'uefi-preferred',
    CurrentInstanceBootMode: 'uefi',
    ...platform(place, service),
    RootDeviceName: '/dev/xvda',
    RootDeviceType: 'ebs',
    AmiLaunchIndex: 0,
    ClientToken: place.uuid('launch', name),
    ...(service.name === 'data-platform' && number > 1 && { InstanceLifecycle: 'spot' as const }),
    Tags: tagsOf(place, service, name),
    ...(number === 1 && { UserData: canaryUserData }),
  };
}

function networkInterface(place: Place, { service, name, instanceId, zone, number }: InstanceSlot): NetworkInterface {
  const draw = place.random('eni', name);
  const tier = service.edge ? 'public' : 'private';
  const third = (tier === 'public' ? 0 : 128) + place.zones.indexOf(zone) * 16 + draw.int(0, 15);
  const ip = `${addressPrefix(place)}.${third}.${draw.int(4, 250)}`;
  const association = service.edge && {
    Association: {
      PublicIp: `203.0.113.${draw.int(1, 254)}`,
      PublicDnsName: `ec2-${place.hex(8, 'dns', name)}.${place.region}.compute.amazonaws.com`,
      IpOwnerId: 'amazon',
    },
  };
  return {
    NetworkInterfaceId: place.ec2('eni', name),
    InterfaceType: 'interface',
    Description: '',
    Status: 'in-use',
    OwnerId: place.account.id,
    RequesterManaged: false,
    VpcId: mainVpcId(place),
    SubnetId: subnetId(place, tier, zone),
    AvailabilityZone: zone,
    MacAddress: `0a:${place.hex(10, 'mac', name).replace(/..(?!$)/g, '$&:')}`,
    PrivateIpAddress: ip,
    PrivateDnsName: `ip-${ip.replaceAll('.', '-')}.${place.region}.compute.internal`,
    PrivateIpAddresses: [{ Primary: true, PrivateIpAddress: ip, ...association }],
    Ipv6Addresses: [],
    ...association,
    Attachment: {
      AttachmentId: place.ec2('eni-attach', name),
      InstanceId: instanceId,
      InstanceOwnerId: place.account.id,
      DeviceIndex: 0,
      NetworkCardIndex: 0,
      Status: 'attached',
      DeleteOnTermination: true,
      AttachTime: place.random('attached', name).daysAgo(1, 400),
    },
    SourceDestCheck: true,
    Groups: [{ GroupId: securityGroupId(place, service.name), GroupName: service.name }],
    TagSet: number === 1 ? tagsOf(place, service, name) : [],
  };
}

/** What is reached by remote desktop. */
function platform(
  { account }: Place,
  { name }: Service,
): Pick<Instance, 'Platform' | 'PlatformDetails' | 'UsageOperation'> {
  return name === 'data-platform' && account.environment === 'development'
    ? { Platform: 'Windows', PlatformDetails: 'Windows', UsageOperation: 'RunInstances:0002' }
    : { PlatformDetails: 'Linux/UNIX', UsageOperation: 'RunInstances' };
}

function natInterface(place: Place): NetworkInterface {
  const zone = place.zones[0] ?? '';
  return {
    NetworkInterfaceId: place.ec2('eni', 'nat'),
    InterfaceType: 'natGateway',
    Description: `Interface for NAT Gateway ${place.ec2('nat', 'main')}`,
    Status: 'in-use',
    OwnerId: place.account.id,
    RequesterId: 'amazon-aws',
    RequesterManaged: true,
    VpcId: mainVpcId(place),
    SubnetId: subnetId(place, 'public', zone),
    AvailabilityZone: zone,
    MacAddress: '0a:00:00:00:00:01',
    PrivateIpAddress: `${addressPrefix(place)}.0.3`,
    PrivateIpAddresses: [{ Primary: true, PrivateIpAddress: `${addressPrefix(place)}.0.3` }],
    Association: {
      PublicIp: `198.51.100.${place.random('nat').int(1, 254)}`,
      IpOwnerId: place.account.id,
      AllocationId: place.ec2('eipalloc', 'nat'),
      AssociationId: place.ec2('eipassoc', 'nat'),
    },
    Ipv6Addresses: [],
    SourceDestCheck: false,
    Groups: [],
    TagSet: [],
  };
}
