import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendFault } from '../wire/fault.js';
import { send } from '../wire/send.js';
import type { WireResponse } from '../wire/wire-response.js';
import type { AwsAnswer, AwsHandler } from './call.js';
import { decodeCall } from './decode-call.js';
import { encodeData } from './encode-data.js';
import { encodeError, encodeUnknownService } from './encode-error.js';
import { readRequest } from './wire-request.js';

/** Serves one request from its first byte to its last. Never rejects. */
export async function answerRequest(
  handler: AwsHandler,
  message: IncomingMessage,
  response: ServerResponse,
  sequence: number,
): Promise<void> {
  const requestId = `00000000-0000-4000-8000-${String(sequence).padStart(12, '0')}`;
  response.setHeader('x-amzn-requestid', requestId);
  let fail = (failure: string): WireResponse => encodeUnknownService(message.headers, failure, requestId);
  try {
    const { model, operation, ...rest } = await decodeCall(await readRequest(message));
    fail = (failure) => {
      const explained = `${model.signingName}:${operation.name}: ${failure}`;
      return encodeError(model, { code: 'SimulatorFailure', message: explained, status: 400 }, requestId);
    };
    const encode = (data: unknown) => encodeData(model, operation, data, requestId);
    const deliver = async (answer: AwsAnswer): Promise<void> => {
      if (answer.kind === 'data') send(response, encode(answer.data));
      else if (answer.kind === 'error') send(response, encodeError(model, answer, requestId));
      else await sendFault(answer.fault, { response, encode, deliver });
    };
    await deliver(await handler({ service: model.signingName, operation: operation.name, ...rest, sequence }));
  } catch (error) {
    // The client left, the server closed, or half an answer went out: nobody can be told any more.
    if (message.socket.destroyed || response.headersSent) response.destroy();
    else send(response, fail(error instanceof Error ? error.message : String(error)));
  }
}
