import type { DBSubnetGroup } from '@aws-sdk/client-rds';
import type { Service } from '../catalog.js';
import { mainVpcId, subnetId } from '../ec2/network.js';
import { DATABASE_PORTS } from '../ec2/security-groups.js';
import type { Place } from '../place.js';

/** A database that a service has: an instance, a cluster, or one of a cluster's instances. */
export interface DatabaseSlot {
  readonly service: Service;
  /** `orders-production` */
  readonly name: string;
  readonly isCluster: boolean;
  /** The cluster's name, for one of its instances. */
  readonly memberOf?: string;
  /** The instance's name, for a replica that is read from. */
  readonly replicaOf?: string;
  readonly isWriter: boolean;
  readonly engine: string;
  readonly engineVersion: string;
  readonly port: number;
}

const ENGINE_VERSIONS = { 'aurora-postgresql': '16.6', postgres: '17.4', mysql: '8.0.41' } as const;

export function databaseSlots(place: Place): DatabaseSlot[] {
  return place.services.flatMap((service) => {
    const { database, name } = service;
    if (!database) return [];
    const common = {
      service,
      isWriter: true,
      engine: database,
      engineVersion: ENGINE_VERSIONS[database],
      port: DATABASE_PORTS[database],
      isCluster: database === 'aurora-postgresql',
    };
    return Array.from({ length: place.count(1) }, (_, index) => ({
      ...common,
      name: `${name}-${place.account.environment}${index === 0 ? '' : `-${index + 1}`}`,
    }));
  });
}

/** A writer and a reader. */
export function memberSlots(cluster: DatabaseSlot): DatabaseSlot[] {
  return [0, 1].map((index) => ({
    ...cluster,
    name: `${cluster.name}-${index}`,
    isCluster: false,
    memberOf: cluster.name,
    isWriter: index === 0,
  }));
}

/** Production's orders are read by many. */
export function replicaSlots(place: Place, slot: DatabaseSlot): DatabaseSlot[] {
  const isRead = slot.service.name === 'orders' && place.account.environment === 'production';
  return isRead ? [{ ...slot, name: `${slot.name}-replica`, replicaOf: slot.name, isWriter: false }] : [];
}

/** Open to the internet: the database that the reports of production come from. */
export function isOpen(place: Place, { service }: Pick<DatabaseSlot, 'service'>): boolean {
  return place.account.name === 'production' && service.name === 'reporting';
}

/** Somebody was in a hurry when these were made. */
export function isEncrypted(place: Place, { service }: Pick<DatabaseSlot, 'service'>): boolean {
  return place.account.environment === 'production' ? !isOpen(place, { service }) : service.team !== 'discovery';
}

export function host(place: Place, name: string, kind: '' | 'cluster-' | 'cluster-ro-' = ''): string {
  return `${name}.${kind}${place.hex(12, 'rds-dns')}.${place.region}.rds.amazonaws.com`;
}

export function subnetGroup(place: Place): DBSubnetGroup {
  return {
    DBSubnetGroupName: 'databases',
    DBSubnetGroupDescription: 'Private subnets',
    DBSubnetGroupArn: place.arn('rds', 'subgrp:databases'),
    VpcId: mainVpcId(place),
    SubnetGroupStatus: 'Complete',
    SupportedNetworkTypes: ['IPV4'],
    Subnets: place.zones.map((zone) => ({
      SubnetIdentifier: subnetId(place, 'private', zone),
      SubnetAvailabilityZone: { Name: zone },
      SubnetStatus: 'Active',
    })),
  };
}
