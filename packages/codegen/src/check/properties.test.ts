import { expect, test } from 'vitest';
import { edges, type Files, mistakes, thing } from '../../test/support/compile-files.js';

const ROWS: readonly [name: string, files: Files, printed: readonly string[]][] = [
  [
    'a scope that is not in the partition',
    thing('  zone: { type: string, scope: regio }'),
    ['E051 schemas/aws/thing.yaml:8:32: "regio" is not in the partition of Thing; did you mean "region"?'],
  ],
  [
    'a scope as a number',
    thing('  zone: { type: integer, scope: region }'),
    [
      'E058 schemas/aws/thing.yaml:8:33: a scope value is text, stored as it is; say "type: string", without a converter',
    ],
  ],
  [
    'a parent where there is none',
    thing('  role: { type: string, parent: arn }'),
    ['E052 schemas/aws/thing.yaml:8:33: Thing is not read for a parent; add "for:" with the label of the parent'],
  ],
  [
    "a parent's property that does not exist",
    { 'aws/x.yaml': 'extend: AWSRole\nname: X\nbrief: A.\nproperties:\n  role: { type: string, parent: nam }\n' },
    ['E053 schemas/aws/x.yaml:5:33: AWSRole has no property "nam"; did you mean "name"?'],
  ],
  [
    "a parent's property of another type",
    { 'aws/x.yaml': 'extend: AWSRole\nname: X\nbrief: A.\nproperties:\n  role: { type: string, parent: made_at }\n' },
    [
      'E054 schemas/aws/x.yaml:5:33: "made_at" of AWSRole is a datetime, which does not give a string; take another property, or change the type',
    ],
  ],
  [
    'an enum of numbers',
    thing('  size: { type: integer, from: Size, enum: ["1"] }'),
    [
      'E055 schemas/aws/thing.yaml:8:44: an enum lists strings, and "size" is an integer; remove "enum", or make it a string',
    ],
  ],
  [
    'an enum with a value twice',
    thing('  size: { type: string, from: Size, enum: [S, M, S] }'),
    ['E066 schemas/aws/thing.yaml:8:43: "S" stands twice in the enum; remove one'],
  ],
  [
    'a default of another type',
    thing('  size: { type: integer, from: Size, default: big }'),
    [
      'E056 schemas/aws/thing.yaml:8:47: the default of "size" does not fit: "big" is not an integer; change it, or remove it',
    ],
  ],
  [
    'a default that is not in the enum',
    thing('  size: { type: string, from: Size, enum: [S, M], default: L }'),
    [
      'E056 schemas/aws/thing.yaml:8:60: the default of "size" does not fit: "L" is not in the enum; change it, or remove it',
    ],
  ],
  [
    'a default of a list',
    thing('  sizes: { type: string, from: "Sizes[]", default: S }'),
    [
      'E056 schemas/aws/thing.yaml:8:52: the default of "sizes" does not fit: a list has no default; change it, or remove it',
    ],
  ],
  [
    'a default of a datetime',
    thing('  made_at: { type: datetime, from: Made, default: now }'),
    [
      'E056 schemas/aws/thing.yaml:8:51: the default of "made_at" does not fit: a datetime has no default; change it, or remove it',
    ],
  ],
  [
    'a default of what is required',
    thing('  size: { type: integer, from: Size, default: 1, required: true }'),
    [
      'E057 schemas/aws/thing.yaml:8:47: "size" is required, and so never needs its default; remove "default" or "required"',
    ],
  ],
  [
    'a converter that gives another type',
    thing('  made_at: { type: string, from: Made, convert: epoch_seconds }'),
    [
      'E058 schemas/aws/thing.yaml:8:49: epoch_seconds gives a datetime, and "made_at" is a string; say "type: datetime", or take another converter',
    ],
  ],
  [
    'a secret that is indexed',
    thing('  token: { type: string, from: Token, sensitive: hash, index: true }'),
    ['E059 schemas/aws/thing.yaml:8:63: "token" is a secret, which cannot be a key; remove "index"'],
  ],
  [
    'a secret with a converter and a default',
    thing('  token: { type: string, from: Token, sensitive: redact, convert: lowercase, default: none }'),
    [
      'E064 schemas/aws/thing.yaml:8:67: "convert" does not go with "sensitive": the value itself is not stored; remove "convert"',
      'E064 schemas/aws/thing.yaml:8:87: "default" does not go with "sensitive": the value itself is not stored; remove "default"',
    ],
  ],
  [
    'a secret that is a number',
    thing('  pin: { type: integer, from: Pin, sensitive: hash }'),
    [
      'E064 schemas/aws/thing.yaml:8:16: "sensitive: hash" stores text, and "pin" is an integer; say "type: string", or "sensitive: drop"',
    ],
  ],
  [
    'a unique list',
    thing('  sizes: { type: string, from: "Sizes[]", unique: true }'),
    ['E061 schemas/aws/thing.yaml:8:51: "sizes" is a list, which cannot be a key; remove "unique"'],
  ],
  [
    'a unique property that is volatile',
    thing('  token: { type: string, from: Token, unique: true, volatile: true }'),
    ['E060 schemas/aws/thing.yaml:8:63: "token" is unique, and so a key; remove "volatile" or "unique"'],
  ],
  [
    'an alias that is another property',
    thing('  size: { type: string, from: Size, alias: name }\n  name: { type: string, from: Name }'),
    ['E062 schemas/aws/thing.yaml:8:44: the alias of "size" is the property "name"; remove it, or choose another'],
  ],
  [
    'an alias that is its own name',
    thing('  size: { type: string, from: Size, alias: size }'),
    ['E062 schemas/aws/thing.yaml:8:44: the alias of "size" is its own name; remove it, or choose another'],
  ],
  [
    'an alias that another has',
    thing(
      '  size: { type: string, from: Size, alias: length }\n  extent: { type: string, from: Extent, alias: length }',
    ),
    [
      'E062 schemas/aws/thing.yaml:8:44: the alias of "size" is the alias of "extent"; remove it, or choose another',
      'E062 schemas/aws/thing.yaml:9:48: the alias of "extent" is the alias of "size"; remove it, or choose another',
    ],
  ],
  [
    'an index on a relationship',
    edges(
      '{ type: ASSUMES, to: AWSRole, match: { arn: Role }, properties: { since: { type: datetime, from: Since, index: true } } }',
    ),
    ['E067 schemas/aws/thing.yaml:9:109: "index" has no meaning on a property of a relationship; remove it'],
  ],
  [
    'a path read as a text and as a number',
    thing('  size: { type: string, from: Size }\n  length: { type: integer, from: Size }'),
    [
      'E063 schemas/aws/thing.yaml:9:11: "Size" is read as another type elsewhere in this file; give both the same type, and [] in both or neither',
    ],
  ],
  [
    'a path read as a text and as an object',
    thing('  size: { type: string, from: Size }\n  length: { type: integer, from: Size.Length }'),
    [
      'E063 schemas/aws/thing.yaml:9:11: "Size.Length" is read as another type elsewhere in this file; give both the same type, and [] in both or neither',
    ],
  ],
  [
    'a path read as a list and as one',
    thing('  size: { type: string, from: "Sizes[].Name" }\n  length: { type: integer, from: Sizes.Length }'),
    [
      'E063 schemas/aws/thing.yaml:9:11: "Sizes.Length" is read as another type elsewhere in this file; give both the same type, and [] in both or neither',
    ],
  ],
  [
    'a replacement that does not exist',
    thing(
      '  size: { type: string, from: Size, deprecated: { since: "1.2", use: lenth } }\n  length: { type: string, from: Length }\ndeprecated: { since: "1.3", use: Thong }',
    ),
    [
      'E065 schemas/aws/thing.yaml:8:70: Thing has no other property "lenth"; did you mean "length"?',
      'E065 schemas/aws/thing.yaml:10:34: no schema is called "Thong"; name another schema',
    ],
  ],
];

test.each(ROWS)('reports %s', async (_, files, printed) => {
  expect(await mistakes(files)).toEqual(printed);
});
