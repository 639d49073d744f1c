import type { RecordOf } from '@cadastre/core';
import { armFetch, resourceFetch } from '../arm/arm-fetch.js';
import {
  AzureMySQLAdministrator,
  AzureMySQLDatabase,
  AzureMySQLFirewallRule,
  AzureMySQLFlexibleServer,
  AzureMySQLFlexibleServerTransport,
  AzurePostgreSQLAdministrator,
  AzurePostgreSQLDatabase,
  AzurePostgreSQLFirewallRule,
  AzurePostgreSQLFlexibleServer,
  AzurePostgreSQLFlexibleServerTransport,
} from '../generated/index.js';
import { keyRef } from '../key-vault/vault-keys.js';
import { transportFetch } from './server-transport.js';

type Server = RecordOf<typeof AzurePostgreSQLFlexibleServer> | RecordOf<typeof AzureMySQLFlexibleServer>;
const withKey = (server: Server) => ({ ...server, ...keyRef(server.properties?.dataEncryption?.primaryKeyURI) });

const POSTGRESQL = 'Microsoft.DBforPostgreSQL/flexibleServers';
const POSTGRESQL_SERVER = `${POSTGRESQL}/{server}`;
const POSTGRESQL_VERSION = '2022-12-01';

export const postgresqlServers = resourceFetch(AzurePostgreSQLFlexibleServer, POSTGRESQL, withKey);
export const postgresqlDatabases = armFetch(
  AzurePostgreSQLDatabase,
  `${POSTGRESQL_SERVER}/databases`,
  POSTGRESQL_VERSION,
);
export const postgresqlFirewallRules = armFetch(
  AzurePostgreSQLFirewallRule,
  `${POSTGRESQL_SERVER}/firewallRules`,
  POSTGRESQL_VERSION,
);
/** A server that Entra ID does not sign in to answers this question with an error. */
export const postgresqlAdministrators = armFetch(
  AzurePostgreSQLAdministrator,
  `${POSTGRESQL_SERVER}/administrators`,
  POSTGRESQL_VERSION,
  { when: ({ entra_authentication }) => entra_authentication !== 'Disabled' },
);
export const postgresqlTransport = transportFetch(
  AzurePostgreSQLFlexibleServerTransport,
  POSTGRESQL_SERVER,
  POSTGRESQL_VERSION,
  'ssl_min_protocol_version',
);

const MYSQL = 'Microsoft.DBforMySQL/flexibleServers';
const MYSQL_SERVER = `${MYSQL}/{server}`;
const MYSQL_VERSION = '2023-12-30';

export const mysqlServers = resourceFetch(AzureMySQLFlexibleServer, MYSQL, withKey);
export const mysqlDatabases = armFetch(AzureMySQLDatabase, `${MYSQL_SERVER}/databases`, MYSQL_VERSION);
export const mysqlFirewallRules = armFetch(AzureMySQLFirewallRule, `${MYSQL_SERVER}/firewallRules`, MYSQL_VERSION);
export const mysqlAdministrators = armFetch(AzureMySQLAdministrator, `${MYSQL_SERVER}/administrators`, MYSQL_VERSION);
export const mysqlTransport = transportFetch(
  AzureMySQLFlexibleServerTransport,
  MYSQL_SERVER,
  MYSQL_VERSION,
  'tls_version',
);
