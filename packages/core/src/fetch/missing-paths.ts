/*
 * Every path of a record type is optional, so that a vendor's own type, where everything may be undefined, is assignable to it. That
 * alone would let a misspelt path through: these types find the paths that the yielded type does not have at all.
 */

type KeysOfUnion<T> = T extends unknown ? keyof T : never;
type ValueAt<T, K> = T extends unknown ? (K extends keyof T ? T[K] : never) : never;
type IsAny<T> = 0 extends 1 & T ? true : false;
type Leaf = string | number | bigint | boolean | Date | undefined | null;

/** The paths of `Wanted` that `Given` has no property for, as a union of strings; never when it has them all. */
type MissingPaths<Wanted, Given, Prefix extends string = ''> =
  IsAny<Given> extends true
    ? never
    : {
        [K in keyof Wanted & string]-?: K extends KeysOfUnion<Given>
          ? MissingBelow<NonNullable<Wanted[K]>, NonNullable<ValueAt<Given, K>>, `${Prefix}${K}`>
          : `${Prefix}${K}`;
      }[keyof Wanted & string];

type MissingBelow<Wanted, Given, Path extends string> = unknown extends Wanted
  ? never
  : [Given] extends [never]
    ? never
    : Wanted extends Leaf
      ? never
      : Wanted extends readonly (infer W)[]
        ? Given extends readonly (infer G)[]
          ? MissingBelow<NonNullable<W>, NonNullable<G>, `${Path}[]`>
          : never
        : MissingPaths<Wanted, Given, `${Path}.`>;

/** `unknown` when `Given` has every path of `Wanted`, else a property that cannot be satisfied and that names what is missing. */
export type RequirePaths<Wanted, Given> = [MissingPaths<Wanted, Given>] extends [never]
  ? unknown
  : { readonly 'the yielded records have no such path': MissingPaths<Wanted, Given> };
