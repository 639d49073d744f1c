import type { ServerResponse } from 'node:http';

/** What goes over the wire. */
export type WireAnswer =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string | Uint8Array;
    }
  /** The connection is cut in the middle of the body. */
  | { readonly kind: 'reset' }
  /** Nothing comes, and the connection stays open. */
  | { readonly kind: 'hang' };

/** Sends it. */
export function sendAnswer(response: ServerResponse, answer: WireAnswer): void {
  switch (answer.kind) {
    case 'hang':
      return;
    case 'reset':
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
      response.write('{"', () => response.socket?.resetAndDestroy());
      return;
    case 'answer':
      response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
      response.end(answer.body);
  }
}
