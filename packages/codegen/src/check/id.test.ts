import { expect, test } from 'vitest';
import { BASE, type Files, mistakes } from '../../test/support/compile-files.js';

const ROWS: readonly [name: string, files: Files, printed: readonly string[]][] = [
  [
    'an id that is not declared',
    { 'aws/role.yaml': (BASE['aws/role.yaml'] ?? '').replace('id: arn', 'id: [arm, key]') },
    ['E070 schemas/aws/role.yaml:5:6: the id names "arm", which is no property of AWSRole; did you mean "arn"?'],
  ],
  [
    'an id that is a number',
    {
      'aws/x.yaml':
        'node: X\nbrief: A.\npartition: [account]\nid: number\nproperties:\n  number: { type: integer, from: Number }\n',
    },
    ['E071 schemas/aws/x.yaml:6:19: "number" is part of the id, and ids are strings; make it a string'],
  ],
  [
    'an id that is a list',
    { 'aws/role.yaml': (BASE['aws/role.yaml'] ?? '').replace('id: arn', 'id: tags') },
    ['E061 schemas/aws/role.yaml:11:31: "tags" is a list, and part of the id; take a path without []'],
  ],
  [
    'an id that is a secret',
    { 'aws/role.yaml': (BASE['aws/role.yaml'] ?? '').replace('id: arn', 'id: password') },
    [
      'E059 schemas/aws/role.yaml:10:56: "password" is a secret, and part of the id; identify the node by something else',
    ],
  ],
  [
    'an id that is volatile, with a default',
    {
      'aws/x.yaml':
        'node: X\nbrief: A.\npartition: [account]\nid: arn\nproperties:\n  arn: { type: string, from: Arn, volatile: true, default: none }\n',
    },
    [
      'E060 schemas/aws/x.yaml:6:45: "arn" is volatile, and part of the id; remove "volatile"',
      'E057 schemas/aws/x.yaml:6:60: "arn" is part of the id, and so never absent; remove "default"',
    ],
  ],
  [
    'the same part twice',
    { 'aws/role.yaml': (BASE['aws/role.yaml'] ?? '').replace('id: arn', 'id: [arn, arn]') },
    ['E116 schemas/aws/role.yaml:5:11: the id names "arn" twice; remove one'],
  ],
];

test.each(ROWS)('reports %s', async (_, files, printed) => {
  expect(await mistakes(files)).toEqual(printed);
});
