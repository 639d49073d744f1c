import { expect, test } from 'vitest';
import { type Files, mistakes } from '../../test/support/compile-files.js';

const ROWS: readonly [name: string, files: Files, printed: readonly string[]][] = [
  [
    'a node that does not exist',
    { 'aws/x.yaml': 'extend: AWSRoll\nname: X\nbrief: A.\n' },
    ['E014 schemas/aws/x.yaml:1:9: no node has the label "AWSRoll"; did you mean "AWSRole"?'],
  ],
  [
    'a property that the node has',
    { 'aws/x.yaml': 'extend: AWSRole\nname: X\nbrief: A.\nproperties:\n  name: { type: string, from: Name }\n' },
    [
      'E122 schemas/aws/x.yaml:5:3: "name" is a property of AWSRole already; choose another name, or remove one of them',
    ],
  ],
  [
    'a property that another extension has',
    {
      'aws/x.yaml': 'extend: AWSRole\nname: X\nbrief: A.\nproperties:\n  size: { type: string, from: Name }\n',
      'aws/y.yaml': 'extend: AWSRole\nname: Y\nbrief: A.\nproperties:\n  size: { type: string, from: Name }\n',
    },
    ['E122 schemas/aws/y.yaml:5:3: "size" is a property of X already; choose another name, or remove one of them'],
  ],
  [
    'an id',
    { 'aws/x.yaml': 'extend: AWSRole\nname: X\nbrief: A.\nproperties:\n  id: { type: string, from: Name }\n' },
    [
      'E033 schemas/aws/x.yaml:5:3: "id" is reserved for Cadastre itself; choose another name; it is written in any case',
    ],
  ],
];

test.each(ROWS)('reports %s', async (_, files, printed) => {
  expect(await mistakes(files)).toEqual(printed);
});
