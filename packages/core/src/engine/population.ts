import type { Row } from '../model/row.js';
import type { Schema } from '../model/schema.js';

/** How many of a partition's rows had each property, by schema; the ledger keeps it of the last complete reading. */
export type Population = Readonly<
  Record<string, { readonly rows: number; readonly present: Readonly<Record<string, number>> }>
>;

/** Fewer rows than this say nothing about what a property used to be. */
const ENOUGH_ROWS = 20;
/** Share of the rows that had a property, from which on its absence on all rows is suspicious. */
const USUAL_SHARE = 0.5;

/** Watches the properties of a partition as it is read. */
export interface PopulationWatch {
  /**
   * Counts the properties of rows that are about to be written. Properties that most rows had when the partition was read last and none has now
   * are more likely renamed by the provider than gone: they are left out of the rows, so that what the graph holds stays.
   */
  guard(schema: Schema, rows: readonly Row[]): readonly Row[];
  /** What was left out, as `Schema.property`. */
  readonly suspicious: readonly string[];
  /** What was counted. */
  population(): Population;
}

/**
 * Starts to watch a partition.
 *
 * @param accepted - what was suspicious in the last run already: when two agree, it is true
 */
export function watchPopulation(last: Population | undefined, accepted: ReadonlySet<string>): PopulationWatch {
  const counted = new Map<string, { rows: number; readonly present: Map<string, number> }>();
  const suspicious = new Set<string>();

  function missing(schema: Schema, rows: number): readonly string[] {
    const before = last?.[schema.name];
    const now = counted.get(schema.name);
    if (before === undefined || now === undefined || before.rows < ENOUGH_ROWS || rows < ENOUGH_ROWS) return [];
    return Object.entries(before.present)
      .filter(([name, present]) => present >= before.rows * USUAL_SHARE && !now.present.has(name))
      .map(([name]) => name)
      .filter(
        (name) =>
          !accepted.has(`${schema.name}.${name}`) && schema.properties.some((property) => property.name === name),
      );
  }

  return {
    guard(schema, rows) {
      const now = counted.get(schema.name) ?? { rows: 0, present: new Map<string, number>() };
      counted.set(schema.name, now);
      now.rows += rows.length;
      for (const { properties } of rows) {
        for (const [name, value] of Object.entries(properties)) {
          if (value !== null && value !== undefined) now.present.set(name, (now.present.get(name) ?? 0) + 1);
        }
      }
      const names = missing(schema, rows.length);
      if (names.length === 0) return rows;
      for (const name of names) suspicious.add(`${schema.name}.${name}`);
      return rows.map((row) => {
        const properties = Object.entries(row.properties).filter(([name]) => !names.includes(name));
        return { ...row, properties: Object.fromEntries(properties) };
      });
    },
    get suspicious() {
      return [...suspicious].sort();
    },
    population: () =>
      Object.fromEntries(
        [...counted].map(([name, { rows, present }]) => [name, { rows, present: Object.fromEntries(present) }]),
      ),
  };
}
