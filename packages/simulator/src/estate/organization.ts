import type { Account, Organization, OrganizationalUnit, Policy, Root } from '@aws-sdk/client-organizations';
import { type AccountProfile, accountId } from './accounts.js';
import { COMPANY } from './catalog.js';
import type { Company } from './place.js';
import { policyText } from './policy-text.js';
import { random } from './random.js';

/** The organization as its management account sees it. */
export interface OrganizationEstate {
  readonly organization: Organization;
  readonly root: Root;
  /** Each with the id of the root or unit that it is in. */
  readonly units: readonly (OrganizationalUnit & { ParentId: string })[];
  /** Also the account that was closed, which nobody can read any more. */
  readonly accounts: readonly (Account & { ParentId: string })[];
  readonly policies: readonly (Policy & { TargetIds: readonly string[] })[];
}

export function organizationEstate(company: Company): OrganizationEstate {
  const { ids, accounts, organizationId } = company;
  const management = accounts[0] as AccountProfile;
  const arn = (resource: string) => `arn:aws:organizations::${management.id}:${resource}`;
  const rootId = `r-${ids.hex(4, 'root')}`;
  const unitId = (path: string) => (path === '' ? rootId : `ou-${rootId.slice(2)}-${ids.hex(8, 'unit', path)}`);
  const paths = [...new Set([...accounts.flatMap(({ unit }) => withParents(unit)), 'Suspended'])];
  const closed = accountId(ids, 'acquired-shop');
  const account = (id: string, name: string, unit: string): Account & { ParentId: string } => ({
    Id: id,
    Arn: arn(`account/${organizationId}/${id}`),
    Name: `${COMPANY}-${name}`,
    Email: `aws+${name}@${COMPANY}.example`,
    Status: unit === 'Suspended' ? 'SUSPENDED' : 'ACTIVE',
    State: unit === 'Suspended' ? 'SUSPENDED' : 'ACTIVE',
    JoinedMethod: unit === 'Suspended' ? 'INVITED' : 'CREATED',
    JoinedTimestamp: random(`${company.seed}/joined/${name}`).daysAgo(300, 2000),
    ParentId: unitId(unit),
  });
  return {
    organization: {
      Id: organizationId,
      Arn: arn(`organization/${organizationId}`),
      FeatureSet: 'ALL',
      MasterAccountArn: arn(`account/${organizationId}/${management.id}`),
      MasterAccountId: management.id,
      MasterAccountEmail: management.email,
    },
    root: {
      Id: rootId,
      Arn: arn(`root/${organizationId}/${rootId}`),
      Name: 'Root',
      PolicyTypes: [{ Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' }],
    },
    units: paths.map((path) => ({
      Id: unitId(path),
      Arn: arn(`ou/${organizationId}/${unitId(path)}`),
      Name: path.slice(path.lastIndexOf('/') + 1),
      ParentId: unitId(path.slice(0, Math.max(0, path.lastIndexOf('/')))),
    })),
    accounts: [
      ...accounts.map(({ id, name, unit }) => account(id, name, unit)),
      account(closed, 'acquired-shop', 'Suspended'),
    ],
    policies: controlPolicies(company, rootId, paths, unitId),
  };
}

function withParents(path: string): string[] {
  const steps = path === '' ? [] : path.split('/');
  return steps.map((_, index) => steps.slice(0, index + 1).join('/'));
}

function controlPolicies(
  { ids, accounts, organizationId }: Company,
  rootId: string,
  paths: readonly string[],
  unitId: (path: string) => string,
): OrganizationEstate['policies'] {
  const policy = (
    id: string,
    owner: string,
    name: string,
    description: string,
    content: string,
    targets: string[],
  ) => ({
    PolicySummary: {
      Id: id,
      Arn:
        owner === 'aws'
          ? `arn:aws:organizations::aws:policy/service_control_policy/${id}`
          : `arn:aws:organizations::${owner}:policy/${organizationId}/service_control_policy/${id}`,
      Name: name,
      Description: description,
      Type: 'SERVICE_CONTROL_POLICY' as const,
      AwsManaged: owner === 'aws',
    },
    Content: content,
    TargetIds: targets,
  });
  const management = accounts[0]?.id ?? '';
  const everything = policyText({ Effect: 'Allow', Action: '*', Resource: '*' });
  const units = paths.map(unitId);
  return [
    policy('p-FullAWSAccess', 'aws', 'FullAWSAccess', 'Allows access to every operation', everything, [
      rootId,
      ...units,
    ]),
    policy(
      `p-${ids.hex(8, 'policy', 'regions')}`,
      management,
      'deny-leaving',
      'Accounts stay in the organization',
      policyText({ Effect: 'Deny', Action: 'organizations:LeaveOrganization', Resource: '*' }),
      [rootId],
    ),
    policy(
      `p-${ids.hex(8, 'policy', 'suspended')}`,
      management,
      'deny-everything',
      'What is closed stays closed',
      policyText({ Effect: 'Deny', Action: '*', Resource: '*' }),
      [unitId('Suspended')],
    ),
  ];
}
