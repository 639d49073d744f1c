import { expect, test } from 'vitest';
import { type Files, mistakes } from '../../test/support/compile-files.js';

const ROWS: readonly [name: string, files: Files, printed: readonly string[]][] = [
  [
    'a file that is too large',
    { 'aws/x.yaml': `node: X\nbrief: ${'a'.repeat(257 * 1024)}\n` },
    ['E001 schemas/aws/x.yaml:1:1: larger than 256 kB; split the file: one node or link each'],
  ],
  [
    'a syntax error',
    { 'aws/x.yaml': 'node: [X\nbrief: A.\n' },
    [
      'E002 schemas/aws/x.yaml:2:1: not YAML: Flow sequence in block collection must be sufficiently indented and end with a ]',
    ],
  ],
  [
    'text after a quoted value',
    { 'aws/x.yaml': 'node: "X" y\n' },
    ['E002 schemas/aws/x.yaml:1:11: not YAML: Unexpected scalar at node end'],
  ],
  [
    'a tab in the indentation',
    { 'aws/x.yaml': 'node: X\nproperties:\n\tarn: { type: string }\n' },
    ['E003 schemas/aws/x.yaml:3:1: a tab in the indentation; indent with spaces'],
  ],
  [
    'a duplicate key',
    { 'aws/x.yaml': 'node: X\nbrief: A.\nbrief: B.\n' },
    ['E004 schemas/aws/x.yaml:3:1: the key "brief" stands twice; remove one of them'],
  ],
  [
    'an anchor',
    { 'aws/x.yaml': 'node: X\nbrief: &a A.\n' },
    ['E005 schemas/aws/x.yaml:2:8: YAML anchors are not taken; write the value out where it is used'],
  ],
  [
    'an alias',
    { 'aws/x.yaml': 'node: X\nbrief: *a\n' },
    ['E005 schemas/aws/x.yaml:2:8: YAML aliases are not taken; write the value out'],
  ],
  [
    'a tag',
    { 'aws/x.yaml': 'node: !!js/function X\n' },
    ['E006 schemas/aws/x.yaml:1:7: YAML tags are not taken; remove the tag'],
  ],
  [
    'a merge key',
    { 'aws/x.yaml': 'node: X\n<<: { brief: A. }\n' },
    ['E007 schemas/aws/x.yaml:2:1: YAML merge keys are not taken; write the keys out'],
  ],
  [
    'nesting that never ends',
    { 'aws/x.yaml': `node: ${'['.repeat(1_000)}` },
    ['E008 schemas/aws/x.yaml:1:38: nested deeper than 32 levels; flatten it'],
  ],
  [
    'block nesting that never ends',
    { 'aws/x.yaml': `node: X\nlabels:\n  ${'- '.repeat(1_000)}` },
    ['E008 schemas/aws/x.yaml:3:65: nested deeper than 32 levels; flatten it'],
  ],
  [
    'more nodes than any schema has',
    { 'aws/x.yaml': `node: X\nlabels: [${'a,'.repeat(100_000)}]` },
    ['E009 schemas/aws/x.yaml:2:9999: more than 5,000 nodes or lines; split the file'],
  ],
  [
    'a key that JavaScript treats specially',
    { 'aws/x.yaml': 'node: X\nproperties:\n  __proto__: { type: string }\n  constructor: { type: string }\n' },
    [
      'E010 schemas/aws/x.yaml:3:3: "__proto__" cannot be a key; choose another name',
      'E010 schemas/aws/x.yaml:4:3: "constructor" cannot be a key; choose another name',
    ],
  ],
  [
    'a key that is a list',
    { 'aws/x.yaml': 'node: X\n? [a]\n: b\n' },
    ['E002 schemas/aws/x.yaml:2:3: a key that is not plain text; write the key as one word'],
  ],
  [
    'two documents',
    { 'aws/x.yaml': 'node: X\nbrief: A.\n---\nnode: Y\n' },
    ['E011 schemas/aws/x.yaml:3:1: a second document starts here; make it a file of its own'],
  ],
  [
    'a directive',
    { 'aws/x.yaml': '%YAML 1.1\n---\nnode: X\n' },
    ['E011 schemas/aws/x.yaml:1:1: YAML directives are not taken; remove the line'],
  ],
  [
    'an empty file',
    { 'aws/x.yaml': '# nothing yet\n' },
    ['E012 schemas/aws/x.yaml:1:1: the file is empty; start it with provider, label, node, extend, link or question'],
  ],
  [
    'a file that is a list',
    { 'aws/x.yaml': '- node: X\n' },
    [
      'E012 schemas/aws/x.yaml:1:1: the file is not a mapping; start it with provider, label, node, extend, link or question',
    ],
  ],
];

test.each(ROWS)('reports %s', async (_, files, printed) => {
  expect(await mistakes(files)).toEqual(printed);
});
