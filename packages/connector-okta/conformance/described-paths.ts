import type { Path } from '../../connector-aws/conformance/walk-path.js';
import type { Description } from './description.js';
import type { Json } from './expected.js';

/** What may stand at a place, by the description: one schema for each form that it may have. */
export type Shapes = readonly Json[];

/** The forms that a value may have: references followed, and all that is combined laid side by side. */
export function shapesOf(schema: unknown, { follow }: Description): Shapes {
  const found = new Set<Json>();
  const left = [schema];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const shape = follow(next) as Json | undefined;
    if (typeof shape !== 'object' || shape === null || found.has(shape)) continue;
    found.add(shape);
    for (const key of ['allOf', 'oneOf', 'anyOf']) left.push(...((shape[key] ?? []) as readonly unknown[]));
    const { mapping = {} } = (shape.discriminator ?? {}) as { readonly mapping?: Readonly<Record<string, string>> };
    left.push(...Object.values(mapping).map(($ref) => ({ $ref })));
  }
  return [...found];
}

/**
 * The forms of what stands at the end of a path; none where the description has no such path.
 *
 * @param freely - false where only what the description has by name counts, not what may have any name
 */
export function shapesAt(start: Shapes, path: Path, description: Description, freely = true): Shapes {
  let shapes = start;
  for (const { key, list } of path) {
    const inner = shapes
      .flatMap((shape) => [...memberOf(shape, key, freely)])
      .flatMap((each) => shapesOf(each, description));
    shapes = list ? inner.flatMap((shape) => itemsIn(shape)).flatMap((each) => shapesOf(each, description)) : inner;
  }
  return shapes;
}

/** What an object may be like whose description says nothing of what is in it. */
const ANYTHING: Json = { additionalProperties: true };

function memberOf(shape: Json, key: string, freely: boolean): readonly unknown[] {
  const own = (shape.properties as Json | undefined)?.[key];
  if (own !== undefined) return [own];
  if (!freely) return [];
  const { additionalProperties: more } = shape;
  if (typeof more === 'object' && more !== null && Object.keys(more).length > 0) return [more];
  return more === true || typeof more === 'object' ? [ANYTHING] : [];
}

function itemsIn(shape: Json): readonly unknown[] {
  if (shape.items !== undefined) return [shape.items];
  return shape === ANYTHING ? [ANYTHING] : [];
}

/** Values that a description lists for what stands at a place. */
export function listedValues(shapes: Shapes): readonly string[] {
  return [...new Set(shapes.flatMap((shape) => (shape.enum ?? []) as readonly string[]))];
}

/** Reads a path as the schemas' files write it. */
export function parsePath(text: string): Path {
  return text.split('.').map((part) => ({ key: part.replace(/\[\]$/, ''), list: part.endsWith('[]') }));
}
