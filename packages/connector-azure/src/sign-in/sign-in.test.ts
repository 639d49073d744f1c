import { expect, test } from 'vitest';
import { CLOUDS } from './cloud.js';
import type { AzureSignIn } from './options.js';
import { credentialOf } from './sign-in.js';

const TENANT = '00000000-0000-4000-8000-000000000001';
const clientId = 'example';

test.each<[AzureSignIn, string]>([
  [{ kind: 'default' }, 'DefaultAzureCredential'],
  [{ kind: 'environment' }, 'EnvironmentCredential'],
  [{ kind: 'managedIdentity' }, 'ManagedIdentityCredential'],
  [{ kind: 'managedIdentity', clientId }, 'ManagedIdentityCredential'],
  [{ kind: 'workloadIdentity', clientId, tokenFile: '/run/token' }, 'WorkloadIdentityCredential'],
  [{ kind: 'clientSecret', clientId, clientSecret: 'not-a-secret' }, 'ClientSecretCredential'],
  [{ kind: 'clientCertificate', clientId, certificatePath: '/run/certificate.pem' }, 'ClientCertificateCredential'],
  [{ kind: 'azureCli' }, 'AzureCliCredential'],
  [{ kind: 'azureDeveloperCli' }, 'AzureDeveloperCliCredential'],
  [{ kind: 'azurePowerShell' }, 'AzurePowerShellCredential'],
])('%j', async (signIn, name) => {
  const credential = await credentialOf(signIn, TENANT, CLOUDS.AzureGovernment);
  expect(credential.constructor.name).toBe(name);
});
