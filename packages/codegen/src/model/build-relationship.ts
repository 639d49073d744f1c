import type { MatchFile, RelationshipFile } from '../file/property.js';
import type { ValidFile } from '../file/validate.js';
import type { Place } from '../read/source.js';
import { buildOrigin, buildPath, buildProperties, UNKNOWN } from './build-property.js';
import type { EndModel, MatchModel, RelationshipModel } from './model.js';
import type { Report } from './report.js';

/** Builds one end of a relationship. `place` is that of the match. */
export function buildEnd(
  file: ValidFile,
  end: { readonly label: string; readonly match: MatchFile; readonly ignoreCase?: boolean | undefined },
  place: Place,
  report: Report,
): EndModel {
  const match = Object.entries(end.match).map(([property, value]): MatchModel => {
    const at = [...place, property];
    if (typeof value === 'string') {
      const path = buildPath(file, value, at, report);
      return {
        property,
        origin: path === undefined ? UNKNOWN : { kind: 'path', path },
        lowercase: end.ignoreCase ?? false,
      };
    }
    const origin = buildOrigin(file, value, at, report) ?? UNKNOWN;
    return { property, origin, lowercase: end.ignoreCase === true || value.convert === 'lowercase' };
  });
  return { label: end.label, match };
}

/** Builds the relationships of a node or an extension; those that were damaged are left out. */
export function buildRelationships(
  file: ValidFile,
  relationships: readonly RelationshipFile[] | undefined,
  report: Report,
): readonly RelationshipModel[] {
  return (relationships ?? []).flatMap((relationship, index) => {
    const place: Place = ['relationships', index];
    if (
      relationship.type === 'DAMAGED' &&
      file.damaged.some(([first, second]) => first === place[0] && second === index)
    )
      return [];
    const { type, direction, each, properties, brief } = relationship;
    const list = each === undefined ? undefined : buildPath(file, each, [...place, 'each'], report);
    return [
      {
        type,
        direction: direction ?? 'out',
        to: buildEnd(
          file,
          { label: relationship.to, match: relationship.match, ignoreCase: relationship.ignore_case },
          [...place, 'match'],
          report,
        ),
        // The path leads to a list, whether or not the author wrote the brackets.
        each: list?.map((segment, at) => (at === list.length - 1 ? { ...segment, list: true } : segment)),
        properties: buildProperties(file, properties, [...place, 'properties'], report),
        brief,
        index,
      },
    ];
  });
}
