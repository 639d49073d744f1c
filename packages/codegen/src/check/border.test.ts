import { expect, test } from 'vitest';
import { BASE, type Files, mistakes, thing } from '../../test/support/compile-files.js';

const ROWS: readonly [name: string, files: Files, printed: readonly string[]][] = [
  [
    'a tenant that does not exist',
    { 'aws/role.yaml': (BASE['aws/role.yaml'] ?? '').replace('AWSAccount', 'AWSAcount') },
    ['E014 schemas/aws/role.yaml:3:9: no node has the label "AWSAcount"; did you mean "AWSAccount"?'],
  ],
  [
    'a shared label as tenant',
    { 'aws/role.yaml': (BASE['aws/role.yaml'] ?? '').replace('AWSAccount', 'UserAccount') },
    [
      'E014 schemas/aws/role.yaml:3:9: "UserAccount" is a shared label, not a node; name a label that a "node:" file declares',
    ],
  ],
  [
    'a tenant without a partition',
    { 'aws/role.yaml': (BASE['aws/role.yaml'] ?? '').replace('partition: [account]\n', '') },
    [
      'E081 schemas/aws/role.yaml:3:1: AWSRole has a tenant but no partition; add "partition:", whose first name is the tenant\'s id',
    ],
  ],
  [
    'neither tenant nor partition',
    { 'aws/x.yaml': 'node: X\nbrief: A.\nid: arn\nproperties:\n  arn: { type: string, from: Arn }\n' },
    [
      'E088 schemas/aws/x.yaml:1:1: nothing says what one fetch of X covers; add "partition:", such as [account, region]',
    ],
  ],
  [
    'tenants in a circle',
    { 'aws/account.yaml': (BASE['aws/account.yaml'] ?? '').replace('partition', 'tenant: AWSRole\npartition') },
    [
      'E080 schemas/aws/account.yaml:3:9: following the tenants from AWSAccount never ends; the outermost node has no tenant',
      'E080 schemas/aws/role.yaml:3:9: following the tenants from AWSRole never ends; the outermost node has no tenant',
    ],
  ],
  [
    'a shared node with a tenant',
    { 'aws/role.yaml': (BASE['aws/role.yaml'] ?? '').replace('id: arn', 'id: arn\nshared: true') },
    [
      'E082 schemas/aws/role.yaml:3:1: a shared node belongs to every partition that sees it, and so has no tenant; remove "tenant" or "shared"',
    ],
  ],
  [
    'a scope name twice',
    { 'aws/role.yaml': (BASE['aws/role.yaml'] ?? '').replace('[account]', '[account, account]') },
    ['E086 schemas/aws/role.yaml:4:22: "account" stands twice in the partition; remove one'],
  ],
  [
    'a parent that does not exist',
    thing('for: AWSRol'),
    ['E014 schemas/aws/thing.yaml:8:6: no node has the label "AWSRol"; did you mean "AWSRole"?'],
  ],
  [
    'parents in a circle',
    {
      'aws/account.yaml': (BASE['aws/account.yaml'] ?? '').replace('partition', 'for: AWSRole\npartition'),
      'aws/role.yaml': (BASE['aws/role.yaml'] ?? '').replace('partition', 'for: AWSAccount\npartition'),
    },
    [
      'E083 schemas/aws/account.yaml:3:6: following "for" from AWSAccount never ends; one of these nodes must be read by itself',
      'E083 schemas/aws/role.yaml:4:6: following "for" from AWSRole never ends; one of these nodes must be read by itself',
    ],
  ],
  [
    "a partition that is not the parent's",
    thing('for: AWSRole'),
    [
      'E084 schemas/aws/thing.yaml:4:12: the partition differs from that of AWSRole, [account]; remove it: it is inherited',
    ],
  ],
  [
    "a tenant that is not the parent's",
    {
      'aws/x.yaml':
        'node: X\nbrief: A.\ntenant: AWSRole\nfor: AWSRole\nid: arn\nproperties:\n  arn: { type: string, from: Arn }\n',
    },
    ['E085 schemas/aws/x.yaml:3:9: the tenant differs from that of AWSRole, AWSAccount; remove it: it is inherited'],
  ],
  [
    'a parent of another provider',
    {
      'okta/provider.yaml': 'provider: okta\nname: Okta\nbrief: A.\nout: ../okta\n',
      'okta/x.yaml': 'node: X\nbrief: A.\nfor: AWSRole\nid: arn\nproperties:\n  arn: { type: string, from: Arn }\n',
    },
    ['E087 schemas/okta/x.yaml:3:6: AWSRole is a node of another provider, aws; declare a link instead'],
  ],
];

test.each(ROWS)('reports %s', async (_, files, printed) => {
  expect(await mistakes(files)).toEqual(printed);
});
