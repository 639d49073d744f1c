import { createHash } from 'node:crypto';
import type { Values } from '../model/row.js';

/** A short text that two nodes share exactly when they have the same properties and labels. A property that is null is one that is not there. */
export function digestOf(properties: Values, labels: readonly string[]): string {
  const present = Object.entries(properties).filter(([, value]) => value !== null && value !== undefined);
  const text = JSON.stringify([present.sort(([a], [b]) => (a < b ? -1 : 1)), labels], (_key, value: unknown) =>
    typeof value === 'bigint' ? `${value}n` : value,
  );
  return createHash('sha1').update(text).digest('base64').slice(0, 16);
}
