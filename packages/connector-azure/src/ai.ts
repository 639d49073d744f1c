import type { RecordOf } from '@cadastre/core';
import { armPath, armValues } from './arm-path.js';
import { bareUrl } from './bare-url.js';
import { defineFetch, resourceFetch } from './define-fetch.js';
import {
  AzureCognitiveServicesAccount,
  AzureCognitiveServicesConnection,
  AzureCognitiveServicesDeployment,
  AzureCognitiveServicesProject,
  AzureSearchService,
} from './generated/index.js';

const ACCOUNTS = 'Microsoft.CognitiveServices/accounts';
const ACCOUNT = armPath(`${ACCOUNTS}/{account}`);
const DEPLOYMENTS = `${ACCOUNT}/deployments`;
const PROJECTS = `${ACCOUNT}/projects`;
const CONNECTIONS = `${PROJECTS}/{project}/connections`;
const VERSION = { 'api-version': '2025-06-01' };

export const aiAccounts = resourceFetch(AzureCognitiveServicesAccount, ACCOUNTS);

export const aiDeployments = defineFetch({
  emits: AzureCognitiveServicesDeployment,
  calls: [`GET ${DEPLOYMENTS}`],
  async *fetch({ arm, parent }) {
    // Other kinds of accounts have one model only, and no deployments.
    if (!['OpenAI', 'AIServices'].includes(parent.kind ?? '')) return;
    type Deployment = Required<RecordOf<typeof AzureCognitiveServicesDeployment>>;
    yield* arm.listIn<Deployment>('value', DEPLOYMENTS, { ...armValues(ACCOUNT, parent.id), ...VERSION });
  },
});

export const aiProjects = defineFetch({
  emits: AzureCognitiveServicesProject,
  calls: [`GET ${PROJECTS}`],
  async *fetch({ arm, parent }) {
    if (parent.kind !== 'AIServices' || parent.project_management_allowed === false) return;
    type Project = Required<RecordOf<typeof AzureCognitiveServicesProject>>;
    yield* arm.listIn<Project>('value', PROJECTS, { ...armValues(ACCOUNT, parent.id), ...VERSION });
  },
});

export const aiConnections = defineFetch({
  emits: AzureCognitiveServicesConnection,
  calls: [`GET ${CONNECTIONS}`],
  async *fetch({ arm, parent }) {
    type Connection = Required<RecordOf<typeof AzureCognitiveServicesConnection>> & {
      readonly properties?: { readonly target?: string };
    };
    const values = { ...armValues(CONNECTIONS, parent.id), ...VERSION };
    for await (const connection of arm.listIn<Connection>('value', CONNECTIONS, values))
      yield { ...connection, Target: bareUrl(connection.properties?.target) };
  },
});

export const searchServices = resourceFetch(AzureSearchService, 'Microsoft.Search/searchServices');
