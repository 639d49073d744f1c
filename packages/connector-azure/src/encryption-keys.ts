import { type KeyRef, keyRef } from './key-id.js';

/** How the providers write which keys of the customer a resource is encrypted with. */
interface Encryption {
  readonly vaultBaseUrl?: string;
  readonly keyName?: string;
  readonly cmk?: { readonly key?: { readonly keyVaultUrl?: string } };
  readonly keyVaultProperties?: VaultKey | readonly VaultKey[];
}

interface VaultKey {
  readonly keyVaultUri?: string;
  readonly keyName?: string;
  readonly keyIdentifier?: string;
}

interface Encrypted {
  readonly properties?: { readonly encryption?: Encryption | null } | null;
}

/** Adds the keys of the customer that a resource is encrypted with; none where Microsoft's own key does. */
export function withKeys(resource: Encrypted): Encrypted & { readonly Keys: readonly KeyRef[] } {
  const { vaultBaseUrl, keyName, cmk, keyVaultProperties = [] } = resource.properties?.encryption ?? {};
  const urls = [
    cmk?.key?.keyVaultUrl,
    `${vaultBaseUrl}/keys/${keyName}`,
    ...[keyVaultProperties].flat().map((key) => key?.keyIdentifier ?? `${key?.keyVaultUri}/keys/${key?.keyName}`),
  ];
  return { ...resource, Keys: urls.map(keyRef).filter(({ KeyId }) => KeyId !== undefined) };
}
