import type { Scope } from '@cadastre/core';

/** Beginnings of region names, and the partition of AWS that such regions are in. Every other region is in `aws`. */
const PARTITIONS: readonly (readonly [string, string])[] = [
  ['cn-', 'aws-cn'],
  ['us-gov-', 'aws-us-gov'],
  ['us-iso-', 'aws-iso'],
  ['us-isob-', 'aws-iso-b'],
  ['eu-isoe-', 'aws-iso-e'],
  ['us-isof-', 'aws-iso-f'],
  ['eusc-', 'aws-eusc'],
];

/** The partition of AWS that a region is in: the second part of every ARN there. */
export function awsPartition(region: string): string {
  return PARTITIONS.find(([beginning]) => region.startsWith(beginning))?.[1] ?? 'aws';
}

/** The ARN of a regional resource that the API names only by its id. */
export function regionalArn({ account = '', region = '' }: Scope, service: string, resource: string): string {
  return `arn:${awsPartition(region)}:${service}:${region}:${account}:${resource}`;
}
