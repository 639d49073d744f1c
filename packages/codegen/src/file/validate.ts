import { didYouMean } from '../diagnostic/suggest.js';
import type { Place, Source } from '../read/source.js';
import { FILE_KINDS, type FileKind, type FileOf } from './files.js';
import { describeIssue, type Finding, valueAt } from './issue.js';

/** A file of a known kind whose shape is sound, as far as `damaged` does not say otherwise. */
export type ValidFile = { readonly [Kind in FileKind]: ValidFileOf<Kind> }[FileKind];

interface ValidFileOf<Kind extends FileKind> {
  readonly kind: Kind;
  readonly source: Source;
  readonly data: FileOf<Kind>;
  /** Places that were left out, because they are reported already: nothing more is said about them. */
  readonly damaged: readonly Place[];
}

/** What came of a file: `file` is absent when too little of it is sound to go on with. */
export interface Validation {
  readonly file?: ValidFile;
  /** The name that the file wanted to declare, so that those who refer to it are not blamed. */
  readonly name?: string;
  readonly findings: readonly Finding[];
}

/** Checks the shape of one file. What is unsound is reported and left out, so that the rest is checked in the same run. */
export function validateFile(source: Source): Validation {
  const kind = Object.keys(source.value)[0] ?? '';
  if (!isKind(kind)) {
    const hint =
      didYouMean(kind, Object.keys(FILE_KINDS)) ?? `start it with one of ${Object.keys(FILE_KINDS).join(', ')}`;
    const message = `"${kind}" is no kind of file`;
    return { findings: [{ code: 'E013', place: [kind], part: 'key', message, hint }] };
  }
  const declared = source.value[kind === 'extend' ? 'name' : kind];
  const name = typeof declared === 'string' ? { name: declared } : {};
  const schema = FILE_KINDS[kind];
  const first = schema.safeParse(source.value);
  if (first.success) return { file: assemble(kind, source, first.data, []), ...name, findings: [] };

  const findings = first.error.issues.flatMap((issue) => describeIssue(issue, schema, source.value));
  if (findings.length > MOST_FINDINGS) return { ...name, findings };
  const value = structuredClone(source.value);
  const damaged = findings.map((finding) => cut(value, finding));
  const second = schema.safeParse(value);
  return second.success
    ? { file: assemble(kind, source, second.data, damaged), ...name, findings }
    : { ...name, findings };
}

/** A file with more mistakes of shape is not looked at any further: little of it would be left. */
const MOST_FINDINGS = 100;

/** Takes the damaged thing out of `root`: an unknown key, a property, a relationship (whose place stays, so that places still hold). */
function cut(root: Record<string, unknown>, { code, place }: Finding): Place {
  if (code === 'E020') {
    remove(root, place);
    return place;
  }
  if (place[0] === 'properties' && place.length > 1)
    return replace(root, place.slice(0, 2), { type: 'string', from: 'damaged' });
  if (place[0] === 'relationships' && place.length > 1) {
    const whole = { type: 'DAMAGED', to: 'Damaged', match: { id: 'damaged' } };
    return replace(root, place.slice(0, 2), whole);
  }
  if (place[0] === 'parameters' && place.length > 1)
    return replace(root, place.slice(0, 2), { type: 'string', default: 'damaged', brief: 'damaged' });
  if (place[0] === 'labels' && place.length > 1) return replace(root, place.slice(0, 2), 'Damaged');
  if (code === 'E021' && place.length === 0) return replace(root, ['brief'], valueAt(root, ['brief']) ?? 'damaged');
  if (place[0] === 'brief') return replace(root, ['brief'], 'damaged');
  if (place[0] !== undefined && OPTIONAL.has(String(place[0]))) {
    remove(root, place.slice(0, 1));
    return place.slice(0, 1);
  }
  return place;
}

const OPTIONAL = new Set(['docs', 'stability', 'deprecated', 'uses', 'shares', 'shared']);

function replace(root: Record<string, unknown>, place: Place, value: unknown): Place {
  const parent = valueAt(root, place.slice(0, -1));
  const key = place.at(-1);
  if (typeof parent === 'object' && parent !== null && key !== undefined) Reflect.set(parent, key, value);
  return place;
}

function remove(root: Record<string, unknown>, place: Place): void {
  const parent = valueAt(root, place.slice(0, -1));
  const key = place.at(-1);
  if (typeof parent === 'object' && parent !== null && key !== undefined) Reflect.deleteProperty(parent, key);
}

function isKind(kind: string): kind is FileKind {
  return Object.hasOwn(FILE_KINDS, kind);
}

function assemble(kind: FileKind, source: Source, data: unknown, damaged: readonly Place[]): ValidFile {
  // The one place where kind and data meet: the data has just been parsed by the schema of that kind.
  return { kind, source, data, damaged } as ValidFile;
}
