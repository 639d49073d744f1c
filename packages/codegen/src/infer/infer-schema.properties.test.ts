import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileDraft } from '../../test/support/run-mapper.js';
import { formatDraft } from './format-draft.js';
import { inferSchema } from './infer-schema.js';
import { isObject } from './records.js';

/** Keys as vendors have them, and as nobody should. */
const key = fc.oneof(
  fc.constantFrom(
    'id',
    'arn',
    'name',
    'createdAt',
    'password',
    'Tags',
    'on',
    'null',
    'lastupdated',
    '_x',
    'a.b',
    "it's",
    '',
    '__proto__',
    'x[]',
    '#',
    ': ',
  ),
  fc.string({ maxLength: 8, unit: 'grapheme' }),
  fc.string({ maxLength: 4, unit: 'binary' }),
);

const text = fc.oneof(
  fc.string({ maxLength: 12, unit: 'binary' }),
  fc
    .date({ min: new Date(0), max: new Date('9000-01-01') })
    .map((date) => (Number.isNaN(date.getTime()) ? 'x' : date.toISOString())),
  fc.constantFrom('', ' ', '2026-01-01', '1790000000', 'true', '\ud800', '-----BEGIN PRIVATE KEY-----'),
);

const number = fc.oneof(
  fc.integer(),
  fc.double(),
  fc.constantFrom(0, -0, 1_790_000_000, 1_790_000_000_000, 2 ** 60, Number.POSITIVE_INFINITY),
);

const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constant(null),
    fc.boolean(),
    number,
    text,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4 }),
  ),
}));

/** Records that are alike now and then, as real ones are. */
const records = fc
  .array(key, { minLength: 1, maxLength: 5 })
  .chain((keys) =>
    fc
      .array(fc.array(value, { minLength: keys.length, maxLength: keys.length }), { minLength: 1, maxLength: 4 })
      .map((rows) => rows.map((row) => Object.fromEntries(row.map((item, index) => [keys[index] ?? '', item])))),
  );

test('every draft compiles, and its mapper takes the samples', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(records, async (samples) => {
      const parsed = samples.filter(isObject);
      const text = formatDraft(inferSchema(parsed, 'Thing'));
      const { mistakes, map } = await compileDraft(text, 'Thing');
      expect(mistakes).toEqual([]);
      for (const sample of parsed) expect(map(sample)).toMatchObject({ kind: 'node', warnings: [] });
    }),
    { numRuns: process.env.CADASTRE_THOROUGH === undefined ? 200 : 3_000 },
  );
});
