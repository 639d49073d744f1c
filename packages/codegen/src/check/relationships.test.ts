import { expect, test } from 'vitest';
import { edges, type Files, mistakes, thing } from '../../test/support/compile-files.js';

const ROWS: readonly [name: string, files: Files, printed: readonly string[]][] = [
  [
    'a target that does not exist',
    edges('{ type: ASSUMES, to: AWSRol, match: { arn: Role } }'),
    ['E014 schemas/aws/thing.yaml:9:26: no node has the label "AWSRol"; did you mean "AWSRole"?'],
  ],
  [
    'an empty match',
    edges('{ type: ASSUMES, to: AWSRole, match: {} }'),
    ['E024 schemas/aws/thing.yaml:9:35: "match" is empty; say by what AWSRole is found'],
  ],
  [
    'a match by what the target has not',
    edges('{ type: ASSUMES, to: AWSRole, match: { arm: Role } }'),
    ['E090 schemas/aws/thing.yaml:9:44: AWSRole has no property "arm"; did you mean "arn"?'],
  ],
  [
    'a match without an index',
    edges('{ type: ASSUMES, to: AWSRole, match: { name: Role } }'),
    ['E091 schemas/aws/thing.yaml:9:44: "name" of AWSRole has no index; add "index: true" to it in aws/role.yaml'],
  ],
  [
    'a match by a secret',
    edges('{ type: ASSUMES, to: AWSRole, match: { password: Password } }'),
    [
      'E059 schemas/aws/thing.yaml:9:44: "password" of AWSRole is a secret, which cannot be matched; match by another property',
    ],
  ],
  [
    'a match by a list',
    edges('{ type: ASSUMES, to: AWSRole, match: { tags: Tag } }'),
    [
      'E097 schemas/aws/thing.yaml:9:44: "tags" of AWSRole is a list, which cannot be matched; match by a string, an integer or a boolean',
    ],
  ],
  [
    'a match by a time',
    edges('{ type: ASSUMES, to: AWSRole, match: { made_at: Made } }'),
    [
      'E097 schemas/aws/thing.yaml:9:44: "made_at" of AWSRole is a datetime, which cannot be matched; match by a string, an integer or a boolean',
    ],
  ],
  [
    'ignore_case where the target keeps case',
    edges('{ type: ASSUMES, to: AWSRole, match: { arn: Role }, ignore_case: true }'),
    [
      'E092 schemas/aws/thing.yaml:9:44: "arn" of AWSRole is not stored in lower case; add "convert: lowercase" to it in aws/role.yaml, or remove "ignore_case"',
    ],
  ],
  [
    'lower case forgotten',
    edges('{ type: ASSUMES, to: AWSRole, match: { key: Role } }'),
    [
      'E093 schemas/aws/thing.yaml:9:44: "key" of AWSRole is stored in lower case; add "ignore_case: true", or "convert: lowercase" to the match',
    ],
  ],
  [
    'two lists in one match',
    edges(
      '{ type: ASSUMES, to: AWSRole, match: { arn: "Roles[].Arn", key: { from: "Roles[].Key", convert: lowercase } } }',
    ),
    [
      'E094 schemas/aws/thing.yaml:9:69: the match follows more than one list; name one list by "each", and match inside its elements',
    ],
  ],
  [
    'a relationship twice',
    edges(
      '{ type: ASSUMES, to: AWSRole, match: { arn: Role } }',
      '{ type: ASSUMES, to: AWSRole, match: { arn: Role }, brief: Again. }',
    ),
    [
      "E095 schemas/aws/thing.yaml:10:5: the relationship ASSUMES to AWSRole is declared already, or is the tenant's own; remove one",
    ],
  ],
  [
    "the tenant's relationship",
    edges('{ type: RESOURCE, direction: in, to: AWSAccount, match: { id: { scope: account } } }'),
    [
      "E095 schemas/aws/thing.yaml:9:5: the relationship RESOURCE to AWSAccount is declared already, or is the tenant's own; remove one",
    ],
  ],
  [
    'a scope that is not in the partition',
    edges('{ type: ASSUMES, to: AWSRole, match: { arn: { scope: role } } }'),
    ['E051 schemas/aws/thing.yaml:9:58: "role" is not in the partition of Thing; choose one of account, region'],
  ],
  [
    'a shared label whose nodes lack the property',
    {
      ...thing('labels: [UserAccount]'),
      'aws/x.yaml':
        'link: X\ntype: IS\nbrief: A.\npartition: [account]\nfrom: { label: UserAccount, match: { email: Mail } }\nto: { label: AWSRole, match: { arn: Arn } }\n',
    },
    ['E090 schemas/aws/x.yaml:5:38: Thing has no property "email"; match by one of its keys, such as id'],
  ],
  [
    'a link to nowhere, by a list',
    {
      'aws/x.yaml':
        'link: X\ntype: IS\nbrief: A.\npartition: [account]\nfrom: { label: Nobody, match: { id: Id } }\nto: { label: AWSRole, match: { arn: "Arns[]" } }\n',
    },
    [
      'E014 schemas/aws/x.yaml:5:16: no node has the label "Nobody"; name a label that a "node:" or "label:" file declares',
      'E061 schemas/aws/x.yaml:6:37: a link is one relationship per record, and this path gives many values; yield one record per relationship',
    ],
  ],
];

test.each(ROWS)('reports %s', async (_, files, printed) => {
  expect(await mistakes(files)).toEqual(printed);
});
