import { AwsFailure } from './aws-failure.js';
import { type Operation, type OperationContext, type Operations, textOf } from './operation.js';

export const organizations: Operations = {
  DescribeOrganization: ({ estate }) => ({ Organization: estate.organization.organization }),
  ListRoots: asManagement(({ estate }) => ({ Roots: [estate.organization.root] })),
  ListAccounts: asManagement(({ estate }) => ({ Accounts: estate.organization.accounts })),
  ListOrganizationalUnitsForParent: asManagement((context) => {
    const parent = textOf(context, 'ParentId');
    const { root, units } = context.estate.organization;
    if (![root, ...units].some(({ Id }) => Id === parent)) throw notFound('Parent', parent);
    return { OrganizationalUnits: units.filter(({ ParentId }) => ParentId === parent) };
  }),
  ListAccountsForParent: asManagement((context) => {
    const parent = textOf(context, 'ParentId');
    return { Accounts: context.estate.organization.accounts.filter(({ ParentId }) => ParentId === parent) };
  }),
  DescribeAccount: asManagement((context) => ({ Account: accountOf(context, 'AccountId') })),
  ListParents: asManagement((context) => {
    const child = textOf(context, 'ChildId');
    const { units, accounts, root } = context.estate.organization;
    const parent = [...units, ...accounts].find(({ Id }) => Id === child)?.ParentId;
    if (!parent) throw notFound('Child', child);
    return { Parents: [{ Id: parent, Type: parent === root.Id ? 'ROOT' : 'ORGANIZATIONAL_UNIT' }] };
  }),
  ListPolicies: asManagement((context) => ({
    Policies: context.estate.organization.policies
      .map(({ PolicySummary }) => PolicySummary)
      .filter((policy) => policy?.Type === textOf(context, 'Filter')),
  })),
  DescribePolicy: asManagement((context) => ({ Policy: policyOf(context) })),
  ListTargetsForPolicy: asManagement((context) => {
    const { root, units, accounts } = context.estate.organization;
    const { TargetIds } = policyOf(context);
    const target =
      (Type: string) => (thing: { Id?: string | undefined; Arn?: string | undefined; Name?: string | undefined }) => ({
        TargetId: thing.Id,
        Arn: thing.Arn,
        Name: thing.Name,
        Type,
      });
    const all = [target('ROOT')(root), ...units.map(target('ORGANIZATIONAL_UNIT')), ...accounts.map(target('ACCOUNT'))];
    return { Targets: all.filter(({ TargetId = '' }) => TargetIds.includes(TargetId)) };
  }),
};

/** Only the management account may ask for anything but the organization itself. */
function asManagement(operation: Operation): Operation {
  return (context) => {
    if (context.account === context.estate.accounts[0]) return operation(context);
    throw new AwsFailure('AccessDeniedException', "You don't have permissions to access this resource.", {
      status: 400,
    });
  };
}

function accountOf(context: OperationContext, member: string) {
  const id = textOf(context, member);
  const account = context.estate.organization.accounts.find(({ Id }) => Id === id);
  if (!account) throw notFound('Account', id);
  return account;
}

function policyOf(context: OperationContext) {
  const id = textOf(context, 'PolicyId');
  const policy = context.estate.organization.policies.find(({ PolicySummary }) => PolicySummary?.Id === id);
  if (!policy) throw notFound('Policy', id);
  return policy;
}

function notFound(kind: 'Account' | 'Child' | 'Parent' | 'Policy', id: string): AwsFailure {
  return new AwsFailure(`${kind}NotFoundException`, `You specified ${id}, which doesn't exist.`);
}
