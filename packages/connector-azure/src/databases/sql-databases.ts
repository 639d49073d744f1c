import type { Fetch, Schema } from '@cadastre/core';
import { armFetch, resourceFetch } from '../arm/arm-fetch.js';
import type { AzureContext } from '../context.js';
import {
  AzureDatabaseThreatDetectionPolicy,
  AzureReplicationLink,
  AzureRestorePoint,
  AzureSQLDatabase,
  AzureSQLDatabaseAuditing,
  AzureTransparentDataEncryption,
} from '../generated/index.js';

const DATABASES = 'Microsoft.Sql/servers';

export const sqlDatabases = resourceFetch(AzureSQLDatabase, `${DATABASES}/databases`);

export const sqlTransparentDataEncryption = ofUserDatabases(
  AzureTransparentDataEncryption,
  'transparentDataEncryption',
);
export const sqlThreatDetection = ofUserDatabases(AzureDatabaseThreatDetectionPolicy, 'securityAlertPolicies');
export const sqlDatabaseAuditing = ofUserDatabases(AzureSQLDatabaseAuditing, 'auditingSettings');
export const sqlReplicationLinks = ofUserDatabases(AzureReplicationLink, 'replicationLinks');
export const sqlRestorePoints = ofUserDatabases(AzureRestorePoint, 'restorePoints');

/** A list of a database. The system's own, master, is not the customer's to encrypt, to replicate or to restore; the server's settings hold for it. */
function ofUserDatabases(emits: Schema, list: string): Fetch<AzureContext> {
  return armFetch(emits, `${DATABASES}/{server}/databases/{database}/${list}`, '2021-11-01', {
    when: ({ name }: { readonly name?: string | null }) => name !== 'master',
  });
}
