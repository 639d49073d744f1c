import { armFetch, resourceFetch } from '../arm/arm-fetch.js';
import { AzureFederatedIdentityCredential, AzureUserAssignedIdentity } from '../generated/index.js';

const IDENTITY = 'Microsoft.ManagedIdentity/userAssignedIdentities';
/** Issuers of clusters of Azure Kubernetes Service, in each of its clouds. */
const CLUSTER_ISSUER = /^https:\/\/[^/]*\bprod-aks\.azure\./;

export const userAssignedIdentities = resourceFetch(AzureUserAssignedIdentity, IDENTITY);

export const federatedIdentityCredentials = armFetch(
  AzureFederatedIdentityCredential,
  `${IDENTITY}/{identity}/federatedIdentityCredentials`,
  '2023-01-31',
  {
    shape: (credential) => {
      const issuer = credential.properties?.issuer;
      return { ...credential, ClusterIssuer: issuer && CLUSTER_ISSUER.test(issuer) ? issuer : undefined };
    },
  },
);
