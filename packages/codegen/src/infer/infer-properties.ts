import { SPECIAL_NAMES } from '../file/names.js';
import { formatPath, type Path } from '../path/path.js';
import type { DraftProperty } from './draft.js';
import { enumValues } from './enum-values.js';
import { asJson, type Reading, scalarReading } from './scalar-type.js';
import { secretByName, secretByShape, secretWithin } from './secrets.js';
import type { Shape } from './shape.js';
import { createNames, propertyName } from './words.js';

/** A property, with what its samples have: the id is chosen by them. */
export interface InferredProperty {
  readonly property: DraftProperty;
  readonly shape: Shape;
  readonly path: Path;
}

/** What becomes of the records. */
export interface InferredProperties {
  readonly properties: readonly InferredProperty[];
  /** Lists of objects, as paths. */
  readonly lists: readonly string[];
  readonly leftOut: readonly string[];
}

/** More than this is no record that anybody wants to keep whole. */
const MOST_PROPERTIES = 150;
/** An object with more keys is a map: its keys are data. */
const MOST_KEYS = 40;

/** Turns the shape of all records into properties, in the order in which they come. */
export function inferProperties(records: Shape): InferredProperties {
  const nameFor = createNames();
  const properties: InferredProperty[] = [];
  const lists: string[] = [];
  const leftOut: string[] = [];
  let tooMany = 0;

  const add = (shape: Shape, path: Path, reading: Reading, scalar: Shape, inAll: number): void => {
    if (properties.length >= MOST_PROPERTIES) {
      tooMany += 1;
      return;
    }
    const keys = path.map(({ key }) => key);
    const secret = secretOf(scalar, keys);
    const isPlain = reading.convert === undefined && reading.type === 'string';
    const values = secret === undefined && isPlain && scalar === shape ? enumValues(scalar) : undefined;
    const presence = presenceOf(shape, inAll);
    const base = { name: nameFor(propertyName(keys)), type: reading.type, from: formatPath(path) };
    properties.push({
      property:
        secret === undefined
          ? {
              ...base,
              ...(reading.convert === undefined ? {} : { convert: reading.convert }),
              ...(values === undefined ? {} : { enum: values }),
              ...(reading.note === undefined ? {} : { note: reading.note }),
              unsure: [...reading.unsure, ...presence, ...(values === undefined ? [] : ['perhaps not all values'])],
            }
          : { ...base, sensitive: 'drop', note: `${secret}: it is not stored`, unsure: presence },
      shape,
      path,
    });
  };

  const visit = (shape: Shape, path: Path, inAll: number): void => {
    const name = path.at(-1)?.key ?? '';
    if (shape.values.some((value) => holdsEndless(value))) {
      leftOut.push(`${formatPath(path)}: holds a number that JavaScript cannot`);
      return;
    }
    if (shape.kinds.size === 0) {
      add(shape, path, { type: 'string', unsure: ['always null'] }, shape, inAll);
    } else if (isAll(shape, 'object')) {
      if (opensInto(shape)) {
        for (const [key, field] of shape.fields) visit(field, [...path, { key, list: false }], inAll);
      } else add(shape, path, asJson(jsonReason(shape)), shape, inAll);
    } else if (isAll(shape, 'list') && shape.elements !== undefined) visitList(shape, shape.elements, path, inAll);
    else if (shape.kinds.has('object') || shape.kinds.has('list')) {
      const counts = [...shape.kinds].map(([kind, times]) => `${kind} in ${times}`).sort();
      add(shape, path, asJson(counts.length > 1 ? `mixed types: ${counts.join(', ')}` : 'too deep'), shape, inAll);
    } else add(shape, path, scalarReading(shape, name), shape, inAll);
  };

  const visitList = (shape: Shape, elements: Shape, path: Path, inAll: number): void => {
    const name = path.at(-1)?.key ?? '';
    const listed = path.map((segment, index) => (index === path.length - 1 ? { ...segment, list: true } : segment));
    if (elements.kinds.size === 0) {
      add(shape, listed, { type: 'string', unsure: ['always an empty list'] }, shape, inAll);
    } else if (isAll(elements, 'object') && opensInto(elements)) {
      lists.push(
        formatPath(listed.map((segment, at) => (at === path.length - 1 ? { ...segment, list: false } : segment))),
      );
      for (const [key, field] of elements.fields) visit(field, [...listed, { key, list: false }], 0);
    } else if (elements.kinds.has('object') || elements.kinds.has('list')) {
      add(shape, path, asJson('a list of several kinds of value, or of lists'), shape, inAll);
    } else add(shape, listed, scalarReading(elements, name), elements, inAll);
  };

  let unreadable = 0;
  for (const [key, field] of records.fields) {
    if (isReadable(key)) visit(field, [{ key, list: false }], records.values.length);
    else unreadable += 1;
  }
  if (unreadable > 0) leftOut.push(`${unreadable} of the keys: no path can name them, or they look like secrets`);
  if (tooMany > 0) leftOut.push(`${tooMany} more values: a schema has at most ${MOST_PROPERTIES} properties here`);
  return { properties, lists, leftOut };
}

function isAll(shape: Shape, kind: 'object' | 'list'): boolean {
  return shape.kinds.size === 1 && shape.kinds.has(kind);
}

/** True when an object's keys are names, and not data, so that each can be a property. */
function opensInto({ fields }: Shape): boolean {
  return fields.size > 0 && fields.size <= MOST_KEYS && [...fields.keys()].every(isReadable);
}

function jsonReason({ fields }: Shape): string {
  return fields.size === 0 ? 'an empty object, or one too deep' : 'its keys seem to be data, not names';
}

/** True for a key that a path can go through and that may be printed. */
function isReadable(key: string): boolean {
  return (
    /^[^'\p{C}\p{Zl}\p{Zp}]{1,100}$/u.test(key) && !SPECIAL_NAMES.has(key) && secretByShape(key, ['']) === undefined
  );
}

function secretOf(shape: Shape, keys: readonly string[]): string | undefined {
  const kinds = [...shape.kinds.keys()];
  if (kinds.length > 0 && kinds.every((kind) => kind === 'boolean')) return undefined;
  const isNumber = kinds.length > 0 && kinds.every((kind) => kind === 'integer' || kind === 'float');
  const byName = secretByName(keys);
  if (isNumber) return /(?:pin|passcode|password|otp)$/i.test(keys.at(-1) ?? '') ? byName : undefined;
  if (byName !== undefined) return byName;
  for (const value of shape.values) {
    const found = secretWithin(value, keys);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What is doubtful about how often it was seen. A single record is said once, for all of it. */
function presenceOf({ values, kinds }: Shape, inAll: number): readonly string[] {
  return inAll > 1 && values.length === 1 && kinds.size > 0 ? [`only one sample, in ${inAll} records`] : [];
}

function holdsEndless(value: unknown, depth = 0): boolean {
  if (typeof value === 'number') return !Number.isFinite(value);
  // A value this deep is taken for a secret, and never read.
  if (typeof value !== 'object' || value === null || depth > 40) return false;
  return Object.values(value).some((item) => holdsEndless(item, depth + 1));
}
