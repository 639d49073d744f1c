import type { Row, Value } from '../model/row.js';

/** Longest text that is stored, in UTF-16 units: what is longer is a document, and no property of a graph. */
const MAX_TEXT = 1_000_000;

/** A row whose texts have an end, what it weighs, and the properties that were cut. */
export interface BoundRow<R extends Row> {
  readonly row: R;
  /** About how much is written, in bytes. */
  readonly bytes: number;
  readonly cut: readonly string[];
}

/** Cuts texts that are too long, and says how long they were in their place. */
export function boundValues<R extends Row>(row: R): BoundRow<R> {
  const cut: string[] = [];
  let bytes = 0;
  const bound = (name: string, value: Value): Value => {
    if (Array.isArray(value)) {
      const before = cut.length;
      const list = value.map((element) => bound(name, element as Value)) as Value;
      return cut.length > before ? list : value;
    }
    if (typeof value !== 'string') {
      bytes += 8;
      return value;
    }
    bytes += Math.min(value.length, MAX_TEXT);
    if (value.length <= MAX_TEXT) return value;
    cut.push(name);
    // A pair of surrogates may stand where the cut is.
    return `${value.slice(0, MAX_TEXT).toWellFormed()}… [cut: ${value.length} characters]`;
  };
  let changed: Record<string, Value> | undefined;
  for (const [name, value] of Object.entries(row.properties)) {
    const kept = bound(name, value ?? null);
    if (cut.at(-1) === name) {
      changed ??= { ...row.properties };
      changed[name] = kept;
    }
  }
  return { row: changed === undefined ? row : { ...row, properties: changed }, bytes, cut };
}
