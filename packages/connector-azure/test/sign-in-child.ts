/*
 * Lists the subscriptions once by each way to sign in, and prints what came of it. A process of its own: Node reads which authorities to trust when it
 * starts.
 */
import type { AzureSignIn } from '../src/index.js';
import { azure } from '../src/index.js';

const {
  TENANT: tenantId = '',
  AUTHORITY: authority = '',
  CERTIFICATE: certificatePath = '',
  TOKEN_FILE: tokenFile = '',
} = process.env;
const at = new URL(authority);
const clientId = '00000000-0000-4000-8000-0000000000aa';

const WAYS: readonly AzureSignIn[] = [
  { kind: 'clientSecret', clientId, clientSecret: 'secret-not-a-secret' },
  { kind: 'clientCertificate', clientId, certificatePath },
  { kind: 'workloadIdentity', clientId, tokenFile },
  { kind: 'environment' },
  { kind: 'default' },
  { kind: 'managedIdentity' },
  { kind: 'managedIdentity', clientId },
  { kind: 'azureCli' },
  { kind: 'azureDeveloperCli' },
  { kind: 'azurePowerShell' },
];

for (const signIn of WAYS) {
  const cloud = { resourceManager: at, graph: at, authority: at, vault: `${at.origin}/vaults/{name}` };
  const source = azure({ tenants: [{ tenantId, cloud, signIn }] });
  const found: string[] = [];
  let failed: string | undefined;
  try {
    const listed = source.scopes.subscription?.({ tenant: tenantId }, ({ send }) =>
      send(new AbortController().signal, () => {}),
    );
    for await (const id of listed ?? []) found.push(id);
  } catch (error) {
    failed = JSON.stringify(source.classify(error));
  }
  console.log(JSON.stringify({ kind: signIn.kind, found, failed }));
}
