import { expect, test } from 'vitest';
import { edges, type Files, mistakes, thing } from '../../test/support/compile-files.js';

const ROWS: readonly [name: string, files: Files, printed: readonly string[]][] = [
  [
    'a property that Cadastre writes',
    thing('  lastupdated: { type: integer, from: Updated }'),
    [
      'E033 schemas/aws/thing.yaml:8:3: "lastupdated" is reserved for Cadastre itself; choose another name; it is written in any case',
    ],
  ],
  [
    'a property that starts with an underscore',
    thing('  _partition: { type: string, from: Partition }'),
    [
      'E033 schemas/aws/thing.yaml:8:3: "_partition" is reserved for Cadastre itself; choose another name; it is written in any case',
    ],
  ],
  [
    'a property called id that is not the id',
    thing('  id: { type: string, from: Id }'),
    ['E033 schemas/aws/thing.yaml:8:3: "id" is reserved for Cadastre itself; say "id: id", or choose another name'],
  ],
  [
    'an alias that Cadastre writes',
    thing('  made: { type: integer, from: Made, alias: firstseen }'),
    [
      'E033 schemas/aws/thing.yaml:8:45: "firstseen" is reserved for Cadastre itself; remove the alias; it is written in any case',
    ],
  ],
  [
    'a label of Cadastre',
    {
      'aws/x.yaml':
        'node: CadastreThing\nbrief: A.\npartition: [account]\nid: arn\nproperties:\n  arn: { type: string, from: Arn }\n',
    },
    [
      'E033 schemas/aws/x.yaml:1:7: "CadastreThing" is reserved for Cadastre itself; choose a label that does not start with Cadastre',
    ],
  ],
  [
    'names that JavaScript treats specially',
    {
      'aws/x.yaml':
        'node: X\nbrief: A.\npartition: [account, constructor]\nid: arn\nproperties:\n  arn: { type: string, from: Arn, alias: prototype }\n  by: { type: string, scope: constructor }\n',
    },
    [
      'E010 schemas/aws/x.yaml:3:22: "constructor" cannot be a scope name; choose another name',
      'E010 schemas/aws/x.yaml:6:42: "prototype" cannot be an alias; choose another name',
    ],
  ],
  [
    'a relationship type of Cadastre',
    edges('{ type: SEEN_IN, to: AWSRole, match: { arn: Role } }'),
    ['E033 schemas/aws/thing.yaml:9:13: "SEEN_IN" is reserved for Cadastre itself; choose another relationship type'],
  ],
  [
    'a property of a relationship that Cadastre writes',
    edges(
      '{ type: ASSUMES, to: AWSRole, match: { arn: Role }, properties: { firstseen: { type: integer, from: Seen } } }',
    ),
    [
      'E033 schemas/aws/thing.yaml:9:71: "firstseen" is reserved for Cadastre itself; choose another name; it is written in any case',
    ],
  ],
];

test.each(ROWS)('reports %s', async (_, files, printed) => {
  expect(await mistakes(files)).toEqual(printed);
});
