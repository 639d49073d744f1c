import type { Fetch, Schema } from '@cadastre/core';
import type { AzureContext } from './context.js';
import { armFetch, resourceFetch } from './define-fetch.js';
import {
  AzureDatabaseThreatDetectionPolicy,
  AzureReplicationLink,
  AzureRestorePoint,
  AzureSQLDatabase,
  AzureSQLDatabaseAuditing,
  AzureTransparentDataEncryption,
} from './generated/index.js';
import { onlyWhere, shaped, withParentId } from './shaped.js';

const DATABASES = 'Microsoft.Sql/servers';

export const sqlDatabases = shaped(resourceFetch(AzureSQLDatabase, `${DATABASES}/databases`), withParentId);

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
  const fetch = armFetch(emits, `${DATABASES}/{server}/databases/{database}/${list}`, '2021-11-01');
  return onlyWhere(fetch, ({ name }: { readonly name?: string | null }) => name !== 'master');
}
