import type { MakeResources } from '../azure-estate.js';
import { aiResources } from './ai.js';
import { dataFactoryResources } from './data-factory.js';
import { canary, resourceAt } from './resource-at.js';

export const analyticsResources: MakeResources = (place) => [
  ...synapseResources(place),
  ...dataFactoryResources(place),
  ...aiResources(place),
];

/** Two workspaces of Synapse, with pools. */
const synapseResources: MakeResources = ({ group, location, name }) =>
  ['warehouse', 'research'].flatMap((what) => {
    const workspace = `${group}/providers/Microsoft.Synapse/workspaces/${what}-${name}`;
    return [
      resourceAt(workspace, {
        location,
        identity: { type: 'SystemAssigned', principalId: '0d0d0d0d-0000-4000-8000-000000000008' },
        tags: { environment: name },
        properties: {
          provisioningState: 'Succeeded',
          encryption: { doubleEncryptionEnabled: false },
          defaultDataLakeStorage: {
            accountUrl: `https://${name}assets.dfs.core.windows.net`,
            filesystem: 'lake',
            resourceId: `${group}/providers/Microsoft.Storage/storageAccounts/${name}assets`,
          },
          managedVirtualNetwork: 'default',
          managedVirtualNetworkSettings: { preventDataExfiltration: name === 'production' },
          connectivityEndpoints: {
            dev: `https://${what}-${name}.dev.azuresynapse.net`,
            sql: `${what}-${name}.sql.azuresynapse.net`,
            sqlOnDemand: `${what}-${name}-ondemand.sql.azuresynapse.net`,
          },
          sqlAdministratorLogin: 'sqladmin',
          sqlAdministratorLoginPassword: canary('sql-administrator'),
          publicNetworkAccess: 'Enabled',
          azureADOnlyAuthentication: false,
        },
      }),
      resourceAt(`${workspace}/sqlPools/dw`, {
        location,
        sku: { name: 'DW100c', capacity: 0 },
        properties: {
          status: 'Online',
          collation: 'SQL_Latin1_General_CP1_CI_AS',
          maxSizeBytes: 263882790666240,
          creationDate: '2025-03-01T08:00:00.483Z',
          provisioningState: 'Succeeded',
          storageAccountType: 'GRS',
        },
      }),
      resourceAt(`${workspace}/bigDataPools/spark`, {
        location,
        tags: {},
        properties: {
          provisioningState: 'Succeeded',
          sparkVersion: '3.4',
          nodeCount: 3,
          nodeSize: 'Small',
          nodeSizeFamily: 'MemoryOptimized',
          autoScale: { enabled: true, minNodeCount: 3, maxNodeCount: 10 },
          autoPause: { enabled: true, delayInMinutes: 15 },
          sparkConfigProperties: { content: canary('spark') },
          creationDate: '2025-03-01T08:00:00Z',
        },
      }),
      resourceAt(`${workspace}/firewallRules/AllowAllWindowsAzureIps`, {
        properties: { startIpAddress: '0.0.0.0', endIpAddress: '0.0.0.0', provisioningState: 'Succeeded' },
      }),
    ];
  });
