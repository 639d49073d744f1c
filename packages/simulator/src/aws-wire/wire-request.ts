import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** A request read to its end. */
export interface WireRequest {
  method: string;
  url: URL;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export async function readRequest(message: IncomingMessage): Promise<WireRequest> {
  return {
    method: message.method ?? 'GET',
    url: new URL(message.url ?? '/', 'http://127.0.0.1'),
    headers: message.headers,
    body: await buffer(message),
  };
}
