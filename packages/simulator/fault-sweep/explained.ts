import type { Expectation } from './faults.js';

/** A fault after which something else is right than the rule says. One that no case needs fails the sweep. */
export interface Explanation {
  readonly fetch: string;
  readonly fault: string;
  /** For a record without its id: the value, `Reservations.0.Instances.0.InstanceId`. Any unless told. */
  readonly value?: string;
  readonly expected: Expectation;
  /** True when the graph rightly changes. */
  readonly changesGraph?: boolean;
  readonly why: string;
}

/** Fetches that bring no record from the estate of the sweep, so that nothing of theirs could be lost. */
export const withoutRecords: readonly { readonly fetch: string; readonly why: string }[] = [
  {
    fetch: 'AWSSecretsManagerSecretPolicy',
    why: 'one secret has a policy, and it is not among the first three of the list',
  },
];

export const explained: readonly Explanation[] = [
  {
    fetch: 'AWSKMSKeyRotation',
    fault: 'operation unsupported',
    expected: { kind: 'complete' },
    changesGraph: true,
    why: 'KMS says so of a key that it cannot rotate, and the region has KMS, since it listed the key',
  },
  {
    fetch: 'AWSEC2RouteTable',
    fault: 'record without its id',
    value: 'RouteTables.0.Routes.0.Origin',
    expected: { kind: 'complete' },
    changesGraph: true,
    why: 'older answers lack it; it is a part of the id, so the fetch says "unknown"',
  },
  {
    fetch: 'AWSS3BucketPolicy',
    fault: 'half a body',
    expected: { kind: 'failed', class: 'invalid' },
    why: 'the body is the policy itself, which only the fetch parses: half of it is an error, but not one of the call',
  },
];
