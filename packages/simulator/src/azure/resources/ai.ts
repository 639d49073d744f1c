import type { MakeResources, Place } from '../azure-estate.js';
import { canary, resourceAt } from './resource-at.js';

const identity = (last: number) => ({
  type: 'SystemAssigned',
  principalId: `0d0d0d0d-0000-4000-8000-0000000000${last}`,
});

export const aiResources: MakeResources = (place) => [
  ...['fraud', 'forecast'].flatMap((what) => machineLearning(place, what)),
  ...['AIServices', 'OpenAI', 'SpeechServices'].flatMap((kind) => account(place, kind)),
  resourceAt(`${place.group}/providers/Microsoft.Search/searchServices/search-${place.name}`, {
    location: place.location,
    sku: { name: 'standard' },
    identity: identity(20),
    properties: {
      replicaCount: 1,
      partitionCount: 1,
      status: 'running',
      provisioningState: 'succeeded',
      publicNetworkAccess: 'Enabled',
      disableLocalAuth: false,
      networkRuleSet: { ipRules: [{ value: '192.0.2.1' }], bypass: 'None' },
    },
  }),
];

function machineLearning({ group, location, name }: Place, what: string) {
  const workspace = `${group}/providers/Microsoft.MachineLearningServices/workspaces/${what}-${name}`;
  return [
    resourceAt(workspace, {
      location,
      kind: 'Default',
      sku: { name: 'Basic', tier: 'Basic' },
      identity: identity(10),
      tags: { environment: name },
      systemData: { createdAt: '2025-03-01T08:00:00.3462691Z' },
      properties: {
        friendlyName: what,
        storageAccount: `${group}/providers/Microsoft.Storage/storageAccounts/${name}assets`,
        keyVault: `${group}/providers/Microsoft.KeyVault/vaults/${name}-keys`,
        hbiWorkspace: false,
        provisioningState: 'Succeeded',
        managedNetwork: { isolationMode: 'Disabled' },
        publicNetworkAccess: 'Enabled',
        sdkTelemetryAppInsightsKey: canary('instrumentation'),
      },
    }),
    resourceAt(`${workspace}/computes/cluster`, {
      location,
      properties: {
        computeType: 'AmlCompute',
        createdOn: '2025-03-01T08:19:39.0074366+00:00',
        disableLocalAuth: true,
        provisioningState: 'Succeeded',
        isAttachedCompute: false,
        properties: {
          vmSize: 'STANDARD_D2_V3',
          scaleSettings: { minNodeCount: 0, maxNodeCount: 2 },
          enableNodePublicIp: true,
          userAccountCredentials: { adminUserName: 'admin', adminUserPassword: canary('compute') },
        },
      },
    }),
    resourceAt(`${workspace}/onlineEndpoints/scoring-${what}`, {
      location,
      kind: 'Managed',
      identity: identity(11),
      properties: {
        authMode: 'Key',
        publicNetworkAccess: 'Enabled',
        provisioningState: 'Succeeded',
        scoringUri: `https://scoring-${what}.${location}.inference.ml.azure.com/score`,
        keys: { primaryKey: canary('scoring') },
      },
    }),
    resourceAt(`${workspace}/datastores/workspaceblobstore`, {
      properties: {
        datastoreType: 'AzureBlob',
        accountName: `${name}assets`,
        containerName: 'private',
        isDefault: true,
        credentials: {
          credentialsType: 'AccountKey',
          secrets: { secretsType: 'AccountKey', key: canary('datastore') },
        },
      },
    }),
  ];
}

function account({ group, location, name }: Place, kind: string) {
  const id = `${group}/providers/Microsoft.CognitiveServices/accounts/${kind.toLowerCase()}-${name}`;
  const project = `${id}/projects/assistant`;
  const base = resourceAt(id, {
    location,
    kind,
    sku: { name: 'S0' },
    identity: identity(12),
    properties: {
      endpoint: `https://${kind.toLowerCase()}-${name}.cognitiveservices.azure.com/`,
      customSubDomainName: `${kind.toLowerCase()}-${name}`,
      publicNetworkAccess: 'Enabled',
      networkAcls: { defaultAction: 'Allow', ipRules: [], virtualNetworkRules: [] },
      disableLocalAuth: name === 'production',
      allowProjectManagement: kind === 'AIServices',
      provisioningState: 'Succeeded',
      dateCreated: '2025-03-01T08:00:00.3281881Z',
      apiProperties: { qnaAzureSearchEndpointKey: canary('api-property') },
    },
  });
  const deployment = resourceAt(`${id}/deployments/chat`, {
    sku: { name: 'GlobalStandard', capacity: 10 },
    properties: {
      model: { format: 'OpenAI', name: 'gpt-4o-mini', version: '2024-07-18' },
      versionUpgradeOption: 'OnceNewDefaultVersionAvailable',
      raiPolicyName: 'Microsoft.DefaultV2',
      provisioningState: 'Succeeded',
    },
    systemData: { createdAt: '2025-03-01T08:00:00.7085705Z' },
  });
  if (kind === 'SpeechServices') return [base];
  if (kind === 'OpenAI') return [base, deployment];
  return [
    base,
    deployment,
    {
      ...resourceAt(project, { location, kind, identity: identity(13) }),
      name: `${kind.toLowerCase()}-${name}/assistant`,
      properties: { isDefault: true, provisioningState: 'Succeeded' },
    },
    resourceAt(`${project}/connections/search`, {
      properties: {
        category: 'CognitiveSearch',
        authType: 'ApiKey',
        target: `https://search-${name}.search.windows.net/?api-key=${canary('target')}`,
        credentials: { key: canary('connection') },
        metadata: { note: canary('metadata') },
        isSharedToAll: false,
      },
    }),
  ];
}
