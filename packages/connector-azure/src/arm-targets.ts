/** Types that relationships of several sorts end at, in lower case as ids are, and their names in records. */
const NAMES: Readonly<Record<string, string>> = {
  'microsoft.cache/redis': 'redisCaches',
  'microsoft.cdn/profiles/afdendpoints': 'frontDoorEndpoints',
  'microsoft.cdn/profiles/customdomains': 'customDomains',
  'microsoft.cdn/profiles/endpoints': 'cdnEndpoints',
  'microsoft.cognitiveservices/accounts': 'cognitiveAccounts',
  'microsoft.containerregistry/registries': 'containerRegistries',
  'microsoft.containerservice/managedclusters': 'kubernetesClusters',
  'microsoft.datafactory/factories': 'dataFactories',
  'microsoft.dbformysql/flexibleservers': 'mysqlServers',
  'microsoft.dbforpostgresql/flexibleservers': 'postgresqlServers',
  'microsoft.documentdb/databaseaccounts': 'cosmosAccounts',
  'microsoft.eventgrid/topics': 'eventGridTopics',
  'microsoft.eventhub/namespaces': 'eventHubsNamespaces',
  'microsoft.keyvault/vaults': 'keyVaults',
  'microsoft.machinelearningservices/workspaces': 'machineLearningWorkspaces',
  'microsoft.network/applicationgateways': 'applicationGateways',
  'microsoft.network/frontdoors': 'frontDoors',
  'microsoft.network/networkinterfaces': 'networkInterfaces',
  'microsoft.network/networksecuritygroups': 'networkSecurityGroups',
  'microsoft.network/privatelinkservices': 'privateLinkServices',
  'microsoft.network/publicipaddresses': 'publicIPAddresses',
  'microsoft.network/trafficmanagerprofiles': 'trafficManagerProfiles',
  'microsoft.network/virtualnetworks': 'virtualNetworks',
  'microsoft.network/virtualnetworks/subnets': 'subnets',
  'microsoft.servicebus/namespaces': 'serviceBusNamespaces',
  'microsoft.sql/servers': 'sqlServers',
  'microsoft.storage/storageaccounts': 'storageAccounts',
  'microsoft.synapse/workspaces': 'synapseWorkspaces',
  'microsoft.web/sites': 'webSites',
};

/** Sorts what an answer refers to by the type in its id, since a relationship ends at nodes of one kind. Other types are left out. */
export function targetsByType<T extends { readonly id?: string | undefined }>(
  targets: readonly T[],
): Readonly<Record<string, readonly T[]>> {
  const sorted: Record<string, T[]> = {};
  for (const target of targets) {
    const name = NAMES[typeOf(target.id ?? '')];
    if (name === undefined) continue;
    sorted[name] ??= [];
    sorted[name].push(target);
  }
  return sorted;
}

/** The type in an id, in lower case: `microsoft.network/virtualnetworks/subnets`. */
export function typeOf(id: string): string {
  const [provider, ...rest] = id.toLowerCase().slice(id.toLowerCase().lastIndexOf('/providers/')).split('/').slice(2);
  return [provider, ...rest.filter((_segment, index) => index % 2 === 0)].join('/');
}
