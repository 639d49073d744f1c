import { expect, test } from 'vitest';
import { edges, type Files, mistakes, thing } from '../../test/support/compile-files.js';

const ROWS: readonly [name: string, files: Files, printed: readonly string[]][] = [
  [
    'a kind of file that does not exist',
    { 'aws/x.yaml': 'nodes: X\nbrief: A.\n' },
    ['E013 schemas/aws/x.yaml:1:1: "nodes" is no kind of file; did you mean "node"?'],
  ],
  [
    'a kind that is not the first key',
    { 'aws/x.yaml': 'brief: A.\nnode: X\n' },
    [
      'E013 schemas/aws/x.yaml:1:1: "brief" is no kind of file; start it with one of provider, label, node, extend, link, question',
    ],
  ],
  [
    'an unknown key',
    {
      'aws/x.yaml':
        'node: X\nbrief: A.\ntenent: AWSAccount\npartition: [account]\nid: arn\nproperties:\n  arn: { type: string, from: Arn }\n',
    },
    ['E020 schemas/aws/x.yaml:3:1: unknown key "tenent"; did you mean "tenant"?'],
  ],
  [
    'an unknown key of a property',
    thing('  size: { type: integer, from: Size, indx: true }'),
    ['E020 schemas/aws/thing.yaml:8:38: unknown key "indx"; did you mean "index"?'],
  ],
  [
    'a key that is nowhere near any other',
    thing('  size: { type: integer, from: Size, wibble: true }'),
    [
      'E020 schemas/aws/thing.yaml:8:38: unknown key "wibble"; known here: type, from, scope, parent, convert, index, unique, required, default, enum, unit, alias, volatile, sensitive, deprecated, brief',
    ],
  ],
  [
    'a missing brief',
    { 'aws/x.yaml': 'node: X\npartition: [account]\nid: arn\nproperties:\n  arn: { type: string, from: Arn }\n' },
    ['E021 schemas/aws/x.yaml:1:1: "brief" is missing; add "brief:"'],
  ],
  [
    'a missing type',
    thing('  size: { from: Size }'),
    [
      'E021 schemas/aws/thing.yaml:8:3: "type" is missing; add "type:", one of string, integer, float, boolean, datetime',
    ],
  ],
  [
    'a missing id',
    { 'aws/x.yaml': 'node: X\nbrief: A.\npartition: [account]\nproperties: {}\n' },
    ['E021 schemas/aws/x.yaml:1:1: "id" is missing; add "id:"'],
  ],
  [
    'a blank brief',
    thing('  size: { type: integer, from: Size, brief: " " }'),
    ['E024 schemas/aws/thing.yaml:8:45: "brief" is empty; say something there, or remove it'],
  ],
  [
    'an empty partition',
    { 'aws/x.yaml': 'node: X\nbrief: A.\npartition: []\nid: arn\nproperties:\n  arn: { type: string, from: Arn }\n' },
    ['E024 schemas/aws/x.yaml:3:12: "partition" is empty; say something there, or remove it'],
  ],
  [
    'a text where true or false belongs',
    thing('  size: { type: integer, from: Size, index: "yes" }'),
    ['E022 schemas/aws/thing.yaml:8:45: "index" must be true or false, not text'],
  ],
  [
    'a list where a text belongs',
    thing('  size: { type: integer, from: [Size] }'),
    ['E022 schemas/aws/thing.yaml:8:32: "from" must be text, not a list'],
  ],
  [
    'a mapping where a list belongs',
    thing('relationships: { type: ASSUMES }'),
    ['E022 schemas/aws/thing.yaml:8:16: "relationships" must be a list, not a mapping'],
  ],
  [
    'a number as an id',
    {
      'aws/x.yaml':
        'node: X\nbrief: A.\npartition: [account]\nid: 12\nproperties:\n  arn: { type: string, from: Arn }\n',
    },
    ['E022 schemas/aws/x.yaml:4:5: "id" must be text or a list, not the number 12'],
  ],
  [
    'nothing where a mapping belongs',
    thing('  size:'),
    ['E022 schemas/aws/thing.yaml:8:8: "size" must be a mapping, not nothing'],
  ],
  [
    'a type that does not exist',
    thing('  size: { type: int, from: Size }'),
    ['E023 schemas/aws/thing.yaml:8:17: "type" cannot be "int"; did you mean "integer"?'],
  ],
  [
    'a converter that does not exist',
    thing('  made_at: { type: datetime, from: Made, convert: epoch_second }'),
    ['E023 schemas/aws/thing.yaml:8:51: "convert" cannot be "epoch_second"; did you mean "epoch_seconds"?'],
  ],
  [
    'a direction that does not exist',
    edges('{ type: ASSUMES, direction: both, to: AWSRole, match: { arn: Role } }'),
    ['E023 schemas/aws/thing.yaml:9:33: "direction" cannot be "both"; choose one of in, out'],
  ],
  [
    'an unknown key of a match',
    edges('{ type: ASSUMES, to: AWSRole, match: { arn: { form: Role } } }'),
    ['E020 schemas/aws/thing.yaml:9:51: unknown key "form"; did you mean "from"?'],
  ],
  [
    'a label in lower case',
    { 'aws/x.yaml': 'label: userGroup\nbrief: A.\n' },
    [
      'E030 schemas/aws/x.yaml:1:8: "userGroup" is not a label; write it like AWSLambda: a capital letter, then letters and digits',
    ],
  ],
  [
    'a relationship type in lower case',
    edges('{ type: assumes, to: AWSRole, match: { arn: Role } }'),
    [
      'E031 schemas/aws/thing.yaml:9:13: "assumes" is not a relationship type; write it like MEMBER_OF: capitals, digits and underscores',
    ],
  ],
  [
    'a property that is not snake_case',
    thing('  MemorySize: { type: integer, from: Size }'),
    ['E032 schemas/aws/thing.yaml:8:3: "MemorySize" is not a property name; write it in snake_case, like memory_mb'],
  ],
  [
    'a property with a blank',
    thing('  "a b": { type: integer, from: Size }'),
    ['E032 schemas/aws/thing.yaml:8:3: "a b" is not a property name; write it in snake_case, like memory_mb'],
  ],
  [
    'a property longer than the store takes',
    thing(`  ${'a'.repeat(128)}: { type: integer, from: Size }`),
    [
      'E032 schemas/aws/thing.yaml:8:3: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" is not a property name; write it in snake_case, like memory_mb',
    ],
  ],
  [
    'a scope name with a dash',
    {
      'aws/x.yaml':
        'node: X\nbrief: A.\npartition: [account-id]\nid: arn\nproperties:\n  arn: { type: string, from: Arn }\n',
    },
    ['E034 schemas/aws/x.yaml:3:13: "account-id" is not a scope name; write it in snake_case, like account'],
  ],
  [
    'an alias that Cypher does not take',
    thing('  size: { type: integer, from: Size, alias: the-size }'),
    ['E036 schemas/aws/thing.yaml:8:45: "the-size" is not an alias; use letters, digits and underscores'],
  ],
  [
    'a match by what can be no property',
    edges("{ type: ASSUMES, to: UserAccount, match: { 'a} b': Role } }"),
    ['E032 schemas/aws/thing.yaml:9:48: "a} b" is not a property name; write it in snake_case, like memory_mb'],
  ],
  [
    'documentation without https',
    { 'aws/x.yaml': 'label: X\nbrief: A.\ndocs: http://example.com\n' },
    [
      'E037 schemas/aws/x.yaml:3:7: "http://example.com" is not an https URL; give the whole address, starting with https://',
    ],
  ],
  [
    'several mistakes in several files, all of them told',
    {
      'aws/a.yaml': 'node: a\nbrief: A.\n',
      ...thing(
        '  size: { type: int, from: Size }\n  b: { type: string, from: B, uniq: true }\nrelationships:\n  - { type: ASSUMES, to: AWSRol, match: { arn: Role } }',
      ),
    },
    [
      'E021 schemas/aws/a.yaml:1:1: "id" is missing; add "id:"',
      'E021 schemas/aws/a.yaml:1:1: "properties" is missing; add "properties:"',
      'E030 schemas/aws/a.yaml:1:7: "a" is not a label; write it like AWSLambda: a capital letter, then letters and digits',
      'E023 schemas/aws/thing.yaml:8:17: "type" cannot be "int"; did you mean "integer"?',
      'E020 schemas/aws/thing.yaml:9:31: unknown key "uniq"; did you mean "unique"?',
      'E014 schemas/aws/thing.yaml:11:26: no node has the label "AWSRol"; did you mean "AWSRole"?',
    ],
  ],
  [
    'what is malformed once, and not for what follows from it',
    thing('labels: [userAccount]'),
    [
      'E030 schemas/aws/thing.yaml:8:10: "userAccount" is not a label; write it like AWSLambda: a capital letter, then letters and digits',
    ],
  ],
  [
    'a misspelt index once, and not where it is missed',
    thing(
      '  name: { type: string, from: Name, indx: true }\nrelationships:\n  - { type: KNOWS, to: Thing, match: { name: Known } }',
    ),
    ['E020 schemas/aws/thing.yaml:8:37: unknown key "indx"; did you mean "index"?'],
  ],
  [
    'a file that is too broken to read, and not those who refer to it',
    {
      'aws/role.yaml': 'node: AWSRole\nbrief: [A role.\n',
      ...edges('{ type: ASSUMES, to: AWSRole, match: { arn: Role } }'),
    },
    [
      'E002 schemas/aws/role.yaml:3:1: not YAML: Flow sequence in block collection must be sufficiently indented and end with a ]',
    ],
  ],
];

test.each(ROWS)('reports %s', async (_, files, printed) => {
  expect(await mistakes(files)).toEqual(printed);
});
