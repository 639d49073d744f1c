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
export type AwsAnswer =
  | {
      kind: 'data';
      /** The output, in JSON. Timestamps may be Date, ISO text, epoch seconds or placebo's datetime; blobs
       * bytes, UTF-8 text or placebo's StreamingBody. */
      data: unknown;
    }
  | {
      kind: 'error';
      /** The exception's name or its code on the wire: `NoSuchEntityException` and `NoSuchEntity` both do. */
      code: string;
      message: string;
      /** HTTP status. Default: the AWS model's for this code, else what AWS commonly sends. */
      status?: number;
      headers?: Record<string, string>;
    }
  | { kind: 'fault'; fault: Fault };

/** A way in which the network, or something in the middle, fails. */
export type Fault =
  /** The answer comes late. */
  | { type: 'delay'; ms: number; answer: AwsAnswer }
  /** The connection is reset in the middle of the body. */
  | { type: 'reset' }
  /** Nothing comes, and the connection stays open. */
  | { type: 'hang' }
  /** Half of the answer's body comes, framed as if it were all of it. */
  | { type: 'truncate'; data: unknown }
  /** A proxy's web page comes with status 200. */
  | { type: 'malformed' }
  | { type: 'raw'; status: number; headers: Record<string, string>; body: string | Uint8Array };

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
