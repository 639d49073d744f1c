import {
  EC2Client,
  paginateDescribeInternetGateways,
  paginateDescribeNetworkInterfaces,
  paginateDescribeSubnets,
  paginateDescribeVpcs,
  type Vpc,
} from '@aws-sdk/client-ec2';
import { emit } from '@cadastre/core';
import { defineFetch } from './define-fetch.js';
import { ownedBy } from './ec2-owned-by.js';
import { AWSCidrBlock, AWSEC2Subnet, AWSInternetGateway, AWSNetworkInterface, AWSVpc } from './generated/index.js';
import { readTags } from './tags.js';

export const ec2Vpcs = defineFetch({
  emits: [AWSVpc, AWSCidrBlock],
  calls: ['ec2:DescribeVpcs'],
  async *fetch({ aws, scope }) {
    const pages = paginateDescribeVpcs({ client: aws(EC2Client), pageSize: 1000 }, ownedBy(scope));
    for await (const { Vpcs } of pages) {
      for (const vpc of Vpcs ?? []) {
        yield emit(AWSVpc, { ...vpc, ...readTags(vpc.Tags) });
        for (const block of cidrBlocks(vpc)) yield emit(AWSCidrBlock, block);
      }
    }
  },
});

function cidrBlocks({ VpcId, CidrBlockAssociationSet = [], Ipv6CidrBlockAssociationSet = [] }: Vpc) {
  return [
    ...CidrBlockAssociationSet.map(({ AssociationId, CidrBlock, CidrBlockState: BlockState }) => {
      return { VpcId, CidrBlock, Family: 'ipv4', AssociationId, BlockState };
    }),
    ...Ipv6CidrBlockAssociationSet.map(({ AssociationId, Ipv6CidrBlock, Ipv6CidrBlockState: BlockState }) => {
      return { VpcId, CidrBlock: Ipv6CidrBlock, Family: 'ipv6', AssociationId, BlockState };
    }),
  ];
}

export const ec2Subnets = defineFetch({
  emits: AWSEC2Subnet,
  calls: ['ec2:DescribeSubnets'],
  async *fetch({ aws, scope }) {
    const pages = paginateDescribeSubnets({ client: aws(EC2Client), pageSize: 1000 }, ownedBy(scope));
    for await (const { Subnets } of pages) {
      for (const subnet of Subnets ?? []) yield { ...subnet, ...readTags(subnet.Tags) };
    }
  },
});

export const ec2NetworkInterfaces = defineFetch({
  emits: AWSNetworkInterface,
  calls: ['ec2:DescribeNetworkInterfaces'],
  async *fetch({ aws, scope }) {
    const pages = paginateDescribeNetworkInterfaces({ client: aws(EC2Client), pageSize: 500 }, ownedBy(scope));
    for await (const page of pages) {
      for (const card of page.NetworkInterfaces ?? []) yield { ...card, ...readTags(card.TagSet) };
    }
  },
});

export const ec2InternetGateways = defineFetch({
  emits: AWSInternetGateway,
  calls: ['ec2:DescribeInternetGateways'],
  async *fetch({ aws, scope }) {
    const pages = paginateDescribeInternetGateways({ client: aws(EC2Client), pageSize: 1000 }, ownedBy(scope));
    for await (const page of pages) {
      for (const gateway of page.InternetGateways ?? []) yield { ...gateway, ...readTags(gateway.Tags) };
    }
  },
});
