import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Fault } from './answer.js';
import { send } from './send.js';
import { bodyBytes, type WireResponse } from './wire-response.js';

export interface FaultContext {
  response: ServerResponse;
  /** Writes a call's output in its protocol. */
  encode(data: unknown): WireResponse;
  /** Gives the answer that a delay held back. */
  deliver(answer: Answer): Promise<void>;
}

export async function sendFault(fault: Fault, { response, encode, deliver }: FaultContext): Promise<void> {
  switch (fault.type) {
    case 'delay':
      // The open connection keeps the process alive; once the server is closed, nothing has to wait for this.
      await sleep(fault.ms, undefined, { ref: false });
      return deliver(fault.answer);
    case 'reset':
      response.writeHead(200, { 'content-length': '1000000' });
      // The first part must have left before the reset, or the client sees no answer at all.
      response.write('x'.repeat(1000), () => response.socket?.resetAndDestroy());
      return;
    case 'hang':
      return;
    case 'truncate': {
      const whole = encode(fault.data);
      const body = bodyBytes(whole);
      return send(response, { ...whole, body: body.subarray(0, Math.floor(body.length / 2)) });
    }
    case 'malformed':
      return sendForeign(response, proxyPage);
    case 'raw':
      return sendForeign(response, fault);
  }
}

/** What is not from the provider carries none of its headers. */
function sendForeign(response: ServerResponse, foreign: WireResponse): void {
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  send(response, foreign);
}

// Well-formed XML on purpose: only then does an XML client take it for an answer.
const proxyPage: WireResponse = {
  status: 200,
  headers: { 'content-type': 'text/html' },
  body: '<html><head><title>Sign in</title></head><body><p>This network asks you to sign in.</p></body></html>',
};
