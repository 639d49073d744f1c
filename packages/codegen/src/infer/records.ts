/** The records of an answer, and where in it they stand. */
export interface AnswerRecords {
  /** Names on the way to the list: `['data', 'items']`; empty where the answer itself is the list, or the record. */
  readonly within: readonly string[];
  readonly records: readonly JsonObject[];
}

/** An object of parsed JSON. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** An envelope is seldom deeper: `{ response: { result: { items: [] } } }`. */
const DEEPEST = 3;

/** What a record has and an envelope has not. */
const OWN_NAMES = /^(?:id|arn|uid|uuid|guid|name|self|slug|serial|urn)$/i;

/**
 * Finds the records of an answer: a list of them, one record, or an object with one list in it beside cursors and counts.
 *
 * @returns The records, or in words why there are none.
 */
export function recordsOf(answer: unknown): AnswerRecords | string {
  return search(answer, []);
}

function search(value: unknown, within: readonly string[]): AnswerRecords | string {
  if (Array.isArray(value)) {
    const records = value.filter(isObject);
    if (value.length === 0) return 'is an empty list';
    return records.length === value.length ? { within, records } : 'is a list of something other than objects';
  }
  if (!isObject(value)) return 'is neither an object nor a list';
  const entries = Object.entries(value);
  if (entries.length === 0) return 'is an empty object';
  if (entries.some(([name]) => OWN_NAMES.test(name))) return { within, records: [value] };
  const lists = entries.filter(([, item]) => Array.isArray(item) && item.length > 0 && item.every(isObject));
  const [list, ...otherLists] = lists;
  if (list !== undefined && otherLists.length === 0) return search(list[1], [...within, list[0]]);
  const objects = entries.filter(([, item]) => isObject(item));
  const [object, ...others] = objects;
  if (list === undefined && object !== undefined && others.length === 0 && within.length < DEEPEST) {
    const inner = search(object[1], [...within, object[0]]);
    // One object in another is an envelope only where there is a list in it; else it is a part of the record.
    if (typeof inner !== 'string' && Array.isArray(at(value, inner.within.slice(within.length)))) return inner;
  }
  return { within, records: [value] };
}

function at(value: unknown, names: readonly string[]): unknown {
  return names.reduce<unknown>((inner, name) => (isObject(inner) ? inner[name] : undefined), value);
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
