/** The addresses of one of Microsoft's clouds. */
export interface AzureCloud {
  /** Azure Resource Manager. */
  readonly resourceManager: URL;
  /** Microsoft Graph. */
  readonly graph: URL;
  /** Where tokens are asked for. */
  readonly authority: URL;
  /** Where the vault of a name is: `{name}` stands for it. Made from the name alone, so that no token goes to a place that an answer names. */
  readonly vault: string;
}

/** Names of Microsoft's clouds. */
export type AzureCloudName = 'AzurePublic' | 'AzureGovernment' | 'AzureChina';

/** https://learn.microsoft.com/azure/azure-government/compare-azure-government-global-azure and https://learn.microsoft.com/azure/china/resources-developer-guide. */
export const CLOUDS: Readonly<Record<AzureCloudName, AzureCloud>> = {
  AzurePublic: {
    resourceManager: new URL('https://management.azure.com'),
    graph: new URL('https://graph.microsoft.com'),
    authority: new URL('https://login.microsoftonline.com'),
    vault: 'https://{name}.vault.azure.net',
  },
  AzureGovernment: {
    resourceManager: new URL('https://management.usgovcloudapi.net'),
    graph: new URL('https://graph.microsoft.us'),
    authority: new URL('https://login.microsoftonline.us'),
    vault: 'https://{name}.vault.usgovcloudapi.net',
  },
  AzureChina: {
    resourceManager: new URL('https://management.chinacloudapi.cn'),
    graph: new URL('https://microsoftgraph.chinacloudapi.cn'),
    authority: new URL('https://login.chinacloudapi.cn'),
    vault: 'https://{name}.vault.azure.cn',
  },
};

/** The address of the vault of this name. */
export function vaultUrl({ vault }: AzureCloud, name: string): URL {
  // Azure's rule for names of vaults; anything else could lead to another host.
  if (!/^[a-zA-Z0-9-]{3,24}$/.test(name)) throw new TypeError(`"${name}" is no name of a vault`);
  return new URL(vault.replace('{name}', name));
}
