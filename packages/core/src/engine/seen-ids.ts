import { createHash } from 'node:crypto';

/** Which ids a reading has seen. It keeps 8 to 16 bytes for each, so that a partition of millions fits. */
export interface SeenIds {
  /** How many different ones. */
  readonly size: number;
  has(id: string): boolean;
  /** True when it was not there yet. */
  add(id: string): boolean;
}

/** Slots to begin with; a power of two. */
const SLOTS = 64;

/**
 * Makes an empty set. Two ids are taken for one when 64 bits of their hashes agree, which among ten million happens once in 300,000 times; what is
 * gone then stays until a run in which it is not so.
 */
export function createSeenIds(): SeenIds {
  let slots = new BigUint64Array(SLOTS);
  let size = 0;

  /** The slot that holds the hash, or the free one where it belongs. */
  function find(hash: bigint): number {
    const mask = slots.length - 1;
    let slot = Number(hash & 0xffffffffn) & mask;
    while (slots[slot] !== 0n && slots[slot] !== hash) slot = (slot + 1) & mask;
    return slot;
  }

  function grow(): void {
    const old = slots;
    slots = new BigUint64Array(old.length * 2);
    for (const hash of old) if (hash !== 0n) slots[find(hash)] = hash;
  }

  return {
    get size() {
      return size;
    },
    has: (id) => slots[find(hashOf(id))] !== 0n,
    add(id) {
      const hash = hashOf(id);
      const slot = find(hash);
      if (slots[slot] !== 0n) return false;
      slots[slot] = hash;
      size += 1;
      if (size * 2 > slots.length) grow();
      return true;
    },
  };
}

/** 0 means a free slot. */
function hashOf(id: string): bigint {
  return createHash('sha1').update(id).digest().readBigUInt64LE() || 1n;
}
