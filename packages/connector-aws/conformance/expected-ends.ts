import type { SchemaModel } from '@cadastre/codegen';
import type { EdgeRow } from '@cadastre/core';
import { isEqual } from './expected-value.js';
import type { Path } from './walk-path.js';

type Relationship = Exclude<SchemaModel, { readonly kind: 'link' }>['relationships'][number];
type Origin = SchemaModel['properties'][number]['origin'];

/** How to find what a relationship starts at, and the values that it matches by. */
export interface EndsFrame<Start> {
  /** What the relationship's paths start at: the record, or each element of a list in it. */
  readonly starts: (each: Path | undefined) => readonly Start[];
  readonly valuesOf: (start: Start, origin: Origin) => readonly unknown[];
}

/** The other ends that a relationship must have: one for each value, where one of the paths goes through a list. */
export function expectedEnds<Start>(
  { each, to }: Relationship,
  { starts, valuesOf }: EndsFrame<Start>,
): readonly (readonly unknown[])[] {
  return starts(each).flatMap((start) => {
    const ends = to.match.map(({ origin, lowercase }) => {
      const values = valuesOf(start, origin).filter((value) => value !== undefined && value !== null);
      return lowercase ? values.map((value) => String(value).toLowerCase()) : values;
    });
    const many = Math.max(1, ...ends.map((values) => values.length));
    return Array.from({ length: many }, (_, index) =>
      ends.map((values) => (values.length > 1 ? values[index] : values[0])),
    ).filter((match) => match.every((value) => value !== undefined && value !== ''));
  });
}

/** True where these are the ends that came out, in order. */
export function sameEnds(expected: readonly (readonly unknown[])[], got: readonly EdgeRow[]): boolean {
  return expected.length === got.length && expected.every((match, index) => isEqual(match, got[index]?.match));
}
