import { createHash } from 'node:crypto';
import type { AzureResource } from '../azure-estate.js';

/** A service principal, as Microsoft Graph lists it. */
export interface Principal {
  readonly id: string;
  readonly [name: string]: unknown;
}

interface Identified {
  readonly identity?: { readonly principalId?: string };
  readonly properties?: { readonly principalId?: string };
}

/** The service principals of all managed identities that the resources have, or are. */
export function managedIdentities(resources: Iterable<AzureResource>): readonly Principal[] {
  const found = new Map<string, Principal>();
  for (const resource of resources) {
    const { identity, properties } = resource as Identified;
    const isIdentity = resource.type === 'Microsoft.ManagedIdentity/userAssignedIdentities';
    const id = isIdentity ? properties?.principalId : identity?.principalId;
    if (id === undefined) continue;
    found.set(id, {
      id,
      appId: createHash('sha256').update(id).digest('hex').slice(0, 32),
      displayName: resource.id.slice(resource.id.lastIndexOf('/') + 1),
      servicePrincipalType: 'ManagedIdentity',
      accountEnabled: true,
      alternativeNames: [`isExplicit=${isIdentity ? 'True' : 'False'}`, resource.id],
    });
  }
  return [...found.values()];
}
