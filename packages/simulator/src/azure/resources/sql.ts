import type { AzureResource, MakeResources, Place } from '../azure-estate.js';

const TYPE = 'Microsoft.Sql/servers';

/** A pair of servers of Azure SQL: the first fails over to the second. */
export const sqlResources: MakeResources = (place) => {
  const first = `${place.group}/providers/${TYPE}/${place.name}-sql`;
  const second = `${place.group}/providers/${TYPE}/${place.name}-sql2`;
  return [
    ...server(place, first),
    ...server(place, second),
    below(first, 'failoverGroups', `${place.name}-group`, {
      readWriteEndpoint: { failoverPolicy: 'Automatic', failoverWithDataLossGracePeriodMinutes: 60 },
      replicationRole: 'Primary',
      replicationState: 'CATCH_UP',
      partnerServers: [{ id: second, location: 'North Europe', replicationRole: 'Secondary' }],
      databases: [`${first}/databases/shop`],
    }),
    below(first, 'dnsAliases', `${place.name}-alias`, { azureDnsRecord: `${place.name}-alias.database.windows.net` }),
  ];
};

/** Something right below a resource. */
function below(id: string, kind: string, name: string, properties: object, more: object = {}): AzureResource {
  const type = `${id
    .split('/providers/')[1]
    ?.split('/')
    .filter((_part, index) => index === 0 || index % 2 === 1)
    .join('/')}/${kind}`;
  return { id: `${id}/${kind}/${name}`, type, name, ...more, properties };
}

function server({ tenant, location, name, group }: Place, id: string): readonly AzureResource[] {
  const administrator = {
    administratorType: 'ActiveDirectory',
    login: 'ada@example.com',
    sid: '0c0c0c0c-0000-4000-8000-000000000001',
    tenantId: tenant,
    azureADOnlyAuthentication: false,
  };
  return [
    {
      id,
      type: TYPE,
      name: id.slice(id.lastIndexOf('/') + 1),
      location,
      kind: 'v12.0',
      tags: { environment: name },
      identity: { type: 'SystemAssigned', principalId: '0d0d0d0d-0000-4000-8000-000000000002', tenantId: tenant },
      properties: {
        administratorLogin: 'dbadmin',
        administratorLoginPassword: 'canary-sql-not-a-secret',
        version: '12.0',
        state: 'Ready',
        fullyQualifiedDomainName: `${id.slice(id.lastIndexOf('/') + 1)}.database.windows.net`,
        minimalTlsVersion: '1.2',
        publicNetworkAccess: name === 'production' ? 'Enabled' : 'Disabled',
        restrictOutboundNetworkAccess: 'Disabled',
        administrators: { ...administrator, principalType: 'User' },
        privateEndpointConnections: [],
      },
    },
    below(id, 'administrators', 'ActiveDirectory', administrator),
    below(id, 'firewallRules', 'AllowAllWindowsAzureIps', { startIpAddress: '0.0.0.0', endIpAddress: '0.0.0.0' }),
    below(id, 'firewallRules', 'office', { startIpAddress: '203.0.113.1', endIpAddress: '203.0.113.9' }),
    below(id, 'virtualNetworkRules', 'web', {
      virtualNetworkSubnetId: `${group}/providers/Microsoft.Network/virtualNetworks/spoke/subnets/web`,
      ignoreMissingVnetServiceEndpoint: false,
      state: 'Ready',
    }),
    below(id, 'auditingSettings', 'Default', {
      state: 'Enabled',
      retentionDays: 90,
      auditActionsAndGroups: ['BATCH_COMPLETED_GROUP'],
      isAzureMonitorTargetEnabled: true,
      storageEndpoint: '',
      storageAccountAccessKey: 'canary-audit-not-a-secret',
    }),
    below(id, 'securityAlertPolicies', 'Default', {
      state: 'Disabled',
      disabledAlerts: [''],
      emailAddresses: [''],
      emailAccountAdmins: false,
      storageAccountAccessKey: 'canary-alert-not-a-secret',
      retentionDays: 0,
    }),
    below(id, 'encryptionProtector', 'current', {
      serverKeyName: `${name}-keys_Data_0123`,
      serverKeyType: 'AzureKeyVault',
      uri: `https://${name}-keys.vault.azure.net/keys/Data/0123456789abcdef`,
      autoRotationEnabled: true,
    }),
    below(
      id,
      'elasticPools',
      'pool',
      {
        state: 'Ready',
        creationDate: '2025-03-01T08:00:00.000Z',
        maxSizeBytes: 53_687_091_200,
        zoneRedundant: false,
        licenseType: 'LicenseIncluded',
      },
      { location, sku: { name: 'StandardPool', tier: 'Standard', capacity: 50 } },
    ),
    below(id, 'recoverableDatabases', 'shop', {
      edition: 'Standard',
      serviceLevelObjective: 'S0',
      lastAvailableBackupDate: '2025-03-02T08:00:00.000Z',
    }),
    below(
      id,
      'restorableDroppedDatabases',
      'old,133811136000000000',
      {
        databaseName: 'old',
        maxSizeBytes: 2_147_483_648,
        creationDate: '2025-01-01T08:00:00.000Z',
        deletionDate: '2025-02-01T08:00:00.000Z',
        earliestRestoreDate: '2025-01-25T08:00:00.000Z',
      },
      { location, sku: { name: 'S0', tier: 'Standard' } },
    ),
    database(id, location, 'master'),
    ...['shop', 'stock'].flatMap((own) => [database(id, location, own), ...databaseParts(`${id}/databases/${own}`)]),
  ];
}

function database(server: string, location: string, name: string): AzureResource {
  const system = name === 'master';
  return below(
    server,
    'databases',
    name,
    {
      collation: 'SQL_Latin1_General_CP1_CI_AS',
      maxSizeBytes: 268_435_456_000,
      status: 'Online',
      databaseId: `0e0e0e0e-0000-4000-8000-00000000000${name.length}`,
      creationDate: '2025-03-01T08:00:00.000Z',
      defaultSecondaryLocation: 'northeurope',
      zoneRedundant: false,
      readScale: 'Disabled',
      currentBackupStorageRedundancy: 'Geo',
      isLedgerOn: false,
      isInfraEncryptionEnabled: false,
      ...(system ? {} : { elasticPoolId: `${server}/elasticPools/pool`, earliestRestoreDate: '2025-03-01T08:30:00Z' }),
    },
    {
      location,
      kind: system ? 'v12.0,system' : 'v12.0,user,pool',
      sku: system ? { name: 'System', tier: 'System' } : { name: 'ElasticPool', tier: 'Standard' },
    },
  );
}

function databaseParts(id: string): readonly AzureResource[] {
  return [
    below(id, 'transparentDataEncryption', 'current', { state: 'Enabled' }),
    below(id, 'securityAlertPolicies', 'Default', {
      state: 'Enabled',
      creationTime: '2025-03-01T08:00:00.000Z',
      disabledAlerts: [],
      emailAddresses: ['security@example.com'],
      emailAccountAdmins: true,
      retentionDays: 30,
    }),
    below(id, 'auditingSettings', 'Default', {
      state: 'Disabled',
      retentionDays: 0,
      isAzureMonitorTargetEnabled: false,
    }),
    below(id, 'replicationLinks', 'fb92de60-eb87-4a58-b250-3362d0cfdf26', {
      partnerServer: 'partner',
      partnerDatabase: 'shop',
      partnerLocation: 'North Europe',
      role: 'Primary',
      partnerRole: 'Secondary',
      replicationMode: 'ASYNC',
      startTime: '2025-03-01T08:00:00.000Z',
      percentComplete: 100,
      replicationState: 'CATCH_UP',
      isTerminationAllowed: true,
      linkType: 'GEO',
    }),
    below(
      id,
      'restorePoints',
      '133811136000000000',
      { restorePointType: 'CONTINUOUS', earliestRestoreDate: '2025-03-01T08:30:00.000Z' },
      { location: 'West Europe' },
    ),
  ];
}
