import { bareUrl } from './bare-url.js';
import { armFetch, resourceFetch } from './define-fetch.js';
import { withKeys } from './encryption-keys.js';
import {
  AzureCognitiveServicesAccount,
  type AzureCognitiveServicesAccountProperties,
  AzureCognitiveServicesConnection,
  AzureCognitiveServicesDeployment,
  AzureCognitiveServicesProject,
  AzureSearchService,
} from './generated/index.js';
import { onlyWhere, shaped } from './shaped.js';

const ACCOUNTS = 'Microsoft.CognitiveServices/accounts';
const ACCOUNT = `${ACCOUNTS}/{account}`;
const VERSION = '2025-06-01';

export const aiAccounts = shaped(resourceFetch(AzureCognitiveServicesAccount, ACCOUNTS), withKeys);

/** Other kinds of accounts have one model only, and no deployments. */
export const aiDeployments = onlyWhere(
  armFetch(AzureCognitiveServicesDeployment, `${ACCOUNT}/deployments`, VERSION),
  ({ kind }: AzureCognitiveServicesAccountProperties) => ['OpenAI', 'AIServices'].includes(kind ?? ''),
);

export const aiProjects = onlyWhere(
  armFetch(AzureCognitiveServicesProject, `${ACCOUNT}/projects`, VERSION),
  (account: AzureCognitiveServicesAccountProperties) =>
    account.kind === 'AIServices' && account.project_management_allowed !== false,
);

export const aiConnections = shaped(
  armFetch(AzureCognitiveServicesConnection, `${ACCOUNT}/projects/{project}/connections`, VERSION, {
    // Data stores, which are listed with them otherwise, are no connections.
    includeAll: false,
  }),
  (connection: { readonly properties?: { readonly target?: string } }) => ({
    ...connection,
    Target: bareUrl(connection.properties?.target),
  }),
);

export const searchServices = resourceFetch(AzureSearchService, 'Microsoft.Search/searchServices');
