import type { DiagnosticCode } from '../diagnostic/codes.js';

/** How names of one sort are written, and what is said of one that is not. Neo4j and the store take at most 127 characters. */
interface NameRule {
  readonly pattern: RegExp;
  readonly code: DiagnosticCode;
  readonly what: string;
  readonly hint: string;
}

const rule = (pattern: RegExp, code: DiagnosticCode, what: string, hint: string): NameRule => ({
  pattern,
  code,
  what,
  hint,
});

/** The rules by name; zod carries the name in its message, and the diagnostic is made from the rule. */
export const NAME_RULES = {
  label: rule(
    /^[A-Z][A-Za-z0-9]{0,126}$/,
    'E030',
    'a label',
    'write it like AWSLambda: a capital letter, then letters and digits',
  ),
  type: rule(
    /^[A-Z][A-Z0-9_]{0,126}$/,
    'E031',
    'a relationship type',
    'write it like MEMBER_OF: capitals, digits and underscores',
  ),
  // `id`, `_x` and `SEEN_IN` are well formed; that they are reserved is a check of its own.
  property: rule(/^_?[a-z][a-z0-9_]{0,125}$/, 'E032', 'a property name', 'write it in snake_case, like memory_mb'),
  scope: rule(/^[a-z][a-z0-9_]{0,126}$/, 'E034', 'a scope name', 'write it in snake_case, like account'),
  alias: rule(/^[A-Za-z][A-Za-z0-9_]{0,126}$/, 'E036', 'an alias', 'use letters, digits and underscores'),
  question: rule(
    /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/,
    'E038',
    'the name of a question',
    'write it in kebab-case, like public-buckets',
  ),
  parameter: rule(
    /^[a-z][a-z0-9_]{0,126}$/,
    'E039',
    'the name of a parameter',
    'write it in snake_case, like account_id',
  ),
  url: rule(/^https:\/\/[^\s<>"{}|\\^`]+$/, 'E037', 'an https URL', 'give the whole address, starting with https://'),
} as const satisfies Readonly<Record<string, NameRule>>;

/** Names that JavaScript treats specially in an object; none may become a key of one. */
export const SPECIAL_NAMES: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** A sort of name. */
export type NameKind = keyof typeof NAME_RULES;
