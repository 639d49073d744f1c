/** A key of Key Vault as the answers of what it encrypts name it: the id of its node, and the address of its vault. */
export interface KeyRef {
  readonly KeyId?: string;
  readonly VaultUri?: string;
}

/** What a URL of a key refers to. Its version is left out: a key has one node, whatever its version. */
export function keyRef(url: string | null | undefined): KeyRef {
  const [, vault, name] = /^(https:\/\/[^/:]+)(?::443)?\/+keys\/([^/?#]+)/i.exec(url ?? '') ?? [];
  if (vault === undefined || name === undefined) return {};
  return { KeyId: `${vault}/keys/${name}`.toLowerCase(), VaultUri: `${vault}/`.toLowerCase() };
}
