import type { Fetch } from '@cadastre/core';
import { SCOPE_CALLS } from './scopes.js';

/**
 * The IAM actions of API operations whose action has another name than the operation.
 * From the Service Authorization Reference, https://docs.aws.amazon.com/service-authorization/latest/reference/.
 */
const ACTIONS: Readonly<Record<string, string>> = {
  's3:GetBucketEncryption': 's3:GetEncryptionConfiguration',
  's3:GetBucketLifecycleConfiguration': 's3:GetLifecycleConfiguration',
  's3:GetBucketReplication': 's3:GetReplicationConfiguration',
  's3:GetPublicAccessBlock': 's3:GetBucketPublicAccessBlock',
  's3:HeadBucket': 's3:ListBucket',
  's3:ListBuckets': 's3:ListAllMyBuckets',
};

/** An IAM policy document. */
export interface IamPolicy {
  readonly Version: '2012-10-17';
  readonly Statement: readonly {
    readonly Sid: string;
    readonly Effect: 'Allow';
    readonly Action: readonly string[];
    readonly Resource: '*';
  }[];
}

/** The least that the credentials must be allowed: exactly the calls that the fetches declare, and those that find accounts and regions. */
export function awsPolicy(fetches: readonly Pick<Fetch, 'calls'>[]): IamPolicy {
  const calls = [...SCOPE_CALLS, ...fetches.flatMap((fetch) => fetch.calls)];
  const actions = [...new Set(calls.map((call) => ACTIONS[call] ?? call))].sort();
  return {
    Version: '2012-10-17',
    Statement: [{ Sid: 'CadastreRead', Effect: 'Allow', Action: actions, Resource: '*' }],
  };
}
