/** Where something stands inside a file: the keys and positions that lead to it. */
export type Place = readonly (string | number)[];

/** A file as it was read. */
export interface SourceText {
  /** As diagnostics name it, for example `schemas/aws/lambda.yaml`. */
  readonly path: string;
  /** Relative to the schema folder, for example `aws/lambda.yaml`. */
  readonly file: string;
  readonly text: string;
  /** True for a file of another package: it may be referred to, and is not generated here. */
  readonly external?: boolean;
}

/** A line and a column, counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A file whose YAML is sound. */
export interface Source extends SourceText {
  /** The document as plain data. */
  readonly value: Readonly<Record<string, unknown>>;
  /** Position of the key or of the value at `place`; of the nearest thing around it when there is no such place. */
  readonly at: (place: Place, part?: 'key' | 'value') => Position;
  /** Position in the file of a position in the text at `place`; undefined unless that is a literal block (`key: |`). */
  readonly within: (place: Place, inner: Position) => Position | undefined;
}
