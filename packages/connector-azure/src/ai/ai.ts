import { armFetch, resourceFetch } from '../arm/arm-fetch.js';
import { bareUrl } from '../arm/bare-url.js';
import {
  AzureCognitiveServicesAccount,
  AzureCognitiveServicesConnection,
  AzureCognitiveServicesDeployment,
  AzureCognitiveServicesProject,
  AzureSearchService,
} from '../generated/index.js';
import { withKeys } from '../key-vault/vault-keys.js';

const ACCOUNTS = 'Microsoft.CognitiveServices/accounts';
const ACCOUNT = `${ACCOUNTS}/{account}`;
const VERSION = '2025-06-01';

export const aiAccounts = resourceFetch(AzureCognitiveServicesAccount, ACCOUNTS, withKeys);

/** Other kinds of accounts have one model only, and no deployments. */
export const aiDeployments = armFetch(AzureCognitiveServicesDeployment, `${ACCOUNT}/deployments`, VERSION, {
  when: ({ kind }) => ['OpenAI', 'AIServices'].includes(kind ?? ''),
});

export const aiProjects = armFetch(AzureCognitiveServicesProject, `${ACCOUNT}/projects`, VERSION, {
  when: (account) => account.kind === 'AIServices' && account.project_management_allowed !== false,
});

export const aiConnections = armFetch(
  AzureCognitiveServicesConnection,
  `${ACCOUNT}/projects/{project}/connections`,
  VERSION,
  {
    // Data stores, which are listed with them otherwise, are no connections.
    values: { includeAll: false },
    shape: (connection: { readonly properties?: { readonly target?: string } }) => ({
      ...connection,
      Target: bareUrl(connection.properties?.target),
    }),
  },
);

export const searchServices = resourceFetch(AzureSearchService, 'Microsoft.Search/searchServices');
