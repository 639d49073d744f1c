import { isObject, type JsonObject } from './records.js';

/** A kind of JSON value; `endless` is a number that JavaScript cannot hold. */
type JsonKind = 'string' | 'integer' | 'float' | 'boolean' | 'object' | 'list' | 'endless';

/** What all samples have at one place. */
export interface Shape {
  /** How often each kind of value was seen. */
  readonly kinds: ReadonlyMap<JsonKind, number>;
  /** How often there was null. */
  readonly nulls: number;
  /** Everything but null, in the order of the samples. */
  readonly values: readonly unknown[];
  /** Below the objects, by key. */
  readonly fields: ReadonlyMap<string, Shape>;
  /** The elements of the lists; undefined where there was no list. */
  readonly elements: Shape | undefined;
}

/** Deeper than this, a value is kept as JSON text. */
const DEEPEST = 8;

/** Puts samples over one another. */
export function shapeOf(samples: readonly unknown[], depth = 0): Shape {
  const values = samples.filter((value) => value !== null && value !== undefined);
  const kinds = new Map<JsonKind, number>();
  for (const value of values) {
    const kind = kindOf(value);
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  const goesOn = depth < DEEPEST;
  const lists = goesOn ? values.filter((value): value is readonly unknown[] => Array.isArray(value)) : [];
  return {
    kinds,
    nulls: samples.length - values.length,
    values,
    fields: goesOn ? fieldsOf(values.filter(isObject), depth) : new Map(),
    elements: lists.length === 0 ? undefined : shapeOf(lists.flat(), depth + 1),
  };
}

function fieldsOf(objects: readonly JsonObject[], depth: number): ReadonlyMap<string, Shape> {
  const byKey = new Map<string, unknown[]>();
  for (const object of objects) {
    for (const [key, value] of Object.entries(object)) {
      const values = byKey.get(key);
      if (values === undefined) byKey.set(key, [value]);
      else values.push(value);
    }
  }
  return new Map([...byKey].map(([key, values]) => [key, shapeOf(values, depth + 1)]));
}

function kindOf(value: unknown): JsonKind {
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value !== 'number') return 'object';
  if (!Number.isFinite(value)) return 'endless';
  return Number.isInteger(value) ? 'integer' : 'float';
}
