import type { Source } from '@cadastre/core';
import type { Exchange } from '../exchange.js';
import type { Explanation } from '../fault-sweep/explanation.js';
import { openStores, type SweepAnswer, type SweepEstate } from '../fault-sweep/index.js';
import type { Interference } from '../fault-sweep/sweep-call.js';
import { canonical, requestKey } from '../replay/match.js';
import { type Replay, type ReplayOptions, replay } from '../replay/replay.js';
import { tagCalls, tagOf } from './call-tag.js';
import { type ConnectorErrors, httpErrors } from './http-errors.js';
import { narrowSource } from './narrow-source.js';
import type { Recording } from './recording.js';
import { wireAnswer } from './wire.js';

/** What a connector's tests are run with. */
export interface EstateOptions {
  /** Makes the connector under test, with the addresses that the replay has for the recorded hosts. */
  readonly source: (server: Replay) => Source;
  readonly replay?: ReplayOptions;
  readonly errors?: ConnectorErrors;
  readonly explained?: readonly Explanation[];
}

/** A recording as an estate that can be swept. */
export interface RecordedEstate extends SweepEstate {
  readonly server: Replay;
}

/** Serves a recording. */
export async function openEstate(recording: Recording, options: EstateOptions): Promise<RecordedEstate> {
  const server = await replay(recording.exchanges, options.replay);
  const stores = await openStores();
  let renewals = 0;
  return {
    server,
    errors: httpErrors(options.errors),
    explained: options.explained ?? [],
    ...(hasRepeats(recording.exchanges) ? { concurrency: 1 } : {}),
    renewals: () => renewals,
    source() {
      server.rewind();
      const source = tagCalls(options.source(server), () => {
        renewals += 1;
      });
      return narrowSource(source, recording);
    },
    interfere: (interference) => server.interfere(interference && byTag(interference)),
    openStore: stores.openStore,
    close: async () => {
      await server.close();
      await stores.close();
    },
  };
}

/** Meets the calls that say whose they are. */
function byTag(interference: Interference): NonNullable<Parameters<Replay['interfere']>[0]> {
  return async ({ method, url, body, headers, exchange }) => {
    const tag = tagOf(headers);
    if (tag === undefined || exchange === undefined) return undefined;
    const { operation, ...caller } = tag;
    const good = goodAnswer(exchange);
    const answer = await interference({
      operation,
      tenant: '',
      caller,
      list: canonical([caller, operation, requestKey(method, url), body ?? null]),
      // Each page is a list of its own: how to ask for the next one only the connector knows.
      token: undefined,
      pagination: undefined,
      good: async () => good,
    });
    // Given as it was recorded, with its headers.
    return answer === undefined || answer === good ? undefined : wireAnswer(answer);
  };
}

function goodAnswer({ status, body }: Exchange): SweepAnswer {
  if (status >= 400) return { kind: 'error', code: String(status), message: 'recorded', status };
  return { kind: 'data', data: typeof body === 'string' ? parsed(body) : body };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function hasRepeats(exchanges: readonly Exchange[]): boolean {
  const keys = exchanges.map(({ method, url, requestBody }) => requestKey(method, url) + canonical(requestBody));
  return new Set(keys).size < keys.length;
}
