import { bodyLink, type FetchRef, type HttpClient, httpClient, type MakeCall, type Scope } from '@cadastre/core';
import { armClient } from './arm/arm-client.js';
import type { ResourceGraph } from './arm/resource-graph.js';
import type { IdentityBy } from './entra/identity-address.js';
import { failingByPart } from './graph/graph-batch.js';
import { vaultUrl } from './sign-in/cloud.js';
import type { Tenant } from './sign-in/tenants.js';

/** What fetch functions for Azure and Entra ID are given. */
export interface AzureContext {
  /** Azure Resource Manager. */
  readonly arm: HttpClient;
  /** Microsoft Graph. */
  readonly graph: HttpClient;
  /** Resources of a type in the partition's subscription, as Resource Graph has them: `Microsoft.Compute/disks`. */
  readonly resources: <T>(type: string) => AsyncGenerator<T>;
  /** The data plane of the vault of this name. */
  readonly vault: (name: string) => HttpClient;
  /** What joins a user with the person's accounts elsewhere. */
  readonly identityBy: IdentityBy;
}

/** Makes the clients of one partition. */
export function azureContext(
  tenant: Tenant,
  resourceGraph: ResourceGraph,
  scope: Scope,
  fetch: FetchRef,
  call: MakeCall,
  identityBy: IdentityBy = 'verified_email',
): AzureContext {
  const arm = armClient(tenant, fetch, call);
  return {
    arm,
    graph: httpClient({
      baseUrl: tenant.cloud.graph,
      authorization: tenant.graphAuthorization,
      nextPage: bodyLink('@odata.nextLink'),
      fetch,
      call: failingByPart(call),
    }),
    resources: (type) => resourceGraph.list(arm, type, scope.subscription ?? ''),
    vault: (name) =>
      httpClient({
        baseUrl: vaultUrl(tenant.cloud, name),
        authorization: tenant.vaultAuthorization,
        nextPage: bodyLink('nextLink'),
        fetch,
        call,
      }),
    identityBy,
  };
}
