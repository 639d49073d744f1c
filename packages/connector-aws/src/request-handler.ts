import { AsyncLocalStorage } from 'node:async_hooks';
import { NodeHttpHandler } from '@smithy/node-http-handler';

const CONNECTION_TIMEOUT_MS = 5_000;

/** The signal of the attempt under way: middleware cannot hand it to the SDK's request handler in another way. */
const attempt = new AsyncLocalStorage<AbortSignal>();

/** Runs an attempt so that its requests end when the signal says so. */
export function underSignal<T>(signal: AbortSignal, send: () => Promise<T>): Promise<T> {
  return attempt.run(signal, send);
}

/** What all clients of a source send their requests through: connections are kept, and shared. */
export function requestHandler(): NodeHttpHandler {
  // Calls in flight have bounds already, for each limit of AWS's. One for each host would let a slow account hold up all others.
  const agent = { keepAlive: true, maxSockets: Number.POSITIVE_INFINITY };
  const handler = new NodeHttpHandler({
    connectionTimeout: CONNECTION_TIMEOUT_MS,
    httpAgent: agent,
    httpsAgent: agent,
  });
  const handle = handler.handle.bind(handler);
  handler.handle = (request, options) => {
    const abortSignal = attempt.getStore();
    return handle(request, abortSignal === undefined ? options : { ...options, abortSignal });
  };
  return handler;
}
