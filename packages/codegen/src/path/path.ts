import { SPECIAL_NAMES } from '../file/names.js';

/** One step of a path; `list` when the step's value is a list to go through. */
interface Segment {
  readonly key: string;
  readonly list: boolean;
}

/** Where a value stands in a record: `VpcConfig.SecurityGroupIds[]`. */
export type Path = readonly Segment[];

const SEGMENT = /^(?:([A-Za-z_$][\w$-]*)|'([^']+)')(\[\])?(?:\.|$)/;

/** Deeper than any API nests; each part makes the generated code nest once more. */
const MOST_PARTS = 32;

/** Parses a path, or says in words what is wrong with it. */
export function parsePath(text: string): Path | string {
  if (text === '') return 'is empty';
  const segments: Segment[] = [];
  let rest = text;
  while (rest !== '') {
    const match = SEGMENT.exec(rest);
    if (match === null) return `has a malformed part at "${rest}"`;
    const key = match[1] ?? match[2] ?? '';
    if (segments.length === MOST_PARTS) return `has more than ${MOST_PARTS} parts`;
    if (SPECIAL_NAMES.has(key)) return `goes through "${key}"`;
    segments.push({ key, list: match[3] !== undefined });
    if (match[0] === rest && rest.endsWith('.')) return 'ends in a dot';
    rest = rest.slice(match[0].length);
  }
  return segments;
}

/** True when the path goes through a list, so that it gives many values. */
export function isListPath(path: Path): boolean {
  return path.some((segment) => segment.list);
}

/** The path as text, for messages and error paths; the inverse of {@link parsePath}. */
export function formatPath(path: Path): string {
  return path
    .map(({ key, list }) => `${/^[A-Za-z_$][\w$-]*$/.test(key) ? key : `'${key}'`}${list ? '[]' : ''}`)
    .join('.');
}
