import type {
  InternetGateway,
  NatGateway,
  Route,
  RouteTable,
  Subnet,
  Vpc,
  VpcPeeringConnection,
} from '@aws-sdk/client-ec2';
import type { AccountProfile } from '../accounts.js';
import { COMPANY } from '../catalog.js';
import { accountNamed, type Company, type Place, placeIn, tagsOf } from '../place.js';
import { daysAgo } from '../random.js';

/** The networks of one account in one region. */
export interface NetworkEstate {
  readonly vpcs: readonly Vpc[];
  readonly subnets: readonly Subnet[];
  readonly internetGateways: readonly InternetGateway[];
  readonly natGateways: readonly NatGateway[];
  readonly routeTables: readonly RouteTable[];
  readonly peerings: readonly VpcPeeringConnection[];
}

export type SubnetTier = 'public' | 'private';

const NETWORK = { name: 'network', team: 'platform' };

/** The VPC that everything runs in. The other one is AWS's default, and empty. */
export function mainVpcId({ ec2 }: Place): string {
  return ec2('vpc', 'main');
}

export function subnetId({ ec2 }: Place, tier: SubnetTier, zone: string): string {
  return ec2('subnet', tier, zone);
}

/** `10.20`: the first half of every address in the main VPC. */
export function addressPrefix({ account, company, region }: Place): string {
  return `10.${(account.index * company.regions.length + company.regions.indexOf(region)) % 256}`;
}

export function networkEstate(place: Place): NetworkEstate {
  const peers = peersOf(place);
  return {
    vpcs: [vpc(place, 'main'), vpc(place, 'default')],
    subnets: (['public', 'private'] as const).flatMap((tier, half) =>
      place.zones.map((zone, index) => subnet(place, tier, zone, half * 128 + index * 16)),
    ),
    internetGateways: [internetGateway(place)],
    natGateways: [natGateway(place)],
    routeTables: routeTables(place, peers),
    peerings: peers.map(({ peering }) => peering),
  };
}

function vpc(place: Place, name: 'main' | 'default'): Vpc {
  const isDefault = name === 'default';
  const CidrBlock = isDefault ? '172.31.0.0/16' : `${addressPrefix(place)}.0.0/16`;
  const CidrBlockState = { State: 'associated' as const };
  return {
    VpcId: place.ec2('vpc', name),
    OwnerId: place.account.id,
    State: 'available',
    CidrBlock,
    CidrBlockAssociationSet: [{ AssociationId: place.ec2('vpc-cidr-assoc', name), CidrBlock, CidrBlockState }],
    Ipv6CidrBlockAssociationSet:
      isDefault || !place.isFirstRegion
        ? []
        : [
            {
              AssociationId: place.ec2('vpc-cidr-assoc', name, 'ipv6'),
              Ipv6CidrBlock: `2a05:d018:${place.hex(3, 'ipv6')}:100::/56`,
              Ipv6CidrBlockState: CidrBlockState,
              NetworkBorderGroup: place.region,
              Ipv6Pool: 'Amazon',
            },
          ],
    DhcpOptionsId: place.ec2('dopt', 'default'),
    InstanceTenancy: 'default',
    IsDefault: isDefault,
    Tags: isDefault ? [] : tagsOf(place, NETWORK, `${COMPANY}-${place.account.name}`),
  };
}

function subnet(place: Place, tier: SubnetTier, zone: string, third: number): Subnet {
  const id = subnetId(place, tier, zone);
  return {
    SubnetId: id,
    SubnetArn: place.arn('ec2', `subnet/${id}`),
    VpcId: mainVpcId(place),
    OwnerId: place.account.id,
    State: 'available',
    AvailabilityZone: zone,
    AvailabilityZoneId: `${place.region.replace(/[a-z]*-?(\w)\w*-(\d)$/, '$1$2')}-az${'abc'.indexOf(zone.slice(-1)) + 1}`,
    AvailableIpAddressCount: place.random('subnet', tier, zone).int(3000, 4090),
    CidrBlock: `${addressPrefix(place)}.${third}.0/20`,
    DefaultForAz: false,
    MapPublicIpOnLaunch: tier === 'public',
    AssignIpv6AddressOnCreation: false,
    MapCustomerOwnedIpOnLaunch: false,
    Ipv6Native: false,
    EnableDns64: false,
    Ipv6CidrBlockAssociationSet: [],
    PrivateDnsNameOptionsOnLaunch: {
      HostnameType: 'ip-name',
      EnableResourceNameDnsARecord: false,
      EnableResourceNameDnsAAAARecord: false,
    },
    Tags: tagsOf(place, NETWORK, `${tier}-${zone}`),
  };
}

function internetGateway(place: Place): InternetGateway {
  return {
    InternetGatewayId: place.ec2('igw', 'main'),
    OwnerId: place.account.id,
    Attachments: [{ State: 'attached', VpcId: mainVpcId(place) }],
    Tags: tagsOf(place, NETWORK, 'main'),
  };
}

function natGateway(place: Place): NatGateway {
  return {
    NatGatewayId: place.ec2('nat', 'main'),
    VpcId: mainVpcId(place),
    SubnetId: subnetId(place, 'public', place.zones[0] ?? ''),
    State: 'available',
    ConnectivityType: 'public',
    CreateTime: daysAgo(600),
    Tags: tagsOf(place, NETWORK, 'main'),
  };
}

interface Peer {
  cidr: string;
  peering: VpcPeeringConnection;
}

/** Every workload reaches the shared services, each by a peering that both sides see. */
function peersOf(place: Place): Peer[] {
  const hub = accountNamed(place.company, 'shared-services');
  if (!hub) return [];
  const spokes = place.company.accounts.filter(({ environment }) => environment !== 'support');
  const seen = place.account === hub ? spokes : spokes.filter((account) => account === place.account);
  return seen.map((spoke) => {
    const [hubPlace, spokePlace] = [
      placeIn(place.company, hub, place.region),
      placeIn(place.company, spoke, place.region),
    ];
    const other = place.account === hub ? spokePlace : hubPlace;
    return {
      cidr: `${addressPrefix(other)}.0.0/16`,
      peering: {
        VpcPeeringConnectionId: peeringId(place.company, spoke, place.region),
        RequesterVpcInfo: peeringEnd(spokePlace),
        AccepterVpcInfo: peeringEnd(hubPlace),
        Status: { Code: 'active', Message: 'Active' },
        Tags: tagsOf(place, NETWORK, `${spoke.name}-to-shared-services`),
      },
    };
  });
}

function peeringId({ ids }: Company, spoke: AccountProfile, region: string): string {
  return ids.ec2('pcx', spoke.id, region);
}

function peeringEnd(place: Place) {
  return {
    OwnerId: place.account.id,
    VpcId: mainVpcId(place),
    Region: place.region,
    CidrBlock: `${addressPrefix(place)}.0.0/16`,
  };
}

function routeTables(place: Place, peers: readonly Peer[]): RouteTable[] {
  const local: Route = {
    DestinationCidrBlock: `${addressPrefix(place)}.0.0/16`,
    GatewayId: 'local',
    Origin: 'CreateRouteTable',
    State: 'active',
  };
  const out: Route = { DestinationCidrBlock: '0.0.0.0/0', Origin: 'CreateRoute', State: 'active' };
  const toPeers = peers.map(
    ({ cidr, peering }): Route => ({
      DestinationCidrBlock: cidr,
      VpcPeeringConnectionId: peering.VpcPeeringConnectionId,
      Origin: 'CreateRoute',
      State: 'active',
    }),
  );
  // It led to an appliance that is gone.
  const toNowhere: Route = {
    DestinationCidrBlock: '192.168.0.0/16',
    NetworkInterfaceId: formerInterface(place),
    Origin: 'CreateRoute',
    State: 'blackhole',
  };
  const routes: Record<SubnetTier | 'main', Route[]> = {
    main: [local],
    public: [local, { ...out, GatewayId: place.ec2('igw', 'main') }],
    private: [
      local,
      { ...out, NatGatewayId: place.ec2('nat', 'main') },
      ...toPeers,
      ...(place.isFirstRegion ? [toNowhere] : []),
    ],
  };
  return Object.entries(routes).map(([name, Routes]) => ({
    RouteTableId: place.ec2('rtb', name),
    VpcId: mainVpcId(place),
    OwnerId: place.account.id,
    Routes,
    PropagatingVgws: [],
    Associations: associations(place, name),
    Tags: tagsOf(place, NETWORK, name),
  }));
}

/** The id of a network interface that was deleted. */
export function formerInterface({ ec2 }: Place): string {
  return ec2('eni', 'former-appliance');
}

function associations(place: Place, name: string) {
  const association = (part: string) => ({
    RouteTableAssociationId: place.ec2('rtbassoc', name, part),
    RouteTableId: place.ec2('rtb', name),
    AssociationState: { State: 'associated' as const },
  });
  if (name === 'main') return [{ ...association('main'), Main: true }];
  return place.zones.map((zone) => ({
    ...association(zone),
    Main: false,
    SubnetId: subnetId(place, name as SubnetTier, zone),
  }));
}
