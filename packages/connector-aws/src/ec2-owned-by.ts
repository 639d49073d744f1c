import type { Filter } from '@aws-sdk/client-ec2';
import type { Scope } from '@cadastre/core';

/**
 * Asks only for what the account owns. What other accounts share with it (subnets, by RAM) is listed here too, but belongs to their
 * partitions: one node must not have two.
 */
export function ownedBy({ account = '' }: Scope): { Filters: Filter[] } {
  return { Filters: [{ Name: 'owner-id', Values: [account] }] };
}
