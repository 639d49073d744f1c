import type { TokenCredential } from '@azure/identity';
import type { IdentityBy } from '../entra/identity-address.js';
import type { AzureCloud, AzureCloudName } from './cloud.js';

/** How to sign in to a tenant: each is one of the credentials of `@azure/identity`, by its name. */
export type AzureSignIn =
  /** The chain of `DefaultAzureCredential`: environment, workload identity, managed identity, then the tools of developers. */
  | { readonly kind: 'default' }
  /** `AZURE_CLIENT_ID` and what belongs to it. */
  | { readonly kind: 'environment' }
  /** The identity of the machine that this runs on; `clientId` for one that is assigned by the user. */
  | { readonly kind: 'managedIdentity'; readonly clientId?: string }
  /** A token of another issuer, such as a Kubernetes cluster's or GitHub's. What is not told comes from the environment. */
  | { readonly kind: 'workloadIdentity'; readonly clientId?: string; readonly tokenFile?: string }
  | { readonly kind: 'clientSecret'; readonly clientId: string; readonly clientSecret: string }
  /** Path of a PEM file with certificate and private key. */
  | { readonly kind: 'clientCertificate'; readonly clientId: string; readonly certificatePath: string }
  /** Whoever is signed in to `az`. */
  | { readonly kind: 'azureCli' }
  /** Whoever is signed in to `azd`. */
  | { readonly kind: 'azureDeveloperCli' }
  /** Whoever is signed in to Azure PowerShell. */
  | { readonly kind: 'azurePowerShell' };

/** One tenant to read. */
export interface AzureTenantOptions {
  /** Id of the tenant, a GUID. */
  readonly tenantId: string;
  /** `{ kind: 'default' }` unless told; or a credential of the program's own. */
  readonly signIn?: AzureSignIn | TokenCredential;
  /** `AzurePublic` unless told; or the addresses of another one, such as an Azure Stack Hub. */
  readonly cloud?: AzureCloudName | AzureCloud;
  /** Ids of the subscriptions to read: all that the credentials may see, unless told. */
  readonly subscriptions?: readonly string[];
}

/** How to read Azure and Entra ID. */
export interface AzureOptions {
  readonly tenants: readonly AzureTenantOptions[];
  /**
   * What joins a user with the accounts that the same person has elsewhere, as one `Identity`: the address in a domain that the tenant has proven to
   * own (unless told), any address, the name that it signs in with, or nothing. An address that nobody verified lets whoever may edit users, in any of
   * the tenants, become somebody else in the graph.
   */
  readonly identityBy?: IdentityBy;
}
