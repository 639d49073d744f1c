import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerRequest } from './answer-request.js';
import type { AwsHandler } from './call.js';

/** A running server. */
export interface AwsServer {
  /** The `endpoint` for the SDK's clients. S3 clients also need `forcePathStyle`. */
  url: string;
  /** Ends every connection, whatever it waits for, and frees the port. */
  close(): Promise<void>;
}

/**
 * Starts an HTTP server on 127.0.0.1 that speaks the AWS protocols, so that real SDK clients talk to `handler`.
 * A request that no listed service knows, a handler that throws and data that the AWS model cannot hold
 * are answered with status 400 and code `SimulatorFailure`, which SDK clients do not retry.
 *
 * @param options.port default: any free port
 * @throws if the port is taken
 * @example
 * ```ts
 * import { startAwsServer } from '@cadastre/simulator';
 *
 * const server = await startAwsServer(() => ({ kind: 'data', data: { Account: '111122223333' } }));
 * // … point a real client's `endpoint` at server.url …
 * await server.close();
 * ```
 */
export async function startAwsServer(handler: AwsHandler, options: { port?: number } = {}): Promise<AwsServer> {
  let sequence = 0;
  // Node would close an idle connection after 5 s, and on a busy machine just when the next request is on its way.
  const server = createServer({ keepAliveTimeout: 60_000 }, (message, response) => {
    sequence += 1;
    void answerRequest(handler, message, response, sequence);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}
