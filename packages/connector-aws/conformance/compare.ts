import type { EdgeRow, Row } from '@cadastre/core';
import { compareMade } from './compare-made.js';
import { expectedTags, expectedValue, isEqual } from './expected-value.js';
import type { ComparedProperty, ComparedRelationship, Comparison, SchemaPlan } from './plan.js';
import type { Recording } from './recordings.js';
import { SCOPE } from './stub-parent.js';
import { walkChains, walkPath } from './walk-path.js';

/** Something that came out otherwise than it was recorded. */
export interface Difference {
  readonly file: string;
  readonly schema: string;
  /** The property, the relationship's type, or `(row)` for a whole row. */
  readonly path: string;
  readonly expected: unknown;
  readonly got: unknown;
  /** The recorded item, where there is one. */
  readonly item?: unknown;
}

/** What a comparison found. */
export interface Found {
  readonly differences: readonly Difference[];
  readonly fields: number;
  /** Properties that no answer has under their paths: the fetch shapes them. */
  readonly derived: readonly string[];
  /** Calls whose answers were compared. */
  readonly calls: readonly string[];
}

interface Item {
  readonly file: string;
  /** The answer, and everything from there to the item. */
  readonly chain: readonly unknown[];
  /** True where the answer has nothing there. */
  readonly absent: boolean;
}

/**
 * Compares all rows of one schema with the answers that they came from, field by field, both ways: each recorded item must be a row,
 * and each row a recorded item.
 *
 * @param read `whole` is false where the fetch ended early, so that later items cannot have come out; `quarantined` counts the records
 *   that became no row, which are reported apart
 */
export function compareRows(plan: SchemaPlan, rows: readonly Row[], answers: readonly Recording[], read: Read): Found {
  const main = originOf(plan, rows, answers);
  // Another call may tell more of the same things.
  const joined = plan.comparisons.filter(({ place, id }) => place.call !== main?.place.call && id !== undefined);
  const told = new Set<string>();
  const comparisons = [...(main === undefined ? [] : [main]), ...joined];
  const found = comparisons.map((comparison) => {
    const properties = comparison.properties.filter(({ property }) => !told.has(property.name));
    for (const { property } of properties) told.add(property.name);
    if (comparison === main) return compareAt(main, rows, answers, read);
    return compareAt({ ...comparison, properties, relationships: [] }, rows, answers, undefined);
  });
  const apart = read.whole ? compareMade(plan, rows, answers) : undefined;
  for (const name of apart?.made ?? []) told.add(name);
  const all = [...found, ...(apart === undefined ? [] : [apart])];
  return {
    differences: all.flatMap(({ differences }) => differences),
    fields: all.reduce((sum, { fields }) => sum + fields, 0),
    derived: plan.reads.filter((name) => !told.has(name)),
    calls: [...comparisons.map(({ place }) => place.call), ...(apart?.calls ?? [])],
  };
}

/** The place that the rows came from: where most of the rows' ids stand, and fewest others; else the likeliest. */
function originOf(
  { comparisons, calls }: SchemaPlan,
  rows: readonly Row[],
  answers: readonly Recording[],
): Comparison | undefined {
  const found = comparisons.map((comparison) => {
    const given = answers.filter(({ call }) => call === comparison.place.call);
    const items = given.flatMap((answer) => itemsOf(comparison, answer));
    const ids = new Set(items.map((item) => idOf(comparison, item)));
    const isThere = (row: Row) => ids.has(comparison.id?.map(({ property }) => rowValue(row, property.name)).join(' '));
    return { comparison, there: comparison.id === undefined ? 0 : rows.filter(isThere).length, items: items.length };
  });
  const most = Math.max(0, ...found.map(({ there }) => there));
  const best = found.filter(({ there }) => there === most);
  // A fetch that joins two lists of the same things makes its rows of the one that it reads last.
  const turn = (call: string) => calls.indexOf(call);
  if (most > 0) {
    best.sort((a, b) => a.items - b.items || turn(b.comparison.place.call) - turn(a.comparison.place.call));
  }
  return best[0]?.comparison;
}

interface Read {
  readonly whole: boolean;
  readonly quarantined: number;
}

function compareAt(
  comparison: Comparison,
  rows: readonly Row[],
  answers: readonly Recording[],
  read: Read | undefined,
): Pick<Found, 'differences' | 'fields'> {
  const { schema, place } = comparison;
  const complete = read !== undefined;
  const answered = answers.filter(({ call }) => call === place.call);
  const items = answered.flatMap((answer) => itemsOf(comparison, answer));
  const left = new Set(rows);
  const differences: Difference[] = [];
  let fields = 0;
  let excused = read?.quarantined ?? 0;
  // Those with an id choose first, since the others take whatever is most like them.
  const known = items.filter((item) => isKnown(comparison, item));
  const unknown = items.filter((item) => !known.includes(item));
  for (const item of [...known, ...unknown]) {
    const row = takeRow(comparison, item, left, known.includes(item));
    const differ = (path: string, expected: unknown, got: unknown) =>
      differences.push({ file: item.file, schema: schema.name, path, expected, got, item: item.chain.at(-1) });
    if (row !== undefined) {
      const compared = compareItem(comparison, item, row, differ);
      fields += compared;
    } else if (read?.whole === true && !item.absent) {
      if (unknown.includes(item) && comparison.id !== undefined && excused > 0) excused -= 1;
      else differ('(row)', idOf(comparison, item) ?? item.chain.at(-1), 'no row');
    }
  }
  const file = answered.at(-1)?.file;
  for (const row of complete && file !== undefined ? left : []) {
    differences.push({
      file: file ?? '',
      schema: schema.name,
      path: '(row)',
      expected: 'no row',
      got: 'id' in row ? row.id : row.from,
    });
  }
  return { differences, fields };
}

/** What is at the place in one answer. A node has properties from there although the answer has nothing: then they must be empty. */
function itemsOf({ place, schema }: Comparison, { file, data, status }: Recording): Item[] {
  const chains = status < 400 ? walkChains(data, place.path) : [];
  if (chains.length > 0 || schema.kind !== 'extension') return chains.map((chain) => ({ file, chain, absent: false }));
  return [{ file, chain: [{}, ...place.path.map(() => ({}))], absent: true }];
}

/** Compares one item with its row, and gives the number of fields. */
function compareItem(
  { properties, relationships }: Comparison,
  item: Item,
  row: Row,
  differ: (path: string, expected: unknown, got: unknown) => void,
): number {
  let fields = 0;
  for (const compared of properties) {
    const expected = expectedOf(compared, item);
    if (expected === undefined) continue;
    fields += 1;
    const got = rowValue(row, compared.property.name);
    if (!isEqual(expected, got)) differ(compared.property.name, expected, got);
  }
  for (const relationship of relationships) {
    fields += 1;
    const expected = expectedEnds(relationship, item.chain.at(-1));
    const got = row.kind === 'link' ? [] : row.edges.filter(({ relationship: index }) => index === relationship.index);
    if (!sameEnds(expected, got))
      differ(
        relationship.model.type,
        expected,
        got.map(({ match }) => match),
      );
  }
  return fields;
}

/** The row that an item became: the one with its id or, where the answer has no id, the one that is most like it. */
function takeRow({ id, properties }: Comparison, item: Item, left: Set<Row>, known: boolean): Row | undefined {
  const wanted = known && id !== undefined ? id : properties;
  let best: { readonly row: Row; readonly equal: number } | undefined;
  for (const row of left) {
    const equal = wanted.filter((each) =>
      isEqual(expectedOf(each, item) ?? null, rowValue(row, each.property.name)),
    ).length;
    if (equal > (best?.equal ?? -1)) best = { row, equal };
    if (equal === wanted.length) break;
  }
  if (best === undefined || (known && best.equal < wanted.length)) return undefined;
  left.delete(best.row);
  return best.row;
}

/** Undefined where the answer does not tell. */
function expectedOf({ property, depth, inMap, tags }: ComparedProperty, { chain }: Item): unknown {
  if (tags !== undefined) return expectedTags(property, walkPath(chain[depth], [{ key: tags, list: true }]));
  const value = expectedValue(property, chain[depth]);
  return inMap && value === null ? undefined : value;
}

/** True for an item whose id was recorded. */
function isKnown({ id }: Comparison, item: Item): boolean {
  return id?.every((each) => ![null, undefined, ''].includes(expectedOf(each, item) as string)) ?? false;
}

function idOf({ id }: Comparison, item: Item): string | undefined {
  return id?.map((each) => expectedOf(each, item)).join(' ');
}

function rowValue(row: Row, name: string): unknown {
  return name === 'id' && row.kind === 'node' ? row.id : row.properties[name];
}

interface End {
  readonly match: readonly unknown[];
  readonly properties: Readonly<Record<string, unknown>>;
}

function expectedEnds({ model }: ComparedRelationship, item: unknown): readonly End[] {
  const elements = model.each === undefined ? [item] : walkPath(item, model.each);
  return elements.flatMap((element) => {
    const ends = model.to.match.map(({ origin, lowercase }) => {
      if (origin.kind === 'scope') return [SCOPE[origin.name as keyof typeof SCOPE]];
      const values = origin.kind === 'path' ? walkPath(element, origin.path) : [];
      return lowercase ? values.map((value) => String(value).toLowerCase()) : values;
    });
    const own = model.properties.filter(({ origin, sensitive }) => origin.kind === 'path' && sensitive !== 'drop');
    const properties = Object.fromEntries(own.map((property) => [property.name, expectedValue(property, element)]));
    // At most one of them goes through a list: one relationship for each of its values.
    const many = Math.max(1, ...ends.map((values) => values.length));
    return Array.from({ length: many }, (_, index) =>
      ends.map((values) => (values.length > 1 ? values[index] : values[0])),
    )
      .filter((match) => match.every((value) => value !== undefined && value !== ''))
      .map((match) => ({ match, properties }));
  });
}

function sameEnds(expected: readonly End[], got: readonly EdgeRow[]): boolean {
  if (expected.length !== got.length) return false;
  return expected.every(({ match, properties }, index) => {
    const edge = got[index];
    if (edge === undefined || !isEqual(match, edge.match)) return false;
    return Object.entries(properties).every(([name, value]) => isEqual(value, edge.properties?.[name]));
  });
}
