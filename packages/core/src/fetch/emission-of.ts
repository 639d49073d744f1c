import type { Emission, Fetch } from './define-fetch.js';

/**
 * What a fetch yields, with its schema: a fetch of one kind of record yields records alone, one of several kinds says of each which it is.
 *
 * @example
 * ```ts
 * import { emissionOf, type Fetch } from '@cadastre/core';
 *
 * declare const fetch: Fetch;
 * for await (const yielded of fetch.run({} as never)) console.log(emissionOf(fetch, yielded).schema.name);
 * ```
 */
export function emissionOf({ emits }: Pick<Fetch, 'emits'>, yielded: unknown): Emission {
  const [only, ...others] = emits;
  return only !== undefined && others.length === 0 ? { schema: only, record: yielded } : (yielded as Emission);
}
