import type { RecordOf } from '@cadastre/core';
import { armPath, armValues } from './arm-path.js';
import { defineFetch, resourceFetch } from './define-fetch.js';
import { AzureFederatedIdentityCredential, AzureUserAssignedIdentity } from './generated/index.js';

const IDENTITY = 'Microsoft.ManagedIdentity/userAssignedIdentities';
const CREDENTIALS = armPath(`${IDENTITY}/{identity}/federatedIdentityCredentials`);
/** Issuers of clusters of Azure Kubernetes Service, in each of its clouds. */
const CLUSTER_ISSUER = /^https:\/\/[^/]*\bprod-aks\.azure\./;

export const userAssignedIdentities = resourceFetch(AzureUserAssignedIdentity, IDENTITY);

export const federatedIdentityCredentials = defineFetch({
  emits: AzureFederatedIdentityCredential,
  calls: [`GET ${CREDENTIALS}`],
  async *fetch({ arm, parent }) {
    type Credential = RecordOf<typeof AzureFederatedIdentityCredential>;
    const asked = { ...armValues(CREDENTIALS, parent.id), 'api-version': '2023-01-31' };
    for await (const credential of arm.listIn<Credential>('value', CREDENTIALS, asked)) {
      const issuer = credential.properties?.issuer;
      yield { ...credential, ClusterIssuer: issuer && CLUSTER_ISSUER.test(issuer) ? issuer : undefined };
    }
  },
});
