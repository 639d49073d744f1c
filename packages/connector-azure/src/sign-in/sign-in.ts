import type { TokenCredential } from '@azure/identity';
import { type AzureCloud, CLOUDS } from './cloud.js';
import type { AzureSignIn } from './options.js';

/**
 * The credential that a way to sign in stands for. The library is loaded only here, when the first token is needed: a program that
 * reads no Azure does not pay for it.
 */
export async function credentialOf(
  signIn: AzureSignIn,
  tenantId: string,
  { authority }: AzureCloud,
): Promise<TokenCredential> {
  const identity = await import('@azure/identity');
  // Microsoft's own directory of authorities knows none but its clouds'.
  const isKnown = Object.values(CLOUDS).some((cloud) => cloud.authority.origin === authority.origin);
  const common = { tenantId, authorityHost: authority.origin, ...(isKnown ? {} : { disableInstanceDiscovery: true }) };
  switch (signIn.kind) {
    case 'default':
      return new identity.DefaultAzureCredential(common);
    case 'environment':
      return new identity.EnvironmentCredential(common);
    case 'managedIdentity':
      return signIn.clientId === undefined
        ? new identity.ManagedIdentityCredential()
        : new identity.ManagedIdentityCredential({ clientId: signIn.clientId });
    case 'workloadIdentity':
      return new identity.WorkloadIdentityCredential({
        ...common,
        ...(signIn.clientId === undefined ? {} : { clientId: signIn.clientId }),
        ...(signIn.tokenFile === undefined ? {} : { tokenFilePath: signIn.tokenFile }),
      });
    case 'clientSecret':
      return new identity.ClientSecretCredential(tenantId, signIn.clientId, signIn.clientSecret, common);
    case 'clientCertificate':
      return new identity.ClientCertificateCredential(tenantId, signIn.clientId, signIn.certificatePath, common);
    case 'azureCli':
      return new identity.AzureCliCredential({ tenantId });
    case 'azureDeveloperCli':
      return new identity.AzureDeveloperCliCredential({ tenantId });
    case 'azurePowerShell':
      return new identity.AzurePowerShellCredential({ tenantId });
  }
}
