import { expect, test } from 'vitest';
import { type Files, mistakes, thing } from '../../test/support/compile-files.js';

const ROWS: readonly [name: string, files: Files, printed: readonly string[]][] = [
  [
    'a shared label that does not exist',
    thing('labels: [UserAcount]'),
    ['E112 schemas/aws/thing.yaml:8:10: no file declares the shared label "UserAcount"; did you mean "UserAccount"?'],
  ],
  [
    "a node's own label as shared",
    thing('labels: [AWSRole]'),
    ['E112 schemas/aws/thing.yaml:8:10: "AWSRole" is a node\'s own label, not a shared one; remove it'],
  ],
  [
    'a label listed twice',
    thing('labels: [UserAccount, { label: UserAccount }]'),
    ['E116 schemas/aws/thing.yaml:8:32: the label "UserAccount" is listed twice; remove one'],
  ],
  [
    'a condition on a property that does not exist',
    thing('  kind: { type: string, from: Kind }\nlabels: [{ label: UserAccount, when: { kin: human } }]'),
    ['E110 schemas/aws/thing.yaml:9:40: Thing has no property "kin"; did you mean "kind"?'],
  ],
  [
    'a condition of another type',
    thing('  human: { type: boolean, from: Human }\nlabels: [{ label: UserAccount, when: { human: "true" } }]'),
    [
      'E111 schemas/aws/thing.yaml:9:47: "human" is a boolean, and never equals "true"; compare it with a value that it can have',
    ],
  ],
  [
    'a condition outside the enum',
    thing(
      '  kind: { type: string, from: Kind, enum: [HUMAN, ROBOT] }\nlabels: [{ label: UserAccount, when: { kind: human } }]',
    ),
    [
      'E111 schemas/aws/thing.yaml:9:46: "kind" is one of HUMAN, ROBOT, and never equals "human"; compare it with a value that it can have',
    ],
  ],
  [
    'a common property that does not exist',
    thing('labels: [{ label: UserAccount, properties: { mail: arn } }]'),
    ['E113 schemas/aws/thing.yaml:8:46: the label UserAccount has no common property "mail"; did you mean "email"?'],
  ],
  [
    'a common property from nowhere',
    thing('labels: [{ label: UserAccount, properties: { email: mail } }]'),
    ['E110 schemas/aws/thing.yaml:8:53: Thing has no property "mail"; declare it under "properties"'],
  ],
  [
    'a common property of another type',
    thing('labels: [{ label: UserAccount, properties: { logins: arn } }]'),
    [
      'E114 schemas/aws/thing.yaml:8:54: "arn" is a string, and "logins" of UserAccount an integer; map a property of the same type',
    ],
  ],
  [
    'a common property with the name of another',
    thing('  email: { type: string, from: Email }\nlabels: [{ label: UserAccount, properties: { email: arn } }]'),
    [
      'E115 schemas/aws/thing.yaml:9:46: "email" is the name of another property or alias of Thing; rename that one, or map the common property to it',
    ],
  ],
];

test.each(ROWS)('reports %s', async (_, files, printed) => {
  expect(await mistakes(files)).toEqual(printed);
});
