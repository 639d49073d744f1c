// By its path: the simulator's tests use this package, and the one must not need the other to be installed.
import type { Shape } from '../../simulator/src/aws-wire/sdk-schema.js';
import { serviceModels } from '../../simulator/src/aws-wire/service-model.js';
import type { Path } from './walk-path.js';

/** A place in the answer of a call where structures stand, one or a list of them. */
export interface Place {
  /** `service:Operation` */
  readonly call: string;
  /** From the answer itself, which has the empty path. */
  readonly path: Path;
  /** The structures on the way: the answer's, then one for each step of the path. */
  readonly shapes: readonly Shape[];
}

/** Deeper than this, the answers of AWS repeat themselves. */
const MAX_DEPTH = 6;

/** All places of a call's answer that have structures, as the SDK's own model has them. */
export async function placesOf(call: string): Promise<readonly Place[]> {
  const [service = '', operation = ''] = call.split(':');
  const models = await serviceModels(service);
  const output = models.flatMap(({ operations }) => operations.get(operation) ?? [])[0]?.output;
  if (output === undefined) throw new Error(`The SDK has no ${call}; is the service in the simulator's list?`);
  return below({ call, path: [], shapes: [output] });
}

function below(place: Place): Place[] {
  if (place.path.length >= MAX_DEPTH) return [place];
  const deeper: Place[] = [];
  for (const [key, member] of membersOf(place.shapes.at(-1))) {
    const list = member.isListSchema();
    const shape = list ? member.getValueSchema() : member;
    if (!shape.isStructSchema() && !shape.isMapSchema()) continue;
    deeper.push(...below({ call: place.call, path: [...place.path, { key, list }], shapes: [...place.shapes, shape] }));
  }
  return [place, ...deeper];
}

/** What stands at the path in structures of this shape. A map may have anything. Undefined where there is no such path. */
export function shapeAt(shape: Shape, path: Path): Shape | 'anything' | undefined {
  let at: Shape = shape;
  for (const { key, list } of path) {
    if (at.isMapSchema()) return 'anything';
    const member = membersOf(at).get(key);
    if (member === undefined || (list && !member.isListSchema())) return undefined;
    at = list ? member.getValueSchema() : member;
  }
  return at;
}

/** True when structures of this shape have one plain value, or one for each element, at the path. */
export function hasValue(shape: Shape, path: Path): boolean {
  const found = shapeAt(shape, path);
  return (
    found === 'anything' ||
    (found !== undefined && !found.isStructSchema() && !found.isListSchema() && !found.isMapSchema())
  );
}

function membersOf(shape: Shape | undefined): ReadonlyMap<string, Shape> {
  return new Map(shape?.isStructSchema() ? shape.structIterator() : []);
}
