import type { ServerResponse } from 'node:http';
import { bodyBytes, type WireResponse } from './wire-response.js';

export function send(response: ServerResponse, { status, headers, body }: WireResponse): void {
  const content = bodyBytes({ body });
  // HeadObject's length is the object's, which nobody sends. Node leaves the body out of an answer to HEAD.
  const length = (response.req.method === 'HEAD' && headers['content-length']) || String(content.length);
  response.writeHead(status, { ...headers, 'content-length': length });
  response.end(content);
}
