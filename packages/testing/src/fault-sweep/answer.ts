/** What a call gets, before it is put into the provider's own form. */
export type SweepAnswer =
  | { kind: 'data'; data: unknown }
  | {
      kind: 'error';
      /** The provider's name for the error. */
      code: string;
      message: string;
      status?: number;
      headers?: Record<string, string>;
      /** Beside the code and the message, where the provider's errors say more. */
      body?: unknown;
    }
  | { kind: 'fault'; fault: SweepFault };

/** A way in which the network, or something in the middle, fails. */
export type SweepFault =
  | { type: 'delay'; ms: number; answer: SweepAnswer }
  /** The connection is reset in the middle of the body. */
  | { type: 'reset' }
  /** Nothing comes, and the connection stays open. */
  | { type: 'hang' }
  /** Half of the answer's body comes, framed as if it were all of it. */
  | { type: 'truncate'; data: unknown }
  /** A proxy's web page comes with status 200. */
  | { type: 'malformed' }
  | { type: 'raw'; status: number; headers: Record<string, string>; body: string | Uint8Array };
