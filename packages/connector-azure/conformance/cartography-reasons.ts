import type { Reason } from './cartography.js';

/** Why something of Cartography's is not here. */
export const reasons: readonly Reason[] = [
  {
    what: 'AzureTag',
    why: 'tags are a property of what they are on, `key=value` each, as on AWS: one node per tag joins everything with everything',
  },
  { what: '*-TAGGED->AzureTag', why: 'tags are a property of what they are on' },
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
];
