import { expect, test } from 'vitest';
import { edges, type Files, mistakes, thing } from '../../test/support/compile-files.js';

const ROWS: readonly [name: string, files: Files, printed: readonly string[]][] = [
  [
    'no provider.yaml above',
    { 'aws/provider.yaml': '', 'aws/role.yaml': '' },
    [
      'E042 schemas/aws/account.yaml:1:1: no provider.yaml stands beside this file or above it; add one that says where to generate to',
    ],
  ],
  [
    'a property from nowhere',
    thing('  size: { type: integer }'),
    ['E050 schemas/aws/thing.yaml:8:3: "size" says none of from, scope and parent; say exactly one of them'],
  ],
  [
    'a property from two places',
    thing('  name: { type: string, from: Name, scope: account }'),
    ['E050 schemas/aws/thing.yaml:8:3: "name" says from and scope; say exactly one of them'],
  ],
  [
    'a match from nowhere',
    edges('{ type: ASSUMES, to: AWSRole, match: { arn: { convert: lowercase } } }'),
    ['E050 schemas/aws/thing.yaml:9:44: "arn" says none of from, scope and parent; say exactly one of them'],
  ],
  [
    'a path with two dots',
    thing('  size: { type: integer, from: Config..Size }'),
    [
      'E035 schemas/aws/thing.yaml:8:32: the path "Config..Size" has a malformed part at ".Size"; separate names by dots, put others in quotes, end lists in []: Config.\'my name\'[].Id',
    ],
  ],
  [
    'a path that ends in a dot',
    thing('  size: { type: integer, from: Config. }'),
    [
      'E035 schemas/aws/thing.yaml:8:32: the path "Config." ends in a dot; separate names by dots, put others in quotes, end lists in []: Config.\'my name\'[].Id',
    ],
  ],
  [
    'a path with an index',
    thing('  size: { type: integer, from: "Sizes[0]" }'),
    [
      'E035 schemas/aws/thing.yaml:8:32: the path "Sizes[0]" has a malformed part at "Sizes[0]"; separate names by dots, put others in quotes, end lists in []: Config.\'my name\'[].Id',
    ],
  ],
  [
    'an empty path',
    thing('  size: { type: integer, from: "" }'),
    [
      'E035 schemas/aws/thing.yaml:8:32: the path "" is empty; separate names by dots, put others in quotes, end lists in []: Config.\'my name\'[].Id',
    ],
  ],
  [
    'a path through a prototype',
    thing('  size: { type: integer, from: a.__proto__.b }'),
    [
      'E035 schemas/aws/thing.yaml:8:32: the path "a.__proto__.b" goes through "__proto__"; separate names by dots, put others in quotes, end lists in []: Config.\'my name\'[].Id',
    ],
  ],
  [
    'a malformed path in a match',
    edges('{ type: ASSUMES, to: AWSRole, match: { arn: "Role name" } }'),
    [
      'E035 schemas/aws/thing.yaml:9:49: the path "Role name" has a malformed part at "Role name"; separate names by dots, put others in quotes, end lists in []: Config.\'my name\'[].Id',
    ],
  ],
  [
    'a malformed path of a list',
    edges('{ type: ASSUMES, to: AWSRole, each: "Roles[", match: { arn: Arn } }'),
    [
      'E035 schemas/aws/thing.yaml:9:41: the path "Roles[" has a malformed part at "Roles["; separate names by dots, put others in quotes, end lists in []: Config.\'my name\'[].Id',
    ],
  ],
];

test.each(ROWS)('reports %s', async (_, files, printed) => {
  expect(await mistakes(files)).toEqual(printed);
});
