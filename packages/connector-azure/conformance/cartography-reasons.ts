import type { Reason } from './cartography.js';

/** Why something of Cartography's is not here. */
export const reasons: readonly Reason[] = [
  {
    what: 'AzureTag',
    why: 'tags are a property of what they are on, `key=value` each, as on AWS: one node per tag joins everything with everything',
  },
  { what: '*-TAGGED->AzureTag', why: 'tags are a property of what they are on' },
  {
    what: 'AzureFunctionApp.architecture_normalized',
    why: 'no answer of App Service tells the architecture; what is told of an image is its registry and digest',
  },
  { what: 'AzureFunctionApp.deployment_type', why: 'is_container and runtime say it' },
  { what: 'AzureSynapsePipeline', why: 'only the data plane of the workspace lists them' },
  { what: 'AzureSynapseLinkedService', why: 'only the data plane of the workspace lists them' },
  { what: 'AzureSynapseManagedPrivateEndpoint', why: 'only the data plane of the workspace lists them' },
];
