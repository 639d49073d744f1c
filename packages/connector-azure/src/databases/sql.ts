import { armFetch, resourceFetch } from '../arm/arm-fetch.js';
import {
  AzureElasticPool,
  AzureFailoverGroup,
  AzureRecoverableDatabase,
  AzureRestorableDroppedDatabase,
  AzureServerADAdministrator,
  AzureServerDNSAlias,
  AzureSQLServer,
  AzureSQLServerAuditing,
  AzureSQLServerEncryptionProtector,
  AzureSQLServerFirewallRule,
  AzureSQLServerSecurityAlertPolicy,
  AzureSQLServerVirtualNetworkRule,
} from '../generated/index.js';
import { keyRef } from '../key-vault/vault-keys.js';

const SERVERS = 'Microsoft.Sql/servers';
const SERVER = `${SERVERS}/{server}`;
const VERSION = '2021-11-01';

export const sqlServers = resourceFetch(AzureSQLServer, SERVERS);
export const sqlElasticPools = resourceFetch(AzureElasticPool, `${SERVERS}/elasticPools`);
export const sqlAuditing = armFetch(AzureSQLServerAuditing, `${SERVER}/auditingSettings`, VERSION);
export const sqlSecurityAlertPolicies = armFetch(
  AzureSQLServerSecurityAlertPolicy,
  `${SERVER}/securityAlertPolicies`,
  VERSION,
);
export const sqlAdministrators = armFetch(AzureServerADAdministrator, `${SERVER}/administrators`, VERSION);
export const sqlDnsAliases = armFetch(AzureServerDNSAlias, `${SERVER}/dnsAliases`, VERSION);
export const sqlFirewallRules = armFetch(AzureSQLServerFirewallRule, `${SERVER}/firewallRules`, VERSION);
export const sqlVirtualNetworkRules = armFetch(
  AzureSQLServerVirtualNetworkRule,
  `${SERVER}/virtualNetworkRules`,
  VERSION,
);
export const sqlFailoverGroups = armFetch(AzureFailoverGroup, `${SERVER}/failoverGroups`, VERSION);
export const sqlRecoverableDatabases = armFetch(AzureRecoverableDatabase, `${SERVER}/recoverableDatabases`, VERSION);
export const sqlRestorableDroppedDatabases = armFetch(
  AzureRestorableDroppedDatabase,
  `${SERVER}/restorableDroppedDatabases`,
  VERSION,
);
export const sqlEncryptionProtectors = armFetch(
  AzureSQLServerEncryptionProtector,
  `${SERVER}/encryptionProtector`,
  VERSION,
  { shape: (protector) => ({ ...protector, ...keyRef(protector.properties?.uri) }) },
);
