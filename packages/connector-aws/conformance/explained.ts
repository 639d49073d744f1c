import type { Difference } from './compare.js';

/** A difference that is known and right. One that nothing needs any more is reported. */
export interface Explanation {
  readonly schema: string;
  /** As in the difference: a property, a relationship's type, `(row)` or `(end)`. */
  readonly path: string;
  /** Part of the file's name, where it is about one recording. */
  readonly file?: string;
  readonly when?: (difference: Difference) => boolean;
  readonly why: string;
}

export const explained: readonly Explanation[] = [];

/** The explanation of a difference, if there is one. */
export function explanationOf(difference: Difference, list: readonly Explanation[] = explained): Explanation | undefined {
  return list.find(
    ({ schema, path, file, when }) =>
      schema === difference.schema &&
      path === difference.path &&
      (file === undefined || difference.file.includes(file)) &&
      (when === undefined || when(difference)),
  );
}
