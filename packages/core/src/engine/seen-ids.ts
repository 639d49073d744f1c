import { hash64 } from './digest.js';
import { createHashSet } from './hash-set.js';

/** Which ids a reading has seen. */
export interface SeenIds {
  /** How many different ones. */
  readonly size: number;
  has(id: string): boolean;
  /** True when it was not there yet. */
  add(id: string): boolean;
}

/**
 * Makes an empty set. Two ids are taken for one when 64 bits of their hashes agree, which among ten million happens once in 300,000 times; what is
 * gone then stays until a run in which it is not so.
 */
export function createSeenIds(): SeenIds {
  const hashes = createHashSet();
  return {
    get size() {
      return hashes.size;
    },
    has: (id) => hashes.has(hash64(id)),
    add: (id) => hashes.add(hash64(id)),
  };
}
