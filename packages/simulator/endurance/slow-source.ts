import { setTimeout as sleep } from 'node:timers/promises';
import type { Source } from '@cadastre/core';
import { type World, worldSource } from '../../core/src/engine/conformance/world.js';

/** The small provider over an estate, which takes so long for each answer. */
export function slowSource(accounts: World['accounts'], latencyMs = 0, name = 'world'): Source {
  const source = worldSource({ accounts, faults: new Map() }, name);
  if (latencyMs === 0) return source;
  const fetches = source.fetches.map((fetch) => ({
    ...fetch,
    async *run(input: never) {
      await sleep(latencyMs);
      yield* fetch.run(input);
    },
  }));
  return { ...source, fetches };
}
