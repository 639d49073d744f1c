import type { AzureResource, MakeResources, Place } from '../azure-estate.js';

const TYPE = 'Microsoft.DocumentDB/databaseAccounts';

/** An account for each API. The simulator, like Azure, has nothing of the other APIs below any of them. */
export const cosmosResources: MakeResources = (place) => [
  ...account(place, 'sql', 'GlobalDocumentDB', []),
  ...account(place, 'mongo', 'MongoDB', ['EnableMongo']),
  ...account(place, 'cassandra', 'GlobalDocumentDB', ['EnableCassandra']),
  ...account(place, 'table', 'GlobalDocumentDB', ['EnableTable']),
  ...database(place, 'sql', 'sqlDatabases', 'containers', {
    partitionKey: { paths: ['/customer'], kind: 'Hash' },
    defaultTtl: 100,
    indexingPolicy: { indexingMode: 'consistent', automatic: true },
    conflictResolutionPolicy: { mode: 'LastWriterWins' },
  }),
  ...database(place, 'mongo', 'mongodbDatabases', 'collections', { shardKey: { customer: 'Hash' } }),
  ...database(place, 'cassandra', 'cassandraKeyspaces', 'tables', { defaultTtl: 100, analyticalStorageTtl: 500 }),
  item(accountId(place, 'table'), 'tables', 'events', {}),
];

function accountId({ group, name }: Place, api: string): string {
  return `${group}/providers/${TYPE}/${name}-${api}`;
}

function account(place: Place, api: string, kind: string, capabilities: readonly string[]): readonly AzureResource[] {
  const { group, location, name } = place;
  const id = accountId(place, api);
  const own = `${name}-${api}`;
  const locations = ['West Europe', 'North Europe'].map((region, index) => ({
    id: `${own}-${region.toLowerCase().replace(' ', '')}`,
    locationName: region,
    documentEndpoint: `https://${own}-${index}.documents.azure.com:443/`,
    provisioningState: 'Succeeded',
    failoverPriority: index,
    isZoneRedundant: false,
  }));
  return [
    {
      id,
      type: TYPE,
      name: own,
      location,
      kind,
      tags: { environment: name },
      identity: { type: 'None' },
      properties: {
        provisioningState: 'Succeeded',
        documentEndpoint: `https://${own}.documents.azure.com:443/`,
        publicNetworkAccess: 'Enabled',
        enableAutomaticFailover: true,
        enableMultipleWriteLocations: false,
        isVirtualNetworkFilterEnabled: api === 'sql',
        virtualNetworkRules:
          api === 'sql'
            ? [
                {
                  id: `${group}/providers/Microsoft.Network/virtualNetworks/spoke/subnets/web`,
                  ignoreMissingVNetServiceEndpoint: false,
                },
              ]
            : [],
        disableKeyBasedMetadataWriteAccess: false,
        disableLocalAuth: api === 'sql',
        minimalTlsVersion: 'Tls12',
        databaseAccountOfferType: 'Standard',
        consistencyPolicy: { defaultConsistencyLevel: 'Session', maxIntervalInSeconds: 5, maxStalenessPrefix: 100 },
        primaryMasterKey: 'canary-cosmos-not-a-secret',
        writeLocations: locations.slice(0, 1),
        readLocations: locations,
        locations,
        failoverPolicies: locations.map(({ id: own, locationName, failoverPriority }) => ({
          id: own,
          locationName,
          failoverPriority,
        })),
        cors: [{ allowedOrigins: 'https://example.com,https://www.example.com', maxAgeInSeconds: 60 }],
        capabilities: capabilities.map((capability) => ({ name: capability })),
        ipRules: api === 'mongo' ? [{ ipAddressOrRange: '203.0.113.0/24' }] : [],
        backupPolicy: { type: 'Periodic', periodicModeProperties: { backupRetentionIntervalInHours: 8 } },
        ...(api === 'sql' ? { keyVaultKeyUri: `https://${name}-keys.vault.azure.net/keys/Data` } : {}),
        privateEndpointConnections:
          api === 'sql'
            ? [
                {
                  id: `${id}/privateEndpointConnections/web`,
                  name: 'web',
                  properties: {
                    privateEndpoint: { id: `${group}/providers/Microsoft.Network/privateEndpoints/shop` },
                    privateLinkServiceConnectionState: { status: 'Approved', actionsRequired: 'None' },
                  },
                },
              ]
            : [],
      },
    },
  ];
}

/** Two databases, or what an API calls so, with two things in each. */
function database(place: Place, api: string, list: string, inner: string, resource: object): readonly AzureResource[] {
  return ['shop', 'stock'].flatMap((name) => {
    const whole = item(accountId(place, api), list, name, {});
    return [whole, ...['one', 'two'].map((part) => item(whole.id, inner, part, resource))];
  });
}

function item(id: string, list: string, name: string, resource: object): AzureResource {
  return {
    id: `${id}/${list}/${name}`,
    type: `${TYPE}/${list}`,
    name,
    location: 'West Europe',
    tags: {},
    properties: { resource: { id: name, ...resource }, options: { throughput: 400 } },
  };
}
