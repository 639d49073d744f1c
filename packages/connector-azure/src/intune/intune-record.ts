/** What Intune writes where there is nothing: a moment before all others, an id of zeros, or nothing at all. */
const NOTHING = new Set(['', '0001-01-01T00:00:00Z', '00000000-0000-0000-0000-000000000000']);

/** A record of Intune without the values that say nothing. */
export function intuneRecord<T extends object>(record: T): T {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => !NOTHING.has(value))) as T;
}
