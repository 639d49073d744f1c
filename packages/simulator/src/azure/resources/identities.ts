import type { MakeResources } from '../azure-estate.js';

export const identitiesResources: MakeResources = ({ tenant, group, location, name }) => {
  const type = 'Microsoft.ManagedIdentity/userAssignedIdentities';
  const identity = `${group}/providers/${type}/${name}-deploy`;
  const trusted = [
    ['github', 'https://token.actions.githubusercontent.com', 'repo:example/app:ref:refs/heads/main'],
    // The issuer of the cluster of this subscription: `containers.ts`.
    ['cluster', `https://westeurope.oic.prod-aks.azure.com/${tenant}/${name}-blue/`, 'system:serviceaccount:web:app'],
  ];
  return [
    ...[`${name}-deploy`, `${name}-kubelet`].map((identityName) => ({
      id: `${group}/providers/${type}/${identityName}`,
      type,
      name: identityName,
      location,
      tags: { environment: name },
      properties: { tenantId: tenant, principalId: `${identityName}-principal`, clientId: `${identityName}-client` },
    })),
    ...trusted.map(([credential, issuer, subject]) => ({
      id: `${identity}/federatedIdentityCredentials/${credential}`,
      type: `${type}/federatedIdentityCredentials`,
      name: credential,
      properties: { issuer, subject, audiences: ['api://AzureADTokenExchange'] },
    })),
  ];
};
