import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Certificate } from './certificate.js';

/** A server on 127.0.0.1. */
export interface Listening {
  readonly origin: string;
  close(): Promise<void>;
}

/** Starts it, with TLS where there is a certificate. */
export async function listen(answer: RequestListener, certificate: Certificate | undefined): Promise<Listening> {
  const server: Server =
    certificate === undefined
      ? createServer(answer)
      : createTlsServer({ cert: certificate.cert, key: certificate.key }, answer);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const scheme = certificate === undefined ? 'http' : 'https';
  return {
    origin: `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
