import { CadastreError, type ListScope, type MakeCall, type Source } from '@cadastre/core';
import { type Exchange, keptHeaders } from './exchange.js';

/** What a recorder is told. */
interface Listener {
  /** An answer that was recorded. */
  onExchange(exchange: Exchange): void;
  /** A declared call whose answer cannot be recorded. */
  onForeign(operation: string): void;
}

/** The source with its answers told as they come. Asking for a token is no call of a fetch, and is not recorded. */
export function recordCalls(source: Source, { onExchange, onForeign }: Listener): Source {
  const recorded = (call: MakeCall, declared: readonly string[]): MakeCall => {
    return async (apiCall) => {
      const { operation } = apiCall;
      try {
        const answer = await call(apiCall);
        const exchange = exchangeOf(operation, answer);
        if (exchange !== undefined) onExchange(exchange);
        else if (declared.includes(operation)) onForeign(operation);
        return answer;
      } catch (error) {
        // What was answered last: attempts before that say nothing of the thing that was asked for.
        const exchange = exchangeOf(operation, error);
        if (exchange !== undefined) onExchange(exchange);
        throw error;
      }
    };
  };
  const listers = Object.entries(source.scopes).map(([name, list]): [string, ListScope] => [
    name,
    (outer, call, wanted) => list(outer, recorded(call, []), wanted),
  ]);
  return {
    ...source,
    scopes: Object.fromEntries(listers),
    context: (scope, fetch, call) => source.context(scope, fetch, recorded(call, fetch.calls)),
  };
}

/** The refusal of what does not go through core's `httpClient`, whose answers alone can be recorded. */
export function notHttp({ name }: Pick<Source, 'name'>, operation: string): CadastreError {
  return new CadastreError({
    code: 'RECORD_UNSUPPORTED',
    message: `${operation} of ${name} does not go through core's httpClient, so it cannot be recorded`,
    hint: "A connector that uses its vendor's SDK, such as AWS's, is tested with that vendor's own recordings or simulator.",
  });
}

/** What is said where no call was answered at all: the API could not be reached, or nobody could sign in. */
export function noAnswer({ name }: Pick<Source, 'name'>): CadastreError {
  return new CadastreError({
    code: 'RECORD_EMPTY',
    message: `${name} answered nothing, so there is nothing to record`,
    hint: 'See above what failed: is the API reachable from here, and are the credentials right?',
  });
}

/** What an answer of `httpClient` says, or an error of it; undefined for anything else. Looked at by its form: the connector may have a core of its own. */
function exchangeOf(operation: string, answer: unknown): Exchange | undefined {
  const { url, headers, body, status = 200 } = (answer ?? {}) as Readonly<Record<string, unknown>>;
  if (!(url instanceof URL) || !(headers instanceof Headers) || typeof status !== 'number') return undefined;
  const [method = 'GET'] = operation.split(' ', 1);
  return { method, url: url.href, status, headers: keptHeaders(headers), body };
}
