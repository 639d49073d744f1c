/** Host names of Azure Container Registry: https://learn.microsoft.com/azure/container-registry/container-registry-get-started-portal. */
const REGISTRY = /^([a-z0-9-]+\.azurecr\.(?:io|cn|us))\//;
const DIGEST = /@(sha256:[0-9a-f]+)$/;

/** The registries of Azure that images are pulled from. */
export function registriesOf(images: Iterable<string | null | undefined>): readonly string[] {
  const hosts = [...images].map((image) => REGISTRY.exec(image?.toLowerCase() ?? '')?.[1]);
  return [...new Set(hosts)].filter((host) => host !== undefined).sort();
}

/** The digest that an image is named by. */
export function digestOf(image: string | null | undefined): string | undefined {
  return DIGEST.exec(image ?? '')?.[1];
}
