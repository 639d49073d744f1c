import type { Reason } from './cartography.js';

/** Why something of Cartography's is not here. */
export const reasons: readonly Reason[] = [
  {
    what: 'AzureTag',
    why: 'tags are a property of what they are on, `key=value` each, as on AWS: one node per tag joins everything with everything',
  },
  {
    what: 'AzureDataLakeFileSystem',
    why: 'a label of AzureStorageBlobContainer, set in accounts that are data lakes: the same thing twice otherwise',
  },
  {
    what: 'AzureSQLServer-RESOURCE->*',
    why: 'RESOURCE comes from the subscription alone, which is what cleanup is bordered by; the server CONTAINS them',
  },
  {
    what: 'AzureRoleAssignment',
    why: 'a shared label: AzureSubscriptionRoleAssignment and AzureManagementGroupRoleAssignment have it, with all that theirs has',
  },
  {
    what: 'AzurePermissions.subscription_id',
    why: 'a role is the same in every subscription, and one node in a tenant',
  },
  {
    what: 'AzureRoleDefinition.subscription_id',
    why: 'a role is the same in every subscription, and one node in a tenant; ASSIGNABLE_ON says where it can be assigned',
  },
  { what: 'AzureSubscription-RESOURCE->AzurePermissions', why: 'it belongs to the tenant' },
  { what: 'AzureSubscription-RESOURCE->AzureRoleDefinition', why: 'it belongs to the tenant' },
  {
    what: 'AzureFunctionApp.architecture_normalized',
    why: 'no answer of App Service tells the architecture; what is told of an image is its registry and digest',
  },
  { what: 'AzureFunctionApp.deployment_type', why: 'is_container and runtime say it' },
  { what: 'AzureSynapsePipeline', why: 'only the data plane of the workspace lists them' },
  { what: 'AzureSynapseLinkedService', why: 'only the data plane of the workspace lists them' },
  { what: 'AzureSynapseManagedPrivateEndpoint', why: 'only the data plane of the workspace lists them' },
  // Networks
  ...['AzureFirewall.etag', 'AzureFirewallIPConfiguration.etag', 'AzureFirewallPolicy.etag'].map((what) => ({
    what,
    why: 'a mark of the version of an answer, which says nothing of what it is about',
  })),
  ...['AzureFirewall.type', 'AzureFirewallIPConfiguration.type', 'AzureFirewallPolicy.type'].map((what) => ({
    what,
    why: 'the same for each node of the label',
  })),
  ...['AzureFirewall.ip_configurations', 'AzureFirewall.management_ip_configuration'].map((what) => ({
    what,
    why: 'each configuration is a node of its own, AzureFirewallIPConfiguration',
  })),
  { what: 'AzureFirewall.additional_properties', why: 'settings that only support of Microsoft knows the meaning of' },
  { what: 'AzureFirewall.ip_groups_detail', why: 'relationships to AzureIPGroup say it' },
  {
    what: 'AzureFirewallPolicy.rule_groups_detail',
    why: 'AzureFirewallPolicyRuleCollectionGroup and AzureFirewallPolicyRule say it',
  },
  {
    what: 'AzureFirewallPolicy.explicit_proxy_pac_file',
    why: 'an address with a key in it (SAS), which whoever has it can use',
  },
  { what: 'AzureLoadBalancer.exposed_internet', why: 'no fact of Azure: an analysis sets it' },
  { what: '*.exposed_internet', why: 'an analysis of theirs; the question azure-open-machines answers it' },
  { what: '*.exposed_internet_type', why: 'an analysis of theirs; the question azure-open-machines answers it' },
  { what: 'AzureContainerInstance.architecture*', why: 'no answer of Container Instances tells it' },
  {
    what: '*-HAS_IMAGE->*',
    why: 'images in registries of other providers, which no connector reads yet; image and digest are indexed for the link',
  },
  { what: 'AzureManagementGroup.parent_tenant_id', why: '(root group)-[:PARENT]->(tenant) says it' },
  { what: 'AzureManagementGroup.type', why: 'the label says it' },
  { what: 'AzureManagementGroup.updatedby', why: 'only an answer for one group at a time tells it' },
  { what: 'AzureManagementGroup.updatedtime', why: 'only an answer for one group at a time tells it' },
  { what: 'AzureManagementGroup.version', why: 'only an answer for one group at a time tells it' },
  {
    what: 'AzureSubscription.parent_management_group_id',
    why: '(subscription)-[:PARENT]->(group) says it, by a link of its own: the groups may be denied',
  },
  {
    what: 'AzurePrincipal',
    why: 'a node of theirs for whatever id a role is assigned to; ours is the user, group or service principal itself, by the label EntraPrincipal',
  },
  {
    what: 'EntraServicePrincipal.aws_identity_center_instance_id',
    why: 'aws_identity_store_id is what the names of the application tell, and what it is joined by',
  },
  { what: 'IntuneDetectedApp.application_id', why: 'exists in a report that is exported as a file, not in the API' },
  { what: 'M365ServicePlan.provisioning_status', why: 'on HAS_SERVICE_PLAN: it differs from licence to licence' },
];
