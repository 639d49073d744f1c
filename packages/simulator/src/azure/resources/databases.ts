import type { AzureResource, MakeResources, Place } from '../azure-estate.js';
import { sqlResources } from './sql.js';

/** Servers of Azure SQL, PostgreSQL and MySQL, and caches. */
export const databasesResources: MakeResources = (place) => [
  ...sqlResources(place),
  ...postgresql(place),
  ...mysql(place),
  ...redis(place),
];

const COMMON = {
  administratorLogin: 'cloudsa',
  administratorLoginPassword: 'canary-flexible-not-a-secret',
  state: 'Ready',
  availabilityZone: '1',
  backup: { backupRetentionDays: 7, geoRedundantBackup: 'Disabled' },
  highAvailability: { mode: 'Disabled', state: 'NotEnabled' },
};

function postgresql({ tenant, group, location, name }: Place): readonly AzureResource[] {
  const type = 'Microsoft.DBforPostgreSQL/flexibleServers';
  return ['orders', 'events'].flatMap((purpose) => {
    const id = `${group}/providers/${type}/${name}-${purpose}`;
    return [
      {
        id,
        type,
        name: `${name}-${purpose}`,
        location,
        sku: { name: 'Standard_D4s_v3', tier: 'GeneralPurpose' },
        tags: { environment: name },
        properties: {
          ...COMMON,
          version: '16',
          minorVersion: '3',
          fullyQualifiedDomainName: `${name}-${purpose}.postgres.database.azure.com`,
          storage: { storageSizeGB: 512, autoGrow: 'Disabled' },
          authConfig: { activeDirectoryAuth: 'Enabled', passwordAuth: 'Enabled' },
          network: { publicNetworkAccess: purpose === 'orders' ? 'Enabled' : 'Disabled' },
          dataEncryption: {
            type: 'AzureKeyVault',
            primaryKeyURI: `https://${name}-keys.vault.azure.net/keys/Data/0123456789abcdef`,
          },
        },
      },
      ...['postgres', 'app'].map((database) => ({
        id: `${id}/databases/${database}`,
        type: `${type}/databases`,
        name: database,
        properties: { charset: 'UTF8', collation: 'en_US.utf8' },
      })),
      {
        id: `${id}/firewallRules/everybody`,
        type: `${type}/firewallRules`,
        name: 'everybody',
        properties: { startIpAddress: '0.0.0.0', endIpAddress: '255.255.255.255' },
      },
      {
        id: `${id}/administrators/0c0c0c0c-0000-4000-8000-000000000002`,
        type: `${type}/administrators`,
        properties: {
          principalType: 'User',
          principalName: 'grace@example.com',
          objectId: '0c0c0c0c-0000-4000-8000-000000000002',
          tenantId: tenant,
        },
      },
      setting(id, type, 'require_secure_transport', 'on'),
      setting(id, type, 'ssl_min_protocol_version', 'TLSv1.2'),
    ];
  });
}

function mysql({ tenant, group, location, name }: Place): readonly AzureResource[] {
  const type = 'Microsoft.DBforMySQL/flexibleServers';
  const id = `${group}/providers/${type}/${name}-mysql`;
  return [
    {
      id,
      type,
      name: `${name}-mysql`,
      location,
      sku: { name: 'Standard_B1ms', tier: 'Burstable' },
      properties: {
        ...COMMON,
        version: '8.0.21',
        fullyQualifiedDomainName: `${name}-mysql.mysql.database.azure.com`,
        storage: { storageSizeGB: 20, iops: 360, autoGrow: 'Enabled' },
        network: { publicNetworkAccess: 'Enabled' },
        replicationRole: 'None',
      },
    },
    { id: `${id}/databases/blog`, type: `${type}/databases`, name: 'blog', properties: { charset: 'utf8mb4' } },
    {
      id: `${id}/firewallRules/office`,
      type: `${type}/firewallRules`,
      name: 'office',
      properties: { startIpAddress: '203.0.113.1', endIpAddress: '203.0.113.9' },
    },
    {
      id: `${id}/administrators/ActiveDirectory`,
      type: `${type}/administrators`,
      name: 'ActiveDirectory',
      properties: {
        administratorType: 'ActiveDirectory',
        login: 'alan@example.com',
        sid: '0c0c0c0c-0000-4000-8000-000000000003',
        tenantId: tenant,
      },
    },
    setting(id, type, 'require_secure_transport', 'OFF'),
    setting(id, type, 'tls_version', 'TLSv1.2,TLSv1.3'),
  ];
}

function setting(id: string, type: string, name: string, value: string): AzureResource {
  return { id: `${id}/configurations/${name}`, type: `${type}/configurations`, name, properties: { value } };
}

function redis({ group, location, name }: Place): readonly AzureResource[] {
  const type = 'Microsoft.Cache/Redis';
  const at = (cache: string) => `${group}/providers/${type}/${name}-${cache}`;
  return [
    ...['cache', 'spare'].map((cache) => ({
      id: at(cache),
      type,
      name: `${name}-${cache}`,
      location,
      properties: {
        provisioningState: 'Succeeded',
        redisVersion: '6.0',
        sku: { name: 'Premium', family: 'P', capacity: 1 },
        enableNonSslPort: cache === 'spare',
        minimumTlsVersion: '1.2',
        publicNetworkAccess: cache === 'cache' ? 'Enabled' : 'Disabled',
        disableAccessKeyAuthentication: false,
        redisConfiguration: { 'rdb-storage-connection-string': 'canary-redis-not-a-secret' },
        accessKeys: null,
        hostName: `${name}-${cache}.redis.cache.windows.net`,
        port: 6379,
        sslPort: 6380,
      },
    })),
    {
      id: `${at('cache')}/firewallRules/office`,
      type: `${type}/firewallRules`,
      name: `${name}-cache/office`,
      properties: { startIP: '203.0.113.1', endIP: '203.0.113.9' },
    },
    {
      id: `${at('cache')}/linkedServers/${name}-spare`,
      type: `${type}/linkedServers`,
      name: `${name}-spare`,
      properties: {
        linkedRedisCacheId: at('spare'),
        linkedRedisCacheLocation: 'North Europe',
        serverRole: 'Secondary',
        provisioningState: 'Succeeded',
      },
    },
  ];
}
