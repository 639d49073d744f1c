import type { z } from 'zod';
import type { DiagnosticCode } from '../diagnostic/codes.js';
import { didYouMean } from '../diagnostic/suggest.js';
import type { Place } from '../read/source.js';
import { allowedKeys } from './allowed-keys.js';
import { NAME_RULES } from './names.js';

/** A mistake at a place of a file, before the place is a line and a column. */
export interface Finding {
  readonly code: DiagnosticCode;
  readonly place: Place;
  readonly part: 'key' | 'value';
  readonly message: string;
  readonly hint?: string | undefined;
}

/** Says in Cadastre's words what zod found. One issue can hold several findings: each unknown key is one. */
export function describeIssue(issue: z.core.$ZodIssue, schema: z.ZodType, root: unknown): readonly Finding[] {
  const place = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
  const value = valueAt(root, place);
  const key = String(place.at(-1) ?? '');
  const one = (code: DiagnosticCode, part: 'key' | 'value', message: string, hint?: string): readonly Finding[] => [
    { code, place, part, message, hint },
  ];
  switch (issue.code) {
    case 'unrecognized_keys': {
      const allowed = allowedKeys(schema, place);
      const unused = allowed.filter((name) => !(isMapping(value) && name in value));
      return issue.keys.map((unknown) => ({
        code: 'E020',
        place: [...place, unknown],
        part: 'key',
        message: `unknown key "${unknown}"`,
        hint: didYouMean(unknown, unused) ?? `known here: ${allowed.join(', ')}`,
      }));
    }
    case 'invalid_union': {
      if (value === undefined) return missing(place, key);
      // The branch that takes this sort of value tells more than "none of them fits".
      const branch = issue.errors.find(
        (errors) => !errors.some((error) => error.path.length === 0 && error.code === 'invalid_type'),
      );
      if (branch === undefined)
        return one('E022', 'value', `"${key}" must be ${unionWords(issue.errors)}, not ${kindOf(value)}`);
      return branch.flatMap((error) => describeIssue({ ...error, path: [...issue.path, ...error.path] }, schema, root));
    }
    case 'invalid_key': {
      const rule = issue.issues[0]?.message;
      return nameFinding(place, 'key', key, rule);
    }
    case 'invalid_type':
      if (value === undefined) return missing(place, key);
      return one('E022', 'value', `"${key}" must be ${WORDS[issue.expected] ?? issue.expected}, not ${kindOf(value)}`);
    case 'invalid_value': {
      const values = issue.values.map(String);
      if (value === undefined) return missing(place, key, `, one of ${values.join(', ')}`);
      return one(
        'E023',
        'value',
        `"${key}" cannot be ${JSON.stringify(value)}`,
        didYouMean(String(value), values) ?? `choose one of ${values.join(', ')}`,
      );
    }
    default:
      return nameFinding(place, 'value', value, issue.message);
  }
}

function missing(place: Place, key: string, choices = ''): readonly Finding[] {
  return [
    {
      code: 'E021',
      place: place.slice(0, -1),
      part: 'key',
      message: `"${key}" is missing`,
      hint: `add "${key}:"${choices}`,
    },
  ];
}

function nameFinding(
  place: Place,
  part: 'key' | 'value',
  value: unknown,
  message: string | undefined,
): readonly Finding[] {
  const rule = Object.entries(NAME_RULES).find(([name]) => name === message)?.[1];
  if (rule === undefined) {
    return [
      {
        code: 'E024',
        place,
        part,
        message: `"${String(place.at(-1) ?? '')}" is empty`,
        hint: 'say something there, or remove it',
      },
    ];
  }
  return [{ code: rule.code, place, part, message: `${JSON.stringify(value)} is not ${rule.what}`, hint: rule.hint }];
}

const WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  boolean: 'true or false',
  number: 'a number',
  array: 'a list',
  object: 'a mapping',
  record: 'a mapping',
};

function unionWords(errors: readonly (readonly z.core.$ZodIssue[])[]): string {
  const words = errors
    .flat()
    .flatMap((error) =>
      error.code === 'invalid_type' && error.path.length === 0 ? [WORDS[error.expected] ?? error.expected] : [],
    );
  return [...new Set(words)].join(' or ');
}

function kindOf(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  return typeof value === 'string' ? 'text' : `the ${typeof value} ${String(value)}`;
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a place of plain data. */
export function valueAt(root: unknown, place: Place): unknown {
  let value = root;
  for (const step of place) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.hasOwn(value, step) ? Reflect.get(value, step) : undefined;
  }
  return value;
}
