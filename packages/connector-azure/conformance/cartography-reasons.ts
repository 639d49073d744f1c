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
];
