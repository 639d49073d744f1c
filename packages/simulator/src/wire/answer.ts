/** What a simulated service answers, before it is put into the service's own form. */
export type Answer =
  | {
      kind: 'data';
      /** The output, in JSON. Timestamps may be Date, ISO text, epoch seconds or placebo's datetime; blobs
       * bytes, UTF-8 text or placebo's StreamingBody. */
      data: unknown;
    }
  | {
      kind: 'error';
      /** The provider's name for the error. For AWS the exception's name or its code on the wire: `NoSuchEntityException` and `NoSuchEntity` both do. */
      code: string;
      message: string;
      /** HTTP status. Default: what the provider sends with this code. */
      status?: number;
      headers?: Record<string, string>;
    }
  | { kind: 'fault'; fault: Fault };

/** A way in which the network, or something in the middle, fails. */
export type Fault =
  /** The answer comes late. */
  | { type: 'delay'; ms: number; answer: Answer }
  /** The connection is reset in the middle of the body. */
  | { type: 'reset' }
  /** Nothing comes, and the connection stays open. */
  | { type: 'hang' }
  /** Half of the answer's body comes, framed as if it were all of it. */
  | { type: 'truncate'; data: unknown }
  /** A proxy's web page comes with status 200. */
  | { type: 'malformed' }
  | { type: 'raw'; status: number; headers: Record<string, string>; body: string | Uint8Array };
