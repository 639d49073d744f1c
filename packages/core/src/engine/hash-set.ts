/** Slots to begin with; a power of two. */
const SLOTS = 64;

/** A set of 64-bit hashes. It keeps 16 to 32 bytes for each, outside of the heap, so that one for millions fits. */
export interface HashSet extends Iterable<bigint> {
  readonly size: number;
  has(hash: bigint): boolean;
  /** True when it was not there yet. */
  add(hash: bigint): boolean;
}

/** Makes an empty set. Zero stands for a free slot and is taken for one. */
export function createHashSet(): HashSet {
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
    has: (hash) => slots[find(hash || 1n)] !== 0n,
    add(given) {
      const hash = given || 1n;
      const slot = find(hash);
      if (slots[slot] !== 0n) return false;
      slots[slot] = hash;
      size += 1;
      if (size * 2 > slots.length) grow();
      return true;
    },
    *[Symbol.iterator]() {
      for (const hash of slots) if (hash !== 0n) yield hash;
    },
  };
}
