import type { Question, Source } from '@cadastre/core';
import { z } from 'zod';
import { suggest } from './suggest.js';

const store = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('embedded'), path: z.string().min(1) }),
  z.strictObject({
    kind: z.literal('neo4j'),
    uri: z
      .string()
      .regex(
        /^(neo4j|bolt)(\+s|\+ssc)?:\/\//,
        'expected a URI that starts with neo4j://, neo4j+s://, bolt:// or bolt+s://',
      )
      .refine((uri) => !uri.includes('@'), 'must not hold a password; use `username` and `password`'),
    username: z.string().min(1, 'is empty'),
    password: z.string().min(1, 'is empty; is the environment variable set?'),
    database: z.string().min(1).optional(),
  }),
]);

const source = z.custom<Source>(
  (value) =>
    hasTypes(value, {
      name: 'string',
      fetches: 'object',
      schemas: 'object',
      scopes: 'object',
      context: 'function',
      classify: 'function',
    }),
  'expected a source, such as aws({})',
);

const question = z.custom<Question>(
  (value) => hasTypes(value, { name: 'string', title: 'string', why: 'string', cypher: 'string', columns: 'object' }),
  'expected a question: { name, title, why, cypher, columns }',
);

/** The shape of cadastre.config.ts. Sources stay the very objects that they are. */
export const configSchema = z.strictObject({
  store: store.default({ kind: 'embedded', path: '.cadastre/graph.grafeo' }),
  sources: z.union([z.array(z.unknown()), z.custom<() => unknown>((value) => typeof value === 'function')], {
    error: 'expected a list of sources, or a function that gives one',
  }),
  questions: z.array(question).default([]),
  schemas: z.string().min(1).default('schemas'),
  aliases: z.boolean().default(false),
  forgetAfterDays: z.number().positive().default(30),
});

/** What the function or list of `sources` must come to. */
export const sourcesSchema = z.array(source);

/** The mistakes of a configuration, a line each: where, and what is wrong; never the value, which may be a secret. */
export function describeIssues(error: z.ZodError, below: string): string {
  return error.issues
    .flatMap((issue) => {
      const path = [below, ...issue.path.map(String)].filter((part) => part !== '').join('.');
      if (issue.code !== 'unrecognized_keys') return [`${path || 'the configuration'}: ${issue.message}`];
      const known = path === 'store' ? STORE_KEYS : Object.keys(configSchema.shape);
      return issue.keys.map((key) => `${[path, key].filter(Boolean).join('.')}: unknown. ${suggest(key, known)}`);
    })
    .join('\n');
}

const STORE_KEYS = ['kind', 'path', 'uri', 'username', 'password', 'database'];

function hasTypes(value: unknown, types: Readonly<Record<string, string>>): boolean {
  if (value === null || typeof value !== 'object') return false;
  const fields = value as Readonly<Record<string, unknown>>;
  return Object.entries(types).every(([name, type]) => fields[name] !== null && typeof fields[name] === type);
}
