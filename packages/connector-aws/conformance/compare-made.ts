import type { Row } from '@cadastre/core';
import type { Difference } from './compare.js';
import { isEqual } from './expected-value.js';
import { made } from './made.js';
import type { SchemaPlan } from './plan.js';
import type { Recording } from './recordings.js';

/** What was compared of rows that a fetch makes. */
interface FoundMade {
  readonly differences: readonly Difference[];
  readonly fields: number;
  /** The properties that were compared. */
  readonly made: readonly string[];
  readonly calls: readonly string[];
}

/** Compares rows that a fetch makes of an answer with what they must be, in any order. Undefined where that is not written down. */
export function compareMade(
  { schema }: SchemaPlan,
  rows: readonly Row[],
  answers: readonly Recording[],
): FoundMade | undefined {
  const rule = made[schema.name];
  const answered = answers.filter(({ call }) => call === rule?.call);
  if (rule === undefined || answered.length === 0 || answered.some(({ status }) => status >= 400)) return undefined;
  const left = new Set(rows);
  const differences: Difference[] = [];
  const properties = new Set<string>();
  let fields = 0;
  for (const { file, data } of answered) {
    for (const expected of rule.rows(data)) {
      const members = Object.entries(expected);
      for (const [name] of members) properties.add(name);
      fields += members.length;
      const row = [...left].find((each) => members.every(([name, value]) => isEqual(value, each.properties[name])));
      if (row !== undefined) left.delete(row);
      else differences.push({ file, schema: schema.name, path: '(row)', expected, got: 'no such row', item: data });
    }
  }
  const file = answered.at(-1)?.file ?? '';
  for (const { properties: got } of left) {
    const picked = Object.fromEntries([...properties].map((name) => [name, got[name]]));
    differences.push({ file, schema: schema.name, path: '(row)', expected: 'no row', got: picked });
  }
  return { differences, fields, made: [...properties], calls: [rule.call] };
}
