import { EC2Client, paginateDescribeRouteTables, type Route } from '@aws-sdk/client-ec2';
import { emit } from '@cadastre/core';
import { defineFetch } from './define-fetch.js';
import { ownedBy } from './ec2-owned-by.js';
import { AWSEC2Route, AWSEC2RouteTable, AWSEC2RouteTableAssociation } from './generated/index.js';
import { readTags } from './tags.js';

export const ec2RouteTables = defineFetch({
  emits: [AWSEC2RouteTable, AWSEC2Route, AWSEC2RouteTableAssociation],
  calls: ['ec2:DescribeRouteTables'],
  async *fetch({ aws, scope }) {
    const pages = paginateDescribeRouteTables({ client: aws(EC2Client), pageSize: 100 }, ownedBy(scope));
    for await (const { RouteTables } of pages) {
      for (const { RouteTableId, Routes = [], Associations = [], ...table } of RouteTables ?? []) {
        const Main = Associations.some((association) => association.Main === true);
        yield emit(AWSEC2RouteTable, { ...table, ...readTags(table.Tags), RouteTableId, Main });
        for (const route of Routes) yield emit(AWSEC2Route, { ...route, ...shapeRoute(route), RouteTableId });
        for (const association of Associations) {
          const InternetGatewayId = internetGateway(association.GatewayId);
          yield emit(AWSEC2RouteTableAssociation, { ...association, InternetGatewayId });
        }
      }
    }
  },
});

/** AWS gives VPN gateways, gateway endpoints and the word `local` in the same place. */
function internetGateway(gatewayId: string | undefined): string | undefined {
  return gatewayId?.startsWith('igw-') === true ? gatewayId : undefined;
}

/** What identifies a route, and where it leads. */
function shapeRoute(route: Route) {
  return {
    Destination: route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock ?? route.DestinationPrefixListId,
    Origin: route.Origin ?? 'unknown',
    InternetGatewayId: internetGateway(route.GatewayId),
    // An instance is also named by its network interface.
    Target:
      route.GatewayId ??
      route.NatGatewayId ??
      route.InstanceId ??
      route.NetworkInterfaceId ??
      route.VpcPeeringConnectionId ??
      route.TransitGatewayId ??
      route.EgressOnlyInternetGatewayId ??
      route.CarrierGatewayId ??
      route.LocalGatewayId ??
      route.CoreNetworkArn,
  };
}
