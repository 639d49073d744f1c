import { expect, test } from 'vitest';
import { compileDraft } from '../../test/support/run-mapper.js';
import { formatDraft } from './format-draft.js';
import { inferSchema } from './infer-schema.js';
import type { JsonObject } from './records.js';

/** Samples of one more property beside an id, and the line that is drafted of it. */
const LINES: readonly [name: string, key: string, samples: readonly unknown[], line: string][] = [
  ['a text', 'DisplayName', ['x', 'y'], 'display_name: { type: string, from: DisplayName }'],
  ['a whole number', 'MemorySize', [1, 0], 'memory_size: { type: integer, from: MemorySize }'],
  ['a fraction', 'load', [1, 0.5], 'load: { type: float, from: load }'],
  ['a truth', 'isOn', [true, false], 'is_on: { type: boolean, from: isOn }'],
  [
    'an instant',
    'createdAt',
    ['2026-01-01T00:00:00Z', '2026-01-01T00:00:00.5+02:00'],
    'created_at: { type: datetime, from: createdAt }',
  ],
  ['a day', 'born', ['2026-01-01', '2026-02-28'], 'born: { type: datetime, from: born }'],
  ['no day', 'born', ['2026-02-30', '2026-02-28'], 'born: { type: string, from: born }'],
  [
    'an instant without a zone',
    'made',
    ['2026-01-01T00:00:00', ''],
    'made: { type: datetime, from: made } # unsure: no time zone: read as UTC',
  ],
  [
    'seconds since 1970',
    'created',
    [1_790_000_000, 1_790_000_000.5],
    'created: { type: datetime, from: created, convert: epoch_seconds }',
  ],
  [
    'milliseconds since 1970',
    'lastUsed',
    [1_790_000_000_000, 0],
    'last_used: { type: datetime, from: lastUsed, convert: epoch_millis } # unsure: 0 would be the first of January 1970',
  ],
  [
    'seconds in text',
    'expires',
    ['1790000000', '1790000001'],
    'expires: { type: datetime, from: expires, convert: epoch_seconds }',
  ],
  [
    'a number that may be a time',
    'value',
    [1_790_000_000, 1_790_000_001],
    'value: { type: integer, from: value } # unsure: may be a time: `type: datetime, convert: epoch_seconds` would read it so',
  ],
  [
    'digits',
    'phone',
    ['0049', '12'],
    'phone: { type: string, from: phone } # unsure: only digits: `type: integer, convert: digits` would make numbers of them',
  ],
  [
    'a number too large',
    'big',
    [2 ** 60, 1],
    'big: { type: float, from: big } # unsure: beyond 2^53, where JavaScript has lost digits already',
  ],
  ['texts in a list', 'SubnetIds', [['a'], []], 'subnet_ids: { type: string, from: "SubnetIds[]" }'],
  [
    'numbers in a list',
    'ports',
    [[1, 2], null],
    'ports: { type: integer, from: "ports[]" } # unsure: only one sample, in 2 records',
  ],
  ['an empty list', 'tags', [[], []], 'tags: { type: string, from: "tags[]" } # unsure: always an empty list'],
  [
    'lists of lists',
    'grid',
    [[[1]], []],
    'grid: { type: string, from: grid, convert: json } # unsure: a list of several kinds of value, or of lists',
  ],
  [
    'a part',
    'VpcConfig',
    [{ VpcId: 'a' }, { VpcId: 'b' }],
    'vpc_config_vpc_id: { type: string, from: VpcConfig.VpcId }',
  ],
  ['parts in a list', 'Layers', [[{ Arn: 'a' }], [{ Arn: 'b' }]], 'layers_arn: { type: string, from: "Layers[].Arn" }'],
  [
    'an empty object',
    'meta',
    [{}, {}],
    'meta: { type: string, from: meta, convert: json } # unsure: an empty object, or one too deep',
  ],
  [
    'mixed types',
    'size',
    [1, 'x'],
    'size: { type: string, from: size, convert: json } # unsure: mixed types: integer in 1, string in 1',
  ],
  [
    'a text and an object',
    'owner',
    ['x', { id: 1 }],
    'owner: { type: string, from: owner, convert: json } # unsure: mixed types: object in 1, string in 1',
  ],
  ['nulls', 'gone', [null, null], 'gone: { type: string, from: gone } # unsure: always null'],
  ['empty texts', 'note', ['', ''], 'note: { type: string, from: note } # unsure: always empty'],
  ['a key with blanks', 'my name', ['x', 'y'], `my_name: { type: string, from: "'my name'" }`],
  ['a word of YAML', 'on', [true, false], '"on": { type: boolean, from: "on" }'],
  ['a name of Cadastre', 'lastUpdated', ['x', 'y'], 'last_updated: { type: string, from: lastUpdated }'],
  ['a reserved name', 'firstseen', ['x', 'y'], 'vendor_firstseen: { type: string, from: firstseen }'],
  [
    'a secret by name',
    'clientSecret',
    ['abc', 'def'],
    'client_secret: { type: string, from: clientSecret, sensitive: drop } # named like a secret: it is not stored',
  ],
  [
    'a date of a secret',
    'passwordLastChanged',
    ['2026-01-01', '2026-01-02'],
    'password_last_changed: { type: datetime, from: passwordLastChanged }',
  ],
  ['a truth about a secret', 'hasPassword', [true, false], 'has_password: { type: boolean, from: hasPassword }'],
  ['an id of a secret', 'SecretArn', ['arn:x', 'arn:y'], 'secret_arn: { type: string, from: SecretArn }'],
  ['a number of tokens', 'maxTokens', [1, 2], 'max_tokens: { type: integer, from: maxTokens }'],
  [
    'a secret number',
    'pin',
    [1234, 4321],
    'pin: { type: integer, from: pin, sensitive: drop } # named like a secret: it is not stored',
  ],
];

test.each(LINES)('%s', async (_, key, samples, line) => {
  const records = samples.map((value, index) => ({ arn: `a${index}`, [key]: value }));
  const text = formatDraft(inferSchema(records, 'Thing'));
  expect(text.split('\n')).toContain(`  ${line}`);
  const { mistakes, map } = await compileDraft(text, 'Thing');
  expect(mistakes).toEqual([]);
  for (const record of records) expect(map(record)).toMatchObject({ kind: 'node', id: record.arn, warnings: [] });
});

const RANDOM = 'q8Zr2LmX0vT7bNc4KpYw9HsD';
const HIDDEN: readonly [name: string, value: unknown][] = [
  ['a private key', '-----BEGIN RSA PRIVATE KEY-----\nMIIEhunter2'],
  ['a signed token', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJodW50ZXIyIn0.hunter2'],
  ["a vendor's token", 'ghp_hunter2hunter2hunter2hunter2hunte'],
  ['a URL with a password', 'postgres://me:hunter2@db/x'],
  ['a connection string', 'Server=x;Password=hunter2;'],
  ['random text', RANDOM],
  ['random hexadecimal', '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b'],
  ['random text in a list', ['x', RANDOM]],
  [
    'a secret in a map',
    {
      'a.b': { password: 'hunter2' },
      __proto__x: 1,
      ...Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`k${index}`, 1])),
    },
  ],
  ['secrets as keys', { [RANDOM]: 1 }],
  ['secrets in lists of lists', [[RANDOM]]],
];

test.each(HIDDEN)('%s is dropped, and never shown', async (_, value) => {
  const records = [
    { arn: 'a', setting: value },
    { arn: 'b', setting: value },
  ];
  const draft = inferSchema(records, 'Thing');
  const text = formatDraft(draft);
  expect(text).toMatch(/^ {2}setting: \{ .*sensitive: drop \} # .*: it is not stored$/m);
  expect(text + JSON.stringify(draft)).not.toMatch(/hunter2|MIIE|q8Zr2|9f86d/);
  expect((await compileDraft(text, 'Thing')).mistakes).toEqual([]);
});

test.each<[name: string, records: readonly JsonObject[], id: string, others: readonly string[]]>([
  ['an ARN before an id', [{ id: '1', FunctionArn: 'arn:1', Arn: 'x' }], 'arn', ['id', 'function_arn']],
  ['an id of its own before one of something else', [{ ownerId: 'x', thingId: 'y' }], 'thing_id', ['owner_id']],
  ['an id before a name', [{ name: 'n', uid: 'u' }], 'uid', ['name']],
  ['an id beside one deeper', [{ meta: { id: 'x' }, key: 'k' }], 'key', ['meta_id']],
  [
    'what is not unique is none',
    [
      { id: '1', key: 'a' },
      { id: '1', key: 'b' },
    ],
    'key',
    [],
  ],
  [
    'what is empty once is none',
    [
      { id: '1', key: 'a' },
      { id: ' ', key: 'b' },
    ],
    'key',
    [],
  ],
  ['what is absent once is none', [{ id: '1', key: 'a' }, { key: 'b' }], 'key', []],
  ['a number', [{ id: 1 }, { id: 2 }], 'id', []],
  ['nothing that is unique', [{ id: '1' }, { id: '1' }], 'account', []],
  ['a secret is none', [{ secret_key: 'a' }, { secret_key: 'b' }], 'account', []],
])('the id is %s', async (_, records, id, others) => {
  const draft = inferSchema(records, 'Thing');
  expect({ id: draft.id, others: draft.otherIds.map((name) => name.replace('vendor_', '')) }).toEqual({ id, others });
  const { mistakes, map } = await compileDraft(formatDraft(draft), 'Thing');
  expect(mistakes).toEqual([]);
  for (const record of records) expect(map(record)).toMatchObject({ kind: 'node' });
});

test('few values over many records are an enum, whose values are all that is shown', () => {
  const records = Array.from({ length: 40 }, (_, index) => ({
    id: `i${index}`,
    state: index % 2 === 0 ? 'running' : 'stopped',
    city: `city ${index % 20}`,
  }));
  const text = formatDraft(inferSchema(records, 'Thing'));
  expect(text).toContain(
    'state: { type: string, from: state, enum: ["running", "stopped"] } # unsure: perhaps not all values',
  );
  expect(text).toContain('city: { type: string, from: city }\n');
});

test('one record is said to be one, and what has no property is named', () => {
  const text = formatDraft(
    inferSchema([{ id: 'a', big: Number.POSITIVE_INFINITY, "it's": 1, parts: [{ n: 1 }] }], 'Thing'),
  );
  expect(text).toContain('# unsure: every type and the id: only one sample\n');
  expect(text).toContain('# left out: big: holds a number that JavaScript cannot\n');
  expect(text).toContain('# left out: 1 of the keys: ');
  expect(text).toContain('# parts is a list of objects: a relationship with `each: parts` may say more');
});
