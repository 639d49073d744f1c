import {
  DescribeAccountCommand,
  DescribeOrganizationCommand,
  DescribePolicyCommand,
  OrganizationsClient,
  type Parent,
  paginateListOrganizationalUnitsForParent,
  paginateListParents,
  paginateListPolicies,
  paginateListRoots,
  paginateListTargetsForPolicy,
  type TargetType,
} from '@aws-sdk/client-organizations';
import { type Emission, emit } from '@cadastre/core';
import { orAbsent } from './classify.js';
import { defineFetch } from './define-fetch.js';
import {
  AWSAccountMembership,
  AWSOrganization,
  AWSOrganizationalUnit,
  AWSOrganizationRoot,
  AWSServiceControlPolicy,
  AWSServiceControlPolicyContent,
  AWSServiceControlPolicyTargets,
} from './generated/index.js';

export const organizations = defineFetch({
  emits: AWSOrganization,
  calls: ['organizations:DescribeOrganization'],
  async *fetch({ caller }) {
    const { Organization } = await caller(OrganizationsClient).send(new DescribeOrganizationCommand({}));
    yield Organization ?? {};
  },
});

export const organizationTree = defineFetch({
  emits: [AWSOrganizationRoot, AWSOrganizationalUnit],
  calls: ['organizations:ListRoots', 'organizations:ListOrganizationalUnitsForParent'],
  async *fetch({ caller }) {
    const client = caller(OrganizationsClient);
    const seen = new Set<string>();
    for await (const page of paginateListRoots({ client }, {})) {
      for (const root of page.Roots ?? []) {
        const EnabledPolicyTypes = (root.PolicyTypes ?? []).flatMap(({ Status, Type }) =>
          Status === 'ENABLED' && Type !== undefined ? Type : [],
        );
        yield emit(AWSOrganizationRoot, { ...root, EnabledPolicyTypes });
        if (isNew(root.Id, seen)) yield* unitsBelow(client, root.Id, seen);
      }
    }
  },
});

/** All units below a root, level by level. Each is followed once, whatever the answers say. */
async function* unitsBelow(client: OrganizationsClient, rootId: string, seen: Set<string>): AsyncGenerator<Emission> {
  const parents = [{ Id: rootId, path: '', isRoot: true }];
  for (const { Id: ParentId, path, isRoot } of parents) {
    for await (const page of paginateListOrganizationalUnitsForParent({ client }, { ParentId })) {
      for (const unit of page.OrganizationalUnits ?? []) {
        const Path = `${path}/${unit.Name}`;
        const parent = { ParentRootId: isRoot ? ParentId : undefined, ParentUnitId: isRoot ? undefined : ParentId };
        yield emit(AWSOrganizationalUnit, { ...unit, ...parent, Path });
        if (isNew(unit.Id, seen)) parents.push({ Id: unit.Id, path: Path, isRoot: false });
      }
    }
  }
}

/** True for an id that has not been followed yet; one that is missing cannot be, and its record is quarantined. */
function isNew(id: string | undefined, seen: Set<string>): id is string {
  if (id === undefined || seen.has(id)) return false;
  seen.add(id);
  return true;
}

export const accountMemberships = defineFetch({
  emits: AWSAccountMembership,
  calls: ['organizations:DescribeAccount', 'organizations:ListParents'],
  async *fetch({ caller, parent }) {
    const client = caller(OrganizationsClient);
    const asked = client.send(new DescribeAccountCommand({ AccountId: parent.id }));
    const answer = await orAbsent(asked, 'AccountNotFoundException');
    if (answer === undefined) return;
    // An account has one parent, but Organizations may give it on a later page than the first.
    const parents: Parent[] = [];
    for await (const page of paginateListParents({ client }, { ChildId: parent.id })) {
      parents.push(...(page.Parents ?? []));
    }
    const above = parents[0];
    const account = answer.Account ?? {};
    yield {
      ...account,
      // AWS replaced Status by State in September 2026.
      State: account.State ?? account.Status,
      // arn:aws:organizations::MANAGEMENT:account/ORGANIZATION/ACCOUNT
      OrganizationId: account.Arn?.split('/')[1],
      ParentRootId: above?.Type === 'ROOT' ? above.Id : undefined,
      ParentUnitId: above?.Type === 'ORGANIZATIONAL_UNIT' ? above.Id : undefined,
    };
  },
});

export const serviceControlPolicies = defineFetch({
  emits: AWSServiceControlPolicy,
  calls: ['organizations:ListPolicies'],
  async *fetch({ caller }) {
    const client = caller(OrganizationsClient);
    for await (const page of paginateListPolicies({ client }, { Filter: 'SERVICE_CONTROL_POLICY' })) {
      yield* page.Policies ?? [];
    }
  },
});

export const serviceControlPolicyContents = defineFetch({
  emits: AWSServiceControlPolicyContent,
  calls: ['organizations:DescribePolicy'],
  async *fetch({ caller, parent }) {
    const { Policy } = await caller(OrganizationsClient).send(
      new DescribePolicyCommand({ PolicyId: parent.policy_id }),
    );
    yield { Content: Policy?.Content };
  },
});

export const serviceControlPolicyTargets = defineFetch({
  emits: AWSServiceControlPolicyTargets,
  calls: ['organizations:ListTargetsForPolicy'],
  async *fetch({ caller, parent }) {
    const client = caller(OrganizationsClient);
    for await (const page of paginateListTargetsForPolicy({ client }, { PolicyId: parent.policy_id })) {
      const ids = (type: TargetType) =>
        (page.Targets ?? []).flatMap(({ Type, TargetId }) => (Type === type && TargetId !== undefined ? TargetId : []));
      yield {
        RootIds: ids('ROOT'),
        UnitIds: ids('ORGANIZATIONAL_UNIT'),
        AccountIds: ids('ACCOUNT'),
      };
    }
  },
});
