import { expect, test } from 'vitest';
import { edges, type Files, mistakes, thing } from '../../test/support/compile-files.js';

const K100 = 100_000;
const MB10 = 10 * 1024 * 1024;
const LETTERS = 'bcdefghi'.split('');

/** Ten levels of nine aliases each: expanded, 3.5 billion values. */
const BOMB = ['a: &a [x, x, x, x, x, x, x, x, x]']
  .concat(LETTERS.map((letter, at) => `${letter}: &${letter} [${`*${'a'.concat(...LETTERS)[at]}, `.repeat(9)}]`))
  .join('\n');

const ALIASES = 'YAML aliases are not taken; write the value out';
const ANCHORS = 'YAML anchors are not taken; write the value out where it is used';
const TAGS = 'YAML tags are not taken; remove the tag';
const CROWDED = 'more than 5,000 nodes or lines; split the file';
const LARGE = 'larger than 256 kB; split the file: one node or link each';
const DEEP = 'nested deeper than 32 levels; flatten it';

/** Each is refused by its tokens alone, before anything is built of it: nothing else is said of the file. */
test.each([
  ['a billion laughs', BOMB, `E005 schemas/aws/x.yaml:1:4: ${ANCHORS}`],
  ['an anchor that holds itself', 'node: &a [*a]', `E005 schemas/aws/x.yaml:1:7: ${ANCHORS}`],
  ['100,000 aliases', `node: [${'*a,'.repeat(K100)}]`, `E001 schemas/aws/x.yaml:1:1: ${LARGE}`],
  ['50,000 aliases', `node: [${'*a,'.repeat(50_000)}]`, `E009 schemas/aws/x.yaml:1:15001: ${CROWDED}`],
  ['aliases without commas', `node: [${'*a '.repeat(50_000)}]`, `E005 schemas/aws/x.yaml:1:8: ${ALIASES}`],
  ['a flood of merges', `node: X\n${'<<: *a\n'.repeat(20_000)}`, `E009 schemas/aws/x.yaml:1667:7: ${CROWDED}`],
  ['a merge of many', `a: &a {b: 1}\n<<: [${'*a, '.repeat(1000)}]`, `E005 schemas/aws/x.yaml:1:4: ${ANCHORS}`],
  ['a function', 'node: !!js/function "() => process.exit(1)"', `E006 schemas/aws/x.yaml:1:7: ${TAGS}`],
  ['an object of Python', 'node: !!python/object/apply:os.system [ls]', `E006 schemas/aws/x.yaml:1:7: ${TAGS}`],
  ['a tag in full', 'node: !<tag:yaml.org,2002:js/undefined> X', `E006 schemas/aws/x.yaml:1:7: ${TAGS}`],
  ['a tag of its own', 'node: !x Y', `E006 schemas/aws/x.yaml:1:7: ${TAGS}`],
  ['a tag on a key', '!!binary node: X', `E006 schemas/aws/x.yaml:1:1: ${TAGS}`],
  [
    'a tag behind control characters',
    '\u0002\u001f\u0018node: !!js/function X',
    `E006 schemas/aws/x.yaml:1:10: ${TAGS}`,
  ],
  ['brackets in brackets', `node: ${'['.repeat(K100)}`, `E009 schemas/aws/x.yaml:1:5005: ${CROWDED}`],
  ['braces in braces', `node: ${'{a: '.repeat(1_000)}`, `E008 schemas/aws/x.yaml:1:131: ${DEEP}`],
  ['lists in lists', `node: X\nlabels:\n  ${'- '.repeat(K100)}x`, `E009 schemas/aws/x.yaml:3:9993: ${CROWDED}`],
  ['keys in keys', `${'? '.repeat(1_000)}x`, `E008 schemas/aws/x.yaml:1:65: ${DEEP}`],
  ['indentation', `${lines(600, (at) => `${' '.repeat(at)}a:`)}`, `E008 schemas/aws/x.yaml:33:33: ${DEEP}`],
  ['many elements', `node: [${'a,'.repeat(K100)}]`, `E009 schemas/aws/x.yaml:1:10003: ${CROWDED}`],
  ['many keys', lines(20_000, (at) => `k${at}: 1`), `E009 schemas/aws/x.yaml:1667:9: ${CROWDED}`],
  ['many empty lines', `node: X\n${'\n'.repeat(250_000)}`, `E009 schemas/aws/x.yaml:4999:1: ${CROWDED}`],
  ['many comments', `${'# x\n'.repeat(60_000)}node: X`, `E009 schemas/aws/x.yaml:5001:4: ${CROWDED}`],
  ['many documents', '---\n'.repeat(60_000), `E009 schemas/aws/x.yaml:5001:3: ${CROWDED}`],
  ['nothing but quotes', '"'.repeat(250_000), `E009 schemas/aws/x.yaml:1:5001: ${CROWDED}`],
  ['texts without commas', `node: [${"'a'".repeat(80_000)}]`, `E009 schemas/aws/x.yaml:1:7504: ${CROWDED}`],
  ['bad escapes', `node: "${'\\q'.repeat(120_000)}"`, `E009 schemas/aws/x.yaml:1:10002: ${CROWDED}`],
  ['10 MB of text', `node: X\nbrief: ${'a'.repeat(MB10)}`, `E001 schemas/aws/x.yaml:1:1: ${LARGE}`],
  ['10 MB of brackets', '['.repeat(MB10), `E001 schemas/aws/x.yaml:1:1: ${LARGE}`],
  ['few but long characters', '漢'.repeat(K100), `E001 schemas/aws/x.yaml:1:1: ${LARGE}`],
])('refuses %s', async (_, text, printed) => {
  expect(await mistakes({ 'aws/x.yaml': text })).toEqual([printed]);
});

test.each([
  [
    'bad escapes',
    `node: "${'\\q'.repeat(4_900)}"`,
    'E002 schemas/aws/x.yaml:1:8: not YAML: Invalid escape sequence \\q',
  ],
  ['keys that stand twice', '? a\n'.repeat(2_400), 'E004 schemas/aws/x.yaml:2:3: the key "a" stands twice'],
])('tells the first hundred of too many syntax errors: %s', async (_, text, first) => {
  const printed = await mistakes({ 'aws/x.yaml': text });
  expect(printed).toHaveLength(100);
  expect(printed[0]).toContain(first);
});

test('shows only the ends of a text that is as long as the file', async () => {
  const [printed] = await mistakes(edges(`{ type: ${'a'.repeat(K100)}, to: AWSRole, match: { arn: Role } }`));
  expect(printed).toMatch(/^E031 schemas\/aws\/thing\.yaml:9:13: "a+…a+" is not a relationship type; write it like/);
  expect(printed?.length).toBeLessThan(700);
});

const SPECIAL = ['__proto__', 'constructor', 'prototype'];

test.each(SPECIAL)('%s is no key, however it is written', async (name) => {
  const written = [name, `"${name}"`, `'${name}'`, `"\\x${name.charCodeAt(0).toString(16)}${name.slice(1)}"`];
  for (const key of written) {
    const said = `"${name}" cannot be a key; choose another name`;
    const at = async (files: Files) => mistakes(files);
    expect(await at({ 'aws/x.yaml': `${key}: X` })).toEqual([`E010 schemas/aws/x.yaml:1:1: ${said}`]);
    expect(await at({ 'aws/x.yaml': `node: X\n${key}: { x: 1 }` })).toEqual([`E010 schemas/aws/x.yaml:2:1: ${said}`]);
    expect(await at(thing(`  ${key}: { type: string, from: A }`))).toEqual([
      `E010 schemas/aws/thing.yaml:8:3: ${said}`,
    ]);
    expect(await at(edges(`{ type: A, to: AWSRole, match: { ${key}: Role } }`))).toEqual([
      `E010 schemas/aws/thing.yaml:9:38: ${said}`,
    ]);
  }
  expect(Object.keys(Object.prototype)).toEqual([]);
});

test.each(SPECIAL)('%s is no name of anything', async (name) => {
  const codes = async (files: Files) => (await mistakes(files)).map((line) => line.replace(/: .*/, ''));
  expect(await codes({ 'aws/x.yaml': `label: ${name}\nbrief: A.` })).toEqual(['E030 schemas/aws/x.yaml:1:8']);
  expect(await codes(thing(`labels: [${name}]`))).toEqual(['E030 schemas/aws/thing.yaml:8:10']);
  expect(await codes(edges(`{ type: ${name}, to: AWSRole, match: { arn: A } }`))).toEqual([
    'E031 schemas/aws/thing.yaml:9:13',
  ]);
  expect(await codes(edges(`{ type: A, to: AWSRole, match: { arn: a.${name}.b } }`))).toEqual([
    'E035 schemas/aws/thing.yaml:9:43',
  ]);
  const underscored = name.startsWith('_');
  expect(await codes(thing(`  x: { type: string, from: X, alias: ${name} }`))).toEqual([
    `${underscored ? 'E036' : 'E010'} schemas/aws/thing.yaml:8:38`,
  ]);
  const partition = (thing('')['aws/thing.yaml'] ?? '').replace('region', name);
  expect(await codes({ 'aws/thing.yaml': partition })).toEqual([
    `${underscored ? 'E034' : 'E010'} schemas/aws/thing.yaml:4:22`,
  ]);
});

/** What would end a name in Cypher or pass for another name, as YAML writes it in double quotes. */
const NAMES = [
  'X`) DETACH DELETE n //',
  'X\\u0060) DETACH DELETE n //',
  '`X`',
  '$x',
  'X:Y',
  'X Y',
  "X'",
  'X\\"',
  'X}',
  'X\\n',
  'X\\0',
  '',
  '\\u0410WS', // Cyrillic.
  '\\uff38', // Full width.
  'X\\u200b', // A blank of no width.
  'X\\u212a', // The Kelvin sign.
];

test.each(NAMES)('"%s" is no name of anything', async (name) => {
  const quoted = `"${name}"`;
  const node = thing('')['aws/thing.yaml'] ?? '';
  const rows: readonly [files: Files, start: string][] = [
    [{ 'aws/thing.yaml': node.replace('node: Thing', `node: ${quoted}`) }, 'E030 schemas/aws/thing.yaml:1:7: '],
    [thing(`labels: [${quoted}]`), 'E030 schemas/aws/thing.yaml:8:10: '],
    [edges(`{ type: ${quoted}, to: AWSRole, match: { arn: A } }`), 'E031 schemas/aws/thing.yaml:9:13: '],
    [edges(`{ type: A, to: ${quoted}, match: { arn: A } }`), 'E030 schemas/aws/thing.yaml:9:20: '],
    [edges(`{ type: A, to: AWSRole, match: { ${quoted}: A } }`), 'E032 schemas/aws/thing.yaml:9:38: '],
    [thing(`  ${quoted}: { type: string, from: A }`), 'E032 schemas/aws/thing.yaml:8:3: '],
    [thing(`  x: { type: string, from: A, alias: ${quoted} }`), 'E036 schemas/aws/thing.yaml:8:38: '],
    [{ 'aws/thing.yaml': node.replace('region', quoted) }, 'E034 schemas/aws/thing.yaml:4:22: '],
  ];
  for (const [files, start] of rows) {
    const printed = await mistakes(files);
    expect(printed).toHaveLength(1);
    expect(printed[0]?.slice(0, start.length)).toBe(start);
  }
});

test('a name is written in ASCII also where a condition or a common property names it', async () => {
  const use = (text: string) => thing(`labels: [{ label: UserAccount, ${text} }]`);
  expect(await mistakes(use('when: { "arn`) DETACH DELETE n //": x }'))).toEqual([
    'E110 schemas/aws/thing.yaml:8:40: Thing has no property "arn`) DETACH DELETE n //"; declare it under "properties"',
  ]);
  expect(await mistakes(use('properties: { "email`": arn }'))).toEqual([
    'E113 schemas/aws/thing.yaml:8:46: the label UserAccount has no common property "email`"; did you mean "email"?',
  ]);
  expect(await mistakes(use('properties: { email: "arn`" }'))).toEqual([
    'E110 schemas/aws/thing.yaml:8:53: Thing has no property "arn`"; did you mean "arn"?',
  ]);
});

test.each([
  ['long', `RETURN 1${' + 1'.repeat(30_000)} AS a`],
  ['deep', `RETURN ${'NOT '.repeat(30_000)}true AS a`],
])('a query that is too %s is refused before it is parsed', async (_, query) => {
  const text = `question: q\ntitle: T?\nwhy: W.\ncolumns: [a]\ncypher: |\n  ${query}\n`;
  expect(await mistakes({ 'aws/q.yaml': text })).toEqual([
    'E140 schemas/aws/q.yaml:5:9: the query is longer than 4,000 characters; ask a shorter question, or make it several',
  ]);
});

test('a path of too many parts is refused', async () => {
  const path = (parts: number) => thing(`  x: { type: string, from: "${'a[].'.repeat(parts - 1)}b" }`);
  expect(await mistakes(path(32))).toEqual([]);
  const [printed] = await mistakes(path(3_000));
  expect(printed).toMatch(/^E035 schemas\/aws\/thing\.yaml:8:28: the path "a\[\]\..* has more than 32 parts; /);
});

function lines(count: number, line: (at: number) => string): string {
  return Array.from({ length: count }, (_, at) => line(at)).join('\n');
}
