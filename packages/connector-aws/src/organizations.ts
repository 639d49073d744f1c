import {
  DescribeAccountCommand,
  DescribeOrganizationCommand,
  DescribePolicyCommand,
  ListParentsCommand,
  OrganizationsClient,
  paginateListOrganizationalUnitsForParent,
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
    for await (const page of paginateListRoots({ client }, {})) {
      for (const root of page.Roots ?? []) {
        const EnabledPolicyTypes = (root.PolicyTypes ?? []).flatMap(({ Status, Type }) =>
          Status === 'ENABLED' && Type !== undefined ? Type : [],
        );
        yield emit(AWSOrganizationRoot, { ...root, EnabledPolicyTypes });
        yield* unitsBelow(client, root);
      }
    }
  },
});

/** All units below a root, level by level. Each is followed once, whatever the answers say. */
async function* unitsBelow(
  client: OrganizationsClient,
  root: { readonly Id?: string | undefined },
): AsyncGenerator<Emission> {
  const parents = [{ ...root, path: '', isRoot: true }];
  const seen = new Set([root.Id]);
  for (const { Id: ParentId, path, isRoot } of parents) {
    for await (const page of paginateListOrganizationalUnitsForParent({ client }, { ParentId })) {
      for (const unit of page.OrganizationalUnits ?? []) {
        if (seen.has(unit.Id)) continue;
        seen.add(unit.Id);
        const Path = `${path}/${unit.Name}`;
        const parent = { ParentRootId: isRoot ? ParentId : undefined, ParentUnitId: isRoot ? undefined : ParentId };
        yield emit(AWSOrganizationalUnit, { ...unit, ...parent, Path });
        parents.push({ ...unit, path: Path, isRoot: false });
      }
    }
  }
}

export const accountMemberships = defineFetch({
  emits: AWSAccountMembership,
  calls: ['organizations:DescribeAccount', 'organizations:ListParents'],
  async *fetch({ caller, parent }) {
    const client = caller(OrganizationsClient);
    const asked = client.send(new DescribeAccountCommand({ AccountId: parent.id }));
    const answer = await orAbsent(asked, 'AccountNotFoundException');
    if (answer === undefined) return;
    const { Parents } = await client.send(new ListParentsCommand({ ChildId: parent.id }));
    const above = Parents?.[0];
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
