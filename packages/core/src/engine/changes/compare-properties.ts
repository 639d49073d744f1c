import type { Values } from '../../model/row.js';
import type { Property } from '../../model/schema.js';
import { changedValue, type PropertyChange } from './change.js';

/**
 * The properties that are not as they were, of those that a row says something of; undefined where all are. Volatile ones never count.
 */
export function compareProperties(
  properties: readonly Property[],
  before: Values,
  after: Values,
): Readonly<Record<string, PropertyChange>> | undefined {
  const changes: Record<string, PropertyChange> = {};
  for (const { name, volatile, secret } of properties) {
    if (volatile === true || !(name in after)) continue;
    const change = { before: changedValue(before[name]), after: changedValue(after[name]) };
    if (JSON.stringify(change.before) === JSON.stringify(change.after)) continue;
    changes[name] = secret === true ? { secret } : change;
  }
  return Object.keys(changes).length === 0 ? undefined : changes;
}
