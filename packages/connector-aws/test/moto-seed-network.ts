import {
  AssociateRouteTableCommand,
  AttachInternetGatewayCommand,
  AuthorizeSecurityGroupEgressCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateInternetGatewayCommand,
  CreateRouteCommand,
  CreateRouteTableCommand,
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  DeleteInternetGatewayCommand,
  DeleteSubnetCommand,
  DeleteVpcCommand,
  DescribeInternetGatewaysCommand,
  DescribeNetworkInterfacesCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  DetachInternetGatewayCommand,
  type EC2Client,
  type ResourceType,
} from '@aws-sdk/client-ec2';
import type { MotoClients } from './moto-clients.js';
import { type ExpectedGraph, idOf, known, type NodeKey } from './moto-expected-graph.js';

/** Creates a network with two subnets, a way to the internet and two security groups that refer to each other. */
export async function seedNetwork({ ec2, region }: MotoClients, graph: ExpectedGraph, account: NodeKey) {
  await deleteDefaultVpcs(ec2);
  const owner_id = idOf(account);
  const own = (label: string, id: string | undefined, properties: Record<string, unknown> = {}) =>
    graph.node(label, id, { region, ...properties }, account);
  const shared = (label: string, id: string) => graph.node(label, id);

  const { Vpc } = await ec2.send(
    new CreateVpcCommand({ CidrBlock: '10.0.0.0/16', TagSpecifications: named('vpc', 'shop') }),
  );
  const VpcId = known(Vpc?.VpcId);
  const vpc = own('AWSVpc', VpcId, {
    name: 'shop',
    primary_cidr_block: '10.0.0.0/16',
    is_default: false,
    owner_id,
    tags: ['Name=shop'],
  });
  const block = own('AWSCidrBlock', `${VpcId}|10.0.0.0/16`, { family: 'ipv4', block_state: 'associated' });
  graph.edge(vpc, 'BLOCK_ASSOCIATION', block);

  const subnet = async (CidrBlock: string, zone: string) => {
    const asked = new CreateSubnetCommand({ VpcId, CidrBlock, AvailabilityZone: `${region}${zone}` });
    const { Subnet } = await ec2.send(asked);
    const key = own('AWSEC2Subnet', Subnet?.SubnetId, {
      arn: Subnet?.SubnetArn,
      cidr_block: CidrBlock,
      availability_zone: `${region}${zone}`,
      vpc_id: VpcId,
      owner_id,
    });
    graph.edge(key, 'MEMBER_OF_AWS_VPC', vpc);
    return key;
  };
  const subnets = [await subnet('10.0.1.0/24', 'a'), await subnet('10.0.2.0/24', 'b')] as const;

  const { InternetGateway } = await ec2.send(new CreateInternetGatewayCommand({}));
  const InternetGatewayId = known(InternetGateway?.InternetGatewayId);
  await ec2.send(new AttachInternetGatewayCommand({ InternetGatewayId, VpcId }));
  // Not expected in the graph: moto does not list gateways by their owner.

  const inVpc = { Filters: [{ Name: 'vpc-id', Values: [VpcId] }] };
  const table = (id: string | undefined, is_main: boolean) => {
    const key = own('AWSEC2RouteTable', id, { vpc_id: VpcId, is_main, owner_id });
    graph.edge(key, 'MEMBER_OF_AWS_VPC', vpc);
    const local = own('AWSEC2Route', `${id}|10.0.0.0/16|CreateRouteTable`, { target: 'local', state: 'active' });
    graph.edge(key, 'ROUTE', local);
    return key;
  };
  const association = (id: string | undefined, of: NodeKey, properties: Record<string, unknown>) => {
    const key = own('AWSEC2RouteTableAssociation', id, { route_table_id: idOf(of), ...properties });
    graph.edge(of, 'ASSOCIATION', key);
    return key;
  };
  const main = (await ec2.send(new DescribeRouteTablesCommand(inVpc))).RouteTables?.[0];
  const mainTable = table(main?.RouteTableId, true);
  association(main?.Associations?.[0]?.RouteTableAssociationId, mainTable, { is_main: true });

  const { RouteTable } = await ec2.send(new CreateRouteTableCommand({ VpcId }));
  const RouteTableId = known(RouteTable?.RouteTableId);
  const publicTable = table(RouteTableId, false);
  const toInternet = { RouteTableId, DestinationCidrBlock: '0.0.0.0/0', GatewayId: InternetGatewayId };
  await ec2.send(new CreateRouteCommand(toInternet));
  const route = own('AWSEC2Route', `${RouteTableId}|0.0.0.0/0|CreateRoute`, {
    target: InternetGatewayId,
    destination_cidr_block: '0.0.0.0/0',
    state: 'active',
  });
  graph.edge(publicTable, 'ROUTE', route);
  const { AssociationId } = await ec2.send(
    new AssociateRouteTableCommand({ RouteTableId, SubnetId: idOf(subnets[0]) }),
  );
  const associated = association(AssociationId, publicTable, { is_main: false, subnet_id: idOf(subnets[0]) });
  graph.edge(associated, 'ASSOCIATED_SUBNET', subnets[0]);

  const everyone = shared('AWSIpRange', '0.0.0.0/0');
  const everyoneV6 = shared('AWSIpRange', '::/0');
  const rule = (of: NodeKey, says: string, direction: string, properties: Record<string, unknown>, peer: NodeKey) => {
    const key = own('AWSIpRule', `${idOf(of)}|${direction}|${says}`, { group_id: idOf(of), direction, ...properties });
    graph.edge(key, 'MEMBER_OF_EC2_SECURITY_GROUP', of);
    if (peer.startsWith('AWSIpRange ')) graph.edge(peer, 'MEMBER_OF_IP_RULE', key);
    else graph.edge(key, direction === 'ingress' ? 'ALLOWS_TRAFFIC_FROM' : 'ALLOWS_TRAFFIC_TO', peer);
    return key;
  };
  const group = (id: string | undefined, name: string) => {
    const key = own('AWSEC2SecurityGroup', id, { name, vpc_id: VpcId, owner_id });
    graph.edge(key, 'MEMBER_OF_AWS_VPC', vpc);
    rule(key, '-1|||0.0.0.0/0', 'egress', { protocol: '-1', cidr: '0.0.0.0/0' }, everyone);
    return key;
  };
  const createGroup = async (GroupName: string) => {
    const asked = new CreateSecurityGroupCommand({ GroupName, Description: GroupName, VpcId });
    return group((await ec2.send(asked)).GroupId, GroupName);
  };
  const standard = (await ec2.send(new DescribeSecurityGroupsCommand(inVpc))).SecurityGroups?.[0];
  // In AWS its members may also reach each other; moto leaves that rule out.
  group(standard?.GroupId, 'default');
  const web = await createGroup('web');
  const database = await createGroup('database');
  const https = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443 };
  await ec2.send(
    new AuthorizeSecurityGroupIngressCommand({
      GroupId: idOf(web),
      IpPermissions: [
        {
          ...https,
          IpRanges: [{ CidrIp: '0.0.0.0/0', Description: 'the world' }, { CidrIp: '192.0.2.0/24' }],
          Ipv6Ranges: [{ CidrIpv6: '::/0' }],
        },
      ],
    }),
  );
  const ports = { protocol: 'tcp', from_port: 443, to_port: 443 };
  rule(web, 'tcp|443|443|0.0.0.0/0', 'ingress', { ...ports, description: 'the world' }, everyone);
  rule(web, 'tcp|443|443|192.0.2.0/24', 'ingress', ports, shared('AWSIpRange', '192.0.2.0/24'));
  rule(web, 'tcp|443|443|::/0', 'ingress', { ...ports, cidr: '::/0' }, everyoneV6);
  const postgres = { IpProtocol: 'tcp', FromPort: 5432, ToPort: 5432 };
  const ofWeb = { ...postgres, UserIdGroupPairs: [{ GroupId: idOf(web), UserId: owner_id }] };
  await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId: idOf(database), IpPermissions: [ofWeb] }));
  const dbPorts = { protocol: 'tcp', from_port: 5432, to_port: 5432 };
  const peer = { ...dbPorts, referenced_group_id: idOf(web), referenced_account_id: owner_id };
  rule(database, `tcp|5432|5432|${idOf(web)}`, 'ingress', peer, web);
  graph.edge(database, 'ALLOWS_TRAFFIC_FROM', web);
  const toDatabase = { ...postgres, UserIdGroupPairs: [{ GroupId: idOf(database) }] };
  await ec2.send(new AuthorizeSecurityGroupEgressCommand({ GroupId: idOf(web), IpPermissions: [toDatabase] }));
  const reached = { ...dbPorts, referenced_group_id: idOf(database) };
  const webToDatabase = rule(web, `tcp|5432|5432|${idOf(database)}`, 'egress', reached, database);

  return { vpc, subnets, web, database, webToDatabase };
}

/** The network interfaces that AWS made for what was created, which no create call names. */
export async function expectNetworkInterfaces({ ec2, region }: MotoClients, graph: ExpectedGraph, account: NodeKey) {
  const { NetworkInterfaces = [] } = await ec2.send(new DescribeNetworkInterfacesCommand({}));
  for (const { NetworkInterfaceId, Attachment, Groups, SubnetId, VpcId, PrivateIpAddress } of NetworkInterfaces) {
    const properties = { region, private_ip_address: PrivateIpAddress, subnet_id: SubnetId };
    const key = graph.node('AWSNetworkInterface', NetworkInterfaceId, properties, account);
    graph.edge(key, 'PART_OF_SUBNET', `AWSEC2Subnet ${SubnetId}`);
    graph.edge(key, 'MEMBER_OF_AWS_VPC', `AWSVpc ${VpcId}`);
    for (const { GroupId } of Groups ?? []) {
      graph.edge(key, 'MEMBER_OF_EC2_SECURITY_GROUP', `AWSEC2SecurityGroup ${GroupId}`);
    }
    const instanceId = Attachment?.InstanceId;
    if (instanceId !== undefined) graph.edge(`AWSEC2Instance ${instanceId}`, 'NETWORK_INTERFACE', key);
  }
}

/** What AWS, and so moto, puts into every account: out of the way, so that all that is left was created here. */
async function deleteDefaultVpcs(ec2: EC2Client): Promise<void> {
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  for (const { SubnetId } of Subnets) await ec2.send(new DeleteSubnetCommand({ SubnetId }));
  const { InternetGateways = [] } = await ec2.send(new DescribeInternetGatewaysCommand({}));
  for (const { InternetGatewayId, Attachments = [] } of InternetGateways) {
    for (const { VpcId } of Attachments) await ec2.send(new DetachInternetGatewayCommand({ InternetGatewayId, VpcId }));
    await ec2.send(new DeleteInternetGatewayCommand({ InternetGatewayId }));
  }
  const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand({}));
  for (const { VpcId } of Vpcs) await ec2.send(new DeleteVpcCommand({ VpcId }));
}

export function named(ResourceType: ResourceType, Value: string) {
  return [{ ResourceType, Tags: [{ Key: 'Name', Value }] }];
}
