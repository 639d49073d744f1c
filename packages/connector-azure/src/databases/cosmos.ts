import type { Fetch, Schema } from '@cadastre/core';
import { armFetch, resourceFetch } from '../arm/arm-fetch.js';
import type { AzureContext } from '../context.js';
import {
  AzureCDBPrivateEndpointConnection,
  AzureCosmosDBAccount,
  AzureCosmosDBAccountFailoverPolicy,
  AzureCosmosDBCassandraKeyspace,
  AzureCosmosDBCassandraTable,
  AzureCosmosDBCorsPolicy,
  AzureCosmosDBLocation,
  AzureCosmosDBMongoDBCollection,
  AzureCosmosDBMongoDBDatabase,
  AzureCosmosDBSqlContainer,
  AzureCosmosDBSqlDatabase,
  AzureCosmosDBTableResource,
  AzureCosmosDBVirtualNetworkRule,
} from '../generated/index.js';
import { cosmosParts } from './cosmos-parts.js';

const ACCOUNTS = 'Microsoft.DocumentDB/databaseAccounts';
const ACCOUNT = `${ACCOUNTS}/{account}`;

export const cosmosAccounts = resourceFetch(
  [
    AzureCosmosDBAccount,
    AzureCosmosDBLocation,
    AzureCosmosDBAccountFailoverPolicy,
    AzureCosmosDBCorsPolicy,
    AzureCosmosDBVirtualNetworkRule,
    AzureCDBPrivateEndpointConnection,
  ],
  ACCOUNTS,
  cosmosParts,
);

export const cosmosSqlDatabases = ofAccounts('SQL', AzureCosmosDBSqlDatabase, 'sqlDatabases');
export const cosmosSqlContainers = below(AzureCosmosDBSqlContainer, 'sqlDatabases/{database}/containers');
export const cosmosMongoDatabases = ofAccounts('MongoDB', AzureCosmosDBMongoDBDatabase, 'mongodbDatabases');
export const cosmosMongoCollections = below(AzureCosmosDBMongoDBCollection, 'mongodbDatabases/{database}/collections');
export const cosmosKeyspaces = ofAccounts('Cassandra', AzureCosmosDBCassandraKeyspace, 'cassandraKeyspaces');
export const cosmosCassandraTables = below(AzureCosmosDBCassandraTable, 'cassandraKeyspaces/{keyspace}/tables');
export const cosmosTables = ofAccounts('Table', AzureCosmosDBTableResource, 'tables');

function below(emits: Schema, list: string, when = (_account: Account) => true): Fetch<AzureContext> {
  return armFetch(emits, `${ACCOUNT}/${list}`, '2024-11-15', { when });
}

/** What accounts that speak one API have; the others answer such a question with an error. */
function ofAccounts(api: string, emits: Schema, list: string): Fetch<AzureContext> {
  return below(emits, list, (account) => apiOf(account) === api);
}

interface Account {
  readonly kind: string | null;
  readonly capabilities: readonly string[] | null;
}

/** https://learn.microsoft.com/azure/cosmos-db/resource-manager-template-samples: an account speaks SQL unless it says otherwise. */
function apiOf({ kind, capabilities }: Account): string {
  if (kind === 'MongoDB') return 'MongoDB';
  return ['Cassandra', 'Table', 'Gremlin'].find((api) => capabilities?.includes(`Enable${api}`)) ?? 'SQL';
}
