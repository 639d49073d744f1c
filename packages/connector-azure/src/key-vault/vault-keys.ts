/** A key of Key Vault as the answers of what it encrypts name it: the id of its node, and the address of its vault. */
interface KeyRef {
  readonly KeyId?: string;
  readonly VaultUri?: string;
}

/** What a URL of a key refers to. Its version is left out: a key has one node, whatever its version. */
export function keyRef(url: string | null | undefined): KeyRef {
  const [, vault, name] = /^(https:\/\/[^/:]+)(?::443)?\/+keys\/([^/?#]+)/i.exec(url ?? '') ?? [];
  if (vault === undefined || name === undefined) return {};
  return { KeyId: `${vault}/keys/${name}`.toLowerCase(), VaultUri: `${vault}/`.toLowerCase() };
}

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
