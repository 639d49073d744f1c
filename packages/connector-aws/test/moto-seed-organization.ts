import {
  AttachPolicyCommand,
  CloseAccountCommand,
  CreateAccountCommand,
  CreateOrganizationalUnitCommand,
  CreateOrganizationCommand,
  CreatePolicyCommand,
  EnablePolicyTypeCommand,
  ListRootsCommand,
  MoveAccountCommand,
  type OrganizationsClient,
} from '@aws-sdk/client-organizations';
import { MANAGEMENT_ACCOUNT } from './moto-clients.js';
import { type ExpectedGraph, known, type NodeKey } from './moto-expected-graph.js';

/** What AWS gives every organization, attached to every root, unit and account. */
const FULL_ACCESS = 'p-FullAWSAccess';

/** Creates an organization: two units, one in the other, a member account in the inner one, and an account that was closed. */
export async function seedOrganization(client: OrganizationsClient, graph: ExpectedGraph) {
  const { Organization } = await client.send(new CreateOrganizationCommand({ FeatureSet: 'ALL' }));
  const organizationId = known(Organization?.Id);
  const rootId = known((await client.send(new ListRootsCommand({}))).Roots?.[0]?.Id);
  await client.send(new EnablePolicyTypeCommand({ RootId: rootId, PolicyType: 'SERVICE_CONTROL_POLICY' }));

  const organization = graph.node('AWSOrganization', organizationId, {
    feature_set: 'ALL',
    management_account_id: MANAGEMENT_ACCOUNT,
    arn: Organization?.Arn,
  });
  const own = (label: string, id: string | undefined, properties: Record<string, unknown> = {}) =>
    graph.node(label, `${organizationId}|${known(id)}`, properties, organization);
  const root = own('AWSOrganizationRoot', rootId, { name: 'Root', enabled_policy_types: ['SERVICE_CONTROL_POLICY'] });
  graph.edge(root, 'PARENT', organization);

  const unit = async (Name: string, ParentId: string, parent: NodeKey, path: string) => {
    const { OrganizationalUnit: made } = await client.send(new CreateOrganizationalUnitCommand({ Name, ParentId }));
    const key = own('AWSOrganizationalUnit', made?.Id, { name: Name, path, arn: made?.Arn });
    graph.edge(key, 'PARENT', parent);
    return { id: known(made?.Id), key };
  };
  const workloads = await unit('Workloads', rootId, root, '/Workloads');
  const production = await unit('Production', workloads.id, workloads.key, '/Workloads/Production');

  const account = async (AccountName: string) => {
    const asked = new CreateAccountCommand({ AccountName, Email: `${AccountName}@example.com` });
    return known((await client.send(asked)).CreateAccountStatus?.AccountId);
  };
  const memberId = await account('shop');
  const closedId = await account('closed');
  const move = { SourceParentId: rootId, DestinationParentId: production.id };
  await client.send(new MoveAccountCommand({ AccountId: memberId, ...move }));
  await client.send(new CloseAccountCommand({ AccountId: closedId }));

  const management = graph.node('AWSAccount', MANAGEMENT_ACCOUNT, { name: 'master', state: 'ACTIVE' }, organization);
  const member = graph.node(
    'AWSAccount',
    memberId,
    { name: 'shop', email: 'shop@example.com', state: 'ACTIVE', joined_method: 'CREATED' },
    organization,
  );
  graph.edge(organization, 'MANAGED_BY', management);
  graph.edge(management, 'PARENT', root);
  graph.edge(member, 'PARENT', production.key);

  const Content = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Deny', Action: '*', Resource: '*' }],
  });
  const { Policy } = await client.send(
    new CreatePolicyCommand({ Name: 'freeze', Description: 'Nothing', Type: 'SERVICE_CONTROL_POLICY', Content }),
  );
  const policyId = known(Policy?.PolicySummary?.Id);
  for (const TargetId of [rootId, production.id, memberId]) {
    await client.send(new AttachPolicyCommand({ PolicyId: policyId, TargetId }));
  }
  const freeze = own('AWSServiceControlPolicy', policyId, {
    name: 'freeze',
    description: 'Nothing',
    content: Content,
    is_aws_managed: false,
    arn: Policy?.PolicySummary?.Arn,
  });
  for (const target of [root, production.key, member]) graph.edge(freeze, 'ATTACHED_TO', target);
  const full = own('AWSServiceControlPolicy', FULL_ACCESS, { name: 'FullAWSAccess', is_aws_managed: true });
  for (const target of [root, workloads.key, production.key, management, member])
    graph.edge(full, 'ATTACHED_TO', target);
  return { memberId, closedId, freeze };
}
