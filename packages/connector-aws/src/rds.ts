import {
  paginateDescribeDBClusters,
  paginateDescribeDBInstances,
  paginateDescribeDBSubnetGroups,
  RDSClient,
} from '@aws-sdk/client-rds';
import { defineFetch } from './define-fetch.js';
import { AWSDBSubnetGroup, AWSRDSCluster, AWSRDSInstance } from './generated/index.js';
import { readTags } from './tags.js';

export const rdsInstances = defineFetch({
  emits: AWSRDSInstance,
  calls: ['rds:DescribeDBInstances'],
  async *fetch({ aws }) {
    for await (const page of paginateDescribeDBInstances({ client: aws(RDSClient) }, {})) {
      for (const instance of page.DBInstances ?? []) {
        const own = instance.DBInstanceArn;
        yield {
          ...instance,
          ...readTags(instance.TagList),
          SubnetGroupArn: arnBeside(own, 'subgrp', instance.DBSubnetGroup?.DBSubnetGroupName),
          SourceInstanceArn: arnBeside(own, 'db', instance.ReadReplicaSourceDBInstanceIdentifier),
          SourceClusterArn: arnBeside(own, 'cluster', instance.ReadReplicaSourceDBClusterIdentifier),
        };
      }
    }
  },
});

export const rdsClusters = defineFetch({
  emits: AWSRDSCluster,
  calls: ['rds:DescribeDBClusters'],
  async *fetch({ aws }) {
    for await (const page of paginateDescribeDBClusters({ client: aws(RDSClient) }, {})) {
      for (const cluster of page.DBClusters ?? []) {
        const own = cluster.DBClusterArn;
        const source = arnBeside(own, 'cluster', cluster.ReplicationSourceIdentifier);
        const sourceIsInstance = source?.split(':')[5] === 'db';
        yield {
          ...cluster,
          ...readTags(cluster.TagList),
          SubnetGroupArn: arnBeside(own, 'subgrp', cluster.DBSubnetGroup),
          SourceClusterArn: sourceIsInstance ? undefined : source,
          SourceInstanceArn: sourceIsInstance ? source : undefined,
          DBClusterMembers: cluster.DBClusterMembers?.map((member) => ({
            ...member,
            DBInstanceArn: arnBeside(own, 'db', member.DBInstanceIdentifier),
          })),
        };
      }
    }
  },
});

export const rdsSubnetGroups = defineFetch({
  emits: AWSDBSubnetGroup,
  calls: ['rds:DescribeDBSubnetGroups'],
  async *fetch({ aws }) {
    for await (const page of paginateDescribeDBSubnetGroups({ client: aws(RDSClient) }, {})) {
      yield* page.DBSubnetGroups ?? [];
    }
  },
});

/** The ARN of what RDS names in an answer: by its ARN already, or by a name that holds in the account and region of `own`. */
function arnBeside(own: string | undefined, kind: string, name: string | undefined): string | undefined {
  if (name === undefined || name === '' || name.startsWith('arn:')) return name || undefined;
  return own === undefined ? undefined : [...own.split(':').slice(0, 5), kind, name].join(':');
}
