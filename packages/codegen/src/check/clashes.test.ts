import { expect, test } from 'vitest';
import { BASE, type Files, mistakes, thing } from '../../test/support/compile-files.js';

const ROWS: readonly [name: string, files: Files, printed: readonly string[]][] = [
  [
    'two nodes with one label',
    { 'aws/x.yaml': BASE['aws/role.yaml'] ?? '' },
    [
      'E040 schemas/aws/x.yaml:1:7: "AWSRole" is declared in schemas/aws/role.yaml already; choose another name, or remove one of the files',
    ],
  ],
  [
    'a node with the name of a shared label',
    {
      'aws/x.yaml':
        'node: UserAccount\nbrief: A.\npartition: [account]\nid: arn\nproperties:\n  arn: { type: string, from: Arn }\n',
    },
    [
      'E040 schemas/shared/user-account.yaml:1:8: "UserAccount" is declared in schemas/aws/x.yaml already; choose another name, or remove one of the files',
    ],
  ],
  [
    'names that differ only in case',
    {
      ...thing(''),
      'aws/x.yaml':
        'node: THING\nbrief: A.\npartition: [account]\nid: arn\nproperties:\n  arn: { type: string, from: Arn }\n',
    },
    ['E041 schemas/aws/x.yaml:1:7: THING and Thing would both be generated as the file thing.ts; choose another name'],
  ],
  [
    'a node with the name of a record type',
    {
      ...thing(''),
      'aws/x.yaml':
        'node: ThingRecord\nbrief: A.\npartition: [account]\nid: arn\nproperties:\n  arn: { type: string, from: Arn }\n',
    },
    [
      'E041 schemas/aws/x.yaml:1:7: ThingRecord and Thing would both be generated as the TypeScript name ThingRecord; choose another name',
    ],
  ],
  [
    'a provider declared twice',
    { 'other/provider.yaml': (BASE['aws/provider.yaml'] ?? '').replace('../../generated', './other') },
    [
      'E043 schemas/other/provider.yaml:1:11: the provider "aws" is declared in schemas/aws/provider.yaml already; remove one of the files',
    ],
  ],
  [
    'two providers in one folder',
    { 'other/provider.yaml': (BASE['aws/provider.yaml'] ?? '').replace('aws', 'okta') },
    [
      'E044 schemas/other/provider.yaml:4:6: aws is generated into "generated" already; give each provider a folder of its own',
    ],
  ],
];

test.each(ROWS)('reports %s', async (_, files, printed) => {
  expect(await mistakes(files)).toEqual(printed);
});
