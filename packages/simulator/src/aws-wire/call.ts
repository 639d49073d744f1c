import type { Answer } from '../wire/answer.js';

/** One request of an AWS client, decoded. */
export interface AwsCall {
  /** The signing name: `ec2`, `secretsmanager`. */
  service: string;
  /** The operation's name in the AWS model: `DescribeInstances`. */
  operation: string;
  /** The input with the member names and nesting of the AWS model, whatever the protocol made of it. */
  input: Record<string, unknown>;
  region: string;
  /** Which credentials signed the request. The signature itself is not checked. */
  accessKeyId: string;
  /** 1 for the first request that the server got. */
  sequence: number;
}

/** What a service answers. */
export type AwsAnswer = Answer;

/**
 * Decides what a call gets.
 *
 * @example
 * ```ts
 * import type { AwsHandler } from '@cadastre/simulator';
 *
 * const handler: AwsHandler = ({ service, operation }) =>
 *   service === 'iam' && operation === 'ListUsers'
 *     ? { kind: 'data', data: { Users: [{ UserName: 'ann' }] } }
 *     : { kind: 'error', code: 'AccessDenied', message: 'only iam:ListUsers is allowed' };
 * ```
 */
export type AwsHandler = (call: AwsCall) => AwsAnswer | Promise<AwsAnswer>;
