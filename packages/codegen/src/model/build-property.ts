import type { PropertyFile } from '../file/property.js';
import type { ValidFile } from '../file/validate.js';
import { isListPath, type Path, parsePath } from '../path/path.js';
import type { Place } from '../read/source.js';
import type { Origin, PropertyModel } from './model.js';
import type { Report } from './report.js';

interface OriginFile {
  readonly from?: string | undefined;
  readonly scope?: string | undefined;
  readonly parent?: string | undefined;
}

/** Parses a path of a file; reports it, and gives undefined, when it is malformed. */
export function buildPath(file: ValidFile, text: string, place: Place, report: Report): Path | undefined {
  const path = parsePath(text);
  if (typeof path !== 'string') return path;
  const hint = "separate names by dots, put others in quotes, end lists in []: Config.'my name'[].Id";
  report(file, { code: 'E035', place, message: `the path "${text}" ${path}`, hint });
  return undefined;
}

/** What a property or a match takes its value from; undefined, and reported, when it says none or several. */
export function buildOrigin(file: ValidFile, from: OriginFile, place: Place, report: Report): Origin | undefined {
  const said = (['from', 'scope', 'parent'] as const).filter((key) => from[key] !== undefined);
  if (said.length !== 1) {
    // A misspelt key is what is wrong then, and is reported.
    if (file.damaged.some((damaged) => place.every((step, index) => step === damaged[index]))) return undefined;
    const message = said.length === 0 ? 'says none of from, scope and parent' : `says ${said.join(' and ')}`;
    report(file, {
      code: 'E050',
      place,
      part: 'key',
      message: `"${String(place.at(-1))}" ${message}`,
      hint: 'say exactly one of them',
    });
    return undefined;
  }
  if (from.scope !== undefined) return { kind: 'scope', name: from.scope };
  if (from.parent !== undefined) return { kind: 'parent', property: from.parent };
  const path = buildPath(file, from.from ?? '', [...place, 'from'], report);
  return path === undefined ? undefined : { kind: 'path', path };
}

/** Builds the properties of a mapping in a file. */
export function buildProperties(
  file: ValidFile,
  properties: Readonly<Record<string, PropertyFile>> | undefined,
  place: Place,
  report: Report,
): readonly PropertyModel[] {
  return Object.entries(properties ?? {}).map(([name, property]) => {
    // A property whose origin is reported stays in the model, so that those who refer to it are not blamed.
    const origin = buildOrigin(file, property, [...place, name], report) ?? UNKNOWN;
    const { from: _from, scope: _scope, parent: _parent, ...rest } = property;
    return {
      ...rest,
      name,
      list: origin.kind === 'path' && isListPath(origin.path),
      origin,
      index: property.index ?? false,
      unique: property.unique ?? false,
      required: property.required ?? false,
      volatile: property.volatile ?? false,
    };
  });
}

/** Stands for an origin that is reported; nothing is generated from it. */
export const UNKNOWN: Origin = { kind: 'path', path: [{ key: 'unknown', list: false }] };
