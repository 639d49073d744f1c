import type { Shape } from './shape.js';

/** Fewer records say nothing about which values there are. */
const FEWEST_RECORDS = 20;
const MOST_VALUES = 8;

/** The values of a property that seems to have few: at least five records for each. Undefined where it has not. */
export function enumValues({ kinds, values }: Shape): readonly string[] | undefined {
  if (kinds.size !== 1 || !kinds.has('string') || values.length < FEWEST_RECORDS) return undefined;
  const distinct = new Set(values as readonly string[]);
  if (distinct.size < 2 || distinct.size > MOST_VALUES || distinct.size * 5 > values.length) return undefined;
  const list = [...distinct].sort();
  return list.every((value) => /^[A-Za-z][\w .:/-]{0,39}$/.test(value)) ? list : undefined;
}
