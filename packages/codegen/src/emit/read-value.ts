import type { Origin, PropertyModel } from '../model/model.js';
import { formatPath, isListPath, type Path } from '../path/path.js';
import { propertyReader, readerOf } from './accepts.js';
import { isIdentifier, literal, quote } from './literal.js';

/** What an expression stands on: the variable that a path starts at, the path to that, and how to name and import things. */
export interface Scene {
  /** The variable that paths start at: `record`, or the element of a list. */
  readonly root: string;
  /** The path from the record to `root`, for error messages. */
  readonly base: Path;
  /** Notes that a function of core is used, and gives its name. */
  readonly use: (name: string) => string;
  /** Gives out a name for a local constant. */
  readonly local: (wish: string) => string;
}

/** `readObject(record.VpcConfig, 'VpcConfig')?.VpcId`; `at` is the path from the record to `root`. */
function access(scene: Scene, root: string, path: Path, at: Path): string {
  return path.reduce((expression, { key }, depth) => {
    const field = isIdentifier(key) ? `.${key}` : `[${quote(key)}]`;
    if (depth === 0) return `${expression}${field}`;
    const object = `${scene.use('readObject')}(${expression}, ${quote(formatPath([...at, ...path.slice(0, depth)]))})`;
    return `${object}?.${isIdentifier(key) ? key : `[${quote(key)}]`}`;
  }, root);
}

/**
 * An expression that gives the values along a path that goes through lists, as one list. Absent lists are empty.
 *
 * @param fields Whether fields of the values are read.
 */
export function listAccess(scene: Scene, path: Path, fields = false): string {
  const end = path.findIndex((segment) => segment.list) + 1;
  const head = path.slice(0, end);
  const rest = path.slice(end);
  const base = [...scene.base, ...head];
  const reader = scene.use(fields || rest.length > 0 ? 'objects' : 'elements');
  const list = `${reader}(${access(scene, scene.root, head, scene.base)}, ${quote(formatPath(base))})`;
  if (rest.length === 0) return list;
  const item = scene.local('item');
  if (!isListPath(rest)) return `${list}.map((${item}) => ${access(scene, item, rest, base)})`;
  return `${list}.flatMap((${item}) => ${listAccess({ ...scene, root: item, base }, rest, fields)})`;
}

/** What an error calls the value of an origin, as a literal. */
export function originName(scene: Scene, origin: Origin): string {
  if (origin.kind === 'scope') return quote(`scope.${origin.name}`);
  if (origin.kind === 'parent') return quote(`parent.${origin.property}`);
  return quote(formatPath([...scene.base, ...origin.path]));
}

function originValue(scene: Scene, origin: Origin): string {
  if (origin.kind === 'scope') return `scope.${origin.name}`;
  if (origin.kind === 'parent') return `parent.${origin.property}`;
  const end = origin.path.findIndex((segment) => segment.list) + 1;
  if (end === 0 || end === origin.path.length) return access(scene, scene.root, origin.path, scene.base);
  // readList gives null for a list that is absent, which elements() would make an empty one.
  return `${access(scene, scene.root, origin.path.slice(0, end), scene.base)} && ${listAccess(scene, origin.path)}`;
}

/** A part of the id: always a text with something in it. */
export function readIdPart(scene: Scene, property: PropertyModel): string {
  const value = originValue(scene, property.origin);
  const name = originName(scene, property.origin);
  const reader = propertyReader(property);
  const read = reader === 'readString' ? value : `${scene.use(reader)}(${value}, ${name})`;
  return `${scene.use('readId')}(${read}, ${name})`;
}

/** The checked read of a property. */
export function readProperty(scene: Scene, property: PropertyModel): string {
  const value = originValue(scene, property.origin);
  const name = originName(scene, property.origin);
  if (property.origin.kind === 'scope') return `${scene.use('readId')}(${value}, ${name})`;
  const reader = scene.use(propertyReader(property));
  let read: string;
  if (property.list) {
    const element =
      property.enum === undefined
        ? reader
        : `(value, path) => ${enumCheck(scene, property, `${reader}(value, path)`, 'path')}`;
    read = `${scene.use('readList')}(${value}, ${name}, ${element})`;
  } else {
    read = property.sensitive === 'redact' ? `${reader}(${value})` : `${reader}(${value}, ${name})`;
    read = enumCheck(scene, property, read, name);
  }
  if (property.required) read = `${scene.use('required')}(${read}, ${name})`;
  return property.default === undefined ? read : `${read} ?? ${literal(property.default)}`;
}

/** The check of an enum around a value. */
export function enumCheck(scene: Scene, property: PropertyModel, value: string, name: string): string {
  if (property.enum === undefined) return value;
  return `${scene.use('checkEnum')}(${value}, ${name}, ${literal(property.enum)}, warnings)`;
}

/** The checked read of a value to match by; of `value`, where that is an element of a list. */
export function readMatch(
  scene: Scene,
  origin: Origin,
  type: PropertyModel['type'],
  lowercase: boolean,
  value?: string,
): string {
  const name = originName(scene, origin);
  if (origin.kind === 'scope') return `${scene.use('readId')}(${originValue(scene, origin)}, ${name})`;
  return `${scene.use(lowercase ? 'lowercase' : readerOf(type))}(${value ?? originValue(scene, origin)}, ${name})`;
}
